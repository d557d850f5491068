"""Whether a widget is used by keyboard now: the ring of the focus shows then, and not after a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class KeyboardUse(QObject):
    """Watches `widget`. `active` is true from the first key, or from Tab, until a click or it is left."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.active = False
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractScrollArea):
            widget.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress:
                self._set(True)
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent) and event.reason() in _BY_KEY:
                self._set(True)
            case QEvent.Type.MouseButtonPress:
                self._set(False)
            case QEvent.Type.FocusOut if isinstance(event, QFocusEvent):
                # A menu or another window takes the focus for a while only.
                if event.reason() not in (
                    Qt.FocusReason.PopupFocusReason,
                    Qt.FocusReason.ActiveWindowFocusReason,
                ):
                    self._set(False)
        return False

    def _set(self, active: bool) -> None:
        if active != self.active:
            self.active = active
            self.changed.emit()
