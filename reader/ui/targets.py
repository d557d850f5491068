"""Buttons inside a text field that are large enough to be hit: Qt makes them 22 by 18 pixels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QLineEdit, QToolButton

LEAST_TARGET = 24
"""Pixels each way, after WCAG 2.2, criterion 2.5.8."""


class RoomyButtons(QObject):
    """Keeps the buttons that `field` has now at least that large, each about its middle."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        for button in field.findChildren(QToolButton):
            button.installEventFilter(self)
            self._widen(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and isinstance(watched, QToolButton):
            self._widen(watched)
        return False

    def _widen(self, button: QToolButton) -> None:
        now = button.geometry()
        if min(now.width(), now.height()) < LEAST_TARGET:
            wanted = QRect(0, 0, max(now.width(), LEAST_TARGET), max(now.height(), LEAST_TARGET))
            wanted.moveCenter(now.center())
            button.setGeometry(wanted)
