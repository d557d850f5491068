"""F6 and Shift+F6 take the keyboard round the parts of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests import showcase
from tests.ui.conftest import Reader


def _press(reader: Reader, *, back: bool = False) -> QWidget | None:
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(reader.window, Qt.Key.Key_F6, modifier)
    return QApplication.focusWidget()


def test_the_keyboard_goes_round_the_panes_both_ways(reader: Reader) -> None:
    parts = reader.parts
    reader.open(showcase.EAST_JUNE)
    parts.shelf.view.setFocus()
    assert _press(reader) is parts.article.view
    assert parts.article.view.by_keyboard
    assert _press(reader) is parts.side.outline
    assert parts.side.outline.by_keyboard
    assert parts.side.outline.currentIndex().isValid()
    assert _press(reader) is parts.shelf.view
    assert parts.shelf.view.by_keyboard
    assert _press(reader, back=True) is parts.side.outline
    assert _press(reader, back=True) is parts.article.view


def test_from_the_bar_above_the_keyboard_comes_to_the_first_pane_or_the_last(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.top_bar.search_box.setFocus()
    assert _press(reader) is reader.parts.shelf.view
    reader.parts.top_bar.search_box.setFocus()
    assert _press(reader, back=True) is reader.parts.side.outline


def test_panes_that_are_hidden_are_left_out(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    for name in ("library_pane", "details_pane"):
        reader.parts.actions[name].trigger()
    reader.parts.article.view.setFocus()
    assert _press(reader) is reader.parts.article.view


def test_results_take_the_place_of_the_library(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.article.view.setFocus()
    assert _press(reader, back=True) is reader.parts.results.list


def test_an_empty_library_is_gone_round_too(empty_reader: Reader) -> None:
    focused = {_press(empty_reader) for _ in range(4)}
    assert None not in focused
    assert len(focused) > 1


def test_tabs_are_a_stop_of_their_own(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.shelf.view.setFocus()
    reader.parts.actions["open_in_tab"].trigger()
    reader.settle()
    strip = reader.parts.article.findChild(QWidget, "tabs")
    assert _press(reader) is strip
    assert _press(reader) is reader.parts.article.view
    assert _press(reader) is reader.parts.side.outline
    reader.parts.shelf.view.setFocus()
    assert _press(reader, back=True) is reader.parts.side.outline
    assert _press(reader, back=True) is reader.parts.article.view
    assert _press(reader, back=True) is strip
