"""The marks of the open article in its text: painted, pointed at, clicked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QTextCursor

from reader.model import Anchor, Mark, Placement
from reader.ui.article.view import ArticleView
from reader.ui.marking.margin import has_sign, paint_signs, places
from reader.ui.marking.painting import PlacedMark, selections
from reader.ui.theme.appearance import Appearance

_HAND = 6  # pixels around a sign that still count as it


class MarkLayer(QObject):
    """Lies over an `ArticleView`. `pointed_at` carries the number of the mark under the pointer, None when it
    left; `mark_clicked` the `Mark` that was clicked in the text or in the margin.
    """

    pointed_at = Signal(object)
    mark_clicked = Signal(object)

    def __init__(self, view: ArticleView, appearance: Appearance) -> None:
        super().__init__(view)
        self._view = view
        self._appearance = appearance
        self._key = ""
        self._marks: tuple[Mark, ...] = ()
        self._expected: tuple[str, Sequence[Mark] | None] = ("", None)
        self._placed: list[PlacedMark] = []
        self._starts: list[int] = []
        self._signs: list[tuple[PlacedMark, QRectF]] = []
        self._glowing: int | None = None
        self._dressed = range(0)
        self._pressed: QPoint | None = None
        view.filled.connect(self._on_filled)
        view.overlay = self._paint
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        # Another size of the pane shows other parts; its text stands when Qt has done with all of it.
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._on_scrolled)
        view.verticalScrollBar().rangeChanged.connect(lambda low, high: self._again.start())
        view.viewport().installEventFilter(self)
        view.viewport().setMouseTracking(True)

    def show_marks(self, key: str, marks: Sequence[Mark]) -> None:
        """Show these, once and as long as the article `key` stands in the view."""
        if self._expected[0] == key:
            self._expected = "", None  # they are older than these
        same = key == self._key and _looks(marks) == _looks(self._marks)
        self._key, self._marks = key, tuple(marks)
        if not same:
            self._place()

    def expect(self, key: str, marks: Sequence[Mark] | None) -> None:
        """Show these as soon as the view is filled with the article `key`; None: they are not known yet.

        May be called from any thread.
        """
        self._expected = key, marks

    def expected(self, key: str) -> Sequence[Mark] | None:
        """What was expected for the article `key`, once; None where nothing was."""
        found, self._expected = self._expected, ("", None)
        return found[1] if found[0] == key else None

    def glow(self, mark_id: int | None) -> None:
        """Let one mark stand out, which is pointed at elsewhere."""
        if mark_id != self._glowing:
            self._glowing = mark_id
            self._dress()

    def go_to(self, mark: Mark) -> None:
        """Bring the mark's place onto the screen; the top of the article for a mark that has none in it."""
        article, start = self._view.article, None
        if article and mark.anchor and mark.placement is Placement.PLACED:
            start = _start_in(article.text, mark.anchor)
        if start is None:
            self._view.verticalScrollBar().setValue(0)
        else:
            self._view.show_offset(start)

    def at(self, position: int) -> list[Mark]:
        """The marks over the cursor position, the shortest first."""
        over = [
            each
            for each in self._placed[: bisect_right(self._starts, position)]
            if each.end > position >= each.start
        ]
        return [each.mark for each in sorted(over, key=lambda each: each.end - each.start)]

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that share something with the stretch of the reading text (code points)."""
        return [
            mark
            for mark in self._marks
            if mark.anchor and mark.placement is Placement.PLACED and _touch(mark, start, end)
        ]

    # Behind it

    def _on_filled(self) -> None:
        article = self._view.article
        key, marks = self._expected
        if article and article.summary.key == key and marks is not None:
            self._key, self._marks = key, tuple(marks)
        self._placed = []
        self._place()

    def _place(self) -> None:
        """Find the marks' places in the document as it stands now; those that are known stay."""
        article = self._view.article
        known = {each.mark.id: each for each in self._placed}
        self._placed, self._signs = [], []
        if article and article.summary.key == self._key and self._marks:
            found = (self._placed_mark(mark, article.text, known.get(mark.id)) for mark in self._marks)
            self._placed = sorted((each for each in found if each), key=lambda each: (each.start, each.end))
        self._starts = [each.start for each in self._placed]
        self._dress()

    def _placed_mark(self, mark: Mark, text: str, known: PlacedMark | None) -> PlacedMark | None:
        """None for a mark on the whole article, and one whose words this text has not, or more than once."""
        anchor = mark.anchor
        if anchor is None or mark.placement is not Placement.PLACED:
            return None
        if known and known.mark.anchor == anchor:
            return known._replace(mark=mark)
        start = _start_in(text, anchor)
        if start is None:
            return None
        to_cursor = self._view.positions.to_cursor
        return PlacedMark(mark, to_cursor(start), to_cursor(start + len(anchor.exact)))

    def _dress(self, beyond: int = 0) -> None:
        """Give the marks on the screen their looks, and those `beyond` pixels above and below it: a mark
        costs Qt some hundredths of a millisecond, and an article may have hundreds.
        """
        view = self._view
        first, last = self._on_screen(beyond) if self._placed else (0, 0)
        self._dressed = range(first, last)
        near = [each for each in self._placed if each.start < last and each.end > first]
        theme = self._appearance.theme
        view.show_mark_selections(selections(view.document(), near, self._glowing, theme))
        view.viewport().update()

    def _on_scrolled(self) -> None:
        if self._placed and self._view.settled:
            first, last = self._on_screen()
            if first < self._dressed.start or last > self._dressed.stop:
                self._dress(beyond=self._view.viewport().height() // 2)

    def _on_screen(self, beyond: int = 0) -> tuple[int, int]:
        """The cursor positions at which the part that is on the screen begins and ends; beyond: pixels more
        on either side. Whole blocks.
        """
        view = self._view
        first = view.cursorForPosition(QPoint(0, -beyond)).block()
        last = view.cursorForPosition(QPoint(0, view.viewport().height() + beyond)).block()
        return first.position(), last.position() + last.length()

    def _paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the signs of the marks between two heights of the document."""
        self._signs = []
        if not any(has_sign(each) for each in self._placed):
            return
        first, last = self._on_screen()
        shown = self._placed[bisect_left(self._starts, first) : bisect_right(self._starts, last)]
        self._signs = places(self._view.document(), shown)
        paint_signs(painter, self._signs, self._glowing, self._appearance.theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if event.type() == QEvent.Type.MouseMove:
                self._on_moved(place, event.buttons() != Qt.MouseButton.NoButton)
            elif event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._pressed = place
            elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed == place:
                self._on_clicked(place)
        elif event.type() == QEvent.Type.Leave:
            self.pointed_at.emit(None)
        return False

    def _on_moved(self, place: QPoint, dragging: bool) -> None:
        if self._placed and not dragging:
            mark = self._under(place)
            self.pointed_at.emit(mark.id if mark else None)

    def _on_clicked(self, place: QPoint) -> None:
        mark = self._under(place)
        if mark and not self._view.textCursor().hasSelection() and not self._view.anchorAt(place):
            self.mark_clicked.emit(mark)

    def _under(self, place: QPoint) -> Mark | None:
        view = self._view
        scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        for placed, box in self._signs:
            if box.adjusted(-_HAND, -2, _HAND, 2).contains(QPointF(place) + scrolled):
                return placed.mark
        cursor = view.cursorForPosition(place)
        if not self._on_words(cursor, place):
            return None
        return next(iter(self.at(cursor.position())), None)

    def _on_words(self, cursor: QTextCursor, place: QPoint) -> bool:
        """Qt gives the nearest place in the text for every pixel, also for those beside the lines."""
        box: QRect = self._view.cursorRect(cursor)
        return abs(box.center().x() - place.x()) <= box.height() and box.top() <= place.y() <= box.bottom()


def _start_in(text: str, anchor: Anchor) -> int | None:
    """Where the mark stands in a reading text, which may be another than the one that its anchor counts in:
    then where its words stand, with what is around them or without, if there alone.
    """
    whole, before = anchor.prefix + anchor.exact + anchor.suffix, anchor.start - len(anchor.prefix)
    if text.startswith(whole, before):
        return anchor.start
    for words, lead in ((whole, len(anchor.prefix)), (anchor.exact, 0)):
        found = text.find(words)
        if words and found >= 0 and text.find(words, found + 1) < 0:
            return found + lead
    return None


def _looks(marks: Sequence[Mark]) -> list[tuple[object, ...]]:
    """What of the marks is seen in the text; nothing of those on the whole article."""
    return [
        (mark.id, mark.kind, mark.anchor, mark.placement, mark.colour, bool(mark.body))
        for mark in marks
        if mark.anchor
    ]


def _touch(mark: Mark, start: int, end: int) -> bool:
    assert mark.anchor is not None
    if start == end:
        return mark.anchor.start <= start < mark.anchor.end
    return mark.anchor.start < end and mark.anchor.end > start
