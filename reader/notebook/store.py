"""The one connection to a notebook, its lock, and its transactions.

Why it is done like this:

- One connection behind one lock: no two threads wait for each other inside SQLite, and there is no WAL, whose
  writers and checkpoints can damage a file under some versions of SQLite.
- Each change is one `BEGIN IMMEDIATE` transaction, committed before the method that makes it returns; another
  process is waited for up to `opening.BUSY_SECONDS`.
- Each commit leaves a number and a random token, so that two states of a notebook are never taken for one,
  neither those of this process and of another, nor those of the notebook and a copy that came back later.
- Every row is checked against its hash when it is read; one that is wrong is left out and remembered.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.notebook import faults, opening
from reader.notebook.faults import our_errors
from reader.notebook.tables import COMMITS, Fields, Table

Clock = Callable[[], datetime]
_COMMITS_KEPT = 1_000
_MOST = 2**53  # no notebook comes near it: a greater number is damage


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One open notebook. Every method may be called from any thread.

    read_only: nothing can be changed here; what would raises `EnvironmentFault`. seen_damaged: rows (table,
    id) that were left out of what was read because their hash was wrong.
    """

    def __init__(self, path: Path, *, read_only: bool = False, clock: Clock = utc_now) -> None:
        """Raises `NotebookTooNew`, `NotebookDamaged`, `EnvironmentFault`."""
        self.path = path
        self.clock = clock
        self.seen_damaged: set[tuple[str, int]] = set()
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None
        self._connection, self.read_only = opening.open_file(path, read_only=read_only)
        self._file = _identity(path)
        self._in_memory = not self._connection.execute("PRAGMA database_list").fetchone()[2]
        self._closed = False
        self._changes_at_begin = 0

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a read transaction: all that is read is of one moment.

        Raises `EnvironmentFault`, `NotebookDamaged`; `NotebookError` where the notebook was closed.
        """
        with self._using() as connection:
            if connection.in_transaction:  # a read inside a change, or inside another read
                yield connection
                return
            with self._transaction(connection, "BEGIN"):
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a writing transaction, which is committed at the end, or rolled back where an
        error leaves the block. Raises as `reading` does.
        """
        if self.read_only:
            raise faults.read_only(self.path)
        with self._using() as connection, self._transaction(connection, "BEGIN IMMEDIATE"):
            yield connection
            if connection.total_changes != self._changes_at_begin:
                self._leave_commit(connection)

    def rows(
        self, connection: sqlite3.Connection, table: Table, rest: str = "", *parameters: object
    ) -> Iterator[tuple[int, Fields]]:
        """Id and fields of the rows that are what was written. rest: SQL after FROM.

        Raises sqlite3 errors.
        """
        for row in self.raw_rows(connection, table, rest, *parameters):
            yield row[0], table.fields(row)

    def raw_rows(
        self, connection: sqlite3.Connection, table: Table, rest: str = "", *parameters: object
    ) -> Iterator[tuple[Any, ...]]:
        """As `rows`, each row as `Table.select` reads it; for long lists."""
        is_sound = table.is_sound
        for row in connection.execute(f"{table.select} {rest}", parameters):
            if is_sound(row):
                yield row
            else:
                self.seen_damaged.add((table.name, row[0]))

    def free_within(self, seconds: float) -> bool:
        """Whether nothing else reads or writes here, or has done so when `seconds` have passed."""
        if not self._lock.acquire(timeout=seconds):
            return False
        self._lock.release()
        return True

    def revision(self) -> str:
        """Names the present state, unlike every other state of this notebook and of its copies."""
        with self.reading() as connection:
            for number, fields in self.rows(connection, COMMITS, "ORDER BY id DESC"):
                return f"{number}-{fields['token']}"
        return ""

    def knows(self, connection: sqlite3.Connection, revision: str) -> int | None:
        """The number of the commit that `revision` names; None where it is none of the last thousand here."""
        number, _, token = revision.partition("-")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            return None
        found = connection.execute("SELECT id FROM commits WHERE id = ? AND token = ?", (int(number), token))
        return int(number) if found.fetchone() else None

    def next_commit(self, connection: sqlite3.Connection) -> int:
        """The number of the commit that a running change will be."""
        return next_id(connection, COMMITS)

    def now(self) -> str:
        """UTC, ISO 8601 to the millisecond."""
        return self.clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def replace_content(self, source: sqlite3.Connection) -> None:
        """Let the notebook be what `source` is, a sound one, in one transaction. Raises as `writing`.

        The revision is then that of `source`: the state is the same.
        """
        if self.read_only:
            raise faults.read_only(self.path)
        with self._using() as connection:
            opening.copy_over(source, connection)
            self.seen_damaged.clear()

    def close(self) -> None:
        """Waits for a running change. May be called twice."""
        with self._lock:
            self._closed = True
            self._drop_connection()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with our_errors(self.path), self._lock:
            try:
                yield self._open_connection()
            except sqlite3.Error as error:
                if faults.ends_connection(error) and not self._in_memory:
                    self._drop_connection()
                raise

    @contextmanager
    def _transaction(self, connection: sqlite3.Connection, begin: str) -> Iterator[None]:
        connection.execute(begin)
        self._changes_at_begin = connection.total_changes
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            try:
                # A full disk has already rolled back; doing it again would hide the first error.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            except sqlite3.Error:
                self._drop_connection()  # the journal is there still, and the next connection rolls back
            raise

    def _open_connection(self) -> sqlite3.Connection:
        if self._closed:
            raise faults.closed()
        if self._connection is not None and not self._in_memory:
            inside = self._connection.in_transaction
            if not inside and _identity(self.path) != self._file:
                # Another file has its name now, such as a backup that was brought back, or it is gone.
                self._drop_connection()
        if self._connection is None:
            self._connection = opening.reopen(self.path, read_only=self.read_only)
            self._file = _identity(self.path)
        return self._connection

    def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error:
                pass  # it was given up because of an error, which is told already

    def _leave_commit(self, connection: sqlite3.Connection) -> None:
        number = self.next_commit(connection)
        token = secrets.token_hex(8)
        connection.execute(
            "INSERT INTO commits (id, token, sha256) VALUES (?, ?, ?)",
            (number, token, COMMITS.digest(number, (token,))),
        )
        connection.execute("DELETE FROM commits WHERE id <= ?", (number - _COMMITS_KEPT,))


def next_id(connection: sqlite3.Connection, table: Table) -> int:
    """An id that no row of `table` ever had, as far as numbers that make no sense can be left aside."""
    used = [
        connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = ?", (table.name,)).fetchone()[
            0
        ],
        connection.execute(f"SELECT max(id) FROM {table.name} WHERE id < ?", (_MOST,)).fetchone()[0],
    ]
    return max((each for each in used if isinstance(each, int) and 0 < each < _MOST), default=0) + 1


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; it is not opened, which would drop SQLite's locks."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
