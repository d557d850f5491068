"""Going from one unread article to the next, in the order in which a branch of the tree holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.articles import conditions_of
from reader.library.hiding import shown
from reader.library.packing import storable
from reader.library.rows import SUMMARY_COLUMNS, summary, understood
from reader.model import PersonalShelf

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import ArticleSummary, Digests, TreePlace


class UnreadArticles:
    """A matter of milliseconds in a large library."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def first(
        self, place: TreePlace, digests: Digests, after: str | None = None, besides: str | None = None
    ) -> ArticleSummary | None:
        """The first unread article of a branch of the tree, in the order of `Articles.list`; None where none
        is left.

        after: the key of the article below which it is to stand, which need not be in the branch. besides:
        the key of one that does not count, since it was read just now. Raises `EnvironmentFault` or
        `LibraryDamaged`.
        """
        if place.personal and place.personal.shelf is PersonalShelf.RECENT:
            return self._recent(place, digests, after, besides)
        where, row_id, values = conditions_of(place, digests)
        read = "articles.read" if place.region is None else "placements.read"
        below = f"{row_id} < coalesce((SELECT id FROM articles WHERE key = ?), 9223372036854775807)"
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {SUMMARY_COLUMNS} {where} AND {shown(row_id, digests)} AND {read} = 0 "
                f"AND {below} AND articles.key IS NOT ? ORDER BY {row_id} DESC LIMIT 1",
                (*values, storable(after or ""), storable(besides or "")),
            ).fetchone()
        with understood("An article"):
            return summary(row) if row else None

    def _recent(
        self, place: TreePlace, digests: Digests, after: str | None, besides: str | None
    ) -> ArticleSummary | None:
        """The branch of articles opened lately has an order of its own, and few articles."""
        from reader.library import shelves

        assert place.personal is not None
        where, row_id, values = conditions_of(place, digests)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT articles.read, {SUMMARY_COLUMNS} {where} AND {shown(row_id, digests)} "
                f"ORDER BY {shelves.order(place.personal, row_id)}",
                values,
            ).fetchall()
        with understood("An article"):
            listed = [(bool(row[0]), summary(row[1:])) for row in rows]
        keys = [article.key for _, article in listed]
        start = keys.index(after) + 1 if after in keys else 0
        return next(
            (article for read, article in listed[start:] if not read and article.key != besides), None
        )
