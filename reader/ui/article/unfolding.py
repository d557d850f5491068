"""A place deep in a long text, shown before Qt has laid out all that stands above it.

Qt lays a text out from its top, which takes a tenth of a second for 50,000 words. So what stands far above
the place is hidden at first, and room for it kept free, as much as it will take by and large. Then it comes
in by and by, from the place upwards, while the words on the screen stay where they are.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QSizeF, Qt, QTimer
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextBlockFormat

    from reader.ui.article.page import ArticlePage

_NEAR = 6_000  # characters above the place that are there from the first: some screens
_AT_ONCE = 6_000  # characters that come in in one go, which takes some milliseconds
_GAP = 0.7  # of a line, between two paragraphs
_PAUSE = 5  # milliseconds between two goes, for everything else


class Unfolding(QObject):
    """Hides what stands far above a place of the view's document, and brings it back.

    Only for a document without tables, and only while its text stays as it is, but for what is put behind it:
    whoever fills it anew calls `drop` before.
    """

    def __init__(self, view: ArticlePage) -> None:
        super().__init__(view)
        self._view = view
        self._place = 0
        self._first = self._end = 0  # the numbers of the first block that is shown, and of the last one
        self._format: QTextBlockFormat | None = None  # of the first one, as it is without the room above it
        self._height = 0.0  # of a character, on average
        self._moving = False
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._on_time)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def fold(self, position: int, line: float, letters: float) -> None:
        """Hide what stands far above the cursor position, and bring it in by and by; to be called in the
        change that fills the document, before it is laid out.

        line: how high a line is, in pixels. letters: about how many characters stand in one.
        """
        document = self._view.document()
        first = document.findBlock(max(0, position - _NEAR))
        self._place, self._first, self._end = position, first.blockNumber(), document.blockCount() - 1
        if self._first:
            block, lines = document.begin(), 0.0
            for _ in range(self._first):
                block.setVisible(False)
                lines += ceil(block.length() / letters) + _GAP
                block = block.next()
            self._height = lines * line / first.position()
            self._keep_room()
            self._timer.start()

    def drop(self) -> None:
        """Another text takes the place of this one."""
        self._timer.stop()
        self._first, self._format = 0, None

    def hides(self, position: int) -> bool:
        """Whether the cursor position is in what is hidden."""
        return self._first > 0 and position < self._block(self._first).position()

    def finish(self) -> None:
        """Bring in all that is hidden, now."""
        if self._first:
            layout = self._view.document().documentLayout()
            layout.hitTest(QPointF(0, layout.documentSize().height()), Qt.HitTestAccuracy.FuzzyHit)
            self._bring_in(self._view.document().characterCount())

    # Behind it

    def _on_time(self) -> None:
        # Qt lays out by and by what stands below the place; a change before that is done would stop it for
        # good.
        if self._block(self._end).layout().lineCount():
            self._bring_in(_AT_ONCE)

    def _bring_in(self, most: int) -> None:
        """Show about `most` characters above what is shown, and leave the screen as it is."""
        view, document = self._view, self._view.document()
        place = QTextCursor(document)
        place.setPosition(self._place)
        before, stood = self._top(place.block()), view.cursorRect(place).top()
        block = self._block(self._first)
        end = block.position()
        if self._place > end:
            self._height = (before - self._top(block)) / (self._place - end)
        change = QTextCursor(document)
        change.beginEditBlock()
        self._give_room_back()
        while block.blockNumber() and end - block.position() < most:
            block = block.previous()
            block.setVisible(True)
        document.markContentsDirty(block.position(), end - block.position())
        self._first = block.blockNumber()
        self._keep_room()
        change.endEditBlock()
        if self._first:
            # Lines stand at whole pixels: a part of one more or less, and some of them would move.
            shift = before - self._top(place.block())
            self._keep_room(shift - round(shift))
        else:
            self.drop()
        self._moving = True
        # Qt tells the scroll bar how high the document is only when it has done with all of it.
        document.documentLayout().documentSizeChanged.emit(QSizeF())
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect(place).top() - stood)
        self._moving = False

    def _keep_room(self, more: float = 0.0) -> None:
        """Leave free above the first block what those above it will take, and so many pixels more."""
        if self._first:
            cursor = QTextCursor(self._block(self._first))
            self._format = self._format or cursor.blockFormat()
            wanted = cursor.blockFormat()
            room = self._height * cursor.block().position()
            wanted.setTopMargin(self._format.topMargin() + room + more)
            cursor.setBlockFormat(wanted)

    def _give_room_back(self) -> None:
        if self._format:
            QTextCursor(self._block(self._first)).setBlockFormat(self._format)
            self._format = None

    def _on_scrolled(self, value: int) -> None:
        """Somebody scrolls up to where the text is not there yet."""
        watching = self._first > 0 and not self._moving and self._view.settled
        if watching and value < self._top(self._block(self._first)):
            self.finish()

    def _block(self, number: int) -> QTextBlock:
        return self._view.document().findBlockByNumber(number)

    def _top(self, block: QTextBlock) -> float:
        return self._view.document().documentLayout().blockBoundingRect(block).top()
