"""Tags of marks and articles as rows; one spelling for each tag, whatever its capitals."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.notebook.changing import Change
from reader.notebook.tables import ARTICLE_TAGS, MARK_TAGS, Table, Value
from reader.notebook.wording import clean_tag, folded

# From one tag to the next through the index: few tags stand on many marks, and DISTINCT would pass them all.
_EACH = """
WITH RECURSIVE each (tag) AS (
    SELECT min(tag) FROM {table}
    UNION ALL
    SELECT (SELECT min(tag) FROM {table} WHERE {table}.tag > each.tag) FROM each WHERE each.tag IS NOT NULL
)
SELECT tag FROM each WHERE tag IS NOT NULL
"""
OWNER = {MARK_TAGS.name: "mark", ARTICLE_TAGS.name: "article"}


class Spelling:
    """How tags are spelt in the notebook behind `connection`, in the course of one change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._used: dict[str, str] | None = None

    def of(self, names: Iterable[str]) -> list[str]:
        """`names` fit to be kept, each once, in the spelling that is in use already where there is one.

        Raises `ReaderError` for one without a letter; sqlite3 errors.
        """
        cleaned = [clean_tag(name) for name in names]
        if cleaned and self._used is None:
            self._used = {
                folded(str(tag)): str(tag)
                for table in OWNER
                for (tag,) in self._connection.execute(_EACH.format(table=table))
            }
        used = self._used or {}
        return list(dict.fromkeys(used.setdefault(folded(name), name) for name in cleaned))


def add_tags(change: Change, table: Table, owner: Value, names: Iterable[str]) -> None:
    """Give a mark or an article the tags that it has not yet; `names` as `Spelling` gives them."""
    column = OWNER[table.name]
    present = {folded(str(fields["tag"])) for _, fields in change.rows(table, f"WHERE {column} = ?", owner)}
    for name in names:
        if folded(name) not in present:
            change.insert(table, {column: owner, "tag": name})


def remove_tags(change: Change, table: Table, owner: Value, names: Iterable[str]) -> None:
    """Take tags, in whatever capitals, from a mark or an article."""
    unwanted = {folded(name) for name in names}
    for each in change.rows(table, f"WHERE {OWNER[table.name]} = ?", owner):
        if folded(str(each[1]["tag"])) in unwanted:
            change.delete(table, *each)
