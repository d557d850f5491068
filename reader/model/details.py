"""What the library knows of one article besides its text: its versions, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import Contact, NewsletterItem
    from reader.model.shelf import ArticleSummary


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article. number: from 1, the highest is the current one.

    imported: UTC, ISO 8601 to the second. text_hash: SHA-256 of the reading text, hexadecimal.
    """

    number: int
    imported: str
    title: str
    words: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class Source:
    """A place that an article came from. path: as imported, absolute; "" where it was pasted.

    imported: UTC, ISO 8601 to the second, of the last time that this place brought the article.
    """

    path: str
    ordinal: int
    imported: str


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """What the details panel shows. versions and sources: newest first.

    counterpart: of a digest the article that it is a digest of, of any other article its digest; None where
    that is not in the library.
    own: the summary as the source has it; None where the person corrected nothing.
    items, resources, contacts: of a newsletter.
    """

    summary: ArticleSummary
    versions: tuple[Version, ...]
    sources: tuple[Source, ...]
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    counterpart: ArticleSummary | None = None
    own: ArticleSummary | None = None
    items: tuple[NewsletterItem, ...] = ()
    resources: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
