"""A small notice in the corner of the window, for what came in or went without being asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from reader.ui.importing.corner import CornerPanel
from reader.ui.labels import plain_label

SECONDS: float = 12


class Notice(CornerPanel):
    """One text at a time. It goes by itself after a while, unless the pointer or the focus is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._text = plain_label("")
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setAccessibleName("Close")
        self.close_button.setToolTip("Close")
        self.close_button.clicked.connect(self.hide)
        self.offers: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.addStretch()
        top = QHBoxLayout()
        top.addWidget(self._text, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addLayout(self._row)
        self._timer = QTimer(self, interval=int(SECONDS * 1000))
        self._timer.timeout.connect(self._on_time_over)

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, actions: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """Show `text` with a button for each action (its words, what it does), which closes the notice."""
        for button in self.offers:
            button.deleteLater()
        self._text.setText(text)
        self.offers = [self._button(words, act) for words, act in actions]
        self.appear(text)
        self._timer.start()

    def _on_time_over(self) -> None:
        focus = self.focusWidget()
        if not self.underMouse() and not (focus is not None and focus.hasFocus()):
            self._timer.stop()
            self.hide()

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(self.hide)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button
