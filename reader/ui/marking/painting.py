"""How highlights and notes look in the text: a ground in the mark's colour, and a line where two overlap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reader.model import Colour, Mark, MarkKind
from reader.ui.theme.tokens import Theme, ThemeName

_Line = QTextCharFormat.UnderlineStyle
# Where colours may not be told apart, each has a line of its own.
LINES = {
    Colour.YELLOW: _Line.SingleUnderline,
    Colour.GREEN: _Line.DashUnderline,
    Colour.BLUE: _Line.DotLine,
    Colour.PINK: _Line.DashDotLine,
    Colour.VIOLET: _Line.WaveUnderline,
}
_ORDER = tuple(Colour)


class PlacedMark(NamedTuple):
    """A mark in the document that shows its article. start, end: cursor positions."""

    mark: Mark
    start: int
    end: int


def ground(colour: Colour, theme: Theme) -> str:
    """What stands behind a highlight: "#RRGGBB"."""
    return theme.marks[_ORDER.index(colour)]


def sign(colour: Colour | None, theme: Theme) -> str:
    """The same colour for thin things, strong enough to be seen; without a colour the theme's accent."""
    return theme.accent if colour is None else theme.signs[_ORDER.index(colour)]


def selections(
    document: QTextDocument, placed: Sequence[PlacedMark], glowing: int | None, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """The looks of all marks. glowing: the number of the mark that is pointed at, None for none.

    Where marks overlap, the shortest is on top and the next one shows as a line below the words, so that the
    ends of both can be seen.
    """
    made = []
    for start, end, covering in _stretches(placed):
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(document)
        selection.cursor.setPosition(start)
        selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = _format(covering, glowing, theme)
        made.append(selection)
    return made


def _stretches(placed: Sequence[PlacedMark]) -> list[tuple[int, int, list[Mark]]]:
    """The text cut wherever a mark begins or ends; each stretch with its marks, the topmost first."""
    wide = [each for each in placed if each.end > each.start and each.mark.kind is not MarkKind.BOOKMARK]
    edges = sorted({edge for each in wide for edge in (each.start, each.end)})
    begins = sorted(wide, key=lambda each: each.start)
    made = []
    open_marks: list[PlacedMark] = []
    upcoming = 0
    for start, end in pairwise(edges):
        open_marks = [each for each in open_marks if each.end > start]
        while upcoming < len(begins) and begins[upcoming].start <= start:
            open_marks.append(begins[upcoming])
            upcoming += 1
        if open_marks:
            over = sorted(open_marks, key=lambda each: (each.end - each.start, -each.mark.id))
            made.append((start, end, [each.mark for each in over]))
    return made


def _format(covering: list[Mark], glowing: int | None, theme: Theme) -> QTextCharFormat:
    top = next((mark for mark in covering if mark.id == glowing), covering[0])
    lined: Mark | None = top
    if top.id != glowing and top.colour is not None and theme.name is not ThemeName.HIGH_CONTRAST:
        lined = next((mark for mark in covering if mark is not top), None)
    if lined is None:
        return _made(theme, top.colour, None, _Line.NoUnderline)
    return _made(theme, top.colour, lined.colour, _line(lined, theme, glowing))


@cache
def _made(
    theme: Theme, behind: Colour | None, below: Colour | None, line: QTextCharFormat.UnderlineStyle
) -> QTextCharFormat:
    """There are few of them, and they are not quickly made."""
    made = QTextCharFormat()
    made.setForeground(QColor(theme.ink))
    if behind is not None:
        made.setBackground(QColor(ground(behind, theme)))
    if line is not _Line.NoUnderline:
        made.setUnderlineColor(QColor(sign(below, theme)))
        made.setUnderlineStyle(line)
    return made


def _line(mark: Mark, theme: Theme, glowing: int | None) -> QTextCharFormat.UnderlineStyle:
    if mark.id == glowing:
        return _Line.SingleUnderline
    if mark.colour is None:
        return _Line.DotLine  # words with a note
    return LINES[mark.colour] if theme.name is ThemeName.HIGH_CONTRAST else _Line.SingleUnderline
