"""How a found article and its places are painted. What was laid out for a row is kept for the next time."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader.model import HitPlace, SearchResult, Snippet
from reader.ui.article.hits import hit_format
from reader.ui.article.utf16 import to_units
from reader.ui.results.model import BETWEEN_FACTS, Line, facts, in_note_only, matches
from reader.ui.theme.tokens import SMALL_SIZE, SPACE_1, SPACE_2, SPACE_3, SPACE_4, Theme

SNIPPET_LINES = 2
_ARROW = 12  # pixels, with its room
_SAMPLE = "in the region and with children who leave care, of what is new"
_FILLED = 0.92  # of the lines of a snippet; the rest stays empty, since words are not divided
_WIDE = 1.4  # a text of letters so much wider than the common mixture is hardly ever met
_ENDLESS = 1_000_000.0
_OPEN = QPolygonF([QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)])
_CLOSED = QPolygonF([QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)])
_YOURS = "Your note: "


class _Laid(NamedTuple):
    """What stands in a row, laid out where it has marks; a plain line costs less as a text."""

    title: QTextLayout | str
    facts: str
    matches: str
    matches_width: int
    snippet: QTextLayout


class ResultPainter:
    """Paints in one theme, font and width; made anew where one of these changes."""

    def __init__(self, theme: Theme, font: QFont, width: int) -> None:
        self.theme = theme
        self.width = width
        self._bold, self._small = QFont(font), QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small.setPixelSize(SMALL_SIZE)
        self._strong = QFont(self._small)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._bold_metrics, self._small_metrics = QFontMetrics(self._bold), QFontMetrics(self._small)
        self._bold_height, self._small_height = self._bold_metrics.height(), self._small_metrics.height()
        self._bold_ascent, self._small_ascent = self._bold_metrics.ascent(), self._small_metrics.ascent()
        self.result_height = (
            self._bold_height + (1 + SNIPPET_LINES) * self._small_height + 2 * SPACE_1 + 2 * SPACE_2 + SPACE_1
        )
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._letter = self._small_metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self._advances: dict[str, int] = {}
        self._ink, self._muted = QPen(QColor(theme.ink)), QPen(QColor(theme.muted))
        self._accent = QPen(QColor(theme.accent))
        self._arrow = QPen(QColor(theme.muted), 1.5)
        self._hit = hit_format(theme)
        self._yours = QTextCharFormat()
        self._yours.setForeground(QColor(theme.accent))
        self._yours.setFontWeight(QFont.Weight.DemiBold)
        self._laid: dict[str, _Laid] = {}
        self._lines: dict[tuple[str, int], tuple[str, QTextLayout]] = {}

    def forget(self) -> None:
        """Other results stand in the list."""
        self._laid.clear()
        self._lines.clear()

    def line_height(self, line: Line) -> int:
        small = self._small_height
        return small + SPACE_2 + (small + SPACE_1 if line.above else 0)

    def matches_place(self, row: QRect, result: SearchResult) -> QRect:
        """Where a click opens and closes the places of an article."""
        width = self._advance(matches(result)) + _ARROW + SPACE_2
        top = row.top() + SPACE_2 + self._bold_height
        return QRect(row.right() - SPACE_3 - width, top, width + SPACE_3, self._small_height + SPACE_2)

    def paint_result(self, painter: QPainter, row: QRect, result: SearchResult, *, opened: bool) -> None:
        """Paint into `row`; the ground is painted already."""
        laid = self._laid.get(result.summary.key)
        if laid is None:
            laid = self._laid[result.summary.key] = self._lay_out(result)
        left, top = row.left() + SPACE_4, row.top() + SPACE_2 + 1.0
        painter.setPen(self._ink)
        if isinstance(laid.title, QTextLayout):
            laid.title.draw(painter, QPointF(left, top))
        else:
            painter.setFont(self._bold)
            painter.drawText(QPointF(left, top + self._bold_ascent), laid.title)
        top += self._bold_height + SPACE_1
        painter.setPen(self._muted)
        painter.setFont(self._small)
        painter.drawText(QPointF(left, top + self._small_ascent), laid.facts)
        if laid.matches:
            self._paint_matches(painter, row, round(top), laid, opened=opened)
        top += self._small_height + SPACE_1
        painter.setPen(self._ink)
        laid.snippet.draw(painter, QPointF(left, top))

    def paint_line(self, painter: QPainter, row: QRect, key: str, line: Line) -> None:
        """Paint one place of the article `key` into `row`."""
        left, top = row.left() + SPACE_4 + SPACE_3, row.top() + SPACE_1 * 1.0
        height = self._small_height
        if line.above:
            painter.setPen(self._accent if line.hit.place is HitPlace.NOTE else self._muted)
            painter.setFont(self._strong if line.hit.place is HitPlace.NOTE else self._small)
            room = row.right() - SPACE_3 - left
            above = self._small_metrics.elidedText(line.above, Qt.TextElideMode.ElideRight, round(room))
            painter.drawText(QPointF(left, top + self._small_ascent), above)
            top += height + SPACE_1
        known = self._lines.get((key, line.number))
        if known is None or known[0] != line.words.text:
            shown = self._shortened(line.words, self._small, row.right() - SPACE_3 - left)
            known = line.words.text, self._laid_out(shown, self._small, _ENDLESS, 1)
            self._lines[key, line.number] = known
        painter.setPen(self._ink)
        known[1].draw(painter, QPointF(left, top))

    # Behind it

    def _lay_out(self, result: SearchResult) -> _Laid:
        room = self.width - SPACE_4 - SPACE_3
        marks = tuple((hit.start, hit.end) for hit in result.hits if hit.place is HitPlace.TITLE)
        heading = self._shortened(Snippet(result.summary.title, marks), self._bold, room)
        title = self._laid_out(heading, self._bold, _ENDLESS, 1) if marks else heading.text
        said = matches(result)
        said_width = self._advance(said)
        beside = said_width + _ARROW + SPACE_3 if said else 0
        return _Laid(title, self._facts(result, room - beside), said, said_width, self._snippet(result, room))

    def _facts(self, result: SearchResult, room: int) -> str:
        """Their widths are added up from those of the parts, which come again and again."""
        said = facts(result)
        parts = said.split(BETWEEN_FACTS)
        needed = sum(map(self._advance, parts)) + (len(parts) - 1) * self._advance(BETWEEN_FACTS)
        return said if needed <= room else self._shortened(Snippet(said, ()), self._small, room).text

    def _advance(self, text: str) -> int:
        """The width of a text that many rows have."""
        if text not in self._advances:
            self._advances[text] = self._small_metrics.horizontalAdvance(text)
        return self._advances[text]

    def _paint_matches(self, painter: QPainter, row: QRect, top: int, laid: _Laid, *, opened: bool) -> None:
        right = row.right() - SPACE_3
        painter.drawText(right - _ARROW - laid.matches_width, top + self._small_ascent, laid.matches)
        painter.setPen(self._arrow)
        middle = QPointF(right - 4, top + self._small_height / 2 + 0.5)
        painter.drawPolyline((_OPEN if opened else _CLOSED).translated(middle))

    def _snippet(self, result: SearchResult, room: int) -> QTextLayout:
        words = self._cut(result.snippet, room)
        if not in_note_only(result):
            return self._laid_out(words, self._small, room, SNIPPET_LINES)
        shift = len(_YOURS)
        marks = tuple((start + shift, end + shift) for start, end in words.marks)
        return self._laid_out(
            Snippet(_YOURS + words.text, marks), self._small, room, SNIPPET_LINES, yours=shift
        )

    def _cut(self, words: Snippet, room: int) -> Snippet:
        """About as much as there is room for in the lines of a snippet; not measured, which would cost as
        much as to lay it out.
        """
        most = int(SNIPPET_LINES * room / self._letter * _FILLED)
        if len(words.text) <= most:
            return words
        kept = max(words.text.rfind(" ", 0, most), 0) or most
        marks = tuple((start, end) for start, end in words.marks if end <= kept)
        return Snippet(f"{words.text[:kept]} …", marks)

    def _shortened(self, words: Snippet, font: QFont, room: float) -> Snippet:
        """As much as there is room for in one line, in pixels; marks end where it does."""
        if len(words.text) * self._letter * _WIDE <= room:
            return words
        metrics = self._bold_metrics if font is self._bold else self._small_metrics
        shown = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, round(room))
        if shown == words.text:
            return words
        kept = len(shown) - 1
        return Snippet(shown, tuple((start, min(end, kept)) for start, end in words.marks if start < kept))

    def _laid_out(self, words: Snippet, font: QFont, room: float, lines: int, yours: int = 0) -> QTextLayout:
        layout = QTextLayout(words.text, font)
        layout.setCacheEnabled(True)
        layout.setTextOption(self._wrapping)
        formats = [_range(0, yours, self._yours)] if yours else []
        for start, end in words.marks:
            first = to_units(words.text, start)
            formats.append(_range(first, to_units(words.text, end) - first, self._hit))
        if formats:
            layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout


def _range(start: int, length: int, shape: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, shape
    return made
