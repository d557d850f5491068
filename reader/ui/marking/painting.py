"""How highlights and notes look in the text: a ground in the mark's colour, and a line where two overlap."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
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
# The colours of the ground and of the line below the words, and that line.
_Look = tuple[Colour | None, Colour | None, _Line]


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
    formats: dict[_Look, QTextCharFormat] = {}
    cursor = QTextCursor(document)
    for start, end, covering in _stretches(placed):
        look = _look(covering, glowing, theme)
        if look not in formats:
            formats[look] = _made(theme, *look)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor  # as it stands now: Qt copies it
        selection.format = formats[look]
        made.append(selection)
    return made


def _stretches(placed: Sequence[PlacedMark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut wherever a mark begins or ends; each stretch with its marks, the topmost first."""
    wide = [each for each in placed if each.end > each.start and each.mark.kind is not MarkKind.BOOKMARK]
    edges = sorted({edge for each in wide for edge in (each.start, each.end)})
    begins = sorted((each.start, each.end - each.start, -each.mark.id, each) for each in wide)
    # Those over the stretch: how long, whose number is the greater, where it ends.
    over: list[tuple[int, int, int, Mark]] = []
    upcoming = 0
    for start, end in pairwise(edges):
        over = [each for each in over if each[2] > start]
        while upcoming < len(begins) and begins[upcoming][0] <= start:
            _, length, number, each = begins[upcoming]
            insort(over, (length, number, each.end, each.mark))
            upcoming += 1
        if over:
            yield start, end, [mark for _, _, _, mark in over]


def _look(covering: list[Mark], glowing: int | None, theme: Theme) -> _Look:
    top = covering[0]
    if glowing is not None:
        top = next((mark for mark in covering if mark.id == glowing), top)
    lined: Mark | None = top
    if top.id != glowing and top.colour is not None and theme.name is not ThemeName.HIGH_CONTRAST:
        lined = covering[1] if len(covering) > 1 else None
    if lined is None:
        return top.colour, None, _Line.NoUnderline
    return top.colour, lined.colour, _line(lined, theme, glowing)


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
