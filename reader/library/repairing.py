"""Putting right what a check found, from what the articles themselves still say."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.errors import LibraryDamaged, UnreadableDocument
from reader.library import digests, note_index, personal_rows, search_index, store
from reader.library.checking import unreadable_versions
from reader.library.hashing import hash_of
from reader.library.metadata import METADATA_COLUMNS, metadata, own_metadata
from reader.library.packing import unpack
from reader.library.personal import REVISION
from reader.library.rows import understood
from reader.library.store import Body
from reader.model import Block, BlockType
from reader.render import Rendered, from_blocks, from_markdown

_BELONGING = ("bodies", "versions", "amendments", "sources", "placements")


@dataclass(frozen=True, slots=True)
class Remade:
    """What `remake` did. plain: articles of which only the words were left. lost: titles of those taken
    out.
    """

    plain: int
    lost: tuple[str, ...]


def remake(connection: sqlite3.Connection, row_ids: Sequence[int]) -> Remade:
    """Make HTML and reading text of articles again from their Markdown, or from the text where that is lost.

    An article that cannot be read at all is taken out, and its documents are forgotten, so that importing
    them again brings it back. Index and tree are the caller's to make again.
    """
    plain, lost = 0, []
    for row_id in row_ids:
        try:
            rendered, whole = _rendered_again(connection, row_id)
        except LibraryDamaged:
            lost.append(_take_out(connection, row_id))
            continue
        facts = connection.execute("SELECT facts FROM bodies WHERE article = ?", (row_id,)).fetchone()[0]
        store.set_body(connection, row_id, Body.of(rendered), facts)
        plain += not whole
    return Remade(plain, tuple(lost))


def drop_unreadable_versions(connection: sqlite3.Connection) -> None:
    """Take out earlier texts that cannot be read, and what undoing would have needed them for."""
    for row_id in unreadable_versions(connection):
        connection.execute(
            "DELETE FROM amendments WHERE id IN (SELECT amendments.id FROM amendments JOIN versions "
            "ON amendments.article = versions.article WHERE versions.id = ? "
            "AND (NOT json_valid(before) OR json_extract(before, '$.version') <= number))",
            (row_id,),
        )
        connection.execute("DELETE FROM versions WHERE id = ?", (row_id,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make again whatever is derived from the articles: places in the tree, words and index.

    What the person did is tied to the articles anew, and forgotten to be up to date: where the library was
    damaged, its copy may be as well.
    """
    for table in _BELONGING:
        connection.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")
    connection.execute("DELETE FROM placements")
    connection.execute("DELETE FROM branches")
    personal_rows.tie_again(connection)
    store.mark_read(connection)
    rows = connection.execute(
        f"SELECT id, facts, {METADATA_COLUMNS} FROM articles JOIN bodies ON article = id"
    )
    for row_id, facts, *columns in rows.fetchall():
        with understood("An article"):
            store.place(connection, row_id, metadata(columns, facts))
    connection.execute("DELETE FROM meta WHERE name = ?", (REVISION,))
    note_index.rebuild(connection)
    search_index.rebuild(connection)
    store.correct_again(connection, _shown_wrongly(connection))
    digests.relink(connection)


def _shown_wrongly(connection: sqlite3.Connection) -> list[str]:
    """The keys of articles that are not shown with what the person corrects, and otherwise as the source has
    them.
    """
    rows = connection.execute(
        f"SELECT articles.id, key, facts, {store.SHOWN_COLUMNS} FROM articles JOIN bodies ON article = id"
    )
    return [
        key
        for row_id, key, facts, *values in rows.fetchall()
        if not store.shown_rightly(connection, row_id, facts, values)
    ]


def _rendered_again(connection: sqlite3.Connection, row_id: int) -> tuple[Rendered, bool]:
    """Rendered from the Markdown, True; or from the words alone, False. Raises `LibraryDamaged`."""
    with understood("An article"):
        text, text_hash, markdown, facts, own, *columns = connection.execute(
            f"SELECT text, text_hash, markdown, facts, own, {METADATA_COLUMNS} FROM articles "
            "LEFT JOIN bodies ON article = id WHERE id = ?",
            (row_id,),
        ).fetchone()
        metadata(columns, facts)
        own_metadata(own, columns, facts)
        try:
            with understood("An article"):
                return from_markdown(unpack(markdown)), True
        except (LibraryDamaged, UnreadableDocument) as error:
            if hash_of(text) != text_hash:
                raise ValueError("neither Markdown nor text is what was stored") from error
            return from_blocks([Block(BlockType.PARAGRAPH, line) for line in text.split("\n")]), False


def _take_out(connection: sqlite3.Connection, row_id: int) -> str:
    """Returns the title, as far as it can be read."""
    connection.execute(
        "DELETE FROM files WHERE path IN (SELECT path FROM sources WHERE article = ?)", (row_id,)
    )
    try:
        with understood("An article"):
            title = str(
                connection.execute("SELECT title FROM articles WHERE id = ?", (row_id,)).fetchone()[0]
            )
    except LibraryDamaged:
        title = "An article without a readable title"
    connection.execute("DELETE FROM articles WHERE id = ?", (row_id,))
    connection.execute("DELETE FROM meta WHERE name = 'shipped'")  # it may have been one of those
    return title
