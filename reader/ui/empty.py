"""What stands where there is nothing to show: what is so, what to do, and the buttons to do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_6

_WIDEST = 420


class EmptyState(QWidget):
    """A heading, a sentence, and buttons for `actions`, the first of which is the most wanted."""

    def __init__(self, heading: str, sentence: str, actions: Sequence[QAction] = ()) -> None:
        super().__init__()
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout()
        inner.setSpacing(SPACE_2)
        inner.addStretch(2)
        for text, role in ((heading, "heading"), (sentence, "")):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            inner.addWidget(label)
        inner.addSpacing(SPACE_3)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_3)
        buttons.addStretch()
        for number, action in enumerate(actions):
            button = ActionButton(action)
            if number == 0:
                button.setProperty("role", "primary")
            buttons.addWidget(button)
        buttons.addStretch()
        inner.addLayout(buttons)
        inner.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(inner)
        row.addWidget(middle)


class ActionButton(QPushButton):
    """Does what `action` does; off where that is, and says what it says. text: in place of the action's."""

    def __init__(self, action: QAction, text: str = "") -> None:
        super().__init__(text or action.text().replace("&", ""))
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
