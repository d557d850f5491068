"""A query and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.shelf import ArticleSummary


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must all stand in an article. phrase: they must stand next to each other, in this order
    and in these very forms; else one word, in any of its forms.
    """

    words: tuple[str, ...]
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood. text: as typed."""

    text: str
    terms: tuple[Term, ...]


class HitPlace(StrEnum):
    TITLE = "title"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a query matched: `start` to `end`, code points in the title or the reading text.

    text: the matched characters. heading: the heading it stands under, "" where there is none.
    """

    place: HitPlace
    start: int
    end: int
    text: str
    heading: str = ""


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
