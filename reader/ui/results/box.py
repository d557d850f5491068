"""The search box in the bar above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader.ui.theme.tokens import Theme

# Keys that came together ask once; any other asks at once, and what was asked before is given up.
_PAUSE_MILLISECONDS = 0
_WIDEST, _NARROWEST, _HEIGHT = 520, 200, 34


class SearchBox(QLineEdit):
    """Where a search is typed.

    `search_requested` carries the text a moment after it changed ("" where it was cleared). `entered`, `left`
    and `escaped` say that Enter, Down or Escape was pressed.
    """

    search_requested = Signal(str)
    entered = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, shortcut: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search every article")
        self.setAccessibleDescription(
            "Words that must all stand in an article, or a phrase in quotation marks"
        )
        self.setPlaceholderText(f"Search every article    {shortcut}")
        self.setMaximumWidth(_WIDEST)
        self.setMinimumWidth(_NARROWEST)
        self.setFixedHeight(_HEIGHT)
        self._glass = self.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("clear", theme), QLineEdit.ActionPosition.TrailingPosition)
        self._glass.setText("Search")
        self._clear.setText("Clear the search")
        self._clear.setToolTip("Clear the search")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause_ended)
        self.textChanged.connect(self._on_text_changed)

    def wear(self, theme: Theme) -> None:
        self._glass.setIcon(icon("search", theme))
        self._clear.setIcon(icon("clear", theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.search_requested.emit("")

    def _on_pause_ended(self) -> None:
        self.search_requested.emit(self.text())
