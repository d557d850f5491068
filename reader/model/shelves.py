"""The branches of the tree that follow what the person did with articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PersonalShelf(StrEnum):
    """The branches of the tree that hold what the person did something with."""

    BOOKMARKED = "bookmarked"
    ANNOTATED = "annotated"  # with a highlight or a note
    UNREAD = "unread"
    RECENT = "recent"  # the articles opened last, the last one first
    TAGGED = "tagged"


@dataclass(frozen=True, slots=True)
class PersonalPlace:
    """One of those branches. tag: of `TAGGED`, case apart; "" for the others."""

    shelf: PersonalShelf
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ShelfTag:
    """A tag of the person, as written first in the alphabet, and how many articles bear it."""

    tag: str
    articles: int


@dataclass(frozen=True, slots=True)
class PersonalCounts:
    """How many articles stand on each of the person's own branches. tags: in alphabetical order."""

    bookmarked: int
    annotated: int
    unread: int
    recent: int
    tags: tuple[ShelfTag, ...] = ()
