"""What is said to a screen reader besides what it reads by itself; nothing happens where none runs.

Qt's classes for it take a frame's time to load, so nothing is said before `begin`; what was to be said waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QWidget

_PAUSE = 700  # milliseconds without a change
_begun: list[bool] = []
_waiting: list[tuple[QWidget, str, bool]] = []


def begin() -> None:
    """From now on things are said, and first what waits."""
    from PySide6.QtGui import QAccessible  # noqa: F401  (loads it)

    _begun[:] = [True]
    waiting = _waiting.copy()
    _waiting.clear()
    for widget, text, urgent in waiting:
        if isValid(widget):
            say(widget, text, urgent=urgent)


def listened() -> bool:
    """Whether a screen reader runs."""
    if not _begun:
        return False
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def say(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have `text` read out. widget: where it is shown. urgent: whatever is being read is interrupted."""
    if text and not _begun:
        _waiting.append((widget, text, urgent))
    elif text and listened():
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(widget, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def tell_row(view: QAbstractItemView) -> None:
    """Say on which row the keyboard stands: Qt tells when the row changes, not when the list is entered."""
    if not listened() or not view.currentIndex().isValid():
        return
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    interface = QAccessible.queryAccessibleInterface(view)
    row = interface.focusChild() if interface else None
    if interface and row:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(interface.indexOfChild(row))
        QAccessible.updateAccessibility(event)


class Soon(QObject):
    """Says the last of several texts that follow each other quickly, such as counts while one types."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(lambda: say(self._widget, self._text))

    def say(self, text: str) -> None:
        """Have `text` read out as soon as no other comes."""
        self._text = text
        if listened():
            self._timer.start()
