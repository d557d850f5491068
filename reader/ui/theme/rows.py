"""The ground of a row in the tree, the results and the outline: hovered, chosen, or where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.ui.theme.tokens import CORNER, FOCUS_WIDTH, SPACE_1, Theme

_BAR = 3
_BAR_INSET = 5


def paint_ground(
    painter: QPainter, row: QRect, theme: Theme, *, selected: bool, hovered: bool, focused: bool
) -> None:
    """Paint behind a row's text, over the row's whole width; leaves the painter smoothing edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not (selected or hovered or focused):
        return  # as nearly every row
    box = QRectF(row).adjusted(SPACE_1, 1, -SPACE_1, -1)
    if selected or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.soft if selected else theme.hover))
        painter.drawRoundedRect(box, CORNER, CORNER)
    if selected:
        paint_bar(painter, row, theme)
    if focused:
        inset = FOCUS_WIDTH / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), FOCUS_WIDTH))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)


def paint_bar(painter: QPainter, row: QRect, theme: Theme) -> None:
    """The upright bar beside what is chosen; the ground alone would be too faint a sign."""
    bar = QRectF(row.left() + SPACE_1, row.top() + 1 + _BAR_INSET, _BAR, row.height() - 2 - 2 * _BAR_INSET)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
