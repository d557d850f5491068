"""Connections to the library's file: one that writes, and a pool of those that read.

Why it is done like this:

- One connection writes, behind a lock of its own and `BEGIN IMMEDIATE`, so that two threads never wait for
  each other inside SQLite, and another process is waited for up to `BUSY_SECONDS`.
- Readers are opened read-only and each is used by one thread at a time. They are not tied to threads: those
  of a thread pool come and go, and a connection that nobody closes would keep the file open.
- Only the writing connection checkpoints, and in a mode that holds the write lock meanwhile: SQLite up to
  3.51.2 can damage a file when one connection writes while another checkpoints.
- `synchronous=FULL`: an import that was reported as done survives a power cut.
- Where the folder cannot be written, SQLite cannot keep the shared-memory file that WAL needs; `immutable=1`
  reads without it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import LibraryError
from reader.library.faults import our_errors, read_only

if TYPE_CHECKING:
    from reader.errors import EnvironmentFault
    from reader.model import CancelToken

BUSY_SECONDS = 5.0
_CLOSE_SECONDS = 10.0
_INTERRUPT_SECONDS = 0.05
_CHECKPOINT_BYTES = 64 * 1024 * 1024
_CACHE_KIB = 8 * 1024


class ReadingConnection(sqlite3.Connection):
    """A connection that reads. cancel: of whoever uses it now; it is looked at before every statement, since
    an interrupt stops only what is running at that moment.
    """

    cancel: CancelToken | None = None

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        if self.cancel:
            self.cancel.check()
        return super().execute(*statement)

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """What is read here is read to its end although it is cancelled, since later work is served by it."""
        asked, self.cancel = self.cancel, None
        try:
            yield
        finally:
            self.cancel = asked


def connect(
    path: Path, options: str, *pragmas: str, kind: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    """A connection in autocommit mode. options: of an SQLite URI, "mode=ro". pragmas: run at once. kind: the
    class of the connection.

    Raises sqlite3 errors, and then leaves no connection behind.
    """
    # SQLite's URI gives these three a meaning; every other character may stand as it is.
    name = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file://{'' if name.startswith('/') else '/'}{name}?{options}"
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=kind,
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes; the file is created where it is missing. Raises sqlite3 errors."""
    return connect(
        path,
        "mode=rwc",
        "foreign_keys = ON",
        # Without it a REPLACE would leave stale entries behind where triggers clean up.
        "recursive_triggers = ON",
        "synchronous = FULL",
        "wal_autocheckpoint = 0",
        f"cache_size = -{2 * _CACHE_KIB}",
    )


