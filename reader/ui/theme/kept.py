"""A line of text laid out once, to be painted often: shaping it anew costs more than to paint it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout


class KeptLine:
    """`text` in one font and colour; width: in pixels. It looks as `QPainter.drawText` paints it."""

    __slots__ = ("_layout", "_pen", "_top", "width")

    def __init__(self, text: str, font: QFont, pen: QPen, height: int) -> None:
        """height: of the row in the middle of which it stands, in pixels."""
        self._layout = layout = QTextLayout(text, font)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        self._pen = pen
        # The line's own height is rounded up, by which Qt does not go when it centres a text.
        self._top = (height - line.ascent() - line.descent()) / 2 if line.isValid() else 0.0
        self.width = line.horizontalAdvance() if line.isValid() else 0.0

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint it into the row that begins at `top`, from `left` on, in pixels."""
        painter.setPen(self._pen)
        self._layout.draw(painter, QPointF(left, top + self._top))
