"""Floors: how fast the same machine does the least of a job, and another program the same job."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.processes import Start, Taken, run, start_window
from tests.benchmarks.workspace import remove

BARE_WINDOW = Path(__file__).resolve().parent / "bare_window.py"


def bare_window(env: dict[str, str]) -> Start:
    """One start of the smallest window with a tree and a text pane."""
    return start_window([sys.executable, BARE_WINDOW], env)


def recoll_installed() -> bool:
    return shutil.which("recollindex") is not None


def recollindex(files: Path, scratch: Path, expected: int) -> Taken:
    """What Recoll takes to index `files` from nothing, at full priority and without a spelling list.

    scratch: a folder for its configuration and index, emptied first. expected: how many files must at least
    be in the index afterwards (it counts folders too); ValueError where there are fewer.
    """
    remove(scratch)
    recoll_configuration(files, scratch)
    taken = run(["recollindex", "-z"], {"RECOLL_CONFDIR": str(scratch), "DISPLAY": ""})
    status = (scratch / "idxstatus.txt").read_text(encoding="utf-8")
    done = next(int(line.split("=")[1]) for line in status.splitlines() if line.startswith("docsdone"))
    if done < expected:
        raise ValueError(f"recollindex indexed {done} files, not {expected}")
    remove(scratch)
    return taken


def recoll_configuration(files: Path, folder: Path) -> None:
    """Make `folder` with a configuration that indexes `files`."""
    folder.mkdir(parents=True)
    settings = f"topdirs = {files}\nnoaspell = 1\nidxniceprio = 0\nloglevel = 1\n"
    (folder / "recoll.conf").write_text(settings, encoding="utf-8")


def read_texts(files: Path) -> Iterator[tuple[str, str]]:
    """Title line and rest of each file; a listing counts as one text."""
    for path in sorted(files.rglob("*.txt")):
        title, _, body = path.read_text(encoding="utf-8").partition("\n")
        yield title, body


def plain_insert(files: Path, database: Path) -> float:
    """Processor seconds to read the files and insert them in one transaction; leaves `database`."""
    database.unlink(missing_ok=True)
    started = time.process_time()
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, title TEXT, body TEXT)")
    with connection:
        connection.executemany("INSERT INTO texts (title, body) VALUES (?, ?)", read_texts(files))
    connection.close()
    return time.process_time() - started


def plain_index(database: Path) -> float:
    """Processor seconds that a plain FTS5 rebuild takes over what `plain_insert` left."""
    connection = sqlite3.connect(database)
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5"
        "(title, body, content='texts', content_rowid='id', tokenize='porter unicode61')"
    )
    started = time.process_time()
    with connection:
        connection.execute("INSERT INTO found (found) VALUES ('rebuild')")
    seconds = time.process_time() - started
    connection.close()
    return seconds
