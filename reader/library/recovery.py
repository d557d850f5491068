"""Making a new library of a damaged one.

The damaged file is read where it lies. Only when the new one is complete is the damaged one given another
name and the new one its place, so that an interruption at any point leaves one of the two under the
library's name, or the finished new one beside it (which the next opening takes up).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from reader.library import repairing
from reader.library.checking import article_states
from reader.library.connections import connect
from reader.library.faults import our_errors
from reader.library.opening import SIDE_FILES, open_connections, recovered_beside, refuse_newer
from reader.model import CheckReport

_TABLES = {
    "batches": "id",
    "articles": "id",
    "bodies": "article",
    "versions": "id",
    "amendments": "id",
    "sources": "id",
    "files": "path",
    "removed": "key",
    "personal": "key",
    "personal_tags": "id",
    "notes": "mark",
}
"""What is copied, each with its primary key; those that refer to another come after it. The rest is made
again.
"""


def recover(path: Path) -> tuple[Path | None, CheckReport]:
    """Replace the damaged library at `path`. Returns where that one was put (None where there was none), and
    what was found. Raises `LibraryTooNew`, `EnvironmentFault`.
    """
    with our_errors(path):
        if path.exists():
            refuse_newer(path)
        unfinished = path.with_name(path.name + ".recovering")
        _delete(unfinished)
        try:
            report = _make(path, unfinished)
        except BaseException:
            _delete(unfinished)
            raise
        finished = recovered_beside(path)
        unfinished.replace(finished)
        kept = _set_aside(path)
        finished.replace(path)
    if kept is None:
        return None, report
    return kept, CheckReport(
        report.articles, report.problems, (*report.repaired, f"The damaged file is kept as {kept.name}.")
    )


def _make(path: Path, new_path: Path) -> CheckReport:
    """Make a library at `new_path` of what can be read at `path`."""
    connections = open_connections(new_path)
    try:
        with connections.writing() as new:
            seen = _copy(path, new) if path.exists() else 0
            unreadable = [each.row_id for each in article_states(new) if not each.readable]
            remade = repairing.remake(new, unreadable)
            repairing.drop_unreadable_versions(new)
            repairing.rebuild(new)
            articles = new.execute("SELECT count(*) FROM articles").fetchone()[0]
    finally:
        connections.close()
    problems = [f"The library at {path} was damaged."]
    if seen > articles:
        problems.append(
            f"Articles that could not be read and are missing: {seen - articles:,}. "
            "Import their documents again."
        )
    repaired = [f"A new library was made of what could be read: {articles:,} articles."]
    if remade.plain:
        repaired.append(f"Articles of which only the words could be read: {remade.plain:,}.")
    return CheckReport(articles, tuple(problems), tuple(repaired))


def _copy(path: Path, new: sqlite3.Connection) -> int:
    """Copy every row that can be read and makes sense. Returns how many articles the old file seems to
    hold.
    """
    old = connect(path, "mode=ro")
    # Else SQLite would refuse a file that was cut short as a whole.
    old.execute("PRAGMA writable_schema = ON")
    seen: set[object] = set()
    try:
        for table, key in _TABLES.items():
            keys = set(_keys(old, table, key))
            if table == "articles":
                seen = keys
            elif table == "bodies":
                keys |= seen
            for each in sorted(keys, key=repr):
                _copy_row(old, new, table, key, each)
    finally:
        old.close()
    return len(seen)


def _keys(old: sqlite3.Connection, table: str, key: str) -> Iterator[object]:
    """Every primary key that can be reached: from the front, and where that ends at damage, from the back."""
    for direction in ("ASC", "DESC"):
        try:
            for (each,) in old.execute(f"SELECT {key} FROM {table} ORDER BY {key} {direction}"):
                yield each
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            _raise_unless_damage(error)
            continue
        return


def _copy_row(old: sqlite3.Connection, new: sqlite3.Connection, table: str, key: str, value: object) -> None:
    try:
        cursor = old.execute(f"SELECT * FROM {table} WHERE {key} = ?", (value,))
        row = cursor.fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        _raise_unless_damage(error)
        return
    if row is None:
        return
    columns = [column[0] for column in cursor.description]
    if table == "personal":
        # Tied to the articles anew by `rebuild`: what was done with a lost one is kept.
        row = tuple(None if name == "article" else each for name, each in zip(columns, row, strict=True))
    marks = ", ".join("?" for _ in columns)
    try:
        if "batch" in columns:
            # An import that cannot be read any more is no reason to lose what it brought.
            batch = row[columns.index("batch")]
            new.execute("INSERT OR IGNORE INTO batches (id, begun, automatic) VALUES (?, '', 0)", (batch,))
        new.execute(f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)
    except sqlite3.IntegrityError:
        return  # a row that makes no sense, or belongs to an article that could not be read


def _raise_unless_damage(error: Exception) -> None:
    """A full disk or a locked file is no damage, and no reason to give up rows."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        raise error


def _set_aside(path: Path) -> Path | None:
    """Give the damaged library another name; returns it, None where there is no file."""
    if not path.exists():
        return None
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    kept = path.with_name(f"{path.stem} (damaged {stamp}){path.suffix}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem} (damaged {stamp}, {number}){path.suffix}")
    # The library's own name last: a -wal file left beside another library would be taken for its own.
    for side in reversed(SIDE_FILES):
        if (found := path.with_name(path.name + side)).exists():
            found.replace(kept.with_name(kept.name + side))
    return kept


def _delete(path: Path) -> None:
    for side in SIDE_FILES:
        path.with_name(path.name + side).unlink(missing_ok=True)
