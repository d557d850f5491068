"""A disk that is full while a note is typed: nothing typed is lost, and the window says what is so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.marking.controller import Marking
from reader.ui.marking.unsaved import UnsavedDialog
from reader.ui.sentences import SentencesDialog
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.full_disk import full_disk

TYPED = "Ask how moderators are chosen"


@pytest.fixture
def marking(reader: Reader) -> Iterator[Marking]:
    """The window with an open editor, on a disk that has room."""
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["note"].trigger()
    noting = reader.window.commands.noting
    assert noting
    assert noting.marking
    yield noting.marking
    for dialog in reader.window.findChildren(UnsavedDialog):
        dialog.reject()
    reader.settle()


def bodies(reader: Reader) -> list[str]:
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    return [mark.body for mark in noting.noter.notebook.marks.select()]


def type_on_a_full_disk(reader: Reader, marking: Marking) -> None:
    """Type, and wait until it was tried to save that."""
    editor = marking.section.editor
    QTest.keyClicks(editor.field, TYPED)
    reader.until(lambda: editor.state_text.startswith("Not saved."))


def ask(reader: Reader) -> UnsavedDialog:
    """Try to close the window, and wait for the question."""
    reader.window.close()
    found: list[UnsavedDialog] = []

    def asked() -> bool:
        found[:] = [each for each in reader.window.findChildren(UnsavedDialog) if each.isVisible()]
        return bool(found)

    reader.until(asked)
    assert reader.window.isVisible()
    return found[0]


def test_the_text_stays_and_is_saved_when_there_is_room(reader: Reader, marking: Marking) -> None:
    editor = marking.section.editor
    with full_disk():
        type_on_a_full_disk(reader, marking)
        assert editor.text == TYPED
        assert "Your text is still here" in editor.state_text
        assert reader.parts.status.saved_text == "Not saved"
        QTest.keyClicks(editor.field, ", and when")
        reader.until(lambda: editor.state_text.startswith("Not saved."))
        assert bodies(reader) == []
    reader.until(lambda: editor.state_text == "Saved")
    assert reader.parts.status.saved_text == "Saved"
    assert bodies(reader) == [f"{TYPED}, and when"]


def test_closing_asks_and_keeps_the_window_open(reader: Reader, marking: Marking) -> None:
    with full_disk():
        type_on_a_full_disk(reader, marking)
        question = ask(reader)
        assert "still open" in question.accessibleDescription()
        question.copy.click()
        assert QApplication.clipboard().text() == TYPED
        question.keep.click()
        assert reader.window.isVisible()
        assert marking.section.editor.text == TYPED
    reader.until(lambda: bodies(reader) == [TYPED])


def test_the_text_can_be_saved_elsewhere(reader: Reader, marking: Marking, tmp_path: Path) -> None:
    marking.section.editor.tags.set_tags(("peer review",))
    file = tmp_path / "elsewhere.md"
    with full_disk(128):  # room enough for a small file, none for the notebook
        type_on_a_full_disk(reader, marking)
        ask(reader).file_chosen.emit(str(file))
        reader.until(lambda: not reader.window.isVisible())
    assert file.read_text("utf-8") == f"{TYPED}\n\nTags: peer review\n"


def test_where_that_fails_too_the_window_stays(reader: Reader, marking: Marking, tmp_path: Path) -> None:
    with full_disk(8):
        type_on_a_full_disk(reader, marking)
        ask(reader).file_chosen.emit(str(tmp_path / "elsewhere.md"))
        reader.until(lambda: not reader.parts.jobs.busy("files"))
        assert reader.window.isVisible()
        assert marking.section.editor.text == TYPED
    for dialog in reader.window.findChildren(SentencesDialog):
        dialog.reject()
    reader.until(lambda: bodies(reader) == [TYPED])


def test_the_note_can_be_given_up(reader: Reader, marking: Marking) -> None:
    with full_disk():
        type_on_a_full_disk(reader, marking)
        ask(reader).give_up.click()
        reader.until(lambda: not reader.window.isVisible())


def test_a_note_that_was_left_comes_back_when_it_cannot_be_saved(reader: Reader, marking: Marking) -> None:
    editor = marking.section.editor
    with full_disk():
        QTest.keyClicks(editor.field, TYPED)
        editor.done_button.click()
        assert not editor.isVisible()
        reader.until(lambda: editor.isVisible() and editor.state_text.startswith("Not saved."))
        assert editor.text == TYPED
        assert editor.unsaved
    reader.until(lambda: editor.state_text == "Saved")
    assert bodies(reader) == [TYPED]


def test_a_note_that_was_left_for_another_one_is_saved_later(reader: Reader, marking: Marking) -> None:
    editor = marking.section.editor
    with full_disk():
        QTest.keyClicks(editor.field, TYPED)
        reader.parts.actions["note"].trigger()
        QTest.keyClicks(editor.field, "A second one")
        reader.until(lambda: editor.state_text.startswith("Not saved."))
        assert marking.unsaved
        assert marking.notes.unsaved_text == f"{TYPED}\n\nA second one"
    reader.until(lambda: sorted(bodies(reader)) == ["A second one", TYPED])
    reader.until(lambda: not marking.unsaved)
    assert reader.parts.status.saved_text == "Saved"


def test_a_note_in_another_article_comes_back_too(reader: Reader, marking: Marking) -> None:
    editor = marking.section.editor
    with full_disk():
        QTest.keyClicks(editor.field, TYPED)
        reader.parts.reading.open(reader.key_of(showcase.STATEMENT))
        reader.until(lambda: editor.isVisible() and editor.state_text.startswith("Not saved."))
        assert editor.text == TYPED
    reader.until(lambda: bodies(reader) == [TYPED])


def test_who_closes_twice_is_asked_once_and_again_later(reader: Reader, marking: Marking) -> None:
    with full_disk():
        type_on_a_full_disk(reader, marking)
        reader.window.close()
        question = ask(reader)
        reader.window.close()
        QTest.qWait(300)
        assert [each for each in reader.window.findChildren(UnsavedDialog) if each.isVisible()] == [question]
        question.keep.click()
        ask(reader).keep.click()
        assert reader.window.isVisible()
    reader.until(lambda: bodies(reader) == [TYPED])


def test_a_fault_of_our_own_costs_no_word_either(
    qtbot: QtBot, reader: Reader, marking: Marking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError

    editor, noting = marking.section.editor, reader.window.commands.noting
    assert noting
    with monkeypatch.context() as patched, qtbot.captureExceptions() as raised:
        patched.setattr(noting.noter, "add", broken)
        QTest.keyClicks(editor.field, TYPED)
        reader.until(lambda: editor.state_text.startswith("Not saved."))
        editor.finish()
        reader.until(lambda: editor.isVisible() and editor.text == TYPED)
        reader.until(lambda: len(raised) > 1)
    reader.until(lambda: bodies(reader) == [TYPED])
