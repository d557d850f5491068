"""Reading and selecting in the article by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.model import MarkKind
from tests import showcase
from tests.ui.conftest import Reader


def test_words_are_selected_and_highlighted_without_a_mouse(reader: Reader) -> None:
    reader.until(lambda: hasattr(reader.window, "caret"))
    reader.open(showcase.EAST_JUNE)
    view, caret = reader.parts.article.view, reader.parts.actions["caret"]
    assert not caret.isChecked()
    caret.trigger()
    assert view.hasFocus()
    assert reader.settings.caret
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    words = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, words)
    chosen = view.selected_words.strip()
    assert len(chosen.split()) >= 3
    reader.parts.actions["highlight"].trigger()
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    noter = noting.noter
    reader.until(lambda: noter.notebook.marks.select())
    reader.settle()
    (mark,) = noter.notebook.marks.select()
    assert mark.kind is MarkKind.HIGHLIGHT
    assert mark.anchor is not None
    assert mark.anchor.exact == chosen


def test_without_it_the_arrow_keys_scroll(reader: Reader) -> None:
    reader.until(lambda: hasattr(reader.window, "caret"))
    reader.open(showcase.EAST_JUNE)
    reader.window.resize(900, 500)
    view, caret = reader.parts.article.view, reader.parts.actions["caret"]
    caret.trigger()
    caret.trigger()
    assert reader.settings.caret is False
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > 0
    assert not view.textCursor().hasSelection()
