"""The strip above an article in which one looks for words in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.ui.spoken import Soon
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Theme

_WIDTH = 220
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """`changed` says that something else is looked for, `closed` asks to end it, `stepped` carries 1 or -1
    for the next match or the one before.
    """

    changed = Signal()
    closed = Signal()
    stepped = Signal(int)

    def __init__(self, previous: QAction, following: QAction, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("hitBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setAccessibleDescription("Enter goes to the next place, Shift+Enter to the one before")
        self.field.setMinimumWidth(_WIDTH // 2)
        self.field.setMaximumWidth(_WIDTH)
        self.whole_word, self.match_case = QCheckBox("Whole word"), QCheckBox("Match case")
        self._soon = Soon(self)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton()
        self._close.setAccessibleName("Close the find bar")
        self._close.setToolTip("Close the find bar (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_3)
        row.addWidget(self.field, 1)
        row.addWidget(self.whole_word)
        row.addWidget(self.match_case)
        row.addWidget(self._count)
        row.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_1)
        for action in (previous, following):
            button = QToolButton()
            button.setDefaultAction(action)
            buttons.addWidget(button)
        buttons.addWidget(self._close)
        row.addLayout(buttons)
        self.field.textChanged.connect(self.changed)
        self.whole_word.toggled.connect(self.changed)
        self.match_case.toggled.connect(self.changed)
        self._close.clicked.connect(self.closed)
        self.wear(theme)
        self.hide()

    def wear(self, theme: Theme) -> None:
        self._close.setIcon(icon("clear", theme))

    def show_place(self, hit: int, hits: int, *, more: bool = False) -> None:
        """Say which of `hits` matches one is at (`hit` from 0). more: there are still more of them."""
        if not self.field.text().strip():
            self._count.setText("")
        elif hits == 0:
            self._count.setText("No match")
        else:
            self._count.setText(f"{hit + 1:,} of {hits:,}{' or more' if more else ''}")
        self._soon.say(self._count.text())

    @property
    def count_text(self) -> str:
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
