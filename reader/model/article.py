"""An article as read from a source document, and its key."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from reader.model.blocks import Block
from reader.model.issued import NOT_DATED, Issued
from reader.model.kinds import Kind
from reader.model.regions import Committee, Region

_OPENING_LENGTH = 300
_NOT_WORD = re.compile(r"\W+")


class TitleEvidence(StrEnum):
    STATED = "stated"
    MADE = "made"  # the page has no title line; made from publisher and date


class Section(StrEnum):
    """Where in a newsletter an item stands."""

    THIS_WEEK = "this_week"
    REMINDERS = "reminders"


@dataclass(frozen=True, slots=True)
class NewsletterItem:
    """One programme of a newsletter: what is new and what is asked of the reader; "" where not given."""

    programme: str
    update: str = ""
    action: str = ""
    section: Section = Section.THIS_WEEK


@dataclass(frozen=True, slots=True)
class Contact:
    """A person named in a newsletter's list of contacts."""

    role: str = ""
    name: str = ""
    organisation: str = ""
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a source document.

    source: the file's name without folder. ordinal: 1-based place in that file.
    tags, emails, urls: as written, in order of appearance, each once.
    items, resources, contacts also stand in `blocks`, so that there is one reading text.
    digest: it tells a source article anew, whose title, publisher and date it bears.
    """

    title: str
    blocks: tuple[Block, ...]
    source: str = ""
    ordinal: int = 1
    title_evidence: TitleEvidence = TitleEvidence.STATED
    publisher: str | None = None
    kind: Kind = Kind.OTHER
    regions: tuple[Region, ...] = ()
    committees: tuple[Committee, ...] = ()
    issued: Issued = NOT_DATED
    tags: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    items: tuple[NewsletterItem, ...] = ()
    resources: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    digest: bool = False


def comparable(text: str) -> str:
    """`text` as two printings of the same words agree: NFKC, case folded, words joined by single spaces.

    Apostrophes and all other punctuation go, so that straight and curly ones agree.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    return _NOT_WORD.sub(" ", folded).strip()


def article_key(
    publisher: str | None, title: str, issued: Issued, reading_text: str, *, digest: bool = False
) -> str:
    """The key of an article: 20 hexadecimal digits, the same wherever the same article is imported.

    A SHA-256 over publisher, normalised title and issue date; where no date is stated, over the opening of
    the reading text too, since undated articles share titles. A digest never has its source's key.
    """
    parts = [comparable(publisher or ""), comparable(title), issued.iso or ""]
    if issued.iso is None:
        parts.append(comparable(reading_text[: 2 * _OPENING_LENGTH])[:_OPENING_LENGTH])
    if digest:
        parts.append("digest")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]
