"""Taking articles in: which are new, which amend one that is there, and which the library has as they are."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.errors import UnreadableDocument
from reader.library import matching, store, versions
from reader.library.counts import AddCounts, Incoming
from reader.library.matching import Stored
from reader.library.metadata import Metadata
from reader.library.packing import storable, unpack
from reader.library.rows import SHIPPED, now, short_hash, understood
from reader.library.store import Body, NewArticle
from reader.model import article_key
from reader.render import RENDERER_VERSION, from_markdown


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read, ready to be stored: all that can be made of it outside the transaction.

    place: a hash of path and ordinal. fingerprint: a hash of all that was read; the same again changes
    nothing.
    """

    key: str
    metadata: Metadata
    name_hash: int
    body: Body
    path: str
    ordinal: int
    place: int
    fingerprint: bytes

    @classmethod
    def of(cls, incoming: Incoming) -> Reading:
        metadata, body = Metadata.of(incoming.article), Body.of(incoming.rendered)
        path, ordinal = storable(incoming.path), incoming.article.ordinal
        return cls(
            key=article_key(
                metadata.publisher, metadata.title, metadata.issued, body.text, digest=metadata.digest
            ),
            metadata=metadata,
            name_hash=metadata.name_hash,
            body=body,
            path=path,
            ordinal=ordinal,
            place=short_hash(f"{ordinal}\x1f{path}"),
            fingerprint=_fingerprint(metadata, body),
        )


def _fingerprint(metadata: Metadata, body: Body) -> bytes:
    read = hashlib.sha256(body.text_hash)
    read.update(body.markdown)
    read.update(repr((metadata.columns, metadata.facts)).encode())
    return read.digest()[:16]


@dataclass(frozen=True, slots=True)
class _Source:
    """What the library knows of the place that an article comes from."""

    row_id: int
    article: int
    fingerprint: bytes
    batch: int


