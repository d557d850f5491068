"""How a found article and its places are painted. What was laid out for a row is kept for the next time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from reader.model import HitPlace, SearchResult, Snippet
from reader.ui.results.model import Line, facts, in_note_only, matches
from reader.ui.theme.tokens import SMALL_SIZE, SPACE_1, SPACE_2, SPACE_3, SPACE_4, Theme
from reader.ui.theme.widths import Face, Measured, Widths

SNIPPET_LINES = 2
_ARROW = 12  # pixels, with its room
_OPEN = QPolygonF([QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)])
_CLOSED = QPolygonF([QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)])
_YOURS = "Your note: "


class _Words(NamedTuple):
    """Words in one line. left: pixels from the edge of the column. marks: left and width, in pixels, of what
    the search found among them.
    """

    text: str
    left: float
    marks: tuple[tuple[float, float], ...]


class _Laid(NamedTuple):
    """What stands in a row. yours: whether "Your note:" stands before the snippet."""

    title: _Words
    facts: str
    matches: str
    matches_width: float
    yours: bool
    snippet: tuple[_Words, ...]


class ResultPainter:
    """Paints in one theme and font; made anew where one of these changes. width: of the column, in pixels."""

    def __init__(self, theme: Theme, font: QFont, width: int) -> None:
        self.theme = theme
        self.width = width
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(SMALL_SIZE)
        strong = QFont(small)
        strong.setWeight(QFont.Weight.DemiBold)
        self._bold, self._small, self._strong = Face(bold), Face(small), Face(strong)
        self.result_height = (
            self._bold.height + (1 + SNIPPET_LINES) * self._small.height + 2 * SPACE_1 + 2 * SPACE_2 + SPACE_1
        )
        self._ink, self._muted = QPen(QColor(theme.ink)), QPen(QColor(theme.muted))
        self._accent = QPen(QColor(theme.accent))
        self._arrow = QPen(QColor(theme.muted), 1.5)
        self._hit, self._hit_ink = QColor(theme.hit), QColor(theme.ink)
        self._laid: dict[str, _Laid] = {}
        self._lines: dict[tuple[str, int], tuple[Snippet, _Words]] = {}

    def fit(self, width: int) -> None:
        """The column has this width, in pixels, from now on."""
        if width != self.width:
            self.width = width
            self.forget()

    def forget(self) -> None:
        """Other results stand in the list."""
        self._laid.clear()
        self._lines.clear()

    def line_height(self, line: Line) -> int:
        small = self._small.height
        return small + SPACE_2 + (small + SPACE_1 if line.above else 0)

    def matches_place(self, row: QRect, result: SearchResult) -> QRect:
        """Where a click opens and closes the places of an article."""
        width = round(self._small.width(matches(result))) + _ARROW + SPACE_2
        top = row.top() + SPACE_2 + self._bold.height
        return QRect(row.right() - SPACE_3 - width, top, width + SPACE_3, self._small.height + SPACE_2)

    def paint_result(self, painter: QPainter, row: QRect, result: SearchResult, *, opened: bool) -> None:
        """Paint into `row`; the ground is painted already."""
        laid = self._laid.get(result.summary.key)
        if laid is None:
            laid = self._laid[result.summary.key] = self._lay_out(result)
        left, top = row.left() + SPACE_4, row.top() + SPACE_2 + 1
        small = self._small
        painter.setPen(self._ink)
        self._paint_words(painter, left, top, laid.title, self._bold)
        top += self._bold.height + SPACE_1
        painter.setPen(self._muted)
        painter.setFont(small.font)
        painter.drawText(left, top + small.ascent, laid.facts)
        if laid.matches:
            self._paint_matches(painter, row, top, laid, opened=opened)
        top += small.height + SPACE_1
        if laid.yours:
            painter.setPen(self._accent)
            painter.setFont(self._strong.font)
            painter.drawText(left, top + small.ascent, _YOURS)
        painter.setPen(self._ink)
        for words in laid.snippet:
            self._paint_words(painter, left, top, words, small)
            top += small.height

    def paint_line(self, painter: QPainter, row: QRect, key: str, line: Line) -> None:
        """Paint one place of the article `key` into `row`."""
        left, top = row.left() + SPACE_4 + SPACE_3, row.top() + SPACE_1
        room = row.right() - SPACE_3 - left
        if line.above:
            note = line.hit.place is HitPlace.NOTE
            face = self._strong if note else self._small
            painter.setPen(self._accent if note else self._muted)
            painter.setFont(face.font)
            painter.drawText(left, top + face.ascent, Measured(line.above, face.widths).shortened(room))
            top += face.height + SPACE_1
        known = self._lines.get((key, line.number))
        if known is None or known[0] is not line.words:
            known = line.words, _one_line(line.words, self._small.widths, room)
            self._lines[key, line.number] = known
        painter.setPen(self._ink)
        self._paint_words(painter, left, top, known[1], self._small)

    # Behind it

    def _lay_out(self, result: SearchResult) -> _Laid:
        room = self.width - SPACE_4 - SPACE_3
        small = self._small.widths
        in_title = tuple((hit.start, hit.end) for hit in result.hits if hit.place is HitPlace.TITLE)
        said = matches(result)
        said_width = self._small.width(said)
        beside = said_width + _ARROW + SPACE_3 if said else 0
        yours = in_note_only(result)
        return _Laid(
            _one_line(Snippet(result.summary.title, in_title), self._bold.widths, room),
            Measured(facts(result), small).shortened(room - beside),
            said,
            said_width,
            yours,
            _in_lines(result.snippet, small, room, self._strong.width(_YOURS) if yours else 0.0),
        )

    def _paint_words(self, painter: QPainter, left: int, top: int, words: _Words, face: Face) -> None:
        for start, width in words.marks:
            painter.fillRect(QRectF(left + start, top, width, face.height), self._hit)
            under = top + face.ascent + face.underline
            # Filled, since a line would be smoothed into two pale rows of pixels.
            painter.fillRect(QRectF(left + start, under, width, 1), self._hit_ink)
        painter.setFont(face.font)
        painter.drawText(QPointF(left + words.left, top + face.ascent), words.text)

    def _paint_matches(self, painter: QPainter, row: QRect, top: int, laid: _Laid, *, opened: bool) -> None:
        right = row.right() - SPACE_3
        painter.drawText(round(right - _ARROW - laid.matches_width), top + self._small.ascent, laid.matches)
        painter.setPen(self._arrow)
        middle = QPointF(right - 4, top + self._small.height / 2 + 0.5)
        painter.drawPolyline((_OPEN if opened else _CLOSED).translated(middle))


def _one_line(words: Snippet, widths: Widths, room: float) -> _Words:
    """As much as there is room for in one line; marks end where it does."""
    measured = Measured(words.text, widths)
    shown = measured.shortened(room)
    end = len(words.text) if shown == words.text else len(shown) - 1
    return _Words(shown, 0.0, _marked(measured, words.marks, 0, end, 0.0))


def _in_lines(words: Snippet, widths: Widths, room: float, indent: float) -> tuple[_Words, ...]:
    """As much as there is room for in the lines of a snippet; indent: pixels that the first leaves free."""
    measured = Measured(words.text, widths)
    made: list[_Words] = []
    start, left = 0, indent
    while start < len(words.text) and len(made) < SNIPPET_LINES:
        end = measured.line_end(start, room - left)
        text = words.text[start:end]
        if len(made) + 1 == SNIPPET_LINES:
            text = measured.shortened(room - left, start)
            rest = len(words.text) - start
            end = start + (rest if text == words.text[start:] else len(text) - 1)
        made.append(_Words(text, left, _marked(measured, words.marks, start, end, left)))
        start, left = end + (words.text[end : end + 1] == " "), 0.0
    return tuple(made)


def _marked(
    measured: Measured, marks: Iterable[tuple[int, int]], start: int, end: int, left: float
) -> tuple[tuple[float, float], ...]:
    """Left and width of the marks in text[start:end], which begins `left` pixels to the right."""
    places = measured.places
    shift = left - places[start]
    return tuple(
        (places[max(first, start)] + shift, places[min(last, end)] - places[max(first, start)])
        for first, last in marks
        if first < end and last > start
    )
