"""Earlier texts of an article, and what is needed to take an amendment back."""

from __future__ import annotations

import json
import sqlite3

from reader.library import store
from reader.library.matching import Stored
from reader.library.metadata import metadata
from reader.library.packing import pack, unpack, unpack_outline
from reader.library.rows import understood
from reader.library.store import Body, headings_text


def remember(connection: sqlite3.Connection, stored: Stored, batch: int) -> None:
    """Note what an article was like before `batch` changes it."""
    before = {
        "version": stored.version,
        "columns": stored.metadata.columns,
        "facts": stored.metadata.facts,
    }
    connection.execute(
        "INSERT INTO amendments (article, batch, before) VALUES (?, ?, ?)",
        (stored.row_id, batch, json.dumps(before, ensure_ascii=False)),
    )


def set_aside(connection: sqlite3.Connection, stored: Stored, imported: str) -> None:
    """Keep the current text of an article as an earlier version; the next one is from `imported`."""
    text = connection.execute("SELECT text FROM bodies WHERE article = ?", (stored.row_id,)).fetchone()[0]
    connection.execute(
        "INSERT INTO versions (article, number, title, words, imported, text_hash, renderer, outline, text, "
        "markdown, html) SELECT id, version, ?, words, imported, text_hash, renderer, outline, ?, "
        "markdown, html FROM articles JOIN bodies ON article = id WHERE id = ?",
        (stored.metadata.title, pack(text), stored.row_id),
    )
    connection.execute(
        "UPDATE articles SET version = version + 1, imported = ? WHERE id = ?", (imported, stored.row_id)
    )


def take_back(connection: sqlite3.Connection, row_id: int, before: str) -> None:
    """Make an article again what it was. before: of `remember`."""
    with understood("An article"):
        known = json.loads(before)
        old = metadata(known["columns"], known["facts"])
    version = connection.execute("SELECT version FROM articles WHERE id = ?", (row_id,)).fetchone()[0]
    body = None
    if version != known["version"]:
        body = _earlier_body(connection, row_id, known["version"])
        connection.execute(
            "UPDATE articles SET (version, imported) = "
            "(SELECT number, imported FROM versions WHERE article = ?1 AND number = ?2) WHERE id = ?1",
            (row_id, known["version"]),
        )
        connection.execute(
            "DELETE FROM versions WHERE article = ? AND number >= ?", (row_id, known["version"])
        )
    store.change(connection, row_id, old, body)


def _earlier_body(connection: sqlite3.Connection, row_id: int, number: int) -> Body:
    columns = connection.execute(
        "SELECT text, text_hash, words, outline, markdown, html, renderer FROM versions "
        "WHERE article = ? AND number = ?",
        (row_id, number),
    ).fetchone()
    with understood("An earlier text of an article"):
        packed, text_hash, words, outline, markdown, html, renderer = columns
        text = unpack(packed)
        headings = headings_text(unpack_outline(outline, text))
    return Body(text, text_hash, words, outline, headings, markdown, html, renderer)
