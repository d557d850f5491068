"""Making a new notebook of a damaged one.

Only when the new one is complete is the damaged one given another name and the new one its place
(`setting_aside.py`). The damaged file itself is never written: a copy of it is read, in which SQLite first
takes an unfinished change back that a journal beside it tells of. Rows whose hash is right are taken over,
page by page (`salvaging.py`): SQLite itself would give up what lies behind a damaged page or header.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.files import sync_folder
from reader.model import CheckReport
from reader.notebook.changing import changing
from reader.notebook.faults import our_errors
from reader.notebook.opening import connect, refuse_newer
from reader.notebook.repairing import tie_up_loose
from reader.notebook.salvaging import salvage
from reader.notebook.setting_aside import (
    JOURNAL,
    delete_copy,
    recovered_beside,
    set_aside,
)
from reader.notebook.store import Store
from reader.notebook.tables import CHANGES, PERSONAL, SET_ASIDE, STEPS, Table

_TAKEN_OVER = (*PERSONAL, STEPS, CHANGES, SET_ASIDE)


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
            salvaged = salvage(_settled(copy), _TAKEN_OVER, _roots(change.connection))
            for table in _TAKEN_OVER:
                inserted = [_insert(change.connection, table, row) for row in salvaged.of(table)]
                taken[table.name] = sum(inserted)
                lost += inserted.count(False)
            lost += salvaged.lost + tie_up_loose(change)
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
    elif not any(taken.values()):
        repaired.append("Nothing could be read of the damaged one; a backup may have it whole.")
    return CheckReport(articles, tuple(problems), tuple(repaired))


def _settled(copy: Path) -> bytes:
    """What the file holds after SQLite has taken an unfinished change back; b"" where there is none."""
    if not copy.exists():
        return b""
    try:
        with closing(connect(copy, "mode=rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        # By then the change is taken back: a damaged file is refused after that.
        _raise_unless_damage(error)
    except UnicodeDecodeError:
        pass  # likewise: SQLite quotes a damaged definition, which Python cannot read
    return copy.read_bytes()


def _roots(new: sqlite3.Connection) -> dict[str, int]:
    """The page at which each table of a new notebook begins."""
    rows = new.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'")
    return {str(name): int(root) for name, root in rows}


def _insert(new: sqlite3.Connection, table: Table, row: tuple[Any, ...]) -> bool:
    marks = ", ".join("?" * len(row))
    columns = ", ".join(("id", *table.columns, "sha256"))
    try:
        new.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", row)
    except sqlite3.IntegrityError:
        return False  # another row stands for the same: an earlier state of it, which came back
    return True


def _raise_unless_damage(error: sqlite3.DatabaseError) -> None:
    """A full disk or a locked file is no damage, and no reason to give up rows."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        raise error
