"""What is told of a notebook's file before it is used: is it ours, how old, whole, may it be written.

Stands apart from `migrations.py`, whose libraries a start with an up-to-date file does not pay for.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import time
from contextlib import closing
from operator import methodcaller
from pathlib import Path

from reader.errors import NotebookTooNew
from reader.files import make_folder
from reader.notebook.faults import damaged, our_errors
from reader.notebook.setting_aside import take_up_recovered

SCHEMA_VERSION = 1
APPLICATION_ID = 0x52526E62
"""Marks the file as one of ours ("RRnb"), so that another program's database is never written into."""

SCHEMA_DIGEST = "6ed45cd7e6adf195bef832559934cd62543f9678d43aba45fc2afc11e6455bb1"
"""SHA-256 over the definitions of all tables and indexes; a definition that was damaged makes SQLite misread
rows, or say that a column is not there.
"""

BUSY_SECONDS = 5.0
_CACHE_KIB = 4 * 1024
_PRAGMAS = (
    "foreign_keys = ON",
    # FULL, and beyond it the folder is synced after the journal is gone: else a power cut could bring the
    # journal back, and with it the state before the last change.
    "synchronous = EXTRA",
    "fullfsync = ON",  # macOS: the disk's own cache too
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    f"cache_size = -{_CACHE_KIB}",
)


def connect(path: Path, options: str) -> sqlite3.Connection:
    """A connection in autocommit mode. options: of an SQLite URI, "mode=ro".

    Raises sqlite3 errors, and then leaves no connection behind.
    """
    # SQLite's URI gives these three a meaning; every other character may stand as it is.
    name = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return _set_up(f"file://{'' if name.startswith('/') else '/'}{name}?{options}")


def open_file(path: Path, *, read_only: bool) -> tuple[sqlite3.Connection, bool]:
    """A connection to the notebook at `path`, made where it is missing and brought up to date where it is
    old, and whether it can only be read. Where there is none and none can be made, an empty one in memory.

    Raises `NotebookTooNew`, `NotebookDamaged`, `EnvironmentFault`.
    """
    with our_errors(path):
        if not read_only:
            take_up_recovered(path)
            make_folder(path.parent)
        read_only = read_only or not _can_write(path)
        if not path.exists():
            return (_open_empty(), True) if read_only else (_open_writing(path, "mode=rwc"), False)
        _refuse_emptied(path)
        refuse_newer(path)
        return (_open_reading(path), True) if read_only else (_open_writing(path, "mode=rw"), False)


def reopen(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Another connection to a notebook that was open before; unlike `open_file` it never makes one.

    Raises as `open_file` does.
    """
    with our_errors(path):
        if path.exists():
            _refuse_emptied(path)
            refuse_newer(path)
        return _open_reading(path) if read_only else _open_writing(path, "mode=rw")


def refuse_newer(path: Path) -> None:
    """Raises `NotebookTooNew` where a newer version of the program wrote the file, which is not touched."""
    try:
        # Immutable: nothing beside the file is made or changed, a journal left there neither.
        with closing(connect(path, "mode=ro&immutable=1")) as connection:
            version = _pragma(connection, "user_version")
            ours = _pragma(connection, "application_id") == APPLICATION_ID
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        # Damaged, or read without locks while another process was writing: the proper opening decides.
        return
    if ours and version > SCHEMA_VERSION:
        raise NotebookTooNew(
            f"The notebook at {path} was written by a newer version of this program.",
            "It was not touched.",
            "Install the newer version, or choose another folder with --home.",
        )


def copy_over(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Replace all that `target` holds by what `source` holds, in one transaction, and bring it up to date.

    Raises sqlite3 errors, and TimeoutError where another program keeps the notebook for too long.
    """
    end = time.monotonic() + BUSY_SECONDS

    def give_up_late(status: int, _remaining: int, _total: int) -> None:
        # Python itself would try again for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise TimeoutError(errno.ETIMEDOUT, "another program is using it")

    source.backup(target, progress=give_up_late)
    if _pragma(target, "user_version") < SCHEMA_VERSION:
        _migrate(target)


def schema_digest(connection: sqlite3.Connection) -> str:
    """What `SCHEMA_DIGEST` is for a file of this version. Raises sqlite3 errors."""
    statements = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%sqlite_%' ORDER BY name"
    )
    return hashlib.sha256("\n".join(str(sql) for (sql,) in statements).encode(errors="replace")).hexdigest()


def _set_up(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    # Text that is no UTF-8 any more is one damaged row, found by its hash, and not the end of a whole list.
    connection.text_factory = methodcaller("decode", "utf-8", "surrogateescape")
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _can_write(path: Path) -> bool:
    """Whether file and folder let SQLite write; it makes its journal beside the notebook."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _open_writing(path: Path, options: str) -> sqlite3.Connection:
    connection = connect(path, options)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        if _pragma(connection, "user_version") < SCHEMA_VERSION:
            _refuse_foreign(connection, path)
            _migrate(connection)
        _refuse_damaged(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_reading(path: Path) -> sqlite3.Connection:
    connection = connect(path, "mode=ro")
    try:
        connection.execute("PRAGMA query_only = ON")
        if _pragma(connection, "user_version") < SCHEMA_VERSION:
            _refuse_foreign(connection, path)
            return _migrated_copy(connection)
        _refuse_damaged(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrated_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """An older notebook that can only be read, brought up to date in memory. Closes `connection`."""
    copy = _set_up("file::memory:")
    try:
        connection.backup(copy)
        _migrate(copy)
    except BaseException:
        copy.close()
        raise
    connection.close()
    return copy


def _open_empty() -> sqlite3.Connection:
    connection = _set_up("file::memory:")
    _migrate(connection)
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    # Imported late: only a new or an old file pays for it.
    from reader.notebook.migrations import migrate

    migrate(connection)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _refuse_emptied(path: Path) -> None:
    """Raises `NotebookDamaged` where the file holds nothing, but once did: SQLite takes it for a new one."""
    if path.stat().st_size == 0 and any(path.with_name("backups").glob("notebook-*.sqlite")):
        raise damaged(path, f"The notebook at {path} is empty, but there are backups of it.")


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `NotebookDamaged` where the file holds tables, but not those of a notebook."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and _pragma(connection, "application_id") != APPLICATION_ID:
        raise damaged(path, f"The file at {path} is not a notebook of this program.")


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    _refuse_foreign(connection, path)
    if schema_digest(connection) != SCHEMA_DIGEST:
        raise damaged(path)
