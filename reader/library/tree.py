"""How many articles stand on each branch of the tree."""

from __future__ import annotations

from reader.library.connections import Connections
from reader.library.dates import year_and_month
from reader.library.rows import understood
from reader.model import NATIONAL, Kind, Region, TreeCount


class Tree:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def counts(self) -> list[TreeCount]:
        """Every combination of region, kind and month that holds articles.

        Raises `EnvironmentFault` or `LibraryDamaged` where the library cannot be read.
        """
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT region, kind, month, articles FROM branches").fetchall()
        with understood("The tree"):
            return [
                TreeCount(
                    None if region == NATIONAL else Region(region), Kind(kind), *year_and_month(month), count
                )
                for region, kind, month, count in rows
            ]
