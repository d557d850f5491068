"""What is painted beside an article's text: small bullets near their words, and a rule along quotations.

Qt's own bullets are large and stand too near; and its text has no border on one side only.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextListFormat

from reader.ui.theme.tokens import QUOTE_MARGIN, Theme

_RULE = 3
_OVERLAP = 2  # so that the round ends of two stretches do not show between them


def paint_ornaments(
    painter: QPainter, document: QTextDocument, first: QTextBlock, top: float, bottom: float, theme: Theme
) -> None:
    """Paint for the blocks from `first` that stand between `top` and `bottom` of the document.

    The painter's origin is the document's.
    """
    layout = document.documentLayout()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    block = first
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() > bottom:
            break
        if box.bottom() >= top:
            if block.textList() is not None:
                _paint_bullet(painter, block, box, theme)
            elif block.blockFormat().leftMargin() == QUOTE_MARGIN:
                _paint_rule(painter, block, box, theme)
        block = block.next()


def _paint_bullet(painter: QPainter, block: QTextBlock, box: QRectF, theme: Theme) -> None:
    shape = block.textList().format()
    if shape.style() != QTextListFormat.Style.ListStyleUndefined or not block.layout().lineCount():
        return
    line = block.layout().lineAt(0)
    size = block.charFormat().font().pixelSize() if block.charFormat().font().pixelSize() > 0 else 17
    radius = size * 0.14
    middle = QPointF(
        block.layout().position().x() + line.x() - size * 0.75,
        box.top() + line.y() + line.ascent() - size * 0.28,
    )
    colour = QColor(theme.muted)
    match shape.indent():
        case 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(middle, radius, radius)
        case 2:
            painter.setPen(QPen(colour, 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius, radius)
        case _:
            painter.setPen(QPen(colour, 1.5))
            painter.drawLine(middle - QPointF(radius * 1.4, 0), middle + QPointF(radius * 1.4, 0))


def _paint_rule(painter: QPainter, block: QTextBlock, box: QRectF, theme: Theme) -> None:
    """A line along the quotation; it runs on through the space to the next block of the same quotation."""
    after = block.next()
    bottom = box.bottom()
    if after.isValid() and after.blockFormat().leftMargin() == QUOTE_MARGIN:
        bottom = block.document().documentLayout().blockBoundingRect(after).top() + _OVERLAP
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), _RULE, bottom - box.top()), _RULE / 2, _RULE / 2)
