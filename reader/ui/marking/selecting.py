"""What is selected in the article, and the bar that comes up beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from reader.ui.marking.bar import SelectionBar

if TYPE_CHECKING:
    from reader.ui.parts import Parts

_BAR_DELAY = 250  # milliseconds after the last change of what is selected


class Selecting(QObject):
    """`bar` comes up a moment after something was selected, where something can be done with it.

    read_only: marks cannot be made here, so there is no bar.
    """

    def __init__(self, parts: Parts, parent: QObject, *, read_only: bool) -> None:
        super().__init__(parent)
        self._pane = parts.article
        self._view = parts.article.view
        self._read_only = read_only
        actions = parts.actions
        self.bar = SelectionBar(
            parts.article, [actions["note"], actions["bookmark"], actions["copy"]], parts.appearance.theme
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BAR_DELAY)
        self._timer.timeout.connect(self._show_bar)
        self._view.selectionChanged.connect(self._on_selection_changed)
        self._view.verticalScrollBar().valueChanged.connect(self.bar.hide)

    @property
    def place(self) -> tuple[int, int] | None:
        """What is selected of the reading text (start and end in code points, without the white space around
        it); None where nothing is, or no article is open.
        """
        if not self._view.textCursor().hasSelection() or self._view.article is None:
            return None
        start, end = self._view.selected_text
        text = self._view.article.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return (start, end) if end > start else None

    def forget(self) -> None:
        """Nothing is selected any more."""
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        self.bar.hide()

    def _on_selection_changed(self) -> None:
        self.bar.hide()
        self._timer.start()

    def _show_bar(self) -> None:
        view = self._view
        if self.place is None or self._read_only or not view.isVisible():
            return
        if QGuiApplication.mouseButtons():
            self._timer.start()  # still being selected
            return
        page = view.viewport()
        origin = page.mapTo(self._pane, QPoint(0, 0))
        selected = self._box().translated(origin)
        room = QRect(origin, page.size())
        if room.intersects(selected):
            self.bar.show_beside(selected.intersected(room), self._pane.rect())

    def _box(self) -> QRect:
        cursor = self._view.textCursor()
        ends = []
        for position in (cursor.selectionStart(), cursor.selectionEnd()):
            end = QTextCursor(self._view.document())
            end.setPosition(position)
            ends.append(self._view.cursorRect(end))
        return ends[0].united(ends[1])
