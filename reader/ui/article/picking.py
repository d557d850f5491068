"""What is selected of an article as blocks again, with each one's place in the reading text.

Read from the shown document, so that it costs what is selected and not what the article is long. Marks and
matches are painted over the document and never stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextTable

from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.ui.article.markup import TITLE_BLOCK
from reader.ui.article.positions import TextPositions
from reader.ui.article.utf16 import to_points
from reader.ui.theme.tokens import QUOTE_MARGIN

_LINE_BREAK = "\u2028"


class Piece(NamedTuple):
    """The words of one block or cell, and where they begin in the article's reading text (code points)."""

    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Picked:
    """title: the article's, where it was picked whole. facts: paragraphs of its header. blocks: of its text.

    pieces: the words of the blocks in order, an empty cell excepted. inside: all of it stands in one block
    and is not the whole of it, so that it is words and nothing more.
    """

    title: str = ""
    facts: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    pieces: tuple[Piece, ...] = ()
    inside: bool = False

    def __bool__(self) -> bool:
        return bool(self.title or self.facts or self.blocks)


class _Part(NamedTuple):
    """A stretch of one block of the document, in Qt's units from its beginning; it holds more than space."""

    block: QTextBlock
    start: int
    end: int


def picked(cursor: QTextCursor, header: int, positions: TextPositions) -> Picked:
    """What `cursor` selects. header: how many blocks of the document stand above the text.

    Of a table in which several cells are selected, those cells under the heads of their columns.
    """
    parts = list(_parts(cursor))
    heads = [part for part in parts if part.block.blockNumber() < header]
    title = next((part for part in heads if part.block.blockNumber() == TITLE_BLOCK and _whole(part)), None)
    facts = tuple(_text(part) for part in heads if part is not title)
    reader = _Reader(positions, [part for part in parts if part.block.blockNumber() >= header])
    if cursor.hasComplexSelection():
        # Qt's own description of its types is wrong here.
        chosen = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
        reader.read_cells(cursor.currentTable(), *chosen)
    else:
        reader.read()
    inside = len(parts) == 1 and not _whole(parts[0])
    blocks = tuple(_levelled(reader.blocks))
    return Picked(_text(title) if title else "", facts, blocks, tuple(reader.pieces), inside)


class _Reader:
    """Makes blocks of the parts; a table is made at its first part."""

    def __init__(self, positions: TextPositions, parts: list[_Part]) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self._positions = positions
        self._parts = parts
        self._lone = len(parts) == 1

    def read(self) -> None:
        done = -1
        for part in self._parts:
            if part.block.position() < done:
                continue  # in a table that was read already
            table = QTextCursor(part.block).currentTable()
            if table is None or self._lone:
                self._add(part)
            else:
                self.read_cells(table, 0, table.rows(), 0, table.columns())
                done = table.lastPosition() + 1

    def read_cells(self, table: QTextTable, first: int, rows: int, column: int, columns: int) -> None:
        """Read these cells, below those of the first row in the same columns."""
        numbers = [0, *(number for number in range(first, first + rows) if number)]
        chosen = range(column, column + columns)
        made = tuple(tuple(self._cell(table, number, each) for each in chosen) for number in numbers)
        self.blocks.append(Block(BlockType.TABLE, rows=made))

    def _cell(self, table: QTextTable, row: int, column: int) -> Cell:
        block = table.cellAt(row, column).firstCursorPosition().block()
        part = _trimmed(block, 0, block.length() - 1)
        if part is None:
            return Cell()
        text = self._keep(part)
        # Heads are bold as they are.
        return Cell(text, _spans(part, plain=row == 0))

    def _add(self, part: _Part) -> None:
        block, text = part.block, self._keep(part)
        level = block.blockFormat().headingLevel()
        plain = self._lone and not _whole(part)
        if level and not plain:
            self.blocks.append(
                Block(BlockType.HEADING, text, level=level - 1, spans=_spans(part, plain=True))
            )
            return
        spans = _spans(part, plain=bool(level) or _in_head(block))
        items = block.textList()
        if items is not None and part.start == _first(block) and not plain:
            ordered = items.itemText(block).strip(" .") != ""
            number = items.format().start() + items.itemNumber(block) if ordered else None
            self.blocks.append(
                Block(
                    BlockType.LIST_ITEM,
                    text,
                    level=items.format().indent(),
                    ordered=ordered,
                    number=number,
                    spans=spans,
                )
            )
        elif block.blockFormat().leftMargin() == QUOTE_MARGIN and not plain:
            self.blocks.append(Block(BlockType.QUOTE, text, spans=spans))
        else:
            indent = 0 if plain or items is not None else block.blockFormat().indent()
            self.blocks.append(Block(BlockType.PARAGRAPH, text, level=indent, spans=spans))

    def _keep(self, part: _Part) -> str:
        text = _text(part)
        self.pieces.append(Piece(self._positions.to_offset(part.block.position() + part.start), text))
        return text


