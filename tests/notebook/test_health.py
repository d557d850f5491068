"""Entries that are not what was saved: never shown as if they were right, told of, and kept by a repair."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from reader.errors import NotebookDamaged, NotebookError
from reader.model import MarkKind
from reader.notebook import Notebook
from tests.notebook.fixtures.make_notebook_1 import fill
from tests.notebook.samples import HARBOUR, LANTERN, Watch, add_one, note


@pytest.fixture
def filled(notebook: Notebook, clock: Watch) -> Notebook:
    fill(notebook, clock)
    return notebook


def damage(notebook: Notebook, statement: str) -> None:
    """Past the notebook, as a fault of the disk would do it."""
    connection = sqlite3.connect(notebook.path, isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_a_sound_notebook(filled: Notebook) -> None:
    report = filled.health.check()
    assert report.sound
    assert (report.articles, report.problems) == (2, ())
    assert filled.health.repair() == report
    assert filled.health.damaged() == 0


def test_a_damaged_note_is_left_out_and_told(filled: Notebook) -> None:
    text = next(mark for mark in filled.marks.select() if mark.kind is MarkKind.NOTE)
    damage(filled, f"UPDATE marks SET body = 'A lie.' WHERE id = {text.id}")

    assert text.id not in {mark.id for mark in filled.marks.select()}
    assert text.id not in {mark.id for mark in filled.marks.of_article(HARBOUR.key)}
    assert "A lie." not in repr(list(filled.facts()))
    assert filled.health.damaged() == 1
    for act in (
        lambda: filled.marks.get(text.id),
        lambda: filled.marks.change(text.id, body="x"),
        lambda: filled.marks.delete([text.id]),
    ):
        with pytest.raises(NotebookDamaged) as caught:
            act()
        assert caught.value.safe
    assert filled.health.check().problems == (
        "Highlights, notes and bookmarks that are not what was saved: 1.",
    )

    report = filled.health.repair()
    assert report.sound
    assert filled.health.check().problems == ()
    assert filled.health.damaged() == 0
    with filled._store.reading() as connection:
        (content,) = connection.execute("SELECT content FROM set_aside WHERE place = 'marks'").fetchone()
    assert json.loads(content)["body"] == "A lie."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET title = 'Other' WHERE id = 1",
        "UPDATE articles SET key = 'other' WHERE id = 1",
        "UPDATE mark_tags SET tag = 'Other' WHERE id = 1",
        "UPDATE article_tags SET tag = 'Other' WHERE id = 1",
        "UPDATE reading SET read = 0 WHERE id = 1",
        "UPDATE reading SET position = 'far' WHERE id = 1",
        "UPDATE searches SET query = x'ff00' WHERE id = 1",
        "UPDATE corrections SET kind = NULL WHERE id = 1",
        "UPDATE colours SET name = CAST(x'ff41' AS TEXT) WHERE id = 1",
        "UPDATE steps SET words = 'Other' WHERE id = 1",
        "UPDATE changes SET before = '{' WHERE id = 3",
        "UPDATE commits SET token = '' WHERE id = (SELECT max(id) FROM commits)",
        "UPDATE marks SET id = 99 WHERE id = 1",
        "UPDATE marks SET start = 17.5 WHERE id = 1",
        "UPDATE marks SET body = label, label = body WHERE id = 1",
        "UPDATE marks SET sha256 = (SELECT sha256 FROM marks WHERE id = 2) WHERE id = 1",
        "DELETE FROM articles WHERE id = 2",
        "DELETE FROM marks WHERE id = 1",
    ],
)
def test_any_damage_is_found_and_repaired(filled: Notebook, statement: str) -> None:
    marks = {mark.id: mark for mark in filled.marks.select()}
    damage(filled, statement)
    for mark in filled.marks.select():
        known = marks[mark.id]
        assert (mark.anchor, mark.body, mark.label) == (known.anchor, known.body, known.label)
    list(filled.facts())
    assert filled.health.check().problems
    report = filled.health.repair()
    assert report.problems
    assert report.sound
    assert filled.health.check().problems == ()
    assert {mark.id for mark in filled.marks.select()} >= marks.keys() - {1, 2}
    add_one(filled, note("still at work", LANTERN))
    while filled.history.next_undo():
        try:
            filled.history.undo()
        except NotebookError:
            continue  # a step whose entries were damaged is passed over
    assert filled.health.check().problems == ()


def test_a_damaged_row_in_the_way_of_a_new_one(filled: Notebook) -> None:
    damage(filled, "UPDATE article_tags SET sha256 = x'00'")
    with pytest.raises(NotebookDamaged):
        filled.tags.set_article(HARBOUR, ["Harbour"])
    damage(filled, f"UPDATE sqlite_sequence SET seq = {2**63 - 1} WHERE name = 'marks'")
    damage(filled, "UPDATE sqlite_sequence SET seq = 'many' WHERE name = 'steps'")
    assert filled.marks.get(add_one(filled, note("on")).id).body == "on"


def test_a_note_can_be_written_for_an_article_whose_title_is_damaged(filled: Notebook) -> None:
    damage(filled, "UPDATE articles SET title = 'Other'")
    assert {mark.article.title for mark in filled.marks.of_article(HARBOUR.key)} == {"(title not readable)"}
    assert add_one(filled, note()).article == HARBOUR
    assert {mark.article for mark in filled.marks.of_article(HARBOUR.key)} == {HARBOUR}


def test_damage_of_the_file_is_for_recovery(filled: Notebook, path: Path) -> None:
    filled.close()
    data = bytearray(path.read_bytes())
    for page in range(20, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    try:
        notebook = Notebook.open(path)
    except NotebookDamaged:
        return
    assert notebook.health.check().problems
    with pytest.raises(NotebookDamaged):
        notebook.health.repair()
    notebook.close()
