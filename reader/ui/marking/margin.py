"""Signs beside the text: a speech bubble where a note is, a ribbon where a bookmark is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTextDocument

from reader.model import MarkKind
from reader.ui.marking.painting import PlacedMark, sign
from reader.ui.theme.tokens import SPACE_8, Theme

_WIDTH, _HEIGHT = 14.0, 12.0


def has_sign(placed: PlacedMark) -> bool:
    return placed.mark.kind is MarkKind.BOOKMARK or bool(placed.mark.body)


def places(document: QTextDocument, shown: Sequence[PlacedMark]) -> list[tuple[PlacedMark, QRectF]]:
    """Where the signs of marks go, in the document: one beside each line, for the first of its marks.

    shown: only marks in the part of the document that is on the screen, since asking where a place lies
    lays the text out down to it.
    """
    layout = document.documentLayout()
    column = document.size().width() - SPACE_8
    taken: set[int] = set()
    made = []
    for placed in shown:
        if not has_sign(placed):
            continue
        block = document.findBlock(placed.start)
        line = block.layout().lineForTextPosition(placed.start - block.position())
        top = layout.blockBoundingRect(block).top()
        if line.isValid():
            top += line.y() + (line.height() - _HEIGHT) / 2
        if round(top) in taken:
            continue
        taken.add(round(top))
        made.append((placed, QRectF(column + (SPACE_8 - _WIDTH) / 2, top, _WIDTH, _HEIGHT)))
    return made


def paint_signs(
    painter: QPainter, signs: Sequence[tuple[PlacedMark, QRectF]], glowing: int | None, theme: Theme
) -> None:
    """Paint the signs; the painter's origin is the document's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for placed, box in signs:
        colour = QColor(sign(placed.mark.colour, theme))
        if placed.mark.kind is MarkKind.BOOKMARK:
            _paint_ribbon(painter, box, colour, filled=placed.mark.id == glowing)
        else:
            _paint_bubble(painter, box, colour, filled=placed.mark.id == glowing)


def _paint_ribbon(painter: QPainter, box: QRectF, colour: QColor, *, filled: bool) -> None:
    left, right = box.left() + 3, box.right() - 3
    outline = QPolygonF(
        [
            QPointF(left, box.top()),
            QPointF(right, box.top()),
            QPointF(right, box.bottom()),
            QPointF(box.center().x(), box.bottom() - 4),
            QPointF(left, box.bottom()),
        ]
    )
    painter.setPen(
        QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(outline)


def _paint_bubble(painter: QPainter, box: QRectF, colour: QColor, *, filled: bool) -> None:
    painter.setPen(
        QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(_bubble().translated(box.topLeft()))


@cache
def _bubble() -> QPainterPath:
    """At the origin; to unite two shapes takes longer than to paint them."""
    bubble, tail = QPainterPath(), QPainterPath()
    bubble.addRoundedRect(QRectF(0.75, 0.75, _WIDTH - 1.5, _HEIGHT - 3.75), 2.5, 2.5)
    tail.addPolygon(QPolygonF([QPointF(3.5, _HEIGHT - 4), QPointF(3.5, _HEIGHT), QPointF(7.5, _HEIGHT - 4)]))
    return bubble.united(tail)


def _pen(colour: QColor) -> QPen:
    return QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
