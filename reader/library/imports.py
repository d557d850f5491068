"""Bringing articles into the library and taking them out again.

What comes back, and what does not
----------------------------------
A person who imports a document asks for what is in it: all of its articles come in, those too that were
removed earlier. A look for new files asks for nothing in particular: it skips the files that were read before
as they are now (`is_known`), and begins its batch with `automatic=True`, which leaves out the articles that
the person removed, or whose import they undid, even where they stand in a file that has changed since.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.errors import UnknownArticle
from reader.library import digests, sealing, search_index, store, versions
from reader.library.adding import Adding, Reading
from reader.library.connections import Connections
from reader.library.counts import AddCounts, BatchInfo, Incoming, UndoReport
from reader.library.metadata import METADATA_COLUMNS, own_metadata
from reader.library.packing import storable
from reader.library.rows import SHIPPED, now
from reader.model import CancelToken, article_key

# SQLite's integers end here; a file may claim to be changed in the year 3000, which is beyond.
_INTEGERS = 1 << 63


class Imports:
    """Each method that writes is one short transaction, waits up to five seconds for another program that is
    writing, and raises `EnvironmentFault` or `LibraryDamaged`, after which nothing of it was done.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def begin(self, *, automatic: bool = False) -> int:
        """Begin an import; returns its number, for `add` and for undoing it. automatic: see above."""
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO batches (begun, automatic) VALUES (?, ?)", (now(), automatic)
            )
            return int(cursor.lastrowid or 0)

    def add(self, batch: int, incoming: Sequence[Incoming]) -> AddCounts:
        """Take articles in, all or none of them; some hundred at a time are quickest."""
        readings = [Reading.of(each) for each in incoming]
        with self._connections.writing() as connection:
            row = connection.execute("SELECT automatic FROM batches WHERE id = ?", (batch,)).fetchone()
            counts = Adding(connection, batch, automatic=bool(row[0])).add(readings)
            digests.relink(connection)
            return counts

    def settle(self, cancel: CancelToken | None = None) -> None:
        """Put the index in order after an import, so that searches are quick; may be cut short at any time.

        Raises `Cancelled`.
        """
        more = True
        while more:
            if cancel:
                cancel.check()
            with self._connections.writing() as connection:
                more = search_index.merge_some(connection)
        self._seal(cancel)

    def _seal(self, cancel: CancelToken | None) -> None:
        with self._connections.reading(cancel) as connection:
            if not sealing.wanted(connection):
                return
            seal = sealing.make(connection, cancel.check if cancel else lambda: None)
        with self._connections.writing() as connection:
            sealing.store(connection, seal)

    def is_known(self, path: Path | str, size: int, mtime_ns: int) -> bool:
        """Whether this file was read before as it now is. For a look for new files only: an import that was
        asked for reads every file.
        """
        with self._connections.reading() as connection:
            found = connection.execute(
                "SELECT 1 FROM files WHERE path = ? AND size = ? AND mtime_ns = ?",
                (_text_of(path), size, mtime_ns % _INTEGERS),
            ).fetchone()
            return found is not None

    def remember_files(self, batch: int, files: Iterable[tuple[Path | str, int, int]]) -> None:
        """Note files as read: path, size in bytes, time of the last change in nanoseconds."""
        rows = [(_text_of(path), size, mtime_ns % _INTEGERS, batch) for path, size, mtime_ns in files]
        with self._connections.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO files (path, size, mtime_ns, batch) VALUES (?, ?, ?, ?)", rows
            )

    def last(self) -> BatchInfo | None:
        """The newest import that changed anything that is still there; None where there is none."""
        with self._connections.reading() as connection:
            return _last(connection)

    def undo_last(self) -> UndoReport | None:
        """Undo that import: what it added goes, what it amended is as before, what it read is forgotten.

        None where there is nothing to undo.
        """
        with self._connections.writing() as connection:
            last = _last(connection)
            if last is None:
                return None
            added = [
                row[0] for row in connection.execute("SELECT id FROM articles WHERE batch = ?", (last.batch,))
            ]
            _take_out(connection, added)
            restored = _restore(connection, last.batch)
            # The batch itself stays: another program may still be adding to it.
            for table in ("sources", "files"):
                connection.execute(f"DELETE FROM {table} WHERE batch = ?", (last.batch,))
            digests.relink(connection)
            return UndoReport(last.batch, last.begun, len(added), restored)

    def remove(self, keys: Sequence[str]) -> int:
        """Remove articles; returns how many. Raises `UnknownArticle` where one is unknown: none is
        removed.
        """
        with self._connections.writing() as connection:
            row_ids = []
            for key in dict.fromkeys(keys):
                row = connection.execute("SELECT id FROM articles WHERE key = ?", (storable(key),)).fetchone()
                if row is None:
                    raise UnknownArticle(key)
                row_ids.append(row[0])
            _take_out(connection, row_ids)
            digests.relink(connection)
            return len(row_ids)


def _last(connection: sqlite3.Connection) -> BatchInfo | None:
    row = connection.execute(
        "SELECT id, begun, (SELECT count(*) FROM articles WHERE batch = batches.id), "
        "(SELECT count(DISTINCT article) FROM amendments WHERE batch = batches.id) FROM batches "
        "WHERE id = max((SELECT coalesce(max(batch), 0) FROM articles), "
        "(SELECT coalesce(max(batch), 0) FROM amendments)) AND id <> ?",
        (SHIPPED,),
    ).fetchone()
    return BatchInfo(*row) if row else None


def _take_out(connection: sqlite3.Connection, row_ids: Sequence[int]) -> None:
    """Delete articles, and note their keys so that a look for new files leaves them out."""
    for row_id in row_ids:
        key, text, facts, own, *columns = connection.execute(
            f"SELECT key, text, facts, own, {METADATA_COLUMNS} FROM articles JOIN bodies ON article = id "
            "WHERE id = ?",
            (row_id,),
        ).fetchone()
        known = own_metadata(own, columns, facts)
        # The key that its document would give it today may be another one, if it was amended since.
        keys = {key, article_key(known.publisher, known.title, known.issued, text, digest=known.digest)}
        connection.executemany("INSERT OR IGNORE INTO removed (key) VALUES (?)", [(each,) for each in keys])
    store.delete(connection, row_ids)


def _restore(connection: sqlite3.Connection, batch: int) -> int:
    """Take back what a batch amended, the last change first; returns how many articles that were."""
    rows = connection.execute(
        "SELECT id, before FROM amendments WHERE batch = ? ORDER BY id DESC", (batch,)
    ).fetchall()
    restored = set()
    for amendment, before in rows:
        # Looked up each time: taking a change back may give the article another row id.
        article, newest, key = connection.execute(
            "SELECT article, (SELECT max(id) FROM amendments WHERE article = mine.article), key "
            "FROM amendments AS mine JOIN articles ON articles.id = article WHERE mine.id = ?",
            (amendment,),
        ).fetchone()
        if newest == amendment:  # else two programs imported at once, and the other's change came later
            versions.take_back(connection, article, before)
            restored.add(key)
        connection.execute("DELETE FROM amendments WHERE id = ?", (amendment,))
    return len(restored)


def _text_of(path: Path | str) -> str:
    return storable(os.fspath(path))
