"""One page of the guide, set like an article, with the places where words were found marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from reader.ui.article.hits import hit_format, shown_format
from reader.ui.article.ornaments import paint_ornaments
from reader.ui.article.page import MARGIN
from reader.ui.article.tables import fit_tables
from reader.ui.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from reader.ui.theme.appearance import Appearance

_MONOSPACED = "pre, code {{ font-family: monospace; font-size: {size}px; }} pre {{ white-space: pre-wrap; }}"
_SMALLER = 0.88  # letters of one width look larger than others
_MOST = 1_000


class PageView(ClosedBrowser):
    """`matches_changed` says that there are other places found, or that one stands at another of them."""

    matches_changed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._html = ""
        self._places: list[tuple[int, int]] = []
        self.match = -1
        self.setAccessibleName("Page of the guide")
        self.setFrameShape(ClosedBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(MARGIN)
        appearance.text_changed.connect(self._fill_again)

    @property
    def matches(self) -> int:
        """How many places were found."""
        return len(self._places)

    def show_html(self, html: str) -> None:
        """Show this page from its top."""
        self._html = html
        self._fill()
        self.verticalScrollBar().setValue(0)

    def go_to(self, anchor: str) -> None:
        """Bring this heading to the top; the page's own top for ""."""
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def find_words(self, words: str, *, whole_word: bool = False, match_case: bool = False) -> None:
        """Mark every place where these words stand, and go to the first one from here on."""
        flags = QTextDocument.FindFlag(0)
        if whole_word:
            flags |= QTextDocument.FindFlag.FindWholeWords
        if match_case:
            flags |= QTextDocument.FindFlag.FindCaseSensitively
        self._places = []
        found = QTextCursor(self.document())
        while words.strip() and len(self._places) < _MOST:
            found = self.document().find(words, found, flags)
            if found.isNull():
                break
            self._places.append((found.selectionStart(), found.selectionEnd()))
        top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        ahead = [number for number, (start, _) in enumerate(self._places) if start >= top]
        self._stand_at(ahead[0] if ahead else 0)

    def step(self, steps: int) -> None:
        """Go to the next place found (1) or the one before (-1)."""
        if self._places:
            self._stand_at((self.match + steps) % len(self._places))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter = QPainter(self.viewport())
        painter.translate(-scrolled)
        first = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        top, bottom = scrolled.y() + event.rect().top(), scrolled.y() + event.rect().bottom()
        paint_ornaments(painter, self.document(), first, top, bottom, self._appearance.theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._centre()
        super().resizeEvent(event)

    def _stand_at(self, number: int) -> None:
        self.match = number if self._places else -1
        self.setExtraSelections(self._marks())
        if self._places:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._places[number][0])
            place = self.cursorRect(cursor)
            if not self.viewport().rect().contains(place):
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        self.matches_changed.emit()

    def _marks(self) -> list[QTextEdit.ExtraSelection]:
        """The places that were found; the one at which the person stands looks otherwise."""
        plain, shown = hit_format(self._appearance.theme), shown_format(self._appearance.theme)
        made = []
        for number, (start, end) in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = shown if number == self.match else plain
            made.append(mark)
        return made

    def _fill_again(self) -> None:
        bar = self.verticalScrollBar()
        read = bar.value() / max(bar.maximum(), 1)
        self._fill()
        bar.setValue(round(read * bar.maximum()))
        self._stand_at(self.match)

    def _fill(self) -> None:
        font = QFont(list(self._appearance.text_families))
        font.setPixelSize(self._appearance.text_size)
        self.setFont(font)
        document = self.document()
        size = round(self._appearance.text_size * _SMALLER)
        document.setDefaultStyleSheet(self._appearance.article_style + _MONOSPACED.format(size=size))
        document.setIndentWidth(round(self._appearance.text_size * 1.5))
        self._centre()
        # As one change: Qt lays a long text out by and by, and would leave out what is not laid out yet.
        change = QTextCursor(document)
        change.beginEditBlock()
        appearance = self._appearance
        self.setHtml(fit_tables(self._html, appearance.families.sans, appearance.text_size, self._column))
        change.endEditBlock()

    @property
    def _column(self) -> float:
        """The width of the text, as articles have it, in pixels."""
        return QFontMetricsF(self.font()).averageCharWidth() * self._appearance.column

    def _centre(self) -> None:
        page = round(self._column) + 2 * MARGIN
        aside = max(0, (self.width() - self.verticalScrollBar().sizeHint().width() - page) // 2)
        self.setViewportMargins(aside, 0, aside, 0)
