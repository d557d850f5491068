"""The sheet that an article is printed on: one column in the middle, with bullets, rules and what is painted
over the text.

What the first text on the screen does not need is imported where it is used: a class of Qt's costs as much as
a module of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF

from reader.ui.article.markup import TITLE_BLOCK, body, header, header_blocks
from reader.ui.closed_browser import ClosedBrowser
from reader.ui.theme.fonts import space_out
from reader.ui.theme.ground import OwnGround
from reader.ui.theme.tokens import SPACE_8
from reader.ui.turns import after_painting, paint_in_next_turn

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor
    from PySide6.QtWidgets import QTextEdit

    from reader.model import ArticleText
    from reader.ui.article.positions import TextPositions
    from reader.ui.article.unfolding import Unfolding
    from reader.ui.theme.appearance import Appearance

MARGIN = SPACE_8
"""Pixels beside the column, in which signs of notes stand."""

DEEP = 40_000
"""Characters of a text above a place from which on that is seen before all above it is laid out."""

_LINE_HEIGHT = 1.55  # of the size of the letters, about

_LONG = 50_000  # letters of HTML, which Qt may still be laying out a moment later

# How letters are mixed in English, for the width of a column of so many characters.
_SAMPLE = "the quick brown fox and a lazy dog were seen together in the town hall on a Monday"


class ArticlePage(OwnGround, ClosedBrowser):
    """Holds the article, and dresses its text in the theme and size of the day.

    `painted` says once an article that its first screen stands, `filled` that the document holds a text anew
    and is scrolled to where it begins, so that what marked places in it must do so again.
    overlay: called to paint over the text between two heights of the document, whose origin the painter has.
    """

    painted = Signal()
    filled = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._article: ArticleText | None = None
        self._positions: TextPositions | None = None
        self._mark_selections: list[QTextEdit.ExtraSelection] = []
        self._hit_selections: list[QTextEdit.ExtraSelection] = []
        self.overlay: Callable[[QPainter, float, float], None] | None = None
        self._waits_for_paint = False
        self._settled = True
        self._unfolding: Unfolding | None = None
        self._style = ""
        self._viewport_size = QSize()
        self._flow_is_due = self._flowing = False
        self._below = ""
        self._text_end: int | None = None
        self._top_words: tuple[int, int] | None = None
        self._ornamented: bool | None = None  # False while they are prepared
        self._title_waits = False  # until the ornaments come
        self.setUndoRedoEnabled(False)
        self.setFrameShape(ClosedBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(MARGIN)
        self._set_font()

    @property
    def article(self) -> ArticleText | None:
        return self._article

    @property
    def settled(self) -> bool:
        """False while the document is filled and scrolled: what stands where in it may still be another."""
        return self._settled

    def show_below(self, html: str) -> None:
        """Put `html` of our own below the article that is shown, in place of what stands there."""
        from reader.ui.article.below import append, remove

        if self._text_end is not None:
            remove(self.document(), self._text_end)
        self._below = html
        self._text_end = append(self.document(), html) if html else None

    @property
    def setting(self) -> tuple[float, str]:
        """What the text is set in: how far it is scrolled in pixels says the same place in the same only."""
        return self.document().textWidth(), self._appearance.article_style

    @property
    def knows_positions(self) -> bool:
        """Whether `positions` is made already."""
        return self._positions is not None

    @property
    def positions(self) -> TextPositions:
        """The map between reading text and document; made when first asked for."""
        if self._positions is None:
            from reader.ui.article.positions import TextPositions

            article = self._article
            above = header_blocks(article.summary) if article else 0
            self._positions = TextPositions(self.document(), article.text if article else "", above)
        return self._positions

    def show_mark_selections(self, selections: list[QTextEdit.ExtraSelection]) -> None:
        """Show the person's marks so; matches of a search lie over them."""
        if selections or self._mark_selections:
            self._mark_selections = selections
            self._show_selections()

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out anew where the column is another one, and only there. A text that can be seen is
        painted as it stands first: to lay it out and to paint the whole window takes longer than a frame.

        Qt tells of each size that the viewport passes through on the way to the one it has in the end.
        """
        self._viewport_size = QSize(event.size())
        self._centre_column()  # which may bring another size here, before this one is done with
        seen = self._article and self._settled and not self._waits_for_paint and self.isVisible()
        fits = round(self.document().textWidth()) == self._viewport_size.width()
        if self._flowing or fits or not seen:
            self._flow()
        elif not self._flow_is_due:
            self._flow_is_due = True
            after_painting(self, self._flow)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ornamented:
            self._paint_ornaments(event)
        if self._waits_for_paint:
            self._waits_for_paint = False
            self.painted.emit()
        if self._ornamented is None:
            # The very first text comes without its bullets, which follow in a moment: to ask Qt for the
            # viewport makes PySide go through every class of widget there is.
            self._ornamented = False
            QTimer.singleShot(0, self, self._prepare_ornaments)

    def _prepare_ornaments(self) -> None:
        from reader.ui.classes import make_widget_classes

        make_widget_classes(self, self._show_ornaments)

    def _show_ornaments(self) -> None:
        self._ornamented = True
        if self._title_waits:
            self._title_waits = False
            self.document().size()  # lays out what is left of the text: see `_put_in`
            self._call_title_heading()
        self.own_ground()
        self.viewport().update()

    def _paint_ornaments(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QPainter

        from reader.ui.article.ornaments import paint_ornaments

        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        top, bottom = scrolled.y() + event.rect().top(), scrolled.y() + event.rect().bottom()
        painter = QPainter(self.viewport())
        painter.translate(-scrolled)
        first = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        paint_ornaments(painter, self.document(), first, top, bottom, self._appearance.theme)
        if self.overlay:
            self.overlay(painter, top, bottom)
        painter.end()

    # Behind it

    def _flow(self) -> None:
        """Lay the text out in the column as it is now."""
        from PySide6.QtGui import QResizeEvent

        outer, self._flowing = self._flowing, True  # a scroll bar that comes or goes brings the next size
        self._flow_is_due = False
        # The old size says whether Qt has to lay out anything.
        laid_out = QSize(round(self.document().textWidth()), self._viewport_size.height())
        super().resizeEvent(QResizeEvent(self._viewport_size, laid_out))
        self._flowing = outer

    def _fill(self, offset: int = 0) -> None:
        """offset: the place in the reading text that is to be seen first, if it may stand deep in it."""
        if self._unfolding:
            self._unfolding.drop()
        if self._article is None:
            return
        self._begin_filling()
        self._put_in(self._article, offset)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if self._mark_selections or self._hit_selections:
            self._mark_selections, self._hit_selections = [], []
            self._show_selections()  # Qt would leave them at the beginning of the new text

    def _fill_in_other_type(self, offset: int) -> None:
        """The same article in the type and the size of the day."""
        if self._article is not None:
            paint_in_next_turn(self.viewport())  # letters of a new size take as long as all the rest
            self._begin_filling()
            self.clear()  # else Qt would lay the text out with each of what follows
        self._set_font()
        self._fill(offset)

    def _begin_filling(self) -> None:
        if self._flow_is_due:
            self._flow()  # else what comes would stand in the old column
        self._settled = False
        self._top_words = None
        self._positions = None
        # Else the bar would go with the old text and come with the new one, which would be laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def _settle(self) -> None:
        """The text is scrolled to where it is to be seen first."""
        self._settled = True
        self.filled.emit()

    def _put_in(self, article: ArticleText, offset: int) -> None:
        """As one change, for Qt lays a long text out by and by: where something changed before that is done,
        it would stop for good, and leave the rest of the text out.
        """
        from PySide6.QtGui import QTextCursor

        document, size = self.document(), self._appearance.text_size
        style = self._appearance.article_style
        if style != self._style:
            self._style = style
            document.setDefaultStyleSheet(style)
            document.setIndentWidth(round(size * 1.5))
        change = QTextCursor(document)
        change.beginEditBlock()
        html = body(article.html)
        if "<table" in html:
            from reader.ui.article.tables import fit_tables

            sans, spacing = self._appearance.families.sans, self._appearance.spacing
            html = fit_tables(html, sans, size, self._column, spacing=spacing)
        self.setHtml(header(article.summary) + html)
        # What PySide makes for it is not to hold up the very first paint, where it may come later.
        self._title_waits = self._ornamented is None and len(html) <= _LONG
        if not self._title_waits:
            self._call_title_heading()
        if offset > DEEP and "<table" not in html:
            self._fold(offset)
        self._text_end = None
        if self._below:
            self.show_below(self._below)
        change.endEditBlock()

    def _fold(self, offset: int) -> None:
        """Leave out at first what stands far above the place in the reading text."""
        from reader.ui.article.unfolding import Unfolding

        if self._unfolding is None:
            self._unfolding = Unfolding(self)
        room = min(self._column, self.viewport().width() - 2 * MARGIN)
        letters = max(room * self._appearance.column / self._column, 1)
        line = self._appearance.text_size * _LINE_HEIGHT
        self._unfolding.fold(self.positions.to_cursor(offset), line, letters)

    def _call_title_heading(self) -> None:
        """Let screen readers know the title for what it is; Qt would not let a real h1 have its size."""
        cursor = self._cursor_at(self.document().findBlockByNumber(TITLE_BLOCK).position())
        heading = cursor.blockFormat()
        heading.setHeadingLevel(1)
        cursor.setBlockFormat(heading)

    def _set_font(self) -> None:
        font = QFont(list(self._appearance.text_families))
        font.setPixelSize(self._appearance.text_size)
        space_out(font, self._appearance.spacing)
        self.setFont(font)
        letter = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self._column = round(letter * self._appearance.column)
        self._centre_column()

    def _centre_column(self) -> None:
        """Keep the column at its width, in the middle; only a narrower one lays the text out anew."""
        page = self._column + 2 * MARGIN
        spare = max(0, self.width() - self.verticalScrollBar().sizeHint().width() - page)
        self.setViewportMargins(spare // 2, 0, spare - spare // 2, 0)

    def _show_selections(self) -> None:
        self.setExtraSelections([*self._mark_selections, *self._hit_selections])

    def _scroll_to(self, position: int, above: int) -> None:
        cursor, bar = self._cursor_at(position), self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - above)

    def _cursor_at(self, position: int) -> QTextCursor:
        from PySide6.QtGui import QTextCursor

        if self._unfolding and self._unfolding.hides(position):
            self._unfolding.finish()
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor
