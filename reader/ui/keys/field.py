"""The field that a new key is pressed into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_MODIFIERS = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_unknown),
)
_FIRST_WITHOUT_A_CHARACTER = 0x01000000
_WAITING, _RESTING = "Press the new key now", "Add a key…"


class KeyField(QLineEdit):
    """`pressed` carries the key, as Qt writes it on every system. Tab and Shift+Tab leave the field, so that
    nobody is caught in it; `left` says that Esc was pressed.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(_RESTING)
        self.setAccessibleName("Add a key")
        self.setAccessibleDescription("Press the new key while you are here; Tab or Esc leaves the field")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key does its usual work while it is pressed here
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        elif event.key() not in _MODIFIERS and not event.isAutoRepeat():
            self.pressed.emit(key_of(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setPlaceholderText(_WAITING)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setPlaceholderText(_RESTING)


def key_of(event: QKeyEvent) -> str:
    """The key that was pressed, as shortcuts write it: "?", not "Shift+?", for Shift is how one types it."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    modifiers &= ~Qt.KeyboardModifier.GroupSwitchModifier
    letter = key < _FIRST_WITHOUT_A_CHARACTER and (chr(key).isalpha() or key == Qt.Key.Key_Space)
    if key < _FIRST_WITHOUT_A_CHARACTER and not letter:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString()
