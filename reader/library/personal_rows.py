"""The rows of the copy of what the person did with articles: written, read, and tied to the articles.

Everything here happens inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.library import note_index
from reader.library.corrections import pack_correction, unpack_correction
from reader.library.note_index import Note
from reader.library.packing import folded, storable
from reader.library.rows import understood
from reader.model import Correction, NoteText, PersonalFacts

READ = "EXISTS (SELECT 1 FROM personal WHERE personal.article = articles.id AND personal.read = 1)"
"""SQL: whether the person has read the article of the row of `articles`."""

_PUT = (
    "INSERT INTO personal (key, article, read, opened, starred, bookmarks, highlights, notes, tags, "
    "correction) VALUES (?1, (SELECT id FROM articles WHERE key = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
    "ON CONFLICT (key) DO UPDATE SET read = ?2, opened = ?3, starred = ?4, bookmarks = ?5, highlights = ?6, "
    "notes = ?7, tags = ?8, correction = ?9"
)
_AMONG = "(SELECT value FROM json_each(?))"
_STRAY = (
    "SELECT 1 FROM personal LEFT JOIN articles USING (key) WHERE personal.article IS NOT articles.id",
    f"SELECT 1 FROM articles WHERE read <> {READ}",
    "SELECT 1 FROM personal WHERE tags <> (SELECT count(*) FROM personal_tags WHERE key = personal.key)",
    "SELECT 1 FROM personal WHERE notes <> (SELECT count(*) FROM notes WHERE key = personal.key)",
)


def attach(connection: sqlite3.Connection, articles: Iterable[tuple[int, str]]) -> None:
    """Tie what is kept of new articles (row id, key) to them."""
    connection.executemany("UPDATE personal SET article = ? WHERE key = ?", articles)


def kept(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, tuple[bool, Correction | None]]:
    """Of each article that anything is kept of, whether it was read, and its correction."""
    rows = connection.execute(
        f"SELECT key, read, correction FROM personal WHERE key IN {_AMONG}", (json.dumps(keys),)
    )
    with understood("What you corrected"):
        return {key: (bool(read), unpack_correction(packed)) for key, read, packed in rows}


def correction_of(connection: sqlite3.Connection, row_id: int) -> Correction | None:
    row = connection.execute("SELECT correction FROM personal WHERE article = ?", (row_id,)).fetchone()
    with understood("What you corrected"):
        return unpack_correction(row[0]) if row else None


def corrections(connection: sqlite3.Connection, keys: Sequence[str] | None = None) -> dict[str, str]:
    """The corrections as they are stored, by key. keys: None for all."""
    statement = "SELECT key, correction FROM personal WHERE correction IS NOT NULL"
    if keys is None:
        return dict(connection.execute(statement).fetchall())
    return dict(connection.execute(f"{statement} AND key IN {_AMONG}", (json.dumps(keys),)).fetchall())


class Shown(NamedTuple):
    """What the tree shows of articles, each thing by key. signs: whether it was read, when it was opened
    last, whether it bears bookmarks, and highlights or notes.
    """

    signs: dict[str, tuple[object, ...]]
    tags: list[tuple[str, str]]
    corrections: dict[str, str]


def shown(connection: sqlite3.Connection, keys: Sequence[str]) -> Shown:
    """What the tree shows of these articles; those of which nothing is kept are left out."""
    among = (json.dumps(keys),)
    signs = connection.execute(
        "SELECT key, read, opened, bookmarks > 0, highlights + notes > 0 FROM personal "
        f"WHERE key IN {_AMONG}",
        among,
    )
    tags = connection.execute(
        f"SELECT key, tag FROM personal_tags WHERE key IN {_AMONG} ORDER BY key, tag", among
    )
    return Shown({key: tuple(facts) for key, *facts in signs}, tags.fetchall(), corrections(connection, keys))


def write(connection: sqlite3.Connection, facts: Sequence[PersonalFacts]) -> None:
    """Make the rows of these articles say `facts`; each key at most once among them."""
    # In the order of the keys, in which the rows lie: of many, that halves the time.
    filled = sorted(filter(_says_anything, facts), key=lambda each: each.key)
    empty = [(each.key,) for each in facts if not _says_anything(each)]
    among = (json.dumps([each.key for each in facts]),)
    gone, new = _changed_notes(connection, filled, among)
    note_index.take_out(connection, gone)
    connection.execute(f"DELETE FROM personal_tags WHERE key IN {_AMONG}", among)
    connection.executemany("DELETE FROM personal WHERE key = ?", empty)
    connection.executemany(_PUT, map(_columns, filled))
    connection.executemany(
        "INSERT INTO personal_tags (key, tag, folded) VALUES (?, ?, ?)",
        ((each.key, tag, folded(tag)) for each in filled for tag in _tags(each)),
    )
    note_index.put_in(connection, new)


def clear(connection: sqlite3.Connection) -> None:
    """Forget everything."""
    note_index.clear(connection)
    connection.execute("DELETE FROM personal_tags")
    connection.execute("DELETE FROM personal")


def read(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, PersonalFacts]:
    """What is kept of these articles; those of which nothing is kept are left out. Tags by alphabet, notes by
    their marks.
    """
    among = (json.dumps(keys),)
    tags: dict[str, list[str]] = {}
    for key, tag in connection.execute(
        f"SELECT key, tag FROM personal_tags WHERE key IN {_AMONG} ORDER BY folded, tag", among
    ):
        tags.setdefault(key, []).append(tag)
    notes: dict[str, list[NoteText]] = {}
    for mark, key, text in connection.execute(
        f"SELECT mark, key, text FROM notes WHERE key IN {_AMONG} ORDER BY mark", among
    ):
        notes.setdefault(key, []).append(NoteText(mark, text))
    rows = connection.execute(
        "SELECT key, read, opened, starred, bookmarks, highlights, correction FROM personal "
        f"WHERE key IN {_AMONG}",
        among,
    )
    with understood("What you did with an article"):
        return {
            key: PersonalFacts(
                key=key,
                read=bool(was_read),
                opened=opened,
                starred=bool(starred),
                bookmarks=bookmarks,
                highlights=highlights,
                tags=tuple(tags.get(key, ())),
                notes=tuple(notes.get(key, ())),
                correction=unpack_correction(packed),
            )
            for key, was_read, opened, starred, bookmarks, highlights, packed in rows
        }


def stray(connection: sqlite3.Connection) -> bool:
    """Whether the rows do not fit each other or the articles."""
    return any(connection.execute(f"{each} LIMIT 1").fetchone() for each in _STRAY)


def tie_again(connection: sqlite3.Connection) -> None:
    """Tie all rows to the articles anew, and drop what makes no sense."""
    for key, packed in corrections(connection).items():
        try:
            unpack_correction(packed)
        except (ValueError, TypeError, KeyError, AttributeError):
            connection.execute("UPDATE personal SET correction = NULL WHERE key = ?", (key,))
    for table in ("personal_tags", "notes"):
        connection.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM personal)")
    connection.execute("UPDATE personal SET article = NULL")
    connection.execute(
        "UPDATE personal SET article = (SELECT id FROM articles WHERE articles.key = personal.key), "
        "tags = (SELECT count(*) FROM personal_tags WHERE personal_tags.key = personal.key), "
        "notes = (SELECT count(*) FROM notes WHERE notes.key = personal.key)"
    )


def _changed_notes(
    connection: sqlite3.Connection, facts: Iterable[PersonalFacts], among: tuple[str]
) -> tuple[list[int], list[Note]]:
    """The marks whose notes go, and the notes that come, where what is the same stays."""
    wanted = {note.mark: (note.mark, each.key, storable(note.text)) for each in facts for note in each.notes}
    there = connection.execute(
        f"SELECT mark, key, text FROM notes WHERE key IN {_AMONG} OR mark IN {_AMONG}",
        (*among, json.dumps(list(wanted))),
    ).fetchall()
    known = {note[0]: tuple(note) for note in there}
    gone = [mark for mark, note in known.items() if wanted.get(mark) != note]
    return gone, [note for mark, note in wanted.items() if known.get(mark) != note]


def _says_anything(facts: PersonalFacts) -> bool:
    # Rather than comparing with `PersonalFacts(key)`, which costs ten times as much for each of 100,000.
    return bool(
        facts.read
        or facts.opened
        or facts.bookmarks
        or facts.highlights
        or facts.notes
        or facts.tags
        or facts.starred
        or facts.correction
    )


def _tags(facts: PersonalFacts) -> list[str]:
    if not facts.tags:
        return []
    return list(dict.fromkeys(map(storable, facts.tags)))


def _columns(facts: PersonalFacts) -> tuple[object, ...]:
    return (
        facts.key,
        facts.read,
        facts.opened,
        facts.starred,
        facts.bookmarks,
        facts.highlights,
        len(facts.notes),
        len(_tags(facts)),
        pack_correction(facts.correction),
    )
