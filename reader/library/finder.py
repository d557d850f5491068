"""Finding articles: one query over titles, texts and notes, with the places of what was found."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.library import faceting, ordering, suggesting
from reader.library.evaluation import Evaluation, asks_for_dates, filters_of
from reader.library.expression import Tools
from reader.library.showing import Showing
from reader.library.snapshot import Snapshot, state
from reader.library.tokens import Tokens
from reader.library.vocabulary import Parter
from reader.model import AllOf, CancelToken, Digests, Exclusion, SearchResults, SortOrder
from reader.query import describe

if TYPE_CHECKING:
    import sqlite3

    from reader.library.connections import Connections
    from reader.model import Condition, Query

_MOST = 1_000_000


class Finder:
    """Both searches raise `Cancelled` where `cancel` says so, and `EnvironmentFault` or `LibraryDamaged`
    where the library cannot be read.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._lock = threading.Lock()
        self._tools: Tools | None = None
        self._snapshot: Snapshot | None = None

    def search(
        self,
        query: Query,
        digests: Digests = Digests.LONE,
        *,
        limit: int = 20,
        order: SortOrder = SortOrder.RELEVANCE,
        undecided: bool = False,
        all_hits: bool = False,
        cancel: CancelToken | None = None,
    ) -> SearchResults:
        """The first `limit` of what `query` finds, in this order; all matches counted, with their facets, and
        where there are none, what may help.

        undecided: instead of those, the articles that `SearchResults.may_belong` counts. all_hits: each with
        every place where it matched, else with so many as a list shows.
        """
        with self._evaluating(cancel) as (evaluation, tokens):
            condition = evaluation.pruned(query.condition)
            if condition is None:
                return SearchResults(query, describe(query), 0, ())
            shown = evaluation.filters.shown(digests)
            found = evaluation.settle(condition) & shown
            may_belong = 0
            if asks_for_dates(condition):
                may_belong = evaluation.settle(condition, loosely=True) & shown & ~found
            if undecided:
                found, may_belong = may_belong, 0
            chosen = ordering.arrange(evaluation, tokens, query.terms, found, order, _within(limit))
            showing = Showing(evaluation, tokens, query.terms, all_hits=all_hits)
            results = showing.results(chosen)
            return SearchResults(
                query,
                describe(query),
                found.bit_count(),
                results,
                may_belong=may_belong.bit_count(),
                facets=faceting.count(evaluation.snapshot, evaluation.connection, found),
                suggestions=() if found else _suggestions(evaluation, tokens, query, shown),
                excluded=() if found else tuple(_excluded(evaluation, condition, shown)),
            )

    def newest(
        self,
        query: Query,
        digests: Digests = Digests.LONE,
        *,
        limit: int = 20,
        cancel: CancelToken | None = None,
    ) -> SearchResults:
        """The newest of what `query` finds, newest first: a quick first answer while a person types.

        Not ranked: every score is 0. Where phrases of common words have not been looked for everywhere, not
        all matches are counted; that there are none is always certain.
        """
        with self._evaluating(cancel) as (evaluation, tokens):
            condition = evaluation.pruned(query.condition)
            if condition is None:
                return SearchResults(query, describe(query), 0, ())
            shown = evaluation.filters.shown(digests)
            places, total, counted = evaluation.newest(condition, shown, _within(limit))
            showing = Showing(evaluation, tokens, query.terms)
            results = showing.results([(place, 0.0) for place in places])
            return SearchResults(query, describe(query), total, results, counted)

    def prepare(self) -> None:
        """Do what the first search would have to do before it can begin: load modules, read which
        articles there are. For a moment when nobody waits; raises as a search does.
        """
        with self._evaluating(None):
            pass

    def close(self) -> None:
        with self._lock:
            if self._tools is not None:
                self._tools.parter.close()
            self._tools = self._snapshot = None

    @contextmanager
    def _evaluating(self, cancel: CancelToken | None) -> Iterator[tuple[Evaluation, Tokens]]:
        token = cancel or CancelToken()
        token.check()
        with self._connections.reading(token) as connection:
            tools = self._words()
            with connection.finishing():  # who goes on typing would else never have one after an import
                snapshot = self._current(connection, tools.tokens)
            token.check()
            yield Evaluation(snapshot, connection, tools, token), tools.tokens

    def _words(self) -> Tools:
        """Made at the first search: a start does not pay for it."""
        with self._lock:
            if self._tools is None:
                parter = Parter()
                self._tools = Tools(parter, Tokens(parter))
            return self._tools

    def _current(self, connection: sqlite3.Connection, tokens: Tokens) -> Snapshot:
        """The snapshot of this connection's moment: the last one, unless articles changed since."""
        now = state(connection)
        with self._lock:
            known = self._snapshot
        if known is None or known.state != now:
            known = Snapshot(connection, tokens)
            with self._lock:
                self._snapshot = known
        return known


def _within(limit: int) -> int:
    return min(max(limit, 0), _MOST)


def _suggestions(evaluation: Evaluation, tokens: Tokens, query: Query, shown: int) -> tuple[str, ...]:
    def count(condition: Condition) -> int:
        return (evaluation.settle(condition) & shown).bit_count()

    return suggesting.suggest(query, evaluation.connection, tokens, count)


def _excluded(evaluation: Evaluation, condition: Condition, shown: int) -> Iterator[Exclusion]:
    if not isinstance(condition, AllOf):
        return
    for wanted in dict.fromkeys(filters_of(condition)):
        rest = tuple(part for part in condition.conditions if part != wanted)
        if rest:
            left = evaluation.settle(rest[0] if len(rest) == 1 else AllOf(rest)) & shown
            if left:
                yield Exclusion(wanted, left.bit_count())
