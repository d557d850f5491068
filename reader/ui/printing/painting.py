"""Pages painted on paper, or on a file that is like paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)

from reader.errors import EnvironmentFault
from reader.ui.article.ornaments import paint_ornaments
from reader.ui.printing.document import PAPER, SMALL, TEXT, make_document, paper_font
from reader.ui.printing.measuring import measure
from reader.ui.printing.pages import Strip, paginate
from reader.ui.printing.sheet import Sheet
from reader.ui.theme.fonts import Families

_POINTS = 11.0  # the size of the text on paper
_PIXELS_A_MM = TEXT / (_POINTS * 25.4 / 72)
_WIDEST = 146.0  # millimetres: some 75 characters
_LEAST_MARGIN, _ABOVE, _BELOW = 18.0, 20.0, 24.0  # millimetres
_FOOT = 12.0  # millimetres from the paper's edge to the line at its foot
_CLEAR = 0.5  # pixels that what is drawn stays clear of the lines on the next page


class _Format(NamedTuple):
    """The measures of a page in the document's pixels."""

    width: float
    height: float
    left: float
    column: float
    room: float


def paint(
    device: QPagedPaintDevice,
    sheet: Sheet,
    families: Families,
    wanted: Callable[[int], bool] = lambda page: True,
) -> int:
    """Paint `sheet` on the pages of `device`; returns how many pages it has in all.

    wanted: whether a page, counted from 1, is to be painted. May be called on any thread. Raises
    `EnvironmentFault` where the device takes nothing.
    """
    layout = device.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setMargins(QMarginsF(0, 0, 0, 0))
    device.setPageLayout(layout)
    format_ = _format(layout)
    document = make_document(sheet, families, format_.column)
    pages = paginate(measure(document, format_.room), format_.room)
    painter = QPainter()
    if not painter.begin(device):
        raise EnvironmentFault(
            "The printer did not accept the pages.",
            "Nothing was printed.",
            "Check the printer, then print again.",
        )
    scale = device.logicalDpiX() / (25.4 * _PIXELS_A_MM)
    painter.scale(scale, scale)
    begun = False
    for number, strips in enumerate(pages, start=1):
        if not wanted(number):
            continue
        if begun:
            device.newPage()
        begun = True
        _paint_strips(painter, document, strips, format_)
        _paint_foot(painter, sheet, families, format_, f"{number} of {len(pages)}")
    painter.end()
    return len(pages)


def _format(layout: QPageLayout) -> _Format:
    paper = layout.fullRect(QPageLayout.Unit.Millimeter)
    column = min(_WIDEST, paper.width() - 2 * _LEAST_MARGIN)
    measures = (
        paper.width(),
        paper.height(),
        (paper.width() - column) / 2,
        column,
        paper.height() - _ABOVE - _BELOW,
    )
    return _Format(*(each * _PIXELS_A_MM for each in measures))


def _paint_strips(painter: QPainter, document: QTextDocument, strips: Sequence[Strip], page: _Format) -> None:
    layout = document.documentLayout()
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(PAPER.ink))
    context.palette = palette
    for strip in strips:
        painter.save()
        painter.translate(page.left, _ABOVE * _PIXELS_A_MM + strip.at - strip.top)
        area = QRectF(-page.left, strip.top, page.width, strip.bottom - strip.top)
        painter.setClipRect(area)
        begun = document.findBlock(layout.hitTest(QPointF(0, strip.top), Qt.HitTestAccuracy.FuzzyHit))
        top = _draw_begun(painter, layout, begun, strip)
        context.clip = area.adjusted(0, top - strip.top + _CLEAR, 0, -_CLEAR)
        if context.clip.height() > 0:
            layout.draw(painter, context)
        paint_ornaments(painter, document, begun, strip.top + _CLEAR, strip.bottom - _CLEAR, PAPER)
        painter.restore()


def _draw_begun(
    painter: QPainter, layout: QAbstractTextDocumentLayout, first: QTextBlock, strip: Strip
) -> float:
    """Draw the rest of what began on the page before; returns where that ends.

    Qt would draw the line before too, out of sight, and it would be found and copied twice.
    """
    end = strip.top
    painter.setPen(QColor(PAPER.ink))
    for block in _side_by_side(first):
        box, text = layout.blockBoundingRect(block), block.layout()
        if box.top() > strip.top - _CLEAR or box.bottom() < strip.top + _CLEAR:
            continue
        origin = box.topLeft() - text.boundingRect().topLeft()
        for number in range(text.lineCount()):
            line = text.lineAt(number)
            height = box.top() + line.y()
            if strip.top - _CLEAR <= height < strip.bottom - _CLEAR:
                line.draw(painter, origin)
        end = max(end, box.bottom())
    return end


def _side_by_side(block: QTextBlock) -> list[QTextBlock]:
    """The blocks of the table's row that `block` stands in; itself alone outside of tables."""
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    if table is None:
        return [block]
    row = table.cellAt(cursor).row()
    return [table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns())]


def _paint_foot(painter: QPainter, sheet: Sheet, families: Families, page: _Format, number: str) -> None:
    """The title, shortened, and the page's number."""
    font = paper_font(families.sans, SMALL)
    metrics = QFontMetricsF(font)
    beside = metrics.horizontalAdvance(number) + 2 * SMALL
    title = metrics.elidedText(sheet.summary.title, Qt.TextElideMode.ElideRight, page.column - beside)
    base = page.height - _FOOT * _PIXELS_A_MM
    painter.setFont(font)
    painter.setPen(QColor(PAPER.muted))
    painter.drawText(QPointF(page.left, base), title)
    painter.drawText(QPointF(page.left + page.column - metrics.horizontalAdvance(number), base), number)
