"""All that the library keeps a copy of, article by article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reader.model.marks import MarkKind
from reader.model.personal import Correction, NoteText, PersonalFacts
from reader.notebook.corrections import correction
from reader.notebook.mark_rows import among
from reader.notebook.store import Store
from reader.notebook.tables import ARTICLE_TAGS, CORRECTIONS, MARK_TAGS, MARKS, READING, Table

_CHUNK = 5_000
_HIGHLIGHT, _BOOKMARK = MarkKind.HIGHLIGHT.value, MarkKind.BOOKMARK.value


def facts(store: Store, keys: Iterable[str] | None) -> Iterator[PersonalFacts]:
    """As `Notebook.facts`. The notebook is not held up between two portions of articles."""
    if keys is None:
        for chunk in _known(store):
            found = _read(store, chunk)
            yield from (found[key] for key in chunk if key in found)
        return
    wanted = iter(dict.fromkeys(keys))
    while chunk := list(islice(wanted, _CHUNK)):
        found = _read(store, chunk)
        yield from (found.get(key) or PersonalFacts(key) for key in chunk)


@dataclass(slots=True)
class _Draft:
    """What is known of one article so far, beside whether it was read."""

    starred: bool = False
    bookmarks: int = 0
    highlights: int = 0
    tags: set[str] = field(default_factory=set)
    notes: list[NoteText] = field(default_factory=list)
    correction: Correction | None = None

    def finished(self, key: str, read: bool, opened: str | None) -> PersonalFacts:
        return PersonalFacts(
            key,
            read,
            opened,
            self.starred,
            self.bookmarks,
            self.highlights,
            tuple(sorted(self.tags, key=lambda tag: (tag.casefold(), tag))),
            tuple(self.notes),
            self.correction,
        )


def _known(store: Store) -> Iterator[list[str]]:
    """The keys of all articles in portions."""
    last = ""
    while True:
        with store.reading() as connection:
            rows = connection.execute(
                "SELECT key FROM articles WHERE key > ? ORDER BY key LIMIT ?", (last, _CHUNK)
            ).fetchall()
        if not rows:
            return
        yield [row[0] for row in rows]
        last = rows[-1][0]


def _read(store: Store, keys: list[str]) -> dict[str, PersonalFacts]:
    """What is known of those of these articles that anything is known of."""
    drafts: dict[str, _Draft] = {}
    found: dict[str, PersonalFacts] = {}
    with store.reading() as connection:
        of_these = among("article", keys)
        for row in _rows(store, connection, READING, of_these):
            _, article, read, _, opened, _ = row
            if read or opened:
                found[article] = PersonalFacts(article, bool(read), opened)
        owners = _marks(store, connection, of_these, drafts)
        for _, article, tag, _ in _rows(store, connection, ARTICLE_TAGS, of_these):
            drafts.setdefault(article, _Draft()).tags.add(tag)
        if owners:
            for _, mark, tag, _ in _rows(store, connection, MARK_TAGS, among("mark", owners)):
                drafts[owners[mark]].tags.add(tag)
        where, parameters = of_these
        for _, fields in store.rows(connection, CORRECTIONS, where, *parameters):
            drafts.setdefault(str(fields["article"]), _Draft()).correction = correction(fields)
    for key, draft in drafts.items():
        known = found.get(key) or PersonalFacts(key)
        found[key] = draft.finished(key, known.read, known.opened)
    return found


def _marks(
    store: Store,
    connection: sqlite3.Connection,
    of_these: tuple[str, tuple[str, ...]],
    drafts: dict[str, _Draft],
) -> dict[int, str]:
    """Notes the marks of the articles in `drafts`; returns the article of each mark."""
    owners: dict[int, str] = {}
    columns = ("article", "kind", "start", "body")
    article_at, kind_at, start_at, body_at = (MARKS.columns.index(column) + 1 for column in columns)
    for row in _rows(store, connection, MARKS, of_these):
        key, kind = row[article_at], row[kind_at]
        draft = drafts.setdefault(key, _Draft())
        owners[row[0]] = key
        if kind == _HIGHLIGHT:
            draft.highlights += 1
        elif kind == _BOOKMARK:
            draft.bookmarks += 1
            draft.starred = draft.starred or row[start_at] is None
        if row[body_at]:
            draft.notes.append(NoteText(row[0], row[body_at]))
    return owners


def _rows(
    store: Store, connection: sqlite3.Connection, table: Table, where: tuple[str, tuple[str, ...]]
) -> Iterator[tuple[Any, ...]]:
    return store.raw_rows(connection, table, where[0], *where[1])
