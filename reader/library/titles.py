"""The titles of all articles, to be read once and kept by whoever looks through them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.library import sealing
from reader.library.dates import month_of, year_and_month
from reader.library.hiding import shown
from reader.library.rows import Row, understood
from reader.model import ArticleTitle, Digests, Region

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from reader.library.connections import Connections

TitlesState = tuple[int, int, int]
"""Moments with the same state have the same titles."""


class Titles:
    """Every method raises `EnvironmentFault` or `LibraryDamaged` where the library cannot be read."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def state(self, digests: Digests = Digests.LONE) -> TitlesState:
        """A value that is another one whenever `read` gives something else; quickly had."""
        with self._connections.reading() as connection:
            return _state(connection, digests)

    def read(self, take: Callable[[ArticleTitle], object], digests: Digests = Digests.LONE) -> TitlesState:
        """Call `take` with the title of every article, newest first; gives the state that they are of.

        One by one, since a list of so many objects would make each search for garbage a long one. What `take`
        raises ends it.
        """
        with self._connections.reading() as connection:
            state = _state(connection, digests)
            rows = connection.execute(
                f"SELECT id, key, title, regions FROM articles WHERE {shown('id', digests)} ORDER BY id DESC"
            )
            for title in _titles(rows):
                take(title)
        return state


def _titles(rows: Iterable[Row]) -> Iterator[ArticleTitle]:
    with understood("An article"):
        for row_id, key, title, regions in rows:
            yield ArticleTitle(key, title, _regions(regions), *year_and_month(month_of(row_id)))


def _state(connection: sqlite3.Connection, digests: Digests) -> TitlesState:
    number, total = connection.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM seal), "
        f"(SELECT count(*) FROM articles WHERE digest = 1 AND NOT ({shown('id', digests)}))"
    ).fetchone()
    return int(number), sealing.sequence(connection), int(total)


@lru_cache(maxsize=512)
def _regions(codes: str) -> tuple[Region, ...]:
    return tuple(map(Region, codes.split()))
