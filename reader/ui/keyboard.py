"""Whether a widget is used by keyboard now: the ring of the focus shows then, and not after a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from reader.ui.spoken import tell_row

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget as Base
else:
    Base = object

BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Why a widget has the focus where a key took it there."""
# A menu or another window takes the focus for a while only.
_FOR_A_WHILE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class OwnKeys(Base):
    """To be mixed into a list, before Qt's class: Delete and Select all are for what is selected in it, while
    it has the keyboard, and not for the window.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == event.Type.ShortcutOverride and _is_for_a_list(cast("QKeyEvent", event)):
            event.accept()
            return True
        return bool(super().event(event))


def _is_for_a_list(event: QKeyEvent) -> bool:
    from PySide6.QtGui import QKeySequence

    keys = QKeySequence.StandardKey
    return event.matches(keys.Delete) or event.matches(keys.SelectAll)


class KeyboardUse(Base):
    """To be mixed into a widget, before Qt's class. `by_keyboard` is true from the first key, or from Tab,
    until a click or until the widget is left; `keyboard_use_changed` is called when it changes.
    """

    by_keyboard = False

    def keyboard_use_changed(self) -> None:
        """Paint anew what depends on it."""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEY:
            self._set_by_keyboard(True)
        from PySide6.QtWidgets import QAbstractItemView  # the article is painted without a list

        if isinstance(self, QAbstractItemView):
            tell_row(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_WHILE:
            self._set_by_keyboard(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._set_by_keyboard(True)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_by_keyboard(False)
        super().mousePressEvent(event)

    def _set_by_keyboard(self, by_keyboard: bool) -> None:
        if by_keyboard != self.by_keyboard:
            self.by_keyboard = by_keyboard
            self.keyboard_use_changed()
