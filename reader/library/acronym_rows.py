"""What the articles say that acronyms stand for, kept in step with their texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from reader.acronyms import find_pairs, meaning_of

_ENTER = (
    "INSERT OR IGNORE INTO acronyms (article, short, meaning, long, start, stop) VALUES (?, ?, ?, ?, ?, ?)"
)


def enter(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Note what new articles explain; of what one explains twice, the first place. texts: each with its
    article's row id.
    """
    rows = [row for article, text in texts for row in _rows(article, text)]
    if rows:
        connection.executemany(_ENTER, rows)


def take_out(connection: sqlite3.Connection, row_id: int) -> None:
    """Forget what an article explains."""
    connection.execute("DELETE FROM acronyms WHERE article = ?", (row_id,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make all of it again from the articles."""
    connection.execute("DELETE FROM acronyms")
    connection.execute("DELETE FROM meanings")
    texts = connection.execute("SELECT article, text FROM bodies WHERE instr(text, '(') OR instr(text, '[')")
    # The connection reads on while it writes to another table.
    for article, text in texts:
        enter(connection, [(article, text)])


def _rows(article: int, text: str) -> Sequence[tuple[object, ...]]:
    return [
        (
            article,
            pair.short,
            meaning_of(pair.long),
            pair.long,
            min(pair.short_start, pair.long_start),
            max(pair.short_end, pair.long_end),
        )
        for pair in find_pairs(text)
    ]
