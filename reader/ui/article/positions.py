"""Where each character of the reading text stands in the text pane's document, and back.

The document holds the reading text block by block, with blocks of its own between: the title above, empty
ones around tables and in empty cells. Inside a block the two differ in two things only: a line break is a
U+2028 in Qt, and Qt counts UTF-16 code units where this program counts code points.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from reader.ui.article.utf16 import to_points, to_units, units

# What ends a block in the raw text: the end of a paragraph, and the start and end of a table or its cell.
_BLOCK_END = "\u2029"
_TABLE_ENDS = ("\ufdd0", "\ufdd1")
_LINE_BREAK = "\u2028"


class _Piece(NamedTuple):
    """One block that shows reading text.

    offset, points: start and length in the reading text. place, units: start and length in the document.
    """

    offset: int
    points: int
    place: int
    units: int


class TextPositions:
    """The mapping for one document as it stands; a document that is filled anew needs a new one."""

    def __init__(self, document: QTextDocument, text: str, skip: int = 0) -> None:
        """document: shows `text`, the reading text, after `skip` blocks of its own (the title and the like).

        Blocks after the end of the reading text are allowed. Raises ValueError where the document does not
        hold the reading text: a bug of ours, since both are made from the same blocks.
        """
        self._text = text
        self._pieces, self._beginning = _match(document.toRawText(), text, skip)
        self._offsets = [piece.offset for piece in self._pieces]
        self._places = [piece.place for piece in self._pieces]

    def to_cursor(self, offset: int) -> int:
        """The position in the document of the place `offset` (0 to the text's length, code points).

        The offset of a line feed between two blocks is the end of the first one. Raises ValueError for an
        offset outside the text.
        """
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"no place {offset} in a reading text of {len(self._text)} characters")
        if not self._pieces:
            return self._beginning
        piece = self._pieces[bisect_right(self._offsets, offset) - 1]
        inside = offset - piece.offset
        if piece.units != piece.points:
            inside = to_units(self._shown(piece), inside)
        return piece.place + inside

    def to_offset(self, position: int) -> int:
        """The place in the reading text of a cursor at `position`.

        On a block that shows no reading text: the nearest place that does, of two as near the earlier one.
        """
        index = bisect_right(self._places, position) - 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        inside = position - piece.place
        if inside > piece.units:
            return self._nearest(index, position)
        if piece.units != piece.points:
            inside = to_points(self._shown(piece), inside)
        return piece.offset + inside

    def selection(self, cursor_start: int, cursor_end: int) -> tuple[int, int]:
        """What a selection between two cursor positions, in either order, covers of the reading text.

        (start, end) in code points, end-exclusive; equal where it covers nothing of it.
        """
        first, last = sorted((cursor_start, cursor_end))
        return self.to_offset(first), self.to_offset(last)

    def _shown(self, piece: _Piece) -> str:
        return self._text[piece.offset : piece.offset + piece.points]

    def _nearest(self, index: int, position: int) -> int:
        """Of the end of one piece and the start of the next, the one nearer to `position` between them."""
        before = self._pieces[index]
        if index + 1 < len(self._pieces):
            after = self._pieces[index + 1]
            if after.place - position < position - (before.place + before.units):
                return after.offset
        return before.offset + before.points


def _match(raw: str, text: str, skip: int) -> tuple[list[_Piece], int]:
    """The pieces of `raw` (a document's raw text) that show `text`, and where they may begin."""
    pieces: list[_Piece] = []
    offset = place = beginning = 0
    for mark in _TABLE_ENDS:
        raw = raw.replace(mark, _BLOCK_END)
    for number, block in enumerate(raw.split(_BLOCK_END)):
        length = units(block)
        if number < skip:
            beginning = place + length
        elif block and offset <= len(text):
            if not _shows(text, offset, block):
                break
            pieces.append(_Piece(offset, len(block), place, length))
            offset += len(block) + 1
        place += length + 1
    complete = offset == len(text) + 1 if text else not pieces
    if not complete:
        raise ValueError(f"document and reading text differ from character {offset} of {len(text)} on")
    return pieces, beginning


def _shows(text: str, offset: int, block: str) -> bool:
    """Whether `block` is what stands in `text` from `offset` up to a line feed or the end."""
    if not text.startswith(block.replace(_LINE_BREAK, "\n"), offset):
        return False
    end = offset + len(block)
    return end == len(text) or text[end] == "\n"
