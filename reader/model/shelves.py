"""The branches of the tree: of regions, kinds and months, and those that follow what the person did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.kinds import Kind
    from reader.model.regions import Region


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


class TreeCount(NamedTuple):
    """How many articles share a place in the tree, and how many of them are unread.

    region: None for national. year, month: of the stated date or the bracket's later month; `UNDATED` where
    there is neither. An article of two regions counts once in each.

    A large library has thousands of them, all made at every start: a tuple is made in a third of the time.
    """

    region: Region | None
    kind: Kind
    year: int
    month: int
    articles: int
    unread: int = 0


@dataclass(frozen=True, slots=True)
class TreePlace:
    """A branch of the tree whose articles are asked for. A set of conditions that all hold.

    region: a region, `NATIONAL` for articles of no region, None for any.
    kind: None for any. year, month: None for any, `UNDATED` for articles with neither date nor bracket.
    personal: one of the person's own branches, None for any.
    """

    region: Region | str | None = None
    kind: Kind | None = None
    year: int | None = None
    month: int | None = None
    personal: PersonalPlace | None = None
