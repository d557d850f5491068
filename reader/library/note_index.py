"""The index over the person's notes: the same words as the articles' index, in a table of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from reader.library import vocabulary
from reader.library.vocabulary import TOKENIZER

Note = tuple[int, str, str]
"""The number of its mark, the key of the article, the text."""

_CREATE = (
    "CREATE VIRTUAL TABLE note_search USING fts5 (text, content = 'notes', content_rowid = 'mark', "
    f"tokenize = '{TOKENIZER}')"
)


def create(execute: Callable[[str], object]) -> None:
    """Make the empty index. execute: runs one SQL statement."""
    execute(_CREATE)


def put_in(connection: sqlite3.Connection, notes: Sequence[Note]) -> None:
    """Store notes and enter them in the index."""
    notes = sorted(notes)
    connection.executemany("INSERT INTO notes (mark, key, text) VALUES (?, ?, ?)", notes)
    connection.executemany(
        "INSERT INTO note_search (rowid, text) VALUES (?, ?)", ((mark, text) for mark, _, text in notes)
    )
    if notes:
        vocabulary.learn(connection, [[text] for _, _, text in notes])


def take_out(connection: sqlite3.Connection, marks: Iterable[int]) -> None:
    """Take notes out of the index and out of the table: FTS5 has to be told the old text first."""
    for mark in marks:
        connection.execute(
            "INSERT INTO note_search (note_search, rowid, text) "
            "SELECT 'delete', mark, text FROM notes WHERE mark = ?",
            (mark,),
        )
        connection.execute("DELETE FROM notes WHERE mark = ?", (mark,))


def clear(connection: sqlite3.Connection) -> None:
    """Take all notes out, whatever state the index is in."""
    connection.execute("DROP TABLE IF EXISTS note_search")
    connection.execute("DELETE FROM notes")
    create(connection.execute)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index again from the notes, whatever state it is in; the words are the caller's to learn."""
    connection.execute("DROP TABLE IF EXISTS note_search")
    create(connection.execute)
    connection.execute("INSERT INTO note_search (note_search) VALUES ('rebuild')")


def problem(connection: sqlite3.Connection) -> str | None:
    """What is wrong with the index, in one sentence; None where it agrees with the notes."""
    try:
        connection.execute("INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return "The search index does not agree with the notes."
    return None
