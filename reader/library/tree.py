"""How many articles stand on each branch of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.dates import year_and_month
from reader.library.hiding import shown
from reader.library.rows import understood
from reader.model import NATIONAL, Digests, Kind, Region, TreeCount

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import PersonalCounts

# Digests are few: what is not shown of them is taken off, rather than counting all articles anew.
_COUNTS = """
    SELECT region, kind, month, sum(number), sum(unread) FROM (
        SELECT region, kind, month, articles AS number, unread FROM branches
        UNION ALL
        SELECT region, kind, month, -1, read - 1 FROM placements
        WHERE article IN (SELECT id FROM articles WHERE digest = 1) AND NOT ({shown})
    ) GROUP BY region, kind, month HAVING sum(number) > 0
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
            rows = connection.execute(_COUNTS.format(shown=shown("article", digests))).fetchall()
        with understood("The tree"):
            return [
                TreeCount(_REGIONS[region], _KINDS[kind], *year_and_month(month), count, unread)
                for region, kind, month, count, unread in rows
            ]

    def personal(self, digests: Digests = Digests.LONE) -> PersonalCounts:
        """How many articles stand on each of the person's own branches (`TreePlace.personal`).

        Raises as `counts` does.
        """
        from reader.library import shelves

        with self._connections.reading() as connection:
            return shelves.counts(connection, digests)
