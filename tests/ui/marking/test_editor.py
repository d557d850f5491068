"""The editor of notes in the right pane: what it says of saving, its keys, its room in low windows."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reader.errors import EnvironmentFault
from reader.model import MarkKind
from reader.ui.marking.editor import NoteEditor
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.marking.test_marking import WORDS, kept, section, select, trigger


@pytest.fixture
def editor(reader: Reader) -> NoteEditor:
    """Open, on an article that has some notes already."""
    key = reader.open(showcase.EAST_JUNE).summary.key
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    for number in range(4):
        noting.noter.add(key, MarkKind.NOTE, body=f"Note {number}\nof two lines")
    reader.open(showcase.STATEMENT)
    reader.open(showcase.EAST_JUNE)
    trigger(reader, "note")
    return section(reader).editor


def place(widget: QWidget, pane: QWidget) -> QRect:
    return QRect(widget.mapTo(pane, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("fault", [False, True])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (700, 500), (640, 440)])
def test_nothing_lies_over_anything_in_it(
    reader: Reader, editor: NoteEditor, size: tuple[int, int], fault: bool
) -> None:
    reader.window.resize(*size)
    editor.field.setPlainText("Ask about the waiting lists.")
    if fault and size[1] > 440:
        editor.show_fault(EnvironmentFault("The disk is full.", "", "Make room on it."))
    reader.settle()
    reader.painted()
    pane, cards = reader.parts.side, section(reader).list
    parts = [editor.field, editor.tags, editor.preview_button, editor.done_button, cards, pane.outline]
    seen = [place(each, pane) for each in parts if each.isVisible() and each.height() > 0]
    assert all(pane.rect().contains(each) for each in seen)
    assert not any(one.intersects(other) for one, other in combinations(seen, 2))
    assert editor.field.height() >= 60
    editor.show_saved(editor.text, editor.tags.tags)
    editor.finish()
    reader.settle()
    reader.window.resize(1280, 800)
    reader.settle()
    assert pane.outline.isVisible()


def test_saved_is_said_only_where_all_of_it_is(reader: Reader, editor: NoteEditor) -> None:
    status = reader.parts.status
    QTest.keyClicks(editor.field, "Ask")
    reader.until(lambda: status.saved_text == "Saved")
    QTest.keyClicks(editor.field, " them")
    assert (editor.state_text, status.saved_text) == ("Not saved yet", "Not saved yet")
    select(reader, WORDS)
    reader.parts.actions["highlight"].trigger()
    reader.until(lambda: any(mark.kind is MarkKind.HIGHLIGHT for mark in kept(reader)))
    assert not editor.unsaved or status.saved_text != "Saved"
    reader.until(lambda: status.saved_text == "Saved")
    assert not editor.unsaved
    QTest.keyClicks(editor.tags, "SEN")
    assert (editor.state_text, status.saved_text) == ("Not saved yet", "Not saved yet")
    for _ in range(3):
        QTest.keyClick(editor.tags, Qt.Key.Key_Backspace)
    assert (editor.state_text, status.saved_text) == ("Saved", "Saved")


@pytest.mark.parametrize("where", ["field", "tags", "preview_button", "done_button"])
def test_escape_goes_back_to_the_article_and_saves(reader: Reader, editor: NoteEditor, where: str) -> None:
    editor.field.setPlainText("Ask about them")
    control = getattr(editor, where)
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Escape)
    reader.settle()
    assert not editor.isVisible()
    assert reader.window.focusWidget() is reader.parts.article.view
    assert "Ask about them" in [mark.body for mark in kept(reader)]


def test_delete_is_for_the_card_that_is_selected(reader: Reader, editor: NoteEditor) -> None:
    editor.finish()
    reader.settle()
    assert reader.parts.shelf.view.has_selected
    cards = section(reader).list
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(1))
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    reader.until(lambda: len(kept(reader)) == 3)
    assert reader.library.articles.summary(reader.key_of(showcase.EAST_JUNE))
