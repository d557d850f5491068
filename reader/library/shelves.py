"""The person's own branches of the tree, as SQL: bookmarked, annotated, unread, opened lately, each tag."""

from __future__ import annotations

import sqlite3

from reader.library.hiding import hidden, shown
from reader.library.packing import folded, storable
from reader.model import Digests, PersonalCounts, PersonalPlace, PersonalShelf, ShelfTag

RECENT = 50
"""How many of the articles opened last make up their branch."""

_KEPT = {
    PersonalShelf.BOOKMARKED: "SELECT article FROM personal WHERE bookmarks > 0 AND article IS NOT NULL",
    PersonalShelf.ANNOTATED: (
        "SELECT article FROM personal WHERE highlights + notes > 0 AND article IS NOT NULL"
    ),
    PersonalShelf.TAGGED: (
        "SELECT article FROM personal_tags CROSS JOIN personal USING (key) "
        "WHERE folded = ? AND article IS NOT NULL"
    ),
}
_RECENT = (
    "SELECT article FROM personal WHERE opened IS NOT NULL AND article IS NOT NULL AND {shown} "
    f"ORDER BY opened DESC, article DESC LIMIT {RECENT}"
)
_TAGS = (
    "SELECT min(tag), count(DISTINCT article) FROM personal_tags JOIN personal USING (key) "
    "WHERE article IS NOT NULL AND {shown} GROUP BY folded ORDER BY folded"
)
# Few articles are left out: taken off, rather than each one that is there looked up.
_UNREAD = (
    "SELECT (SELECT count(*) FROM articles WHERE read = 0) "
    "- (SELECT count(*) FROM articles WHERE read = 0 AND id IN ({hidden}))"
)


def condition(place: PersonalPlace, row_id: str, digests: Digests) -> tuple[str, list[object]]:
    """The condition that an article stands on the branch, and its values. row_id: the column with its row
    id, in a statement that reads `articles` as well.
    """
    if place.shelf is PersonalShelf.UNREAD:
        return "articles.read = 0", []
    if place.shelf is PersonalShelf.RECENT:
        return f"{row_id} IN ({_RECENT.format(shown=shown('article', digests))})", []
    values: list[object] = [folded(storable(place.tag))] if place.shelf is PersonalShelf.TAGGED else []
    return f"{row_id} IN ({_KEPT[place.shelf]})", values


def order(place: PersonalPlace, row_id: str) -> str:
    """In which order the articles of the branch stand: what to sort by, best first."""
    if place.shelf is PersonalShelf.RECENT:
        return f"(SELECT opened FROM personal WHERE article = {row_id}) DESC, {row_id} DESC"
    return f"{row_id} DESC"


def counts(connection: sqlite3.Connection, digests: Digests) -> PersonalCounts:
    """How many articles stand on each branch, as `condition` has it."""

    visible = shown("article", digests)

    def count(statement: str) -> int:
        return int(connection.execute(statement).fetchone()[0])

    tags = connection.execute(_TAGS.format(shown=visible)).fetchall()
    return PersonalCounts(
        bookmarked=count(f"SELECT count(*) FROM ({_KEPT[PersonalShelf.BOOKMARKED]} AND {visible})"),
        annotated=count(f"SELECT count(*) FROM ({_KEPT[PersonalShelf.ANNOTATED]} AND {visible})"),
        unread=count(_UNREAD.format(hidden=hidden(digests))),
        recent=count(f"SELECT count(*) FROM ({_RECENT.format(shown=visible)})"),
        tags=tuple(ShelfTag(tag, articles) for tag, articles in tags),
    )
