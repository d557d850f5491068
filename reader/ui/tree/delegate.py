"""How a row of the tree is painted: its arrow, its text, its count at the right edge, its state."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme.kept import KeptLine
from reader.ui.theme.tokens import (
    LABEL_SIZE,
    ROW_HEIGHT,
    SMALL_SIZE,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    Theme,
)
from reader.ui.tree.rows import Row, Signs, Sort

_SIGN = 13  # pixels: the width of a sign beside an article
_WIDE = 1.4  # no text is so much wider than the average of its letters
_STAR = QPolygonF(
    [
        QPointF(0, -6),
        QPointF(1.5, -2.1),
        QPointF(5.7, -1.9),
        QPointF(2.4, 0.8),
        QPointF(3.5, 4.9),
        QPointF(0, 2.5),
        QPointF(-3.5, 4.9),
        QPointF(-2.4, 0.8),
        QPointF(-5.7, -1.9),
        QPointF(-1.5, -2.1),
    ]
)
_ARROW_OPEN = QPolygonF([QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)])
_ARROW_CLOSED = QPolygonF([QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)])

_MOST_KEPT = 1_000  # rows; a text takes a few hundred bytes
_Text = tuple[KeptLine, float]  # and how far from the row's left edge it begins, in pixels


class RowHeight(QStyledItemDelegate):
    """Tells the view how high every row is; painting is `RowPainter`'s, which sees the whole row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)


class RowPainter:
    """Paints rows in one theme; made anew for another theme or font.

    The texts of a row are laid out once and kept: for each branch that opens, the whole tree is painted anew.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self._font, self._small, self._heading = QFont(font), QFont(font), QFont(font)
        self._small.setPixelSize(SMALL_SIZE)
        self._heading.setPixelSize(LABEL_SIZE)
        self._heading.setWeight(QFont.Weight.DemiBold)
        self._heading.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
        self._strong, self._small_strong = QFont(self._font), QFont(self._small)
        for made in (self._strong, self._small_strong):
            made.setWeight(QFont.Weight.DemiBold)
        self._metrics, self._strong_metrics = QFontMetrics(self._font), QFontMetrics(self._strong)
        self._widest = self._strong_metrics.averageCharWidth() * _WIDE
        self._ink, self._muted = QPen(QColor(theme.ink)), QPen(QColor(theme.muted))
        self._arrow = QPen(QColor(theme.muted), 1.5)
        self._arrow.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._arrow.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._texts: dict[tuple[Row, int], list[_Text]] = {}
        self._kept_numbers: dict[tuple[str, bool], KeptLine] = {}

    def paint(self, painter: QPainter, place: QRect, row: Row, *, opened: bool) -> None:
        """Paint what `row` says into `place`, the whole row; the ground is painted already.

        opened: whether the branch's rows show below it.
        """
        left, top, width = place.left(), place.top(), place.width()
        middle = top + (ROW_HEIGHT - 1) // 2 + 0.5
        if row.articles and row.sort != Sort.SEARCH:
            self._paint_arrow(painter, QPointF(left + _indent(row) - SPACE_3, middle), opened=opened)
        if row.signs and (row.signs.annotated or row.signs.bookmarked):
            self._paint_signs(painter, left + width - SPACE_3 - 2, middle, row.signs)
        texts = self._texts.get((row, width))
        if texts is None:
            texts = self._keep(row, width)
        for text, place_in_row in texts:
            text.paint(painter, left + place_in_row, top)

    def _keep(self, row: Row, width: int) -> list[_Text]:
        """The texts of a row of this width, in pixels."""
        if len(self._texts) >= _MOST_KEPT:
            self._texts.clear()
            self._kept_numbers.clear()
        made = self._texts[row, width] = list(self._laid_out(row, width))
        return made

    def _laid_out(self, row: Row, width: int) -> Iterator[_Text]:
        left, end = _indent(row), width - SPACE_3 - 1
        if row.sort == Sort.HEADER:
            # Nearer to the rows that it stands over than to those above.
            yield KeptLine(row.text.upper(), self._heading, self._muted, ROW_HEIGHT + SPACE_2), left
            return
        if row.articles is not None:
            for text, place in self._numbers(row, end):
                yield text, place
                end = round(place)
            end -= SPACE_2
        if row.signs:
            end -= (row.signs.annotated + row.signs.bookmarked) * (_SIGN + SPACE_1)
        unread = row.signs is not None and not row.signs.read
        pen = self._muted if row.sort == Sort.MORE or row.articles == 0 else self._ink
        shown = self._shortened(row.text, end - left, strong=unread)
        yield KeptLine(shown, self._strong if unread else self._font, pen, ROW_HEIGHT), left

    def _numbers(self, row: Row, end: int) -> Iterator[_Text]:
        """The number of articles, which ends at `end`, semibold while all are unread; where some are, their
        number before it. From right to left.
        """
        some = 0 < row.unread != row.articles
        parts = [(f"{row.articles:,}", row.unread > 0 and not some, 0)]
        if some:
            parts += [("·", False, SPACE_1 + 1), (f"{row.unread:,}", True, SPACE_1)]
        for words, strong, gap in parts:
            text = self._number(words, strong)
            place = end - gap - text.width
            yield text, place
            end = round(place)

    def _number(self, words: str, strong: bool) -> KeptLine:
        """One that many rows share."""
        text = self._kept_numbers.get((words, strong))
        if text is None:
            font, pen = (self._small_strong, self._ink) if strong else (self._small, self._muted)
            text = self._kept_numbers[words, strong] = KeptLine(words, font, pen, ROW_HEIGHT)
        return text

    def _shortened(self, text: str, room: int, *, strong: bool) -> str:
        """As much of `text` as there is room for, in pixels; a text that surely fits is not measured."""
        if len(text) * self._widest <= room:
            return text
        metrics = self._strong_metrics if strong else self._metrics
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _paint_signs(self, painter: QPainter, right: int, middle: float, signs: Signs) -> None:
        """A star and a speech bubble that end at `right`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if signs.annotated:
            self._paint_bubble(painter, QPointF(right - _SIGN / 2, middle))
            right -= _SIGN + SPACE_1
        if signs.bookmarked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawPolygon(_STAR.translated(QPointF(right - _SIGN / 2, middle)))

    def _paint_bubble(self, painter: QPainter, middle: QPointF) -> None:
        left, top = middle.x() - 5.5, middle.y() - 5
        path = QPainterPath()
        path.addRoundedRect(left, top, 11, 8, 2, 2)
        path.moveTo(left + 3, top + 8)
        path.lineTo(left + 3, top + 11)
        path.lineTo(left + 6, top + 8)
        painter.setPen(QPen(QColor(self.theme.muted), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_arrow(self, painter: QPainter, middle: QPointF, *, opened: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._arrow)
        painter.drawPolyline((_ARROW_OPEN if opened else _ARROW_CLOSED).translated(middle))


def _indent(row: Row) -> int:
    """Where the row's text begins."""
    return SPACE_2 + SPACE_4 * row.depth
