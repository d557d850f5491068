"""How many articles stand on each branch of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.dates import year_and_month
from reader.library.hiding import hidden
from reader.library.rows import understood
from reader.model import NATIONAL, Digests, Kind, Region, TreeCount

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import PersonalCounts

# Few articles are left out: taken off, rather than counting all articles anew.
_COUNTS = """
    WITH hidden AS (
        SELECT region, kind, month, count(*) AS articles, sum(read = 0) AS unread
        FROM placements WHERE article IN ({hidden}) GROUP BY region, kind, month
    )
    SELECT region, kind, month, branches.articles - coalesce(hidden.articles, 0),
        branches.unread - coalesce(hidden.unread, 0)
    FROM branches LEFT JOIN hidden USING (region, kind, month)
    WHERE branches.articles > coalesce(hidden.articles, 0)
"""

# Looked up rather than called: a large library has thousands of counts, and they are read at every start.
_REGIONS: dict[str, Region | None] = {NATIONAL: None, **{str(region): region for region in Region}}
_KINDS = {str(kind): kind for kind in Kind}


class Tree:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def counts(self, digests: Digests = Digests.LONE) -> list[TreeCount]:
        """Every combination of region, kind and month that holds articles that are shown.

        Raises `EnvironmentFault` or `LibraryDamaged` where the library cannot be read.
        """
        with self._connections.reading() as connection:
            rows = connection.execute(_COUNTS.format(hidden=hidden(digests))).fetchall()
        with understood("The tree"):
            return [
                TreeCount(_REGIONS[region], _KINDS[kind], *year_and_month(month), articles, unread)
                for region, kind, month, articles, unread in rows
            ]

    def personal(self, digests: Digests = Digests.LONE) -> PersonalCounts:
        """How many articles stand on each of the person's own branches (`TreePlace.personal`).

        Raises as `counts` does.
        """
        from reader.library import shelves

        with self._connections.reading() as connection:
            return shelves.counts(connection, digests)
