"""Copying a notebook while it is in use, and seeing whether a copy is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from reader.errors import NotebookDamaged
from reader.notebook.faults import translated
from reader.notebook.opening import connect, open_file
from reader.notebook.tables import TABLES


def copy_to(source: sqlite3.Connection, path: Path) -> None:
    """Copy the notebook behind `source`, as it is at this moment, into a new file. Raises sqlite3 errors."""
    with closing(connect(path, "mode=rwc")) as copy:
        source.backup(copy)


class Flaw(StrEnum):
    """What can be wrong with a notebook's file; the value is one sentence on it."""

    FILE = "The file is damaged."
    ROWS = "Some of its entries are not what was once saved."


def flaw(path: Path) -> Flaw | None:
    """What is wrong with the notebook at `path`; None where every row is as it was written.

    Nothing is changed, in the file or beside it. Raises `NotebookTooNew`, `EnvironmentFault` where it cannot
    be opened, sqlite3 errors other than those of damage.
    """
    try:
        connection, _ = open_file(path, read_only=True)
        with closing(connection):
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return Flaw.FILE
            sound = all(table.is_sound(row) for table in TABLES for row in connection.execute(table.select))
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
            return Flaw.ROWS if loose or not sound else None
    except NotebookDamaged:
        return Flaw.FILE
    except sqlite3.DatabaseError as error:
        if isinstance(translated(error, path), NotebookDamaged):
            return Flaw.FILE
        raise
