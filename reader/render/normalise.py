"""Blocks in the one form that Markdown, HTML, reading text and text pane agree on.

`normalise` is idempotent, and for blocks in this form nothing is lost on the way to Markdown and back:
- texts are tidy (`characters`) and spans canonical (`spans`); headings and nothing else are kept to one line;
- blocks without text are left out, in tables rows without text, headers excepted;
- rows of a table are as long as the longest one;
- a list starts at level 1, and no item is more than one level below the one before it;
- an item of an ordered list without a number gets the next one; a number is at most `HIGHEST_NUMBER`;
- a paragraph continues a list item only where that item is still open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from reader.model import Block, BlockType, Cell, Span
from reader.render.characters import is_tidy, tidy
from reader.render.limits import check_words
from reader.render.spans import canonical_spans

HIGHEST_HEADING = 6
DEEPEST_LIST = 9
HIGHEST_NUMBER = 999_999_999  # what Markdown and Qt both take
_EMPTY = Cell()


def normalise(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The canonical form of `blocks`; a block that has it already is handed on as it is.

    Raises `UnreadableDocument` for a word so long that no pane could show it.
    """
    kept: list[Block] = []
    lists = _OpenLists()
    for block in blocks:
        if block.type is BlockType.TABLE:
            table = _table(block)
            if table is not None:
                kept.append(table)
                lists.close()
            continue
        text, spans = _text(block.text, block.spans, one_line=block.type is BlockType.HEADING)
        if text:
            kept.append(_placed(block, text, spans, lists))
    return tuple(kept)


def _text(text: str, spans: Sequence[Span], one_line: bool = False) -> tuple[str, tuple[Span, ...]]:
    check_words(text)
    if not is_tidy(text):
        text, places = tidy(text)
        end = len(places) - 1
        spans = [
            replace(span, start=places[min(max(span.start, 0), end)], end=places[min(max(span.end, 0), end)])
            for span in spans
        ]
    if one_line and "\n" in text:
        text = text.replace("\n", " ")
    return text, canonical_spans(text, spans)


def _placed(block: Block, text: str, spans: tuple[Span, ...], lists: _OpenLists) -> Block:
    """`block` with this text, and with the level and number that it has after the blocks before it."""
    level, ordered, number = 0, False, None
    if block.type is BlockType.LIST_ITEM:
        level, number = lists.item(block)
        ordered = block.ordered
    elif block.type is BlockType.PARAGRAPH and block.level > 0:
        level = lists.continued(block.level)
    else:
        lists.close()
        if block.type is BlockType.HEADING:
            level = min(max(block.level, 1), HIGHEST_HEADING)
    same = (
        (block.text is text or block.text == text)
        and block.spans == spans
        and (block.level, block.ordered, block.number, block.rows) == (level, ordered, number, ())
    )
    return block if same else Block(block.type, text, level, ordered, number, (), spans)


class _OpenLists:
    """The lists that are open after a block: for each level whether it is ordered, and its last number."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, int]] = []

    def item(self, block: Block) -> tuple[int, int | None]:
        """Level and number of the list item `block`; it opens or continues a list."""
        level = min(max(block.level, 1), len(self._open) + 1, DEEPEST_LIST)
        before = self._open[level - 1] if level <= len(self._open) else None
        del self._open[level - 1 :]
        number = None
        if block.ordered:
            number = block.number
            if number is None or not 0 <= number <= HIGHEST_NUMBER:
                number = before[1] + 1 if before and before[0] and before[1] < HIGHEST_NUMBER else 1
        self._open.append((block.ordered, number or 0))
        return level, number

    def continued(self, level: int) -> int:
        """The level of a paragraph that would continue an item at `level`: 0 where none is open."""
        level = min(level, len(self._open))
        del self._open[level:]
        return level

    def close(self) -> None:
        self._open.clear()


def _table(block: Block) -> Block | None:
    """The table in canonical form; None where no cell holds text."""
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    rows = rows[:1] + [row for row in rows[1:] if any(cell.text for cell in row)]
    if not any(cell.text for row in rows for cell in row):
        return None
    # zip_longest pads the rows, seen as columns; zipped again they are rows as before.
    columns = zip_longest(*rows, fillvalue=_EMPTY)
    padded = tuple(zip(*columns, strict=True))
    return replace(block, text="", level=0, ordered=False, number=None, rows=padded, spans=())


def _cell(cell: Cell) -> Cell:
    text, spans = _text(cell.text, cell.spans)
    return cell if (text, spans) == (cell.text, cell.spans) else Cell(text, spans)
