"""What a query finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.query import Query
from reader.model.shelf import ArticleSummary


class HitPlace(StrEnum):
    TITLE = "title"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a query matched: `start` to `end`, code points in the title or the reading text.

    text: the matched characters. heading: the heading it stands under, "" where there is none. note: the
    number of the mark whose note it stands in, and `start` and `end` count in that note; None elsewhere.
    """

    place: HitPlace
    start: int
    end: int
    text: str
    heading: str = ""
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around the best hits. marks: (start, end) pairs in `text` of the matched words."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One article that a query found. score: higher is better."""

    summary: ArticleSummary
    score: float
    snippet: Snippet
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """total: all matching articles, of which `results` holds the best; where not all were `counted`, there
    are at least so many.
    """

    query: Query
    understood: str
    total: int
    results: tuple[SearchResult, ...]
    counted: bool = True
