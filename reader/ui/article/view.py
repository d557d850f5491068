"""The text pane: one article, where in it the person is, its hits marked, its links asking before they open.

What the first text on the screen does not need is imported where it is used: a class of Qt's costs as much as
a module of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, QSizeF, Qt, Signal

from reader.ui.article.markup import header_blocks
from reader.ui.article.page import MARGIN, ArticlePage
from reader.ui.keyboard import KeyboardUse

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QContextMenuEvent, QTextCursor
    from PySide6.QtWidgets import QMenu

    from reader.export import Forms
    from reader.model import ArticleText, Hit
    from reader.ui.article.hits import HitMarks
    from reader.ui.article.picking import Picked
    from reader.ui.theme.appearance import Appearance

_READING_LINE = 0.25  # where a hit is brought to, from the top of the pane
_HEADING_LINE = 24  # pixels above a heading that one goes to
_ARTICLE = "article"  # the scheme of the links below an article, `below.SCHEME`


class ArticleView(KeyboardUse, ArticlePage):
    """Shows one article.

    `place_changed` carries the reading text's offset at the top of the pane when it was scrolled,
    `address_hovered` the address under the pointer; `article_wanted` the key of a related article that was
    clicked.
    fill_menu: called with the context menu and the place in it, to add what can be done there.
    """

    place_changed = Signal(int)
    address_hovered = Signal(str)
    keyboard_used = Signal(bool)
    article_wanted = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._hit_marks: HitMarks | None = None
        self._no_room: tuple[int, int] | None = None  # for an offset at the top: that, and where it stopped
        self.fill_menu: Callable[[QMenu, QPoint], None] | None = None
        self.setAccessibleName("Article")
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_link_hovered)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        appearance.text_changed.connect(self._on_text_changed)

    def show_article(
        self,
        article: ArticleText,
        hits: Sequence[Hit] = (),
        place: int = 0,
        hit: int = 0,
        *,
        offset: int = 0,
    ) -> None:
        """Show `article` from its top, or at the hit of this number, or scrolled by `place` pixels, or down
        to the `offset` in its reading text.
        """
        self._article = article
        self._below, self._no_room = "", None
        self._hits = tuple(hits)
        self._hit = hit % len(self._hits) if hits else -1
        if self._hits:
            first = self._hits[self._hit]
            offset = first.start if first.place == "text" else 0
        elif offset > len(article.text):
            offset = 0  # the article had a longer text when the person stopped there
        self._drop_hit_marks()
        self._fill(offset)
        if self._hits:
            self._mark_hits()
            self._go_to_hit()
        elif offset:
            self.go_to(offset)
        else:
            self.verticalScrollBar().setValue(place)
        self._settle()
        self._waits_for_paint = True

    def empty(self) -> None:
        """Show nothing."""
        self._article = self._positions = None
        self._below, self._text_end = "", None
        self._hits, self._hit = (), -1
        self._mark_selections, self._hit_selections = [], []
        self._drop_hit_marks()
        self.clear()
        self._settle()

    # Hits

    @property
    def hit_state(self) -> tuple[tuple[Hit, ...], int]:
        """The hits that are marked, and which of them the person is at."""
        return self._hits, self._hit

    @property
    def hits(self) -> int:
        """How many hits are marked."""
        return len(self._hits)

    @property
    def hit(self) -> int:
        """Which one the person is at, from 0; -1 where there is none."""
        return self._hit

    def show_hits(self, hits: Sequence[Hit], hit: int = 0, *, stay: bool = False) -> None:
        """Mark these in the article that is shown, and go to the one of this number; with `stay`, not."""
        self._hits = tuple(hits)
        self._hit = hit % len(self._hits) if hits else -1
        if not hits:
            self.forget_hits()
            return
        self._mark_hits()
        if not stay:
            self._go_to_hit()

    def step_hit(self, steps: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the ends."""
        if self._hits:
            self._hit = (self._hit + steps) % len(self._hits)
            self._mark_hits()
            self._go_to_hit()

    def forget_hits(self) -> None:
        """Take the marks away."""
        self._hits, self._hit, self._hit_selections = (), -1, []
        self._drop_hit_marks()
        self._show_selections()

    # Places

    @property
    def top_offset(self) -> int:
        """The reading text's offset of what stands at the top of the pane."""
        cursor = self.cursorForPosition(QPoint(MARGIN, _HEADING_LINE + 8))
        return self.positions.to_offset(cursor.position())

    @property
    def section_offset(self) -> int:
        """The reading text's offset by which the outline goes: at the top of the pane, and on the last screen
        further and further down, since what stands there never comes to the top.
        """
        bar, height = self.verticalScrollBar(), self.viewport().height()
        last = min(height, bar.maximum())
        share = (bar.value() - bar.maximum() + last) / last if last else 0.0
        line = max(_HEADING_LINE + 8, round(share * height))
        return self.positions.to_offset(self.cursorForPosition(QPoint(MARGIN, line)).position())

    def go_to(self, offset: int) -> None:
        """Bring the reading text's `offset` near the top of the pane; near the end of the article, as soon as
        there is room for that below it.
        """
        self._scroll_to(self.positions.to_cursor(offset), _HEADING_LINE)
        bar = self.verticalScrollBar()
        self._no_room = (offset, bar.value()) if bar.value() == bar.maximum() else None

    def show_below(self, html: str) -> None:
        super().show_below(html)
        bar, (offset, stopped) = self.verticalScrollBar(), self._no_room or (0, -1)
        if self._settled and bar.value() == stopped:
            self.lay_out(stopped + 2 * self.viewport().height())
            self.go_to(offset)

    def show_offset(self, offset: int) -> None:
        """Bring the reading text's `offset` onto the screen, unless it is there already."""
        box = self.cursorRect(self._cursor_at(self.positions.to_cursor(offset)))
        if not self.viewport().rect().contains(box.center()):
            self._scroll_to(self.positions.to_cursor(offset), round(self.viewport().height() * _READING_LINE))

    @property
    def selected_text(self) -> tuple[int, int]:
        """What is selected of the reading text: (start, end) in code points; equal where nothing is."""
        cursor = self.textCursor()
        return self.positions.selection(cursor.selectionStart(), cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select the reading text from `start` to `end` again, as it was; nobody is told of it."""
        from PySide6.QtGui import QTextCursor

        cursor = self._cursor_at(self.positions.to_cursor(start))
        cursor.setPosition(self.positions.to_cursor(end), QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self):
            self.setTextCursor(cursor)

    @property
    def selected_words(self) -> str:
        """What is selected of the reading text; "" where nothing is."""
        start, end = self.selected_text
        return self.article.text[start:end] if self.article else ""

    @property
    def picked(self) -> Picked:
        """What is selected of the article, as blocks."""
        return self._pick(self._selected_of_text())

    @property
    def picked_whole(self) -> Picked:
        """The article as blocks, title and all."""
        from PySide6.QtGui import QTextCursor

        cursor = self._cursor_at(0)
        if self._text_end is None:
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(self._text_end, QTextCursor.MoveMode.KeepAnchor)
        return self._pick(cursor)

    def lay_out(self, height: int) -> None:
        """See to it that the document is laid out down to `height` pixels, and can be scrolled there: Qt lays
        a long one out by and by.
        """
        bar, layout = self.verticalScrollBar(), self.document().documentLayout()
        if bar.maximum() + self.viewport().height() <= height:
            layout.hitTest(QPointF(0, height), Qt.HitTestAccuracy.FuzzyHit)
            layout.documentSizeChanged.emit(QSizeF())  # which Qt forgets; the bar asks for the size itself

    @property
    def at_end(self) -> bool:
        """Whether the end of the article is on the screen."""
        self.lay_out(self.verticalScrollBar().value() + self.viewport().height())
        end = self.document().characterCount() - 1 if self._text_end is None else self._text_end
        cursor = self._cursor_at(end)
        if not cursor.block().layout().lineCount():
            return False  # not laid out yet: to ask where it stands would have all of a long text laid out
        return self.cursorRect(cursor).bottom() <= self.viewport().height()

    def keyboard_use_changed(self) -> None:
        self.keyboard_used.emit(self.by_keyboard)

    # What Qt calls

    def createMimeDataFromSelection(self) -> QMimeData:
        from reader.ui.article.copying import copied

        return self.mime_data(copied(self.picked))

    def mime_data(self, written: Forms) -> QMimeData:
        """`written` as the clipboard and other programs take it."""
        from reader.ui.article.copying import fill

        # Qt's own object, filled anew: one made in Python, which the clipboard keeps to the end of the
        # process, would be deleted after Python itself, and end it with a segmentation fault.
        data = super().createMimeDataFromSelection()
        data.text()  # has Qt put its own reading in, once and for all
        data.clear()
        fill(data, written)
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("Copy", self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        place = self.viewport().mapFromGlobal(event.globalPos())
        address = self.anchorAt(place)
        if address and QUrl(address).scheme() != _ARTICLE:
            menu.addAction("Open address…", lambda: self._on_anchor_clicked(QUrl(address)))
        if self.fill_menu:
            self.fill_menu(menu, place)
        menu.addSeparator()
        menu.addAction("Select all", self.selectAll)
        menu.popup(event.globalPos())

    # Behind it

    def _flow(self) -> None:
        """Where the lines become longer or shorter, the words at the top of the pane stay there."""
        bar = self.verticalScrollBar()
        if self._flowing or not (self._article and self._settled and bar.value()):
            super()._flow()
            return
        # The same ones until the person scrolls: else they would move on by a part of a line each time.
        place, top = self._top_words or self._words_at_top()
        self._top_words = None
        super()._flow()
        cursor = self._cursor_at(min(place, self.document().characterCount() - 1))
        wanted = bar.value() + self.cursorRect(cursor).top() - top
        self.lay_out(wanted + self.viewport().height())
        bar.setValue(wanted)
        self._top_words = place, top

    def _words_at_top(self) -> tuple[int, int]:
        """The position of what begins the first line in the pane, and the pixels at which that stands."""
        cursor = self.cursorForPosition(QPoint(MARGIN, 0))
        return cursor.position(), self.cursorRect(cursor).top()

    def _pick(self, cursor: QTextCursor) -> Picked:
        from reader.ui.article.picking import Picked, picked

        if self._article is None:
            return Picked()
        return picked(cursor, header_blocks(self._article.summary), self.positions)

    def _selected_of_text(self) -> QTextCursor:
        """What is selected, without what stands below the article."""
        from PySide6.QtGui import QTextCursor

        cursor = QTextCursor(self.textCursor())
        if self._text_end is not None and cursor.selectionEnd() > self._text_end:
            first = min(cursor.selectionStart(), self._text_end)
            cursor.setPosition(first)
            cursor.setPosition(self._text_end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark_hits(self) -> None:
        if self._hit_marks is None:
            from reader.ui.article.hits import HitMarks

            self._hit_marks = HitMarks(self)
            self._hit_marks.grown.connect(self._show_hit_marks)
        self._hit_marks.show(self._hits, self._hit, self._appearance.theme)
        self._show_hit_marks()

    def _show_hit_marks(self) -> None:
        assert self._hit_marks is not None
        self._hit_selections = self._hit_marks.selections
        self._show_selections()

    def _drop_hit_marks(self) -> None:
        """No more of them come: the document is to hold another text, or none of them is wanted."""
        if self._hit_marks:
            self._hit_marks.drop()

    def _go_to_hit(self) -> None:
        from reader.ui.article.hits import cursor_range

        start, _ = cursor_range(self, self._hits[self._hit])
        self._scroll_to(start, round(self.viewport().height() * _READING_LINE))

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.isRelative() and url.hasFragment():
            self.scrollToAnchor(url.fragment())
        elif url.scheme() == _ARTICLE:
            self.article_wanted.emit(url.path())
        else:
            from reader.ui.article.links import ask_and_open

            ask_and_open(url, self.window())

    def _on_link_hovered(self, url: QUrl) -> None:
        self.address_hovered.emit("" if url.scheme() == _ARTICLE else url.toString())

    def _on_scrolled(self) -> None:
        self._top_words = None
        if self._article and self._settled:
            self.place_changed.emit(self.verticalScrollBar().value())

    def _on_text_changed(self) -> None:
        """Dress the article anew and stay at the same words."""
        offset = self.top_offset if self._article and self.verticalScrollBar().value() else 0
        self._drop_hit_marks()
        self._fill_in_other_type(offset)
        if self._hits:
            self._mark_hits()
        if offset:
            self.go_to(offset)
        self._settle()
