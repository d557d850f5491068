"""The marks of the open article as cards: the quotation, the note, the tags, a bar in its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.model import Colour, Mark, MarkKind, Placement
from reader.ui.marking.painting import sign
from reader.ui.marking.wording import COLOUR_NAMES, spoken, tag_line
from reader.ui.theme.tokens import (
    CORNER,
    FOCUS_WIDTH,
    LIGHT,
    SMALL_SIZE,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    Theme,
)

_NOWHERE = QModelIndex()
_BAR = 6
_QUOTE_LINES, _NOTE_LINES = 3, 8
_MOST_HEIGHTS = 2000
_MOST_LAID_OUT = 60  # more than stand on any screen
_State = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    MARK = Qt.ItemDataRole.UserRole + 1


class CardsModel(QAbstractListModel):
    """Marks in document order."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: tuple[Mark, ...] = ()
        self.names: Mapping[Colour, str] = COLOUR_NAMES

    def replace(self, marks: Sequence[Mark]) -> None:
        """Show these. Where they are the same marks, in the same order, only what changed is painted anew."""
        new = tuple(marks)
        if [mark.id for mark in new] == [mark.id for mark in self.marks]:
            before, self.marks = self.marks, new
            for row, (old, now) in enumerate(zip(before, new, strict=True)):
                if old is not now and old != now:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.marks = new
        self.endResetModel()

    def row_of(self, mark_id: int) -> int:
        """-1 where the mark is not here."""
        return next((row for row, mark in enumerate(self.marks) if mark.id == mark_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.marks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark = self.marks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(mark, self.names)
        return mark if role == Role.MARK else None


class CardsDelegate(QStyledItemDelegate):
    """glowing: the number of the mark that is pointed at in the text."""

    def __init__(self, view: QWidget, serif: str) -> None:
        super().__init__(view)
        self._view = view
        self._serif = serif
        self.theme: Theme = LIGHT
        self.keyboard = False
        self.glowing: int | None = None
        self._heights: dict[tuple[object, ...], int] = {}
        self._laid_out: dict[tuple[object, ...], list[tuple[QTextLayout, QPen, float]]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._width, self.height(index.data(Role.MARK), option.font))

    def height(self, mark: Mark, font: QFont) -> int:
        """How high a card is, in pixels; kept, since Qt asks for all of them whenever one changes."""
        width = self._width
        known = (*_shown_of(mark), width, font.key())
        if known not in self._heights:
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights.clear()
            parts = self._lay_out(mark, font, width - _BAR - 2 * SPACE_3)
            self._heights[known] = round(sum(height for _, _, height in parts)) + 2 * SPACE_2 + SPACE_2
        return self._heights[known]

    @property
    def _width(self) -> int:
        return self._view.width() - SPACE_3 * 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(Role.MARK)
        if not isinstance(mark, Mark):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & _State.State_Selected)
        card = (
            QRectF(option.rect).adjusted(SPACE_3, SPACE_1, -SPACE_3, -SPACE_1).adjusted(0.5, 0.5, -0.5, -0.5)
        )
        pointed = bool(option.state & _State.State_MouseOver) or mark.id == self.glowing
        self._paint_card(painter, card, mark, chosen=chosen, pointed=pointed)
        top = card.top() + SPACE_2 - 1
        left = card.left() + _BAR + SPACE_3
        width = card.width() - _BAR - 2 * SPACE_3
        for layout, pen, height in self._kept(mark, option.font, width):
            painter.setPen(pen)
            layout.draw(painter, QPointF(left, top))
            top += height
        if self.keyboard and option.state & _State.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), FOCUS_WIDTH))
            painter.drawRoundedRect(card, CORNER, CORNER)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, card: QRectF, mark: Mark, *, chosen: bool, pointed: bool
    ) -> None:
        painter.setPen(QPen(QColor(self.theme.accent if chosen else self.theme.rule), 1))
        painter.setBrush(QColor(self.theme.soft if chosen or pointed else self.theme.paper))
        painter.drawRoundedRect(card, CORNER, CORNER)
        bar = QRect(round(card.left()), round(card.top()), _BAR, round(card.height()))
        painter.save()
        painter.setClipRect(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(sign(mark.colour, self.theme)))
        painter.drawRoundedRect(card, CORNER, CORNER)
        painter.restore()

    def _kept(self, mark: Mark, font: QFont, width: float) -> list[tuple[QTextLayout, QPen, float]]:
        """The paragraphs of a card as `_lay_out` makes them, made once for many paints."""
        known = (*_shown_of(mark), width, font.key(), self.theme.name)
        if known not in self._laid_out:
            if len(self._laid_out) > _MOST_LAID_OUT:
                self._laid_out.clear()
            parts = self._lay_out(mark, font, width)
            for layout, _, _ in parts:
                layout.setCacheEnabled(True)
            self._laid_out[known] = [
                (layout, QPen(QColor(colour)), height) for layout, colour, height in parts
            ]
        return self._laid_out[known]

    def _lay_out(self, mark: Mark, font: QFont, width: float) -> list[tuple[QTextLayout, str, float]]:
        """Each paragraph of the card laid out, with its colour and its height, spaces below included."""
        parts: list[tuple[str, QFont, str, int]] = []
        if mark.kind is MarkKind.BOOKMARK:
            where = "Bookmark" if mark.anchor else "Bookmark of the whole article"
            parts.append((mark.label or where, weighted(font), self.theme.ink, 2))
        if mark.anchor and mark.anchor.exact.strip():
            quoted = f"“{' '.join(mark.anchor.exact.split())}”"
            parts.append((quoted, self._quoting(font), self.theme.muted, _QUOTE_LINES))
        elif mark.kind is MarkKind.NOTE:
            parts.append(("On the whole article", small(font), self.theme.muted, 1))
        if mark.body:
            parts.append((mark.body.strip(), font, self.theme.ink, _NOTE_LINES))
        if mark.anchor and mark.placement is not Placement.PLACED:
            kept = mark.placement is Placement.KEPT
            said = "Without a place in the current text" if kept else "Its place is not certain"
            parts.append((said, small(font), self.theme.muted, 2))
        if mark.tags:
            parts.append((tag_line(mark.tags), small(font), self.theme.accent, 2))
        made = []
        for text, face, colour, lines in parts:
            layout, height = paragraph(text, face, width, lines)
            made.append((layout, colour, height))
        return made

    def _quoting(self, font: QFont) -> QFont:
        made = QFont(font)
        made.setFamilies([self._serif, *font.families()])
        made.setItalic(True)
        return made


