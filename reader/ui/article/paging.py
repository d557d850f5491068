"""Paging through the open article by whole lines: what a page cuts in half stands whole on the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPoint, QPropertyAnimation
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from reader.ui.article.view import ArticleView

_DURATION = 140  # milliseconds: long enough to be followed by the eye
_AIR = 6  # pixels above the line that a page begins with


class Line(NamedTuple):
    """Where a line of text stands in the document, in pixels."""

    top: float
    bottom: float


class Paging(QObject):
    """Moves the page on and back. moving: asked each time whether it may be seen to move."""

    def __init__(self, view: ArticleView, moving: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._bar = view.verticalScrollBar()
        self._moving = moving
        self._animation = QPropertyAnimation(self._bar, b"value", self)
        self._animation.setDuration(_DURATION)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        # A wheel or a hand on the bar goes before.
        self._bar.actionTriggered.connect(self._animation.stop)
        view.filled.connect(self._animation.stop)

    def down(self) -> bool:
        """Go one page on; False where the end of the article stands on the screen."""
        self._arrive()
        if self._view.at_end:
            return False
        top, height = self._bar.value(), self._view.viewport().height()
        self._go(next_top(list(self._lines(top, top + height)), top, height))
        return True

    def up(self) -> bool:
        """Go one page back; False where the beginning of the article stands on the screen."""
        self._arrive()
        if not self._bar.value():
            return False
        top, height = self._bar.value(), self._view.viewport().height()
        self._go(top_before(list(self._lines(top, top + height)), top, height))
        return True

    def _go(self, top: int) -> None:
        self._view.lay_out(top + self._view.viewport().height())
        top = max(0, min(top, self._bar.maximum()))
        if not self._moving():
            self._bar.setValue(top)
            return
        self._animation.setStartValue(self._bar.value())
        self._animation.setEndValue(top)
        self._animation.start()

    def _arrive(self) -> None:
        """A key that comes while the page still moves begins where that would have ended."""
        if self._animation.state() == QAbstractAnimation.State.Running:
            self._animation.stop()
            self._bar.setValue(self._animation.endValue())

    def _lines(self, top: float, bottom: float) -> Iterator[Line]:
        """The lines of which something stands between these heights of the document."""
        layout = self._view.document().documentLayout()
        block = _first_of_row(self._view.cursorForPosition(QPoint(0, 0)))
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() >= bottom and _begins_row(block):
                return
            text = block.layout()
            for number in range(text.lineCount()):
                line = text.lineAt(number)
                begins = box.top() + line.y()
                if begins < bottom and begins + line.height() > top:
                    yield Line(begins, begins + line.height())
            block = block.next()


def next_top(lines: list[Line], top: int, height: int) -> int:
    """Where the next page begins: with the last line that this one shows whole, and with all that it cuts.

    top, height: of the page that is shown.
    """
    bottom = top + height
    limit = min([line.top for line in lines if line.bottom > bottom], default=bottom)
    whole = [line.top for line in lines if line.bottom <= min(limit, bottom) + 0.5 and line.top > top]
    overlapping = min(max(whole, default=limit), limit)
    # Where hardly a line has room, there is none for reading one twice.
    choices = (overlapping - _AIR, limit - _AIR, limit, bottom)
    return next(int(choice) for choice in choices if int(choice) > top)


def top_before(lines: list[Line], top: int, height: int) -> int:
    """Where the page before begins: it ends with the first line that this one shows whole."""
    limit = max([line.bottom for line in lines if line.top < top], default=top)
    whole = [line.bottom for line in lines if line.top >= max(limit, top) - 0.5]
    overlapping = max(min(whole, default=limit), limit)
    choices = (overlapping + _AIR - height, limit + _AIR - height, limit - height, top - height)
    return next(ceil(choice) for choice in choices if ceil(choice) < top)


def _first_of_row(cursor: QTextCursor) -> QTextBlock:
    """The block at the cursor; in a table the first block of its row, since cells stand side by side."""
    table = cursor.currentTable()
    if table is None:
        return cursor.block()
    return table.cellAt(table.cellAt(cursor).row(), 0).firstCursorPosition().block()


def _begins_row(block: QTextBlock) -> bool:
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return table is None or table.cellAt(cursor).column() == 0
