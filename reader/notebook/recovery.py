"""Making a new notebook of a damaged one.

Only when the new one is complete is the damaged one given another name and the new one its place
(`setting_aside.py`). The damaged file itself is never written: a copy of it is read, in which SQLite first
takes an unfinished change back that a journal beside it tells of. Rows whose hash is right are taken over.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.files import sync_folder
from reader.model import CheckReport
from reader.notebook.changing import changing
from reader.notebook.faults import our_errors
from reader.notebook.opening import connect, refuse_newer
from reader.notebook.repairing import tie_up_loose
from reader.notebook.setting_aside import (
    JOURNAL,
    delete_copy,
    recovered_beside,
    set_aside,
)
from reader.notebook.store import Store
from reader.notebook.tables import CHANGES, PERSONAL, SET_ASIDE, STEPS, Table

_TAKEN_OVER = (*PERSONAL, STEPS, CHANGES, SET_ASIDE)
_PROBES = 4_000


def recover(path: Path) -> tuple[Path | None, CheckReport]:
    """Replace the damaged notebook at `path`. Returns where that one was put (None where there was none), and
    what was found. Raises `NotebookTooNew`, `EnvironmentFault`.
    """
    copy = path.with_name(path.name + ".damaged-copy")
    unfinished = path.with_name(path.name + ".recovering")
    with our_errors(path):
        if path.exists():
            refuse_newer(path)
        delete_copy(copy)
        delete_copy(unfinished)
        try:
            if path.exists():
                _copy_file(path, copy)
            report = _make(path, copy, unfinished)
        except BaseException:
            delete_copy(unfinished)
            raise
        finally:
            delete_copy(copy)
        finished = recovered_beside(path)
        unfinished.replace(finished)
        kept = set_aside(path) if path.exists() else None
        finished.replace(path)
        sync_folder(path.parent)
    if kept is None:
        return None, report
    done = (*report.repaired, f"The damaged file is kept as {kept.name}.")
    return kept, CheckReport(report.articles, report.problems, done)


def _copy_file(path: Path, copy: Path) -> None:
    # Read past SQLite, which drops the locks that this process holds on the file: recovery is only for a
    # notebook that this process could not open, or has closed.
    shutil.copyfile(path, copy)
    journal = path.with_name(path.name + JOURNAL)
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(copy.name + JOURNAL))


def _make(path: Path, copy: Path, new_path: Path) -> CheckReport:
    """Make a notebook at `new_path` of what is right in `copy`."""
    store = Store(new_path)
    taken: dict[str, int] = {}
    lost = 0
    try:
        with changing(store) as change:
            change.connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in _TAKEN_OVER:
                taken[table.name] = 0
                for row in _salvaged(copy, table) if copy.exists() else ():
                    if table.is_sound(row) and _insert(change.connection, table, row):
                        taken[table.name] += 1
                    else:
                        lost += 1
            lost += tie_up_loose(change)
        with store.reading() as connection:
            articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    finally:
        store.close()
    problems = [f"The notebook at {path} was damaged."]
    if lost:
        problems.append(
            f"Entries that could be read but are not what was saved, and were left out: {lost:,}."
        )
    made = f"A new notebook was made of what is right: {taken['marks']:,} highlights, notes and bookmarks"
    repaired = [f"{made}, {sum(taken.values()):,} entries in all."]
    if lost:
        repaired.append("What was left out is in the damaged file still; a backup may have it whole.")
    return CheckReport(articles, tuple(problems), tuple(repaired))


def _insert(new: sqlite3.Connection, table: Table, row: tuple[Any, ...]) -> bool:
    marks = ", ".join("?" * len(row))
    columns = ", ".join(("id", *table.columns, "sha256"))
    try:
        new.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", row)
    except sqlite3.IntegrityError:
        return False  # an earlier state of a row that is taken over already
    return True


def _salvaged(copy: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """Every row that can be reached. Around damaged pages the rest is looked for in ever smaller ranges."""
    seen: set[int] = set()
    connection: sqlite3.Connection | None = None
    ranges = [(1, 2**63 - 1)]
    probes = 0
    try:
        connection = connect(copy, "mode=rw")
        # Else SQLite would refuse a file as a whole whose end or list of tables is damaged.
        connection.execute("PRAGMA writable_schema = ON")
        top = _highest(connection, table)
        while ranges and probes < _PROBES:
            low, high = ranges.pop()
            probes += 1
            try:
                for row in _range(connection, table, low, min(high, top)):
                    if row[0] not in seen:
                        seen.add(row[0])
                        yield row
            except sqlite3.DatabaseError as error:
                _raise_unless_damage(error)
                ranges += _halves(low, min(high, top))
    except sqlite3.DatabaseError as error:
        _raise_unless_damage(error)
    finally:
        if connection is not None:
            connection.close()


def _range(connection: sqlite3.Connection, table: Table, low: int, high: int) -> Iterator[tuple[Any, ...]]:
    # By the table itself: an index may be damaged where the rows are not.
    yield from connection.execute(f"{table.select} NOT INDEXED WHERE id BETWEEN ? AND ?", (low, high))


def _halves(low: int, high: int) -> list[tuple[int, int]]:
    if low >= high:
        return []
    middle = (low + high) // 2
    return [(middle + 1, high), (low, middle)]


def _highest(connection: sqlite3.Connection, table: Table) -> int:
    """The highest id that is worth looking for."""
    found = 0
    for query in (
        f"SELECT max(id) FROM {table.name} NOT INDEXED",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table.name}'",
    ):
        try:
            row = connection.execute(query).fetchone()
        except sqlite3.DatabaseError as error:
            _raise_unless_damage(error)
            continue
        if row and isinstance(row[0], int):
            found = max(found, row[0])
    return found or 2**40


def _raise_unless_damage(error: sqlite3.DatabaseError) -> None:
    """A full disk or a locked file is no damage, and no reason to give up rows."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        raise error
