"""Taking out what is not what was once written, without losing what can still be read of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from reader.notebook.changing import Change
from reader.notebook.mark_rows import UNREADABLE_TITLE
from reader.notebook.tables import ARTICLES, BY_NAME, COMMITS, TABLES, Table


def unsound(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows, as `Table.select` reads them, whose hash is wrong. Raises sqlite3 errors."""
    for row in connection.execute(table.select):
        if not table.is_sound(row):
            yield row


def loose(connection: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Rows that refer to something that is not there: table, id, the table referred to.

    Raises sqlite3 errors.
    """
    rows = connection.execute('SELECT "table", rowid, parent FROM pragma_foreign_key_check')
    return [(str(table), int(row_id), str(parent)) for table, row_id, parent in rows if table in BY_NAME]


def take_out_unsound(change: Change) -> int:
    """Set every row whose hash is wrong aside, and what depends on it; returns how many.

    Raises sqlite3 errors.
    """
    change.connection.execute("PRAGMA defer_foreign_keys = ON")
    number = 0
    for table in TABLES:
        for row in list(unsound(change.connection, table)):
            # The log of commits holds nothing but numbers.
            if table is not COMMITS:
                change.keep_aside(table, row)
                number += 1
            change.connection.execute(f"DELETE FROM {table.name} WHERE id = ?", (row[0],))
    return number + tie_up_loose(change)


def tie_up_loose(change: Change) -> int:
    """Give rows that lack their article one with a stand-in for its title, and set other loose rows aside;
    returns how many of these. Raises sqlite3 errors.
    """
    number = 0
    while found := loose(change.connection):
        for name, row_id, parent in found:
            table = BY_NAME[name]
            row = change.connection.execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()
            if parent == ARTICLES.name:
                _stand_in(change, str(table.fields(row)["article"]))
                continue
            change.keep_aside(table, row)
            change.connection.execute(f"DELETE FROM {name} WHERE id = ?", (row_id,))
            number += 1
    return number


def _stand_in(change: Change, key: str) -> None:
    if change.find(ARTICLES, "key", key) is None:
        change.insert(
            ARTICLES,
            {
                **{"key": key, "title": UNREADABLE_TITLE, "publisher": None, "issued": None},
                **{"label": "No date", "text_hash": None, "touched": 0},
            },
            undoable=False,
        )
    change.touch([key])
