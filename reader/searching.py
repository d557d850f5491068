"""Use case: one query, as typed, over the library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Digests

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import CancelToken, Expansion, Query, SearchResults, SortOrder


class _Reading(NamedTuple):
    """A query as it is searched, how that is told, and by what acronyms it was widened."""

    query: Query
    understood: str
    expansions: tuple[Expansion, ...]


class Searcher:
    """Finds articles by what a person typed; any text gives an answer, which says how it was read.

    Where a word is an acronym that the library knows, what it stands for is looked for too, and the other
    way about; `SearchResults.expansions` says so, and `acronyms=False` searches for the words alone. Both
    searches raise `Cancelled` where `cancel` says so, `LibraryError` or `EnvironmentFault` where the library
    cannot be read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(
        self,
        text: str,
        limit: int = 20,
        cancel: CancelToken | None = None,
        digests: Digests = Digests.LONE,
        *,
        order: SortOrder | None = None,
        acronyms: bool = True,
        undecided: bool = False,
        all_hits: bool = False,
    ) -> SearchResults:
        """The first `limit` articles for `text` in this order; all counted, with facets, and where nothing
        was found, what may help. order: None for relevance. undecided: instead, those articles that
        `SearchResults.may_belong` counts. all_hits: with every place in each article, however many.
        """
        from reader.model import SortOrder

        read = self._read(text, acronyms)
        found = self._library.finder.search(
            read.query,
            digests,
            limit=limit,
            order=order or SortOrder.RELEVANCE,
            undecided=undecided,
            all_hits=all_hits,
            cancel=cancel,
        )
        return _told(found, read)

    def newest(
        self,
        text: str,
        limit: int = 20,
        cancel: CancelToken | None = None,
        digests: Digests = Digests.LONE,
        *,
        acronyms: bool = True,
    ) -> SearchResults:
        """The newest `limit` articles for `text`, not ranked: quick, a first answer while a person types."""
        read = self._read(text, acronyms)
        return _told(self._library.finder.newest(read.query, digests, limit=limit, cancel=cancel), read)

    def prepare(self) -> None:
        """Make the first search as quick as the others, on another thread than the window's."""
        self._read("raa", acronyms=True)
        self._library.finder.prepare()

    def _read(self, text: str, acronyms: bool) -> _Reading:
        from reader.acronyms import expand
        from reader.query import describe, parse

        query = parse(text)
        if acronyms and query.condition:
            with self._library.acronyms.forms() as known:
                condition, expansions = expand(query.condition, known)
                told = expand(query.condition, known, plurals=False)[0] if expansions else None
            if expansions:
                widened = replace(query, condition=condition)
                return _Reading(widened, describe(replace(query, condition=told)), expansions)
        return _Reading(query, describe(query), ())


def _told(results: SearchResults, read: _Reading) -> SearchResults:
    if not read.expansions:
        return results
    return replace(results, understood=read.understood, expansions=read.expansions)
