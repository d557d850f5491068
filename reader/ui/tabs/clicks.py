"""Ctrl+click and the middle button on an article, wherever one is named: it opens in a tab behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

_Type = QEvent.Type
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_BUTTONS = (_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.MouseButtonRelease)

Opener = Callable[[], object]
"""Opens, behind the article that is read, the one that was clicked."""


class BehindClicks(QObject):
    """Watches one list, tree or text. at: what opens the article at a place of its viewport; None where no
    article is named there, which leaves the click to the list. by_key: Ctrl with the left button counts; one
    more row is selected with Ctrl and Shift then.
    """

    def __init__(
        self, place: QAbstractScrollArea, at: Callable[[QPoint], Opener | None], *, by_key: bool = True
    ) -> None:
        super().__init__(place)
        self._at = at
        self._by_key = by_key
        self._handing_on = False
        self._taken = Qt.MouseButton.NoButton
        place.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _BUTTONS or not isinstance(event, QMouseEvent):
            return False
        if event.type() == _Type.MouseButtonRelease and event.modifiers() != _CTRL | _SHIFT:
            taken, self._taken = self._taken, Qt.MouseButton.NoButton
            return taken == event.button() != Qt.MouseButton.NoButton
        if self._by_key and event.modifiers() == _CTRL | _SHIFT and not self._handing_on:
            self._hand_on(watched, event)
            return True
        open_behind = self._at(event.position().toPoint()) if self._wanted(event) else None
        if open_behind is None:
            return False
        self._taken = event.button()
        if event.type() == _Type.MouseButtonPress:
            open_behind()
        return True

    def _wanted(self, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.MiddleButton:
            return True
        left = event.button() == Qt.MouseButton.LeftButton
        return self._by_key and left and event.modifiers() == _CTRL and not self._handing_on

    def _hand_on(self, watched: QObject, event: QMouseEvent) -> None:
        """Let the list have the click as one with Ctrl alone, which selects one more row."""
        places = event.position(), event.globalPosition()
        alone = QMouseEvent(event.type(), *places, event.button(), event.buttons(), _CTRL)
        self._handing_on = True
        try:
            QCoreApplication.sendEvent(watched, alone)
        finally:
            self._handing_on = False
