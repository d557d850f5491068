"""How a row of the tree is painted: its arrow, its text, its count at the right edge, its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme.tokens import LABEL_SIZE, ROW_HEIGHT, SMALL_SIZE, SPACE_2, SPACE_3, SPACE_4, Theme
from reader.ui.tree.model import Row, Sort

_COUNT_WIDTH = 44
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
        self._metrics = QFontMetrics(self._font)
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
        if row.articles:
            self._paint_arrow(painter, QPointF(left - SPACE_3, box.center().y() + 0.5), opened=opened)
        if row.articles is not None:
            painter.setPen(self._muted)
            painter.setFont(self._small)
            painter.drawText(box, _RIGHT, f"{row.articles:,}")
            box.setRight(box.right() - _COUNT_WIDTH)
        painter.setPen(self._muted if row.sort == Sort.MORE or row.articles == 0 else self._ink)
        painter.setFont(self._font)
        shown = self._metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)

    def _paint_arrow(self, painter: QPainter, middle: QPointF, *, opened: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._arrow)
        painter.drawPolyline((_ARROW_OPEN if opened else _ARROW_CLOSED).translated(middle))
