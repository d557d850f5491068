"""What a person did with whole articles, and what the library keeps a copy of so that it can find by it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.issued import Issued
from reader.model.kinds import Kind
from reader.model.regions import Region


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person put right in an article's metadata; None leaves a field as the source has it.

    issued: a stated date with the evidence CORRECTION, or `NOT_DATED` where the source's date is none.
    """

    title: str | None = None
    regions: tuple[Region, ...] | None = None
    issued: Issued | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class ReadingState:
    """read: its end was seen, or the person said so. position: code points of the reading text, where the
    person stopped. opened: last time, UTC, ISO 8601 to the second; None where never.
    """

    read: bool = False
    position: int = 0
    opened: str | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many articles and marks bear it."""

    name: str
    articles: int
    marks: int


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note that a search looks through. mark: the number of its mark."""

    mark: int
    text: str


@dataclass(frozen=True, slots=True)
class PersonalFacts:
    """All that the person did with one article. The notebook is where it is kept; the library holds a copy
    to search, count and sort by, which can be made again at any time.

    starred: bookmarked as a whole. bookmarks: the number of bookmarks, the star included. tags: of the
    article and of its marks, each once.
    """

    key: str
    read: bool = False
    opened: str | None = None
    starred: bool = False
    bookmarks: int = 0
    highlights: int = 0
    tags: tuple[str, ...] = ()
    notes: tuple[NoteText, ...] = ()
    correction: Correction | None = None
