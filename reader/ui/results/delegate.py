"""How a found article is painted: title, facts, and the words around the hits with the hits marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model import SearchResult, Snippet
from reader.ui.article.hits import hit_format
from reader.ui.article.utf16 import to_units
from reader.ui.results.model import Role, facts
from reader.ui.theme.rows import paint_ground
from reader.ui.theme.tokens import (
    LIGHT,
    SMALL_SIZE,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    Theme,
)

_SNIPPET_LINES = 3
_State = QStyle.StateFlag


class ResultsDelegate(QStyledItemDelegate):
    """Every row is equally high: one line of title, one of facts, three of snippet."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT
        self.keyboard = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, small = QFontMetrics(_bold(option.font)).height(), QFontMetrics(_small(option.font)).height()
        return QSize(200, title + SPACE_1 + (1 + _SNIPPET_LINES) * small + SPACE_1 + 2 * SPACE_2 + SPACE_1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        result = index.data(Role.RESULT)
        if not isinstance(result, SearchResult):
            return
        painter.save()
        paint_ground(
            painter,
            option.rect,
            self.theme,
            selected=bool(option.state & _State.State_Selected),
            hovered=bool(option.state & _State.State_MouseOver),
            focused=self.keyboard and bool(option.state & _State.State_HasFocus),
        )
        box = option.rect.adjusted(SPACE_3 + SPACE_1, SPACE_2 + 1, -SPACE_3, -SPACE_2)
        top = self._paint_line(painter, box, result.summary.title, _bold(option.font), self.theme.ink)
        box.setTop(top + SPACE_1)
        box.setTop(
            self._paint_line(painter, box, facts(result), _small(option.font), self.theme.muted) + SPACE_1
        )
        self._paint_snippet(painter, box, result.snippet, _small(option.font))
        painter.restore()

    @staticmethod
    def _paint_line(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> int:
        """Paint one line at the top of `box`, shortened where it must be; returns its bottom."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        line = QRect(box.left(), box.top(), box.width(), metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return line.bottom() + 1

    def _paint_snippet(self, painter: QPainter, box: QRect, snippet: Snippet, font: QFont) -> None:
        layout = QTextLayout(snippet.text.replace("\n", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._marks(snippet))
        layout.beginLayout()
        height = 0.0
        for _ in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.setPen(QColor(self.theme.ink))
        layout.draw(painter, QPointF(box.topLeft()))

    def _marks(self, snippet: Snippet) -> list[QTextLayout.FormatRange]:
        marks = []
        for start, end in snippet.marks:
            mark = QTextLayout.FormatRange()
            mark.start = to_units(snippet.text, start)
            mark.length = to_units(snippet.text, end) - mark.start
            mark.format = hit_format(self.theme)
            marks.append(mark)
        return marks


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(SMALL_SIZE)
    return made
