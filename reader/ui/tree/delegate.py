"""How a row of the tree is painted: its text, its count at the right edge, its arrow, its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme.tokens import (
    CORNER,
    FOCUS_WIDTH,
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
    """Paints the text part of a row; `paint_ground` and `paint_arrow` what the view paints around it."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint_ground(
        self, painter: QPainter, row: QRect, *, selected: bool, hovered: bool, focused: bool
    ) -> None:
        """The row's ground over its whole width; a ring where the keyboard is."""
        colour = self.theme.soft if selected else self.theme.hover if hovered else None
        box = QRectF(row).adjusted(SPACE_1, 1, -SPACE_1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, CORNER, CORNER)
        if focused:
            inset = FOCUS_WIDTH / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), FOCUS_WIDTH))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)

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
