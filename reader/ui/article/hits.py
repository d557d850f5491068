"""How the places that a search found are marked in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reader.model import HitPlace
from reader.ui.article.markup import TITLE_BLOCK
from reader.ui.article.utf16 import to_units

if TYPE_CHECKING:
    from reader.model import Hit
    from reader.ui.article.page import ArticlePage
    from reader.ui.theme.tokens import Theme

AT_ONCE = 40
"""So many hits are marked at once, around the one that is shown."""

MOST = 300
"""So many at most: of a word that stands everywhere, those around the one that is shown."""

_PAUSE, _BETWEEN = 150, 10  # milliseconds before the first of the others come, then between them


class HitMarks(QObject):
    """Marks the hits in the article on `page`: some at once, more of them by and by, until other ones are
    shown. Of a letter that stands everywhere Qt would take several frames to paint all there are.

    selections: the marks there are now, in document order. `grown` says that there are more.
    """

    grown = Signal()

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.selections: list[QTextEdit.ExtraSelection] = []
        self._page = page
        self._hits: tuple[Hit, ...] = ()
        self._marked = range(0)  # the numbers of the hits that `selections` mark
        self._shown = -1
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._grow)

    def show(self, hits: tuple[Hit, ...], shown: int, theme: Theme) -> None:
        """Mark these in the page's document as it stands now; the one numbered `shown` stands out."""
        if hits is not self._hits:
            self.drop()
            self._hits = hits
        self._plain, self._chosen = hit_format(theme), shown_format(theme)
        if self._shown in self._marked:
            self.selections[self._shown - self._marked.start].format = self._plain
        self._shown = shown
        self._mark(max(AT_ONCE, len(self._marked)))
        self.selections[shown - self._marked.start].format = self._chosen
        self._timer.start(_PAUSE)

    def drop(self) -> None:
        """Mark none. To be called before the document is filled anew."""
        self._timer.stop()
        self._hits, self.selections, self._marked = (), [], range(0)

    def _mark(self, number: int) -> None:
        """Mark so many, around the one that is shown; those that are marked already stay as they are."""
        first = max(0, min(self._shown - number // 2, len(self._hits) - number))
        wanted, there = range(first, min(first + number, len(self._hits))), self._marked
        kept = range(max(wanted.start, there.start), min(wanted.stop, there.stop))
        if not kept:
            kept = range(wanted.start, wanted.start)
        before = self._made(range(wanted.start, kept.start))
        after = self._made(range(kept.stop, wanted.stop))
        stay = self.selections[kept.start - there.start : kept.stop - there.start] if kept else []
        self.selections, self._marked = [*before, *stay, *after], wanted

    def _made(self, numbers: range) -> list[QTextEdit.ExtraSelection]:
        cursor = QTextCursor(self._page.document())
        cursor.setKeepPositionOnInsert(True)  # what is put in below the text is not part of its last word
        made = []
        for number in numbers:
            start, end = cursor_range(self._page, self._hits[number])
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor  # as it stands now: Qt copies it
            mark.format = self._plain
            made.append(mark)
        return made

    def _grow(self) -> None:
        there = len(self._marked)
        if there < min(MOST, len(self._hits)):
            self._mark(there + AT_ONCE)
            self.grown.emit()
            self._timer.start(_BETWEEN)


def cursor_range(page: ArticlePage, hit: Hit) -> tuple[int, int]:
    """The cursor positions in the page's document between which a hit stands."""
    if hit.place is HitPlace.TITLE and page.article:
        title = page.article.summary.title
        first = page.document().findBlockByNumber(TITLE_BLOCK).position()
        return first + to_units(title, hit.start), first + to_units(title, hit.end)
    to_cursor = page.positions.to_cursor
    return to_cursor(hit.start), to_cursor(hit.end)


def hit_format(theme: Theme) -> QTextCharFormat:
    """How a hit looks wherever it stands: on its own ground, underlined, in ink."""
    return _format(theme.hit, theme.ink)


def shown_format(theme: Theme) -> QTextCharFormat:
    """How the hit looks that is shown, among the others."""
    return _format(theme.accent, theme.paper)


def _format(ground: str, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(QColor(ground))
    made.setForeground(QColor(ink))
    made.setFontUnderline(True)
    return made
