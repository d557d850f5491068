"""How wide text is in one font, and how much of it there is room for: sums of the widths of its letters.

Qt shapes a text anew whenever it is asked for its width, to be cut, or to be broken into lines, which for the
rows of a list costs more than to paint them. The font of `for_rows` is set letter by letter, so that sums are
exact; where a script needs shaping, Qt does it all the same, and what is told here is near enough for a row.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

ELLIPSIS = "…"


def for_rows(font: QFont) -> QFont:
    """`font` without kerning and ligatures, which nobody sees in a list and which take half the time."""
    made = QFont(font)
    made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return made


class Widths(dict[str, float]):
    """The width of each letter in pixels, known once it was asked for. font: of `for_rows`."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._metrics.horizontalAdvance(letter)
        return width


class Face:
    """A font as it is set in rows, with its measures in pixels."""

    def __init__(self, font: QFont) -> None:
        self.font = for_rows(font)
        self.widths = Widths(self.font)
        metrics = QFontMetrics(self.font)
        self.height, self.ascent = metrics.height(), metrics.ascent()
        self.underline = metrics.underlinePos()

    def width(self, text: str) -> float:
        """Pixels that `text` takes."""
        return sum(map(self.widths.__getitem__, text))


class Measured:
    """A text in one font. places: where each letter begins, and at last where the text ends, in pixels from
    its beginning.
    """

    __slots__ = ("_ellipsis", "places", "text")

    def __init__(self, text: str, widths: Widths) -> None:
        self.text = text
        self.places = list(accumulate(map(widths.__getitem__, text), initial=0.0))
        self._ellipsis = widths[ELLIPSIS]

    @property
    def width(self) -> float:
        return self.places[-1]

    def shortened(self, room: float, start: int = 0) -> str:
        """As much of text[start:] as stands in `room` pixels, with an ellipsis where that is not all."""
        if self.places[-1] - self.places[start] <= room:
            return self.text[start:]
        return f"{self.text[start : self._end(start, room - self._ellipsis)].rstrip()}{ELLIPSIS}"

    def line_end(self, start: int, room: float) -> int:
        """Where a line of `room` pixels that begins at `start` ends: between words where that is possible."""
        end = max(self._end(start, room), start + 1)
        if end < len(self.text) and self.text[end] != " ":
            space = self.text.rfind(" ", start, end)
            end = space if space > start else end
        return end

    def _end(self, start: int, room: float) -> int:
        return max(bisect_right(self.places, self.places[start] + room, start) - 1, start)
