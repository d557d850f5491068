"""Tables that fit the column: no word is broken, short texts stay on one line, long ones share the rest.

Where the words alone are wider than the column, the letters become smaller, as far as they can be read; a
table that is still too wide goes beyond the column, and the view can be scrolled sideways. All this is said
in the HTML: Qt lays out a long text by and by, and stops where its tables are changed before that is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from reader.ui.theme.article import SMALL_TABLE, table_type
from reader.ui.theme.fonts import space_out

_ROWS_LOOKED_AT = 60
_SLACK = 3  # Qt rounds, and a word that misses its room by one pixel is broken
_WHOLE = 0.99  # of the column; Qt rounds columns up
_TABLE = re.compile(r"<table[^>]*>(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HEAD = "th"


class _Type(NamedTuple):
    """What a table is set in, as `fit_tables` has it."""

    families: Sequence[str]
    text_size: int
    spacing: int

    def measure(self, size: int, *, bold: bool) -> QFontMetricsF:
        """Of letters of so many pixels."""
        font = QFont(list(self.families))
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        space_out(font, self.spacing)
        return QFontMetricsF(font)


def fit_tables(
    html: str,
    families: Sequence[str],
    text_size: int,
    room: float,
    *,
    spacing: int = 0,
    beyond: bool = True,
) -> str:
    """HTML that `render` made, with widths for the columns of its tables.

    families: those that tables are set in. text_size: of the text around them, in pixels. room: the width of
    the text's column in pixels, where the window is wide enough for it. spacing: as in `article_style`.
    beyond: whether a table may go beyond the column; else words are broken where nothing else helps.
    """
    set_in = _Type(families, text_size, spacing)
    return _TABLE.sub(lambda table: _fitted(table[1], set_in, room * _WHOLE, beyond), html)


def column_widths(words: Sequence[float], texts: Sequence[float], room: float) -> list[float]:
    """The width of each column: at least its longest word; what is left of `room` goes to those that miss
    least of their longest text first, so that short texts stay on one line.

    words, texts: the width of each column's longest word, and of its longest text.
    """
    widths = list(words)
    rest = room - sum(widths)
    wishes = sorted(
        (text - word, column) for column, (word, text) in enumerate(zip(words, texts, strict=True))
    )
    for number, (wish, column) in enumerate(wishes):
        given = max(min(wish, rest / (len(wishes) - number)), 0.0)
        widths[column] += given
        rest -= given
    # What nobody needs is shared out in proportion.
    return [width * max(room / sum(widths), 1.0) for width in widths]


def _fitted(rows: str, set_in: _Type, room: float, beyond: bool) -> str:
    """The table that holds `rows`, as wide as `room` or, if need be and that is allowed, wider."""
    widths, small = _widths(rows, set_in, room, small=False), ""
    if sum(widths) > room + 1:
        widths, small = _widths(rows, set_in, room, small=True), f' class="{SMALL_TABLE}"'
    whole = sum(widths)
    width = f"{100 * _WHOLE:.0f}%" if whole <= room + 1 or not beyond else f"{whole:.0f}"
    shares = iter(f' width="{100 * each / whole:.2f}%"' for each in widths)
    first = _ROW.search(rows)
    if first:
        # The widths of the first row are those of the columns.
        head = _CELL.sub(lambda cell: f"<{cell[1]}{next(shares)}>{cell[2]}</{cell[1]}>", first[0])
        rows = rows[: first.start()] + head + rows[first.end() :]
    return f'<table{small} width="{width}" cellspacing="0" cellpadding="0">{rows}</table>'


def _widths(rows: str, set_in: _Type, room: float, *, small: bool) -> list[float]:
    """The widths of the columns, of which at least one has a word."""
    size, beside = table_type(set_in.text_size, small=small)
    measures = {tag: set_in.measure(size, bold=tag == _HEAD) for tag in (_HEAD, "td")}
    words: list[float] = []
    texts: list[float] = []
    for row in _ROW.findall(rows)[:_ROWS_LOOKED_AT]:
        for column, (tag, cell) in enumerate(_CELL.findall(row)):
            if column == len(words):
                words.append(1.0)
                texts.append(1.0)
            measure = measures[tag]
            for line in _lines(cell):
                longest = max(map(measure.horizontalAdvance, line.split()), default=0.0)
                words[column] = max(words[column], beside + _SLACK + longest)
                texts[column] = max(texts[column], beside + _SLACK + measure.horizontalAdvance(line))
    return column_widths(words, texts, room)


def _lines(cell: str) -> list[str]:
    """The words of a cell as they are shown, line by line."""
    plain = _TAG.sub("", cell.replace("<br>", "\n"))
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return [line for line in plain.split("\n") if line]
