"""What a person makes of an article: highlights, notes, bookmarks, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark is for; W3C Web Annotation calls it the motivation."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    BOOKMARK = "bookmark"


class Colour(StrEnum):
    """The five colours of highlights; the person gives them names of their own (`notebook.colours`)."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    VIOLET = "violet"


class Placement(StrEnum):
    """Whether a mark's place in the article's present text is known."""

    PLACED = "placed"
    REVIEW = "review"  # the text has changed and the place is not certain: the person decides
    WAITING = "waiting"  # the article is not in the library, or not yet
    KEPT = "kept"  # the person left it with the article, without a place in the present text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a reading text: the W3C TextPositionSelector and TextQuoteSelector in one.

    start, end: code points, end-exclusive; equal for a point between two characters. exact: the characters
    from start to end. prefix, suffix: up to 32 characters before and after. text_hash: SHA-256 of the
    reading text that start and end count in, hexadecimal.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as the notebook knows it, also while the library does not hold it.

    issued: "2016-09", "2019-10-25" or None. label: the date for people, as `Issued.label` gives it.
    """

    key: str
    title: str
    publisher: str | None
    issued: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight, note or bookmark.

    id: its number in this notebook. uid: the same wherever it is carried, 32 hexadecimal digits. anchor:
    None for a mark on the whole article (a bookmark on the whole article is a star). colour: of highlights
    only. body: the note, Markdown, "" where there is none (a highlight may have one). label: of bookmarks.
    created, modified: UTC, ISO 8601 to the millisecond.
    """

    id: int
    uid: str
    kind: MarkKind
    article: Citation
    anchor: Anchor | None
    placement: Placement
    colour: Colour | None
    body: str
    label: str
    tags: tuple[str, ...]
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class NewMark:
    """A mark to be made; the fields as in `Mark`."""

    kind: MarkKind
    article: Citation
    anchor: Anchor | None = None
    colour: Colour | None = None
    body: str = ""
    label: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedMark:
    """A mark on its way between notebooks, as a file of exported marks holds it; the fields as in `Mark`.

    An anchor whose `text_hash` is "" was made by another program: only its quotation is to be relied on.
    """

    uid: str
    kind: MarkKind
    article: Citation
    anchor: Anchor | None
    colour: Colour | None
    body: str
    label: str
    tags: tuple[str, ...]
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What became of carried marks: how many were new, were newer than those that were here and replaced
    them, were the same, or were older than those that were here and were left out.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    older: int = 0


class MarkOrder(StrEnum):
    """How a list of marks is sorted."""

    NEWEST = "newest"  # by the time of making
    OLDEST = "oldest"
    ARTICLE = "article"  # by the article's date (the latest first) and title, then in document order


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """Which marks a list holds: conditions that all hold, each unset where it is empty or None.

    kinds, colours, placements: one of these. tags: every one of these (small and capital letters are the
    same). keys: of these articles; an empty set lets none through. text: stands in the note, the label or the
    quotation, in small or capital letters.
    """

    kinds: tuple[MarkKind, ...] = ()
    colours: tuple[Colour, ...] = ()
    tags: tuple[str, ...] = ()
    keys: frozenset[str] | None = None
    text: str = ""
    placements: tuple[Placement, ...] = ()
    order: MarkOrder = MarkOrder.NEWEST


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A mark whose place is not certain. text: the article's present reading text, None where there is
    none. candidates: stretches (start, end) of it where the mark may belong, best first.
    """

    mark: Mark
    text: str | None
    candidates: tuple[tuple[int, int], ...]
