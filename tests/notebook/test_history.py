"""Undo and redo, over restarts, and beside what is no step of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import NotebookError
from reader.model import Colour, Correction, Kind, Region
from reader.notebook import Notebook
from reader.notebook.anchoring import text_hash
from tests.notebook.samples import HARBOUR, LANTERN, TEXT, Watch, add_one, content, highlight, note

ACTS: list[tuple[str, Callable[[Notebook], object]]] = [
    ("Add a note", lambda notebook: notebook.marks.add(note("new"))),
    ("Edit a note", lambda notebook: notebook.marks.change(1, body="other")),
    ("Recolour a highlight", lambda notebook: notebook.marks.recolour([2], Colour.GREEN)),
    ("Delete 2 marks", lambda notebook: notebook.marks.delete([1, 2])),
    ("Add the tag “boats”", lambda notebook: notebook.tags.set_article(HARBOUR, ["boats"])),
    ("Remove the tag “quay”", lambda notebook: notebook.tags.set_article(HARBOUR, (), ["quay"])),
    ("Add 2 tags", lambda notebook: notebook.tags.set_marks([1, 2], ["boats", "oars"])),
    ("Rename the tag “quay”", lambda notebook: notebook.tags.rename("quay", "pier")),
    ("Mark 2 articles as read", lambda notebook: notebook.reading.mark_read([HARBOUR, LANTERN], True)),
    ("Correct an article’s details", lambda notebook: notebook.corrections.set(LANTERN, Correction("New"))),
    ("Take back a correction", lambda notebook: notebook.corrections.set(HARBOUR, None)),
    ("Save the search “boats”", lambda notebook: notebook.searches.add("boats", "boat*")),
    ("Rename the search “quays”", lambda notebook: notebook.searches.rename(1, "piers")),
    ("Delete the search “quays”", lambda notebook: notebook.searches.delete([1])),
    ("Rename the colour pink", lambda notebook: notebook.colours.rename(Colour.PINK, "To do")),
    ("Keep a highlight", lambda notebook: notebook.review.keep(2)),
]


@pytest.fixture
def filled(notebook: Notebook, clock: Watch) -> Notebook:
    notebook.marks.add(note("first"), highlight())
    notebook.tags.set_article(HARBOUR, ["quay"])
    notebook.tags.set_marks([1], ["quay"])
    notebook.corrections.set(HARBOUR, Correction(regions=(Region.LONDON,), kind=Kind.SPEECH))
    notebook.searches.add("quays", "quay")
    notebook.reading.opened(HARBOUR)
    clock.wait(hours=1)
    return notebook


@pytest.mark.parametrize(("words", "act"), ACTS, ids=[words for words, _ in ACTS])
def test_every_change_is_undone_and_done_again(
    filled: Notebook, path: Path, words: str, act: Callable[[Notebook], object]
) -> None:
    before = content(filled)
    act(filled)
    after = content(filled)
    assert after != before
    assert filled.history.next_undo() == words
    filled.close()

    again = Notebook.open(path)
    assert again.history.undo() == words
    assert content(again) == before
    assert again.history.next_redo() == words
    again.close()
    again = Notebook.open(path)
    assert again.history.redo() == words
    assert content(again) == after
    assert again.history.redo() is None
    assert again.health.check().problems == ()
    again.close()


def test_all_the_way_back_and_forth(filled: Notebook, clock: Watch) -> None:
    states = [content(filled)]
    for _, act in ACTS[:3] + ACTS[4:9]:
        clock.wait(minutes=1)
        act(filled)
        states.append(content(filled))
    for state in reversed(states[:-1]):
        filled.history.undo()
        assert content(filled) == state
    for state in states[1:]:
        filled.history.redo()
        assert content(filled) == state


def test_nothing_to_undo(notebook: Notebook) -> None:
    assert notebook.history.undo() is notebook.history.redo() is None
    assert notebook.history.next_undo() is notebook.history.next_redo() is None
    notebook.reading.remember(HARBOUR, 5)
    notebook.reading.opened(HARBOUR)
    assert notebook.history.next_undo() is None


def test_a_new_change_ends_redo(notebook: Notebook) -> None:
    mark = add_one(notebook, note("one"))
    notebook.history.undo()
    notebook.marks.add(note("two"))
    assert notebook.history.next_redo() is None
    assert notebook.history.redo() is None
    assert notebook.history.undo() == "Add a note"
    assert notebook.history.undo() is None
    assert notebook.marks.by_uid(mark.uid) is None


def test_typing_is_one_step_for_some_minutes(notebook: Notebook, clock: Watch) -> None:
    mark, other = notebook.marks.add(note(""), note("other"))
    for text in ("A", "As", "Ask"):
        clock.wait(seconds=1)
        notebook.marks.change(mark.id, body=text)
    clock.wait(minutes=5)
    notebook.marks.change(mark.id, body="Ask them")
    notebook.marks.change(other.id, body="others")
    notebook.marks.change(mark.id, body="Ask them.")
    bodies = []
    while notebook.history.undo():
        bodies.append([each.body for each in notebook.marks.of_article(HARBOUR.key)])
    assert bodies == [["Ask them", "others"], ["Ask them", "other"], ["Ask", "other"], ["", "other"], []]


def test_typing_goes_on_after_undo(notebook: Notebook) -> None:
    mark = add_one(notebook, note("one"))
    notebook.marks.change(mark.id, body="two")
    notebook.history.undo()
    notebook.marks.change(mark.id, body="three")
    notebook.history.undo()
    assert notebook.marks.get(mark.id).body == "one"


def test_typing_after_redo_is_a_step_of_its_own(notebook: Notebook) -> None:
    mark = add_one(notebook, note("one"))
    notebook.marks.change(mark.id, body="two")
    notebook.history.undo()
    notebook.history.redo()
    notebook.marks.change(mark.id, body="three")
    notebook.history.undo()
    assert notebook.marks.get(mark.id).body == "two"


def test_a_clock_that_was_put_back_joins_nothing(notebook: Notebook, clock: Watch) -> None:
    mark = add_one(notebook, note("one"))
    notebook.marks.change(mark.id, body="two")
    clock.wait(days=-400)
    notebook.marks.change(mark.id, body="three")
    notebook.history.undo()
    assert notebook.marks.get(mark.id).body == "two"


def test_undo_leaves_alone_what_was_no_step(notebook: Notebook) -> None:
    notebook.reading.mark_read(HARBOUR, True)
    notebook.reading.remember(HARBOUR, 40)
    notebook.reading.opened(HARBOUR)
    notebook.history.undo()
    state = notebook.reading.state(HARBOUR.key)
    assert (state.read, state.position, state.opened) == (False, 40, "2026-03-01T09:30:00Z")


def test_undo_of_what_has_come_about_otherwise(notebook: Notebook) -> None:
    notebook.reading.mark_read(HARBOUR, True)
    notebook.reading.mark_read(HARBOUR, False)
    notebook.reading.finished(HARBOUR)
    assert notebook.history.undo() == "Mark an article as unread"
    assert notebook.reading.state(HARBOUR.key).read


def test_marks_that_moved_with_their_text_meanwhile(notebook: Notebook) -> None:
    mark = add_one(notebook, highlight())
    notebook.marks.change(mark.id, colour=Colour.VIOLET)
    longer = "Brand new.\n" + TEXT
    notebook.review.settle(HARBOUR.key, longer, text_hash(longer), {text_hash(TEXT): TEXT})
    moved = notebook.marks.get(mark.id).anchor
    assert moved is not None
    assert moved.start == 27
    notebook.history.undo()
    assert notebook.marks.get(mark.id).anchor == moved
    assert notebook.marks.get(mark.id).colour is Colour.YELLOW
    notebook.history.undo()
    assert notebook.marks.count() == 0
    notebook.history.redo()
    assert notebook.marks.get(mark.id).anchor == moved


def test_a_step_that_cannot_be_undone_is_passed_over(notebook: Notebook, path: Path) -> None:
    mark = add_one(notebook, note("one"))
    notebook.marks.change(mark.id, body="two")
    store = notebook._store
    with store.writing() as connection:
        # As if something outside of the history had changed the note.
        connection.execute("UPDATE changes SET sha256 = x'00' WHERE id = (SELECT max(id) FROM changes)")
    with pytest.raises(NotebookError) as caught:
        notebook.history.undo()
    assert "Edit a note" in caught.value.happened
    assert notebook.marks.get(mark.id).body == "two"
    assert notebook.history.undo() == "Add a note"
    assert notebook.marks.count() == 0


def test_steps_are_kept_a_thousand_or_ninety_days(notebook: Notebook, clock: Watch) -> None:
    mark = add_one(notebook, note("0"))
    for number in range(1, 30):
        clock.wait(days=10)
        notebook.marks.change(mark.id, body=str(number))
    count = 0
    while notebook.history.undo():
        count += 1
    assert count == 30
