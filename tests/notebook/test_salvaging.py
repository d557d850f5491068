"""Rows of damaged files, read from the pages: all that can be had, and nothing that was not written."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.notebook import Notebook
from reader.notebook.pages import PAGE, Pages, record
from reader.notebook.salvaging import salvage
from reader.notebook.tables import MARKS, TABLES
from tests.notebook.samples import HARBOUR, LANTERN, add_one, highlight, note

NOTES = 200
Rows = dict[str, dict[int, Any]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Rows, dict[str, int]]:
    """A file with free pages and long texts, what SQLite reads of it, and where its tables begin."""
    path = tmp_path_factory.mktemp("sound") / "notebook.sqlite"
    notebook = Notebook.open(path)
    chance = random.Random(3)
    texts = [f"Note {number} with é and 🛶. " + "More. " * chance.randrange(80) for number in range(NOTES)]
    notebook.marks.add(*(note(text, LANTERN) for text in texts))
    for length in (PAGE - 200, PAGE, 3 * PAGE, 200_000):
        add_one(notebook, note("x" * length))
    add_one(notebook, highlight())
    notebook.tags.set_article(HARBOUR, ["boats"])
    notebook.reading.remember(HARBOUR, 2**40)
    notebook.marks.delete([mark.id for mark in notebook.marks.select() if mark.id % 7 == 0])
    notebook.close()
    with closing(sqlite3.connect(path)) as connection:
        # As if undo had been thinned out: the pages of the deleted long texts are free.
        connection.execute("DELETE FROM changes WHERE id % 2")
        connection.commit()
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] > 3
        assert connection.execute("PRAGMA page_size").fetchone()[0] == PAGE
        rows = {table.name: {row[0]: row for row in connection.execute(table.select)} for table in TABLES}
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
    return path.read_bytes(), rows, roots


def test_a_sound_file_is_read_as_sqlite_reads_it(sound: tuple[bytes, Rows, dict[str, int]]) -> None:
    data, rows, _ = sound
    salvaged = salvage(data, TABLES, {})
    assert salvaged.rows == rows
    assert salvaged.lost == 0


def test_without_the_first_page(sound: tuple[bytes, Rows, dict[str, int]]) -> None:
    data, rows, roots = sound
    for length in (16, 35, 100, PAGE):
        assert salvage(bytes(length) + data[length:], TABLES, roots).rows == rows


def test_without_the_pages_that_lead_to_the_others(sound: tuple[bytes, Rows, dict[str, int]]) -> None:
    """Nothing deleted comes back: the free pages are known."""
    data, rows, roots = sound
    damaged = bytearray(data)
    for name in ("marks", "changes"):
        damaged[(roots[name] - 1) * PAGE : roots[name] * PAGE] = bytes(PAGE)
    assert salvage(bytes(damaged), TABLES, {}).rows == rows


def test_without_both(sound: tuple[bytes, Rows, dict[str, int]]) -> None:
    """What is free cannot be told any more; then rather too much than too little, but each row as written."""
    data, rows, roots = sound
    damaged = bytearray(PAGE) + data[PAGE:]
    damaged[(roots["marks"] - 1) * PAGE : roots["marks"] * PAGE] = bytes(PAGE)
    found = salvage(bytes(damaged), TABLES, roots).rows
    assert found["marks"].items() >= rows["marks"].items()
    assert all(MARKS.is_sound(row) for row in found["marks"].values())


def test_a_changed_letter_is_noticed(sound: tuple[bytes, Rows, dict[str, int]]) -> None:
    data, rows, _ = sound
    at = data.index(b"Note 100 with")
    salvaged = salvage(data[:at] + b"M" + data[at + 1 :], TABLES, {})
    missing = {
        row_id for name, known in rows.items() for row_id in known if row_id not in salvaged.rows[name]
    }
    assert salvaged.lost == len(missing) == 1


@given(st.binary(max_size=600))
def test_no_record_is_too_odd(data: bytes) -> None:
    try:
        record(data)
    except (ValueError, IndexError):
        pass


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_no_file_is_too_odd(chance: random.Random) -> None:
    data = b"SQLite format 3\0" + chance.randbytes(chance.randrange(4 * PAGE))
    pages = bytearray(data.ljust(4 * PAGE, b"\0"))
    for number in range(4):
        pages[number * PAGE + (100 if number == 0 else 0)] = chance.choice((5, 13))
    read = Pages(bytes(pages))
    for number in read.numbers:
        list(read.cells(number))
    read.free()
    assert not any(salvage(bytes(pages), TABLES, {table.name: 2 for table in TABLES}).rows.values())
