"""Lines of a body to blocks: headings, lists, tables, quotations, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.document import Line
from reader.ingest.headings import find_headings
from reader.ingest.links import with_links
from reader.ingest.marks import Mark, Nesting, find_mark
from reader.ingest.tables import FlatTable, find_flat_tables
from reader.model import Block, BlockType, Cell, Span


def read_blocks(lines: Sequence[Line], title: str = "", heading_level: int = 1) -> tuple[Block, ...]:
    """The blocks of `lines`, in order, all of their words kept, list marks aside.

    title: the article's, against which mastheads are told. heading_level: of the topmost heading.
    """
    tables = {table.start: table for table in find_flat_tables(lines)}
    inside = {at for table in tables.values() for at in range(table.start, table.end)}
    headings = find_headings(
        [_as_body(line) if at in inside else line for at, line in enumerate(lines)], title
    )
    blocks: list[Block] = []
    nesting = Nesting()
    for at, line in enumerate(lines):
        if at in inside:
            if at in tables:
                blocks.append(_table(lines, tables[at]))
        elif at in headings:
            level = headings[at] + heading_level - 1
            blocks.append(_linked(Block(BlockType.HEADING, line.text, level, spans=line.spans)))
        elif (mark := _mark(lines, at)) is not None:
            blocks.append(_marked_item(line, mark, nesting))
            continue
        else:
            blocks.append(_as_given(line))
        nesting = Nesting()
    return tuple(blocks)


def as_paragraph(line: Line) -> Block:
    """`line` as a paragraph, whatever it looks like."""
    return _linked(Block(BlockType.PARAGRAPH, line.text, spans=line.spans))


def without_start(line: Line, length: int) -> Line:
    """`line` without its first `length` code points and the white space behind them; spans move along."""
    text = line.text[length:].lstrip()
    gone = len(line.text) - len(text)
    return replace(line, text=text, spans=moved(line.spans, -gone, len(text)))


def moved(spans: Sequence[Span], by: int, length: int) -> tuple[Span, ...]:
    """`spans` moved `by` code points and kept within a text of `length`; those that fall outside go."""
    shifted = (replace(span, start=max(0, span.start + by), end=min(length, span.end + by)) for span in spans)
    return tuple(span for span in shifted if span.start < span.end)


def _as_body(line: Line) -> Line:
    return replace(line, role=BlockType.TABLE)


def _mark(lines: Sequence[Line], at: int) -> Mark | None:
    """The list mark of a line of plain text, or of a page's paragraph that types its own list."""
    line = lines[at]
    if line.role not in (None, BlockType.PARAGRAPH):
        return None
    mark = find_mark(line.text)
    if mark is None or line.role is None or mark.kind in "•●▪◦":
        return mark
    return mark if mark.number and _counts_on(lines[max(0, at - 1) : at + 2], mark.number) else None


def _counts_on(around: Sequence[Line], number: int) -> bool:
    numbers = [mark.number for line in around if (mark := find_mark(line.text)) is not None]
    return number - 1 in numbers or number + 1 in numbers


def _marked_item(line: Line, mark: Mark, nesting: Nesting) -> Block:
    text = line.text[mark.length :].lstrip()
    spans = moved(line.spans, len(text) - len(line.text), len(text)) if line.spans else ()
    level = nesting.level(mark, line.indent, text)
    return _linked(
        Block(BlockType.LIST_ITEM, text, level, ordered=mark.ordered, number=mark.number, spans=spans)
    )


def _table(lines: Sequence[Line], table: FlatTable) -> Block:
    cells = [_cell(line.text) for line in lines[table.start : table.end]]
    rows = [tuple(cells[at : at + table.columns]) for at in range(0, len(cells), table.columns)]
    return Block(BlockType.TABLE, rows=tuple(rows))


def _cell(text: str) -> Cell:
    return Cell(text, with_links(text, ()))


def _as_given(line: Line) -> Block:
    if line.role is BlockType.TABLE and line.rows:
        rows = tuple(
            tuple(replace(cell, spans=with_links(cell.text, cell.spans)) for cell in row) for row in line.rows
        )
        return Block(BlockType.TABLE, rows=rows)
    if line.role is BlockType.LIST_ITEM:
        block = Block(
            BlockType.LIST_ITEM, line.text, max(1, line.level), line.ordered, line.number, spans=line.spans
        )
    elif line.role is BlockType.QUOTE:
        block = Block(BlockType.QUOTE, line.text, spans=line.spans)
    else:
        level = line.level if line.role is BlockType.PARAGRAPH else 0
        block = Block(BlockType.PARAGRAPH, line.text, level, spans=line.spans)
    return _linked(block)


def _linked(block: Block) -> Block:
    spans = with_links(block.text, block.spans)
    return block if spans is block.spans else replace(block, spans=spans)
