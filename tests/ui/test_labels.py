"""Labels of plain text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.labels import plain_label


def test_a_label_can_be_selected_as_soon_as_the_pointer_is_over_it(qtbot: QtBot) -> None:
    label = plain_label("Twelve places were offered")
    qtbot.addWidget(label)
    label.resize(300, 40)
    label.show()
    height = label.heightForWidth(120)
    here = QPointF(20, 20)
    QApplication.sendEvent(label, QEnterEvent(here, here, QPointF(label.mapToGlobal(here.toPoint()))))
    assert label.heightForWidth(120) == height
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, pos=here.toPoint())
    assert label.selectedText() == "Twelve"
