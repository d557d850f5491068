"""Tall dialogs on low screens: the buttons stay in sight, everything else is reached by Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QWidget

from tests.ui.conftest import Reader

_LOW = 400  # what a screen of 768 pixels has at twice the size, about


def _dialog(reader: Reader, action: str) -> QDialog:
    reader.parts.actions[action].trigger()
    reader.settle()
    return next(each for each in reader.window.findChildren(QDialog) if each.isVisible())


def _in_sight(widget: QWidget, dialog: QDialog) -> bool:
    place = QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())
    return dialog.rect().contains(place) and bool(widget.visibleRegion().boundingRect() == widget.rect())


@pytest.mark.parametrize("action", ["preferences", "search_form", "correct"])
def test_a_tall_dialog_can_be_used_on_a_low_screen(reader: Reader, action: str) -> None:
    dialog = _dialog(reader, action)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    reader.painted()
    assert not area.verticalScrollBar().isVisible()  # there is room for the whole of it
    dialog.resize(dialog.width(), _LOW)
    assert dialog.height() == _LOW
    below = [each for each in dialog.findChildren(QPushButton) if not area.isAncestorOf(each)]
    assert below
    assert all(_in_sight(each, dialog) for each in below)
    reader.until(area.verticalScrollBar().isVisible)
    dialog.activateWindow()
    seen = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        assert _in_sight(focus, dialog), focus.accessibleName()
    assert len(seen) > 8
    dialog.close()