def _shown_of(mark: Mark) -> tuple[object, ...]:
    """What a card says, by which its height is known: a hash of the whole mark would take longer."""
    anchor = mark.anchor
    return anchor and anchor.exact, mark.kind, mark.placement, mark.body, mark.label, mark.tags


def paragraph(text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, float]:
    """`text` in at most `lines` lines, the last one shortened; with its height and a space below."""
    shown = text.replace("\n", "\u2028")
    layout, height, last, used = _broken(shown, font, width, lines)
    units = shown.encode("utf-16-le")
    if used < len(units) // 2:
        rest = units[2 * last :].decode("utf-16-le", "ignore").replace("\u2028", " ")
        ending = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
        whole = units[: 2 * last].decode("utf-16-le", "ignore") + ending
        layout, height, _, _ = _broken(whole, font, width, lines)
    return layout, height + SPACE_1


def _broken(text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, float, int, int]:
    """The layout, its height, where its last line begins, and where that ends (UTF-16 units)."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height, last, used = 0.0, 0, 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, SPACE_4))
        line.setPosition(QPointF(0, height))
        height += line.height()
        last = line.textStart()
        used = last + line.textLength()
    layout.endLayout()
    return layout, height, last, used


def small(font: QFont) -> QFont:
    """`font` in the size of lesser text."""
    made = QFont(font)
    made.setPixelSize(SMALL_SIZE)
    return made


def weighted(font: QFont) -> QFont:
    """`font` in semibold."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
