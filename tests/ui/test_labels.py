"""Labels of plain text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.ui.labels import plain_label


def _point_at(label: QLabel) -> None:
    here = QPointF(20, 20)
    QApplication.sendEvent(label, QEnterEvent(here, here, QPointF(label.mapToGlobal(here.toPoint()))))


def test_a_label_can_be_selected_as_soon_as_the_pointer_is_over_it(qtbot: QtBot) -> None:
    label = plain_label("Twelve places were offered")
    qtbot.addWidget(label)
    label.resize(300, 40)
    label.show()
    height = label.heightForWidth(120)
    _point_at(label)
    assert label.heightForWidth(120) == height
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert label.selectedText() == "Twelve"


def test_a_label_that_is_not_to_be_selected_stays_so_under_the_pointer(qtbot: QtBot) -> None:
    label = plain_label("Twelve places were offered")
    qtbot.addWidget(label)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.show()
    _point_at(label)
    assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
