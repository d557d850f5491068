"""The lines and table rows of a document that was laid out as one long strip."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

from reader.ui.printing.pages import Unit

KEEP_WITH_NEXT = 1
"""The user state of a block that is to stand on the same page as the block after it."""

_LINE_BELOW = 1.0  # a row's own line
_HIGH_ROW = 0.4  # of a page; a higher row is cut between its lines, a higher head is not repeated


def measure(document: QTextDocument, room: float) -> list[Unit]:
    """The units of `document`, from its top to its end. room: the height of a page."""
    # Qt lays a long text out by and by, with a timer, and a thread that Qt did not start has timers only once
    # an event loop was made in it. That need not run: asking where a block stands lays out as far as it.
    # Asking for all at once would hold up the window, since Python waits meanwhile.
    QEventLoop()
    units: list[Unit] = []
    walk = document.rootFrame().begin()
    while not walk.atEnd():
        table = walk.currentFrame()
        if isinstance(table, QTextTable):
            units += _rows(table, room)
        elif walk.currentBlock().isValid():
            units += _lines(walk.currentBlock())
        walk += 1
    return units


def _lines(block: QTextBlock) -> Iterator[Unit]:
    text, layout = block.text(), block.layout()
    if not text:
        return
    top = block.document().documentLayout().blockBoundingRect(block).top()
    count = layout.lineCount()
    opens = bool(block.blockFormat().headingLevel()) or block.userState() == KEEP_WITH_NEXT
    for number in range(count):
        line = layout.lineAt(number)
        last = number == count - 1
        # Neither the first nor the last line of a paragraph stands alone.
        keep = opens or (text.rstrip().endswith(":") if last else number in (0, count - 2))
        yield Unit(top + line.y(), top + line.y() + line.height(), keep)


def _rows(table: QTextTable, room: float) -> list[Unit]:
    edges = [_row_edges(table, row) for row in range(table.rows())]
    bounds = [(top, max(bottom, top)) for top, bottom in edges]
    head = bounds[0] if bounds[0][1] - bounds[0][0] < room * _HIGH_ROW else None
    units = [Unit(*bounds[0], keep=True)]
    last = len(bounds) - 1
    for row, (top, bottom) in enumerate(bounds[1:], start=1):
        if bottom - top > room * _HIGH_ROW:
            units += [Unit(*part, head=head) for part in _cut_row(table, row, top, bottom)]
        else:
            # No row stands alone with the heads, neither at the foot of a page nor at the top of the next.
            units.append(Unit(top, bottom, keep=row in (1, last - 1) and row != last, head=head))
    return units


def _cells(table: QTextTable, row: int) -> Iterator[tuple[QTextBlock, float, float]]:
    """The block of each cell with its padding above and below."""
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        look = cell.format().toTableCellFormat()
        yield cell.firstCursorPosition().block(), look.topPadding(), look.bottomPadding()


def _row_edges(table: QTextTable, row: int) -> tuple[float, float]:
    layout = table.document().documentLayout()
    boxes = [(layout.blockBoundingRect(block), above, below) for block, above, below in _cells(table, row)]
    return (
        min(box.top() - above for box, above, _ in boxes),
        max(box.bottom() + below for box, _, below in boxes) + _LINE_BELOW,
    )


def _cut_row(table: QTextTable, row: int, top: float, bottom: float) -> list[tuple[float, float]]:
    """The row in pieces, cut where no line of any of its cells stands."""
    layout = table.document().documentLayout()
    lines = []
    for block, _, _ in _cells(table, row):
        above = layout.blockBoundingRect(block).top()
        text = block.layout()
        for number in range(text.lineCount()):
            line = text.lineAt(number)
            lines.append((above + line.y(), above + line.y() + line.height()))
    cuts, reached = [top], top
    for start, end in sorted(lines):
        if start >= reached > top:
            cuts.append(start)
        reached = max(reached, end)
    return list(zip(cuts, [*cuts[1:], bottom], strict=True))
