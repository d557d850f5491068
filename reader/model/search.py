"""What a query finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.acronyms import Expansion
    from reader.model.kinds import Kind
    from reader.model.query import Filter, Query
    from reader.model.regions import Region
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


class SortOrder(StrEnum):
    """The order of results. `REGION`: by the name of the region, national last, newest first within one."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the found articles each value has; values that none has are left out.

    regions: in the order of the tree, None for national; an article of two regions counts in each. years:
    newest first, `UNDATED` last. kinds, publishers, tags: most articles first; publisher None where unknown.
    A tag has the spelling that most articles have, and counts the person's own tags too.
    """

    regions: tuple[tuple[Region | None, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    kinds: tuple[tuple[Kind, int], ...] = ()
    publishers: tuple[tuple[str | None, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A filter that keeps articles out: without it, `articles` would match."""

    filter: Filter
    articles: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """total: all matching articles, of which `results` holds the best; where not all were `counted`, there
    are at least so many.

    may_belong: further articles whose date is not known well enough to tell whether it lies within the dates
    asked for. facets: None in a first answer. suggestions, excluded: where nothing was found, whole queries
    of real words that find something, best first, and the filters without which something would be found.
    expansions: what was looked for beside the words of the query, because of acronyms.
    """

    query: Query
    understood: str
    total: int
    results: tuple[SearchResult, ...]
    counted: bool = True
    may_belong: int = 0
    facets: Facets | None = None
    suggestions: tuple[str, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    expansions: tuple[Expansion, ...] = ()
