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
            buttons.addWidget(_button(action, primary=number == 0))
        buttons.addStretch()
        inner.addLayout(buttons)
        inner.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(inner)
        row.addWidget(middle)


def _button(action: QAction, *, primary: bool) -> QPushButton:
    button = QPushButton(action.text().replace("&", ""))
    button.setToolTip(action.toolTip())
    if primary:
        button.setProperty("role", "primary")
    button.clicked.connect(action.trigger)
    return button