class Connections:
    """All connections of one open library.

    writer: None where the library can only be read. immutable: nobody can write the file, and it is read
    without locks. refusal: makes the error for a change where there is no writer. Every method may be called
    from any thread.
    """

    def __init__(
        self,
        path: Path,
        writer: sqlite3.Connection | None,
        *,
        immutable: bool = False,
        refusal: Callable[[Path], EnvironmentFault] = read_only,
    ) -> None:
        self.path = path
        self.read_only = writer is None
        self._writer = writer
        self.refusal = refusal
        self._options = "mode=ro&immutable=1" if immutable else "mode=ro"
        self._write_lock = threading.Lock()
        self._idle: list[ReadingConnection] = []
        self._busy: set[ReadingConnection] = set()
        self._returned = threading.Condition()
        self._closed = False
        self._watch_lock = threading.Lock()
        self._watch: sqlite3.Connection | None = None

    @contextmanager
    def reading(self, cancel: CancelToken | None = None) -> Iterator[ReadingConnection]:
        """A connection inside a read transaction: all that is read is of one moment.

        Where `cancel` is cancelled, a running statement is interrupted. Raises `Cancelled`,
        `EnvironmentFault`, `LibraryDamaged`; `LibraryError` where the library was closed.
        """
        with our_errors(self.path):
            connection = self._take()
            interrupt = _Interrupt(connection)
            forget = cancel.on_cancel(interrupt) if cancel else None
            try:
                connection.execute("BEGIN")
                try:
                    connection.cancel = cancel
                    yield connection
                    if cancel:
                        cancel.check()
                finally:
                    connection.cancel = None
                    interrupt.disarm()
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
            finally:
                interrupt.disarm()
                if forget:
                    forget()
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The writing connection inside a transaction, which is committed at the end, or rolled back where
        an error leaves the block. Raises `EnvironmentFault`, `LibraryDamaged`; `LibraryError` where the
        library was closed.
        """
        with our_errors(self.path), self._write_lock:
            connection = self._open_writer()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk has already rolled back; doing it again would hide the first error.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            self._checkpoint(connection)

    def data_version(self) -> int:
        """A number that changes whenever anybody, this process included, has written to the file."""
        with our_errors(self.path), self._watch_lock:
            if self._closed:
                raise _closed()
            if self._watch is None:
                # A connection of its own: the number is only comparable on one connection, and does not
                # count what that connection itself wrote.
                self._watch = connect(self.path, self._options)
            row = self._watch.execute("PRAGMA data_version").fetchone()
            return int(row[0])

    def close(self) -> None:
        """Interrupts what still reads, waits for it, and closes. May be called twice."""
        with self._returned:
            self._closed = True
            end = time.monotonic() + _CLOSE_SECONDS
            while self._busy and time.monotonic() < end:
                # Again and again: between two statements there is nothing to interrupt.
                for connection in self._busy:
                    connection.interrupt()
                self._returned.wait(_INTERRUPT_SECONDS)
            idle: list[sqlite3.Connection] = [*self._idle]
            self._idle = []
        with self._watch_lock:
            if self._watch is not None:
                idle.append(self._watch)
                self._watch = None
        with our_errors(self.path), self._write_lock:
            for each in idle:
                each.close()
            # Last: only a connection that may write tidies the -wal file away when it is the last one.
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def _open_writer(self) -> sqlite3.Connection:
        if self._closed:
            raise _closed()
        if self._writer is None:
            raise self.refusal(self.path)
        return self._writer

    def _take(self) -> ReadingConnection:
        with self._returned:
            if self._closed:
                raise _closed()
            connection = self._idle.pop() if self._idle else self._open_reader()
            self._busy.add(connection)
            return connection

    def _give_back(self, connection: ReadingConnection) -> None:
        with self._returned:
            self._busy.discard(connection)
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)
            self._returned.notify_all()

    def _open_reader(self) -> ReadingConnection:
        cache = f"cache_size = -{_CACHE_KIB}"
        made = connect(self.path, self._options, "query_only = ON", cache, kind=ReadingConnection)
        assert isinstance(made, ReadingConnection)
        return made

    def _checkpoint(self, connection: sqlite3.Connection) -> None:
        """Move what the -wal file holds into the library once it has grown large."""
        log = self.path.with_name(self.path.name + "-wal")
        if log.exists() and log.stat().st_size > _CHECKPOINT_BYTES:
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError:
                # The transaction is committed and safe in the -wal file; the next one tries again.
                pass


class _Interrupt:
    """Interrupts a connection, save where it is `finishing`, until it is disarmed; afterwards the connection
    may be somebody else's.
    """

    def __init__(self, connection: ReadingConnection) -> None:
        self._lock = threading.Lock()
        self._connection: ReadingConnection | None = connection

    def __call__(self) -> None:
        with self._lock:
            # Where it has none to look at, it looks before the next statement that may be given up.
            if self._connection is not None and self._connection.cancel is not None:
                self._connection.interrupt()

    def disarm(self) -> None:
        with self._lock:
            self._connection = None


def _closed() -> LibraryError:
    return LibraryError("The library was closed.", "Nothing was changed.", "Open the library again.")