class Adding:
    """One call of `Imports.add`, inside its transaction."""

    def __init__(self, connection: sqlite3.Connection, batch: int, *, automatic: bool) -> None:
        self._connection = connection
        self._batch = batch
        self._automatic = automatic
        self._now = now()
        self._waiting: list[Reading] = []
        self._waiting_for: set[str | int] = set()
        self._added: list[tuple[int, str]] = []
        self._updated = self._unchanged = self._duplicates = 0

    def add(self, readings: Sequence[Reading]) -> AddCounts:
        for reading in readings:
            self._take(reading)
        self._store_waiting()
        return AddCounts(
            len(self._added),
            self._updated,
            self._unchanged,
            self._duplicates,
            tuple(key for _, key in sorted(self._added, reverse=True)),
        )

    def _take(self, reading: Reading) -> None:
        source = self._source_at(reading)
        if source and source.fingerprint == reading.fingerprint:
            self._touch(source)
            self._unchanged += 1
            return
        if self._waiting_for.intersection((reading.key, reading.name_hash)):
            self._store_waiting()
        stored = self._find(reading, source)
        if stored:
            self._amend(stored, reading)
        elif self._automatic and self._was_removed(reading.key):
            self._unchanged += 1
        else:
            self._waiting.append(reading)
            self._waiting_for.update((reading.key, reading.name_hash))

    def _find(self, reading: Reading, source: _Source | None) -> Stored | None:
        by_key = matching.by_key(self._connection, reading.key)
        if by_key:
            return by_key
        if source:
            there = matching.by_id(self._connection, source.article)
            # A shipped file holds one digest, however much of it a newer version of the program changed.
            if there.text_hash == reading.body.text_hash or self._batch == SHIPPED:
                return there
        return matching.by_name(
            self._connection,
            reading.metadata,
            reading.body.text,
            reading.body.text_hash,
            reading.path,
            self._batch,
        )

    def _store_waiting(self) -> None:
        """Store the new articles gathered so far; others may turn out to be the same as one of them."""
        if not self._waiting:
            return
        by_key = {reading.key: reading for reading in self._waiting}
        new = [NewArticle(each.key, each.metadata, each.name_hash, each.body) for each in self._waiting]
        placed = store.insert(self._connection, new, self._batch, self._now)
        self._connection.executemany("DELETE FROM removed WHERE key = ?", [(key,) for key in by_key])
        self._connection.executemany(
            _INSERT_SOURCE, [self._source_row(row_id, by_key[each.key]) for row_id, each in placed]
        )
        self._added += [(row_id, each.key) for row_id, each in placed]
        self._waiting.clear()
        self._waiting_for.clear()

    def _amend(self, stored: Stored, reading: Reading) -> None:
        """`stored` is the article that was read; change of it what is to be changed, and count."""
        if stored.renderer != RENDERER_VERSION:
            # Else the program's own change would be taken for an amendment by the publisher.
            stored = self._lay_out_anew(stored)
        same_place, in_this_import = self._has_brought(stored.row_id, reading)
        same_text = stored.text_hash == reading.body.text_hash
        if not same_text and not same_place and self._had_text(stored.row_id, reading.body.text_hash):
            same_text = True  # an earlier text, found once more elsewhere, does not undo the amendment
        metadata = matching.merged(stored.metadata, reading.metadata, same_place=same_place or not same_text)
        row_id = stored.row_id
        if not same_text or metadata != stored.metadata:
            versions.remember(self._connection, stored, self._batch)
            if not same_text:
                versions.set_aside(self._connection, stored, self._now)
            body = None if same_text else reading.body
            row_id = store.change(self._connection, row_id, metadata, body)
        self._note_source(row_id, reading)
        again = same_place and not in_this_import
        if not same_text or (again and not metadata.agrees_with(stored.metadata)):
            self._updated += 1
        elif again:
            self._unchanged += 1
        else:
            self._duplicates += 1

    def _lay_out_anew(self, stored: Stored) -> Stored:
        markdown = self._connection.execute(
            "SELECT markdown FROM bodies WHERE article = ?", (stored.row_id,)
        ).fetchone()[0]
        try:
            with understood("An article"):
                body = Body.of(from_markdown(unpack(markdown)))
        except UnreadableDocument:
            return stored
        row_id = store.change(self._connection, stored.row_id, stored.metadata, body)
        return matching.by_id(self._connection, row_id)

    def _source_at(self, reading: Reading) -> _Source | None:
        if not reading.path:
            return None  # every pasted text comes from the same place
        row = self._connection.execute(
            "SELECT id, article, reading, batch FROM sources WHERE place = ? ORDER BY id DESC LIMIT 1",
            (reading.place,),
        ).fetchone()
        return _Source(*row) if row else None

    def _has_brought(self, row_id: int, reading: Reading) -> tuple[bool, bool]:
        """Whether the document has brought this article before, and whether it was in this very import."""
        newest = self._connection.execute(
            "SELECT max(batch) FROM sources WHERE article = ? AND path = ?", (row_id, reading.path)
        ).fetchone()[0]
        return newest is not None, newest == self._batch

    def _had_text(self, row_id: int, text_hash: bytes) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM versions WHERE article = ? AND text_hash = ?", (row_id, text_hash)
        ).fetchone()
        return found is not None

    def _was_removed(self, key: str) -> bool:
        return self._connection.execute("SELECT 1 FROM removed WHERE key = ?", (key,)).fetchone() is not None

    def _touch(self, source: _Source) -> None:
        self._connection.execute("UPDATE sources SET imported = ? WHERE id = ?", (self._now, source.row_id))

    def _note_source(self, row_id: int, reading: Reading) -> None:
        # A later import adds a row and leaves the older one, which counts again once the import is undone.
        self._connection.execute(
            "DELETE FROM sources WHERE article = ? AND place = ? AND batch = ?",
            (row_id, reading.place, self._batch),
        )
        self._connection.execute(_INSERT_SOURCE, self._source_row(row_id, reading))

    def _source_row(self, row_id: int, reading: Reading) -> tuple[object, ...]:
        return (
            row_id,
            reading.place,
            reading.path,
            reading.ordinal,
            self._now,
            reading.fingerprint,
            self._batch,
        )


_INSERT_SOURCE = (
    "INSERT INTO sources (article, place, path, ordinal, imported, reading, batch) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
