"""What can be told of a library's file before it is used: is it ours, how old, may it be written.

Stands apart from `migrations.py`, whose libraries a start with an up-to-date file does not pay for.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from reader.errors import EnvironmentFault, LibraryTooNew
from reader.files import make_folder
from reader.library.connections import BUSY_SECONDS, Connections, connect, connect_writer
from reader.library.faults import damaged, no_room, our_errors

SCHEMA_VERSION = 1
SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of the library's file for those that belong to it."""

_PAUSE_SECONDS = 0.02
_NO_SIDE_FILES = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}

REBUILDING = "rebuilding"
"""The name of the row of `meta` that stands there while tree and index are being made again."""

APPLICATION_ID = 0x52526C62
"""Marks the file as one of ours ("RRlb"), so that another program's database is never written into."""


def open_connections(path: Path, *, read_only: bool = False, or_read: bool = False) -> Connections:
    """Connections to the library at `path`, made where it is missing and brought up to date where it is old.

    or_read: as `Library.open` says.

    Raises `LibraryTooNew`, `LibraryDamaged`, `EnvironmentFault`.
    """
    with our_errors(path):
        if not read_only:
            _take_up_recovered(path)
        if not path.exists():
            if read_only:
                raise EnvironmentFault(
                    f"There is no library at {path}.", "Nothing was changed.", "Import documents to make one."
                )
            make_folder(path.parent)
        else:
            refuse_newer(path)
        if read_only or not _can_write(path):
            return _open_reading(path)
        try:
            return _open_writing(path)
        except sqlite3.OperationalError as error:
            if or_read and error.sqlite_errorcode == sqlite3.SQLITE_IOERR_SHMSIZE and _is_settled(path):
                return Connections(path, None, immutable=True, refusal=no_room)
            raise


def repair_was_cut_short(connections: Connections) -> bool:
    """Whether tree and index must be made again, and can be. Raises `EnvironmentFault`, `LibraryDamaged`."""
    with connections.reading() as connection:
        row = connection.execute("SELECT 1 FROM meta WHERE name = ?", (REBUILDING,)).fetchone()
    return row is not None and not connections.read_only


def recovered_beside(path: Path) -> Path:
    """Where a finished new library lies for the moment in which the damaged one is given another name."""
    return path.with_name(path.name + ".recovered")


def _take_up_recovered(path: Path) -> None:
    """Put a finished recovery in its place if it was cut short in that moment."""
    recovered = recovered_beside(path)
    if recovered.exists() and not path.exists():
        for side in SIDE_FILES:
            # Without its library worth nothing, and harmful to another one.
            path.with_name(path.name + side).unlink(missing_ok=True)
        recovered.replace(path)


def refuse_newer(path: Path) -> None:
    """Raises `LibraryTooNew` where a newer version of the program wrote the file, which is not touched."""
    # Immutable: nothing beside the file is made or changed, not even for the length of the look. Versions are
    # always in the file itself, since `migrate` runs before the file is switched to WAL.
    connection = connect(path, "mode=ro&immutable=1")
    try:
        version = _version(connection)
    except sqlite3.DatabaseError:
        # Read without locks, while another process may be writing: the proper opening decides.
        return
    finally:
        connection.close()
    if version > SCHEMA_VERSION:
        raise LibraryTooNew(
            f"The library at {path} was written by a newer version of this program.",
            "It was not touched.",
            "Install the newer version, or choose another folder with --home.",
        )


def _can_write(path: Path) -> bool:
    """Whether file and folder let SQLite write; it makes files of its own beside the library's."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _open_writing(path: Path) -> Connections:
    connection = connect_writer(path)
    try:
        if _version(connection) < SCHEMA_VERSION:
            _refuse_foreign(connection, path)
            # Imported late: only a new or an old file pays for it.
            from reader.library.migrations import migrate

            migrate(connection)
        _into_wal(connection)
        _refuse_foreign(connection, path)
    except BaseException:
        connection.close()
        raise
    return Connections(path, connection)


def _into_wal(connection: sqlite3.Connection) -> None:
    """Waits for other programs that make the same library now: in this one case SQLite does not."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _open_reading(path: Path) -> Connections:
    for options, immutable in (("mode=ro", False), ("mode=ro&immutable=1", True)):
        connection = connect(path, options)
        try:
            version = _version(connection)
            _refuse_foreign(connection, path)
        except sqlite3.OperationalError as error:
            # WAL needs a file beside the library; where it cannot be made, nobody writes, and it is not
            # needed.
            if immutable or error.sqlite_errorcode & 0xFF not in _NO_SIDE_FILES:
                raise
            continue
        finally:
            connection.close()
        if version < SCHEMA_VERSION:
            raise EnvironmentFault(
                f"The library at {path} is of an older version and has to be brought up to date first.",
                "Nothing was changed.",
                "Open it once from a place where it may be written.",
            )
        break
    return Connections(path, None, immutable=immutable)


def _is_settled(path: Path) -> bool:
    """Whether all of the library is in the file itself. What a crash left in the -wal file belongs to it, and
    cannot be read without the file that there is no room for.
    """
    log = path.with_name(path.name + "-wal")
    return path.stat().st_size > 0 and (not log.exists() or log.stat().st_size == 0)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `LibraryDamaged` where the file holds tables, but not those of a library."""
    # In this order: another program may be making the library between the two, its number and tables at once.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise damaged(path, f"The file at {path} is not a library of this program.")
