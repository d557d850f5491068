"""The index over titles, headings and reading texts: making it, keeping it in step, making it again.

With it goes what else is read out of the texts: the words, and what acronyms stand for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from reader.library import acronym_rows, seal_check, sealing, vocabulary
from reader.library.rows import understood
from reader.library.vocabulary import TOKENIZER

Entry = tuple[int, str, str, str]
"""Row id, title, headings, reading text."""

_CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5 (title, headings, text, content = 'searchable', "
    f"content_rowid = 'id', tokenize = '{TOKENIZER}')"
)
# Each batch becomes one segment of the index. Segments are merged sixteen at a time, or all by `settle`, and
# not bit by bit while a load is under way: that halves the time to write the index.
_OPTIONS: tuple[tuple[str, str | int], ...] = (
    ("rank", "bm25(10.0, 4.0, 1.0)"),
    ("hashsize", 16 * 1024 * 1024),
    ("automerge", 0),
    ("crisismerge", 16),
    ("usermerge", 2),
)
_ENTER = "INSERT INTO search (rowid, title, headings, text) VALUES (?, ?, ?, ?)"
_MERGE_PAGES = 1000


def create(execute: Callable[[str], object]) -> None:
    """Make the empty index. execute: runs one SQL statement."""
    execute(_CREATE)
    for option, value in _OPTIONS:
        execute(f"INSERT INTO search (search, rank) VALUES ('{option}', '{value}')")


def enter(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Put new articles in, in ascending order of their row ids: FTS5 writes twice as fast that way."""
    connection.executemany(_ENTER, entries)
    sealing.note(connection, (entry[0] for entry in entries))
    vocabulary.learn(connection, (entry[1:] for entry in entries))
    acronym_rows.enter(connection, ((row_id, text) for row_id, _, _, text in entries))


def put_in(connection: sqlite3.Connection, row_id: int) -> None:
    """Put an article in as it now stands."""
    with understood("An article"):
        entry_id, title, headings, text = connection.execute(
            "SELECT id, title, headings, text FROM searchable WHERE id = ?", (row_id,)
        ).fetchone()
    enter(connection, [(entry_id, title, headings, text)])


def take_out(connection: sqlite3.Connection, row_id: int) -> None:
    """Take an article out, before its title or text changes: FTS5 has to be told the old ones."""
    connection.execute(
        "INSERT INTO search (search, rowid, title, headings, text) "
        "SELECT 'delete', id, title, headings, text FROM searchable WHERE id = ?",
        (row_id,),
    )
    sealing.note(connection, [row_id])
    acronym_rows.take_out(connection, row_id)


def merge_some(connection: sqlite3.Connection) -> bool:
    """Merge a stretch of the index's segments; returns whether there may be more to merge."""
    before = connection.total_changes
    # FTS5 tells whether it did anything only by the rows that it wrote; the statement itself counts as one.
    connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (_MERGE_PAGES,))
    return connection.total_changes - before >= 2


def rebuild(connection: sqlite3.Connection) -> None:
    """Make index and words again from the articles, whatever state they are in."""
    connection.execute("DROP TABLE IF EXISTS search")
    create(connection.execute)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    connection.execute("DELETE FROM words")
    vocabulary.enter(connection, _words_missing(connection))
    acronym_rows.rebuild(connection)
    sealing.forget(connection)
    if sealing.wanted(connection):
        sealing.store(connection, sealing.make(connection))


def problem(connection: sqlite3.Connection) -> str | None:
    """What is wrong with the index, in one sentence; None where it agrees with the articles."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return "The search index does not agree with the articles."
    if _words_missing(connection):
        return "The search index lacks forms of some words."
    if not seal_check.agrees(connection):
        return "The search index does not agree with the articles."
    return None


def _words_missing(connection: sqlite3.Connection) -> list[str]:
    """The words of the index, and of that of the notes, that `words` lacks."""
    missing: dict[str, None] = {}
    for index in ("search", "note_search"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.indexed USING fts5vocab (main, {index}, row)")
        try:
            found = connection.execute("SELECT term FROM indexed WHERE term NOT IN (SELECT word FROM words)")
            missing.update((word, None) for (word,) in found)
        finally:
            connection.execute("DROP TABLE temp.indexed")
    return list(missing)
