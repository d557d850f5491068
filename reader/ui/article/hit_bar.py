"""The strip above an article that a search opened: which match one is at, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader.ui.spoken import Soon
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, Theme


class HitBar(QWidget):
    """Hidden while there is no match. `closed` asks to take the marks away; `controls` are its buttons."""

    closed = Signal()

    def __init__(self, previous: QAction, following: QAction, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("hitBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._soon = Soon(self)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton()
        self._close.setAccessibleName("Clear the marks")
        self._close.setToolTip("Show the article without the marks of the search")
        self._close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_1, SPACE_2, SPACE_1)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._label)
        layout.addStretch()
        self.controls: list[QWidget] = []
        for action in (previous, following):
            button = QToolButton()
            button.setDefaultAction(action)
            layout.addWidget(button)
            self.controls.append(button)
        self.controls.append(self._close)
        layout.addWidget(self._close)
        self.wear(theme)
        self.hide()

    def wear(self, theme: Theme) -> None:
        self._close.setIcon(icon("clear", theme))

    def show_place(self, hit: int, hits: int) -> None:
        """Say which of `hits` matches one is at (`hit` from 0); hidden where there are none."""
        self.setVisible(hits > 0)
        self._label.setText(f"Match {hit + 1:,} of {hits:,}" if hits > 1 else "One match")
        if hits:
            self._soon.say(self._label.text())

    @property
    def text(self) -> str:
        return self._label.text()
