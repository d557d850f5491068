"""Finding articles: one query against the index, with the places of what was found."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.expression import match_expression
from reader.library.hiding import shown
from reader.library.hits import find_hits, make_snippet, markers_for, marks
from reader.library.packing import unpack_outline
from reader.library.rows import SUMMARY_COLUMNS, summary, understood
from reader.library.vocabulary import Parter
from reader.model import CancelToken, Digests, SearchResult, SearchResults
from reader.query import describe

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import Query

RANKED = 2000
"""Of how many matches, the newest, the best are picked. Scoring all that a common word has would cost a
tenth of a second at 100,000 articles, and a word in most articles tells them apart by date only."""

_MOST = 1_000_000
_NEWEST = "SELECT rowid, 0.0 FROM search WHERE search MATCH ?1 AND {shown} ORDER BY rowid DESC LIMIT ?2"
_BEST = (
    "SELECT id, score FROM (SELECT rowid AS id, bm25(search, 10.0, 4.0, 1.0) AS score FROM search "
    f"WHERE search MATCH ?1 AND {{shown}} ORDER BY rowid DESC LIMIT max({RANKED}, ?2)) "
    "ORDER BY score, id DESC LIMIT ?2"
)
_COUNT = "SELECT count(*) FROM search WHERE search MATCH ? AND {shown}"
_COUNT_SOME = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? AND {{shown}} LIMIT {RANKED})"
_FOUND = (
    "SELECT highlight(search, 0, ?1, ?2), highlight(search, 2, ?1, ?2), bodies.text, outline, "
    f"{SUMMARY_COLUMNS} FROM search JOIN articles ON articles.id = search.rowid "
    "JOIN bodies ON article = search.rowid WHERE search MATCH ?3 AND search.rowid = ?4"
)


class Finder:
    """Both searches raise `Cancelled` where `cancel` says so, and `EnvironmentFault` or `LibraryDamaged`
    where the library cannot be read.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._parter: Parter | None = None
        self._parter_lock = threading.Lock()

    def search(
        self,
        query: Query,
        digests: Digests = Digests.LONE,
        *,
        limit: int = 20,
        cancel: CancelToken | None = None,
    ) -> SearchResults:
        """The best of what `query` finds, best first; of very many matches, the best among the newest."""
        return self._find(query, _BEST, _COUNT, digests, limit, cancel)

    def newest(
        self,
        query: Query,
        digests: Digests = Digests.LONE,
        *,
        limit: int = 20,
        cancel: CancelToken | None = None,
    ) -> SearchResults:
        """The newest of what `query` finds, newest first: a quick first answer while a person types.

        Not ranked: every score is 0. Of more than `RANKED` matches not all are counted.
        """
        found = self._find(query, _NEWEST, _COUNT_SOME, digests, limit, cancel)
        return replace(found, counted=found.total < max(RANKED, limit))

    def close(self) -> None:
        with self._parter_lock:
            if self._parter is not None:
                self._parter.close()
                self._parter = None

    def _find(
        self,
        query: Query,
        listing: str,
        counting: str,
        digests: Digests,
        limit: int,
        cancel: CancelToken | None,
    ) -> SearchResults:
        token = cancel or CancelToken()
        listing, counting = (each.format(shown=shown("rowid", digests)) for each in (listing, counting))
        token.check()
        with self._connections.reading(token) as connection:
            expression = match_expression(query, connection, self._words())
            if expression is None:
                return SearchResults(query, describe(query), 0, ())
            found = connection.execute(listing, (expression, min(max(limit, 0), _MOST))).fetchall()
            token.check()
            total = len(found)
            if total >= limit:
                total = max(total, connection.execute(counting, (expression,)).fetchone()[0])
            results = []
            for row_id, score in found:
                token.check()
                results.append(_result(connection, expression, row_id, -score))
        return SearchResults(query, describe(query), total, tuple(results))

    def _words(self) -> Parter:
        """Made at the first search: a start does not pay for it."""
        with self._parter_lock:
            if self._parter is None:
                self._parter = Parter()
            return self._parter


def _result(connection: sqlite3.Connection, expression: str, row_id: int, score: float) -> SearchResult:
    markers = markers_for()
    row = connection.execute(_FOUND, (*markers, expression, row_id)).fetchone()
    safe = markers_for(*row[2:])
    if safe != markers:
        markers = safe
        row = connection.execute(_FOUND, (*markers, expression, row_id)).fetchone()
    marked_title, marked_text, text, outline, *columns = row
    with understood("An article"):
        known = summary(columns)
        title_marks = list(marks(marked_title, *markers))
        text_marks = list(marks(marked_text, *markers))
        hits = find_hits(known.title, title_marks, text, text_marks, unpack_outline(outline, text))
        return SearchResult(known, score, make_snippet(text, text_marks), hits)
