"""How a row of the tree is painted: its arrow, its text, its count at the right edge, its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

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
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ARROW_OPEN = QPolygonF([QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)])
_ARROW_CLOSED = QPolygonF([QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)])


class RowHeight(QStyledItemDelegate):
    """Tells the view how high every row is; painting is `RowPainter`'s, which sees the whole row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)


class RowPainter:
    """Paints rows in one theme; made anew for another theme or font."""

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

    def paint(self, painter: QPainter, place: QRect, row: Row, *, opened: bool) -> None:
        """Paint what `row` says into `place`, the whole row; the ground is painted already.

        opened: whether the branch's rows show below it.
        """
        left = place.left() + SPACE_2 + SPACE_4 * row.depth
        box = QRect(left, place.top(), place.right() - SPACE_3 - left, place.height())
        if row.sort == Sort.HEADER:
            painter.setPen(self._muted)
            painter.setFont(self._heading)
            box.adjust(0, SPACE_2, 0, 0)
            painter.drawText(box, _LEFT, row.text.upper())
            return
        if row.articles and row.sort != Sort.SEARCH:
            self._paint_arrow(painter, QPointF(left - SPACE_3, box.center().y() + 0.5), opened=opened)
        if row.articles is not None:
            box.setRight(self._paint_count(painter, box, row))
        if row.signs:
            box.setRight(self._paint_signs(painter, box, row.signs))
        unread = row.signs is not None and not row.signs.read
        painter.setPen(self._muted if row.sort == Sort.MORE or row.articles == 0 else self._ink)
        painter.setFont(self._strong if unread else self._font)
        painter.drawText(box, _LEFT, self._shortened(row.text, box.width(), strong=unread))

    def _shortened(self, text: str, room: int, *, strong: bool) -> str:
        """As much of `text` as there is room for, in pixels; a text that surely fits is not measured."""
        if len(text) * self._widest <= room:
            return text
        metrics = self._strong_metrics if strong else self._metrics
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _paint_count(self, painter: QPainter, box: QRect, row: Row) -> int:
        """The number of articles at the right edge, semibold while all are unread; where some are, their
        number before it. Returns where the room for the text ends.
        """
        total = f"{row.articles:,}"
        all_unread = 0 < row.unread == row.articles
        left = box.right() - self._paint_number(painter, box, total, strong=all_unread)
        if row.unread and not all_unread:
            before = QRect(box.left(), box.top(), left - box.left() - SPACE_1, box.height())
            dot = QRect(before)
            dot.setRight(before.right())
            dot_width = self._paint_number(painter, dot, "·", strong=False)
            before.setRight(before.right() - dot_width - SPACE_1)
            left = before.right() - self._paint_number(painter, before, f"{row.unread:,}", strong=True)
        return left - SPACE_2

    def _paint_number(self, painter: QPainter, box: QRect, text: str, *, strong: bool) -> int:
        painter.setFont(self._small_strong if strong else self._small)
        painter.setPen(self._ink if strong else self._muted)
        painter.drawText(box, _RIGHT, text)
        return painter.fontMetrics().horizontalAdvance(text)

    def _paint_signs(self, painter: QPainter, box: QRect, signs: Signs) -> int:
        """A star and a speech bubble at the right edge; returns where the room for the text ends."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = box.right()
        middle = box.center().y() + 0.5
        if signs.annotated:
            self._paint_bubble(painter, QPointF(right - _SIGN / 2, middle))
            right -= _SIGN + SPACE_1
        if signs.bookmarked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawPolygon(_STAR.translated(QPointF(right - _SIGN / 2, middle)))
            right -= _SIGN + SPACE_1
        return right

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