def _levelled(blocks: list[Block]) -> Iterator[Block]:
    """Lists that begin below the first level, since what they stand under was not picked, begin there."""
    least = 0
    for block in blocks:
        if not block.level or block.type is BlockType.HEADING:
            least = 0
            yield block
            continue
        least = min(least or block.level, block.level)
        yield replace(block, level=block.level - least + 1) if least > 1 else block


def _parts(cursor: QTextCursor) -> Iterator[_Part]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        part = _trimmed(block, first, last)
        if part:
            yield part
        block = block.next()


def _trimmed(block: QTextBlock, start: int, end: int) -> _Part | None:
    """Without white space at its ends, which is one unit long each; None where nothing is left."""
    text = _units(block)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return _Part(block, start, end) if start < end else None


def _units(block: QTextBlock) -> str:
    """The text of `block` with a place for each of Qt's units: of a character of two, the second is filled
    up.
    """
    text = block.text()
    if len(text) == block.length() - 1:
        return text
    return "".join(each if ord(each) < 0x10000 else each + "\0" for each in text)


def _in_head(block: QTextBlock) -> bool:
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return table is not None and table.cellAt(cursor).row() == 0


def _first(block: QTextBlock) -> int:
    part = _trimmed(block, 0, block.length() - 1)
    return part.start if part else 0


def _whole(part: _Part) -> bool:
    whole = _trimmed(part.block, 0, part.block.length() - 1)
    return whole is not None and (whole.start, whole.end) == (part.start, part.end)


def _text(part: _Part) -> str:
    return _units(part.block)[part.start : part.end].replace("\0", "").replace(_LINE_BREAK, "\n")


def _spans(part: _Part, *, plain: bool) -> tuple[Span, ...]:
    """The styled stretches. plain: bold and slanted are how such a block looks, and say nothing."""
    found: list[Span] = []
    text, begin = part.block.text(), part.block.position()
    wide = len(text) != part.block.length() - 1  # some character is two of Qt's units
    shift = to_points(text, part.start) if wide else part.start
    walk = part.block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        first = max(fragment.position() - begin, part.start)
        last = min(fragment.position() - begin + fragment.length(), part.end)
        styles = list(_styles(fragment.charFormat(), plain)) if first < last else []
        if styles and wide:
            first, last = to_points(text, first), to_points(text, last)
        found += [Span(first - shift, last - shift, *style) for style in styles]
        walk += 1
    return tuple(sorted(_joined(found), key=lambda span: (span.start, -span.end)))


def _styles(look: QTextCharFormat, plain: bool) -> Iterator[tuple[SpanStyle, str | None]]:
    if look.anchorHref():
        yield SpanStyle.LINK, look.anchorHref()
    if "monospace" in (look.fontFamilies() or ()):
        yield SpanStyle.CODE, None
    if not plain and look.fontWeight() >= QFont.Weight.DemiBold:
        yield SpanStyle.STRONG, None
    if not plain and look.fontItalic():
        yield SpanStyle.EMPHASIS, None


def _joined(spans: list[Span]) -> list[Span]:
    """A link with a bold word in it is one link: Qt has a fragment for each look."""
    joined: list[Span] = []
    last: dict[tuple[SpanStyle, str | None], int] = {}
    for span in spans:
        key = (span.style, span.href)
        before = joined[last[key]] if key in last else None
        if before and before.end == span.start:
            joined[last[key]] = Span(before.start, span.end, span.style, span.href)
        else:
            last[key] = len(joined)
            joined.append(span)
    return joined
