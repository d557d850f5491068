"""The box over the window into which is typed where to go, with the list of what that may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from reader.ui.goto.entries import Entry
from reader.ui.goto.list import ROWS, EntriesList, said
from reader.ui.labels import plain_label
from reader.ui.spoken import say
from reader.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_6, SPACE_8, Theme

_WIDTH = 680
_HINT = "An article, a region, a month, a tag, a saved search, or what you want to do"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GoToBox(QFrame):
    """Lies over the upper middle of `window`. `typed` carries the text whenever it changes, `chosen` the
    entry to go to and whether in a tab of its own, `left` says that the box was given up: whether so that the
    keyboard is to go back to where it was.
    """

    typed = Signal(str)
    chosen = Signal(object, bool)  # Entry
    left = Signal(bool)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.hide()
        self.setObjectName("card")
        self.setAccessibleName("Go to anything")
        self.field = _Field()
        self.list = EntriesList()
        self.hint = plain_label("", "muted")
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.hint.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_2, SPACE_3, SPACE_2, SPACE_2)
        column.setSpacing(SPACE_2)
        for widget in (self.field, self.list, self.hint):
            column.addWidget(widget)
        self.field.textChanged.connect(self.typed)
        self.field.key_pressed.connect(self._on_key_pressed)
        self.field.abandoned.connect(lambda: self.left.emit(False))
        self.list.picked.connect(self.chosen)
        self.list.selectionModel().currentChanged.connect(self._announce)
        window.installEventFilter(self)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        self.list.wear(theme)

    def open(self) -> None:
        """Show the box, empty, with the keyboard in it."""
        self.field.clear()
        self.list.show_entries(())
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_entries(self, entries: Sequence[Entry], hint: str) -> None:
        """Show these in the list, the first one chosen, and a line below."""
        self.hint.setText(hint)
        self.list.setVisible(bool(entries))
        self.list.show_entries(entries)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() == QEvent.Type.Resize:
            self._settle()
        elif self.isVisible() and event.type() == QEvent.Type.MouseButtonPress:
            self.left.emit(True)  # what was clicked wanted neither mouse nor keyboard
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside field and list goes no further, to the window."""

    def _settle(self) -> None:
        """Take the place and the size for what the list holds now."""
        room = self._window.size()
        width, top = min(_WIDTH, room.width() - 2 * SPACE_6), min(room.height() // 9, SPACE_8 * 3)
        self.setFixedWidth(width)
        row = self.list.sizeHintForRow(0)
        if row > 0:
            around = self._column.sizeHint().height() - self.list.height()
            rows = max((room.height() - top - SPACE_8 - around) // row, 1)
            self.list.setFixedHeight(row * min(len(self.list.entries.entries), ROWS, rows))
        self.adjustSize()
        self.move((room.width() - width) // 2, top)

    def _on_key_pressed(self, key: int, other_tab: bool) -> None:
        match key:
            case Qt.Key.Key_Escape:
                self.left.emit(True)
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_PageDown:
                self.list.step(ROWS - 1, around=False)
            case Qt.Key.Key_PageUp:
                self.list.step(1 - ROWS, around=False)
            case _ if self.list.current:
                self.chosen.emit(self.list.current, other_tab)

    def _announce(self) -> None:
        """Let a screen reader say what is chosen: the keyboard stays in the field."""
        entry = self.list.current
        if entry:
            say(self.field, said(entry))


class _Field(QLineEdit):
    """`key_pressed` carries a key that is meant for the list, and whether Ctrl was held; `abandoned` says
    that the keyboard went elsewhere.
    """

    key_pressed = Signal(int, bool)
    abandoned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_HINT)
        self.setAccessibleName("Go to anything")
        self.setAccessibleDescription(f"{_HINT}. Up and Down choose, Enter goes there, Escape closes.")
        self.setObjectName("goToField")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER or key in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Down,
            Qt.Key.Key_Up,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_PageUp,
        ):
            self.key_pressed.emit(key, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu
            self.abandoned.emit()
