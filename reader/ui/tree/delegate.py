"""How a row of the tree is painted: its text, its count at the right edge, its arrow, its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme.tokens import (
    LABEL_SIZE,
    LIGHT,
    ROW_HEIGHT,
    SMALL_SIZE,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    Theme,
)
from reader.ui.tree.model import Role, Sort

_COUNT_WIDTH = 52


class TreeDelegate(QStyledItemDelegate):
    """Paints the text part of a row, and `paint_arrow` the arrow before a branch."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint_arrow(self, painter: QPainter, middle: QPointF, *, open_: bool) -> None:
        """A small arrow, to the right or down."""
        path = QPainterPath()
        if open_:
            path.moveTo(middle + QPointF(-3.5, -1.75))
            path.lineTo(middle + QPointF(0, 1.75))
            path.lineTo(middle + QPointF(3.5, -1.75))
        else:
            path.moveTo(middle + QPointF(-1.75, -3.5))
            path.lineTo(middle + QPointF(1.75, 0))
            path.lineTo(middle + QPointF(-1.75, 3.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self.theme.muted), 1.5, Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        sort, count = index.data(Role.SORT), index.data(Role.COUNT)
        text, colour, font = index.data(Qt.ItemDataRole.DisplayRole), self.theme.ink, QFont(option.font)
        box = option.rect.adjusted(SPACE_1, 0, -SPACE_3, 0)
        place = Qt.AlignmentFlag.AlignVCenter
        if sort == Sort.HEADER:
            text, colour = text.upper(), self.theme.muted
            font.setPixelSize(LABEL_SIZE)
            font.setWeight(QFont.Weight.DemiBold)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
            place = Qt.AlignmentFlag.AlignBottom
            box.adjust(0, 0, 0, -SPACE_1)
        elif sort == Sort.MORE or count == 0:
            colour = self.theme.muted
        painter.setPen(QColor(colour))
        if count is not None:
            self._paint_count(painter, option.font, box, count)
            box.setRight(box.right() - _COUNT_WIDTH + SPACE_2)
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(QColor(colour))
        painter.drawText(box, place | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_count(self, painter: QPainter, font: QFont, box: QRect, count: int) -> None:
        small = QFont(font)
        small.setPixelSize(SMALL_SIZE)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{count:,}")
