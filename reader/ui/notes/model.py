"""The list of all notes as Qt sees it. All rows are of one height, so that ten thousand cost nothing."""

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
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model import Colour, Mark, Placement
from reader.ui.marking.cards import paragraph, small, weighted
from reader.ui.marking.painting import sign
from reader.ui.marking.wording import COLOUR_NAMES, kind_name, spoken
from reader.ui.notes.sifting import Listed
from reader.ui.theme.tokens import (
    CORNER,
    FOCUS_WIDTH,
    LIGHT,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    Theme,
)

_NOWHERE = QModelIndex()
_BAR = 6
_HEIGHT = 118
_State = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    LISTED = Qt.ItemDataRole.UserRole + 1


class NotesModel(QAbstractListModel):
    """The marks that are wanted, in the wanted order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Listed, ...] = ()
        self.names: Mapping[Colour, str] = COLOUR_NAMES

    def replace(self, rows: Sequence[Listed]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        listed = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{spoken(listed.mark, self.names)}. {listed.title}, {listed.date}"
        return listed if role == Role.LISTED else None


class NotesDelegate(QStyledItemDelegate):
    """Paints a mark with the title of its article, the words, and what it is."""

    def __init__(self, model: NotesModel, serif: str) -> None:
        super().__init__()
        self._model = model
        self._serif = serif
        self.theme: Theme = LIGHT
        self.keyboard = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        listed = index.data(Role.LISTED)
        if not isinstance(listed, Listed):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & _State.State_Selected)
        box = QRectF(option.rect).adjusted(SPACE_3 + 0.5, SPACE_1 + 0.5, -SPACE_3 - 0.5, -SPACE_1 - 0.5)
        self._paint_card(painter, box, listed.mark, chosen, bool(option.state & _State.State_MouseOver))
        inner = QRect(
            round(box.left()) + _BAR + SPACE_3,
            round(box.top()) + SPACE_2,
            round(box.width()) - _BAR - 2 * SPACE_3,
            round(box.height()) - 2 * SPACE_2,
        )
        self._paint_line(painter, inner, listed.title, weighted(small(option.font)), self.theme.ink)
        bottom = self._paint_words(painter, inner, listed.mark, option.font)
        foot = QRect(inner.left(), bottom, inner.width(), inner.bottom() - bottom + 1)
        self._paint_foot(painter, foot, listed, small(option.font))
        if self.keyboard and option.state & _State.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), FOCUS_WIDTH))
            painter.drawRoundedRect(box, CORNER, CORNER)
        painter.restore()

    def _paint_card(self, painter: QPainter, box: QRectF, mark: Mark, chosen: bool, pointed: bool) -> None:
        painter.setPen(QPen(QColor(self.theme.accent if chosen else self.theme.rule), 1))
        painter.setBrush(QColor(self.theme.soft if chosen or pointed else self.theme.paper))
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), _BAR, box.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(sign(mark.colour, self.theme)))
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _paint_words(self, painter: QPainter, inner: QRect, mark: Mark, font: QFont) -> int:
        """The quotation, or that there is none, and the note; returns where the foot begins."""
        quotation = " ".join(mark.anchor.exact.split()) if mark.anchor else ""
        where = f"“{quotation}”" if quotation else "" if mark.anchor else "On the whole article"
        own = " ".join((mark.label or mark.body).split())
        top = inner.top() + painter.fontMetrics().height() + SPACE_1
        quoting = QFont(font if quotation else small(font))
        if quotation:
            quoting.setFamilies([self._serif, *font.families()])
            quoting.setItalic(True)
        both = bool(where and own)
        for text, face, colour in (
            (where, quoting, self.theme.muted),
            (own, font, self.theme.ink),
        ):
            if text:
                layout, height = paragraph(text, face, inner.width(), 1 if both else 2)
                painter.setPen(QColor(colour))
                layout.draw(painter, QPointF(inner.left(), top))
                top += round(height)
        return inner.bottom() - painter.fontMetrics().height()

    def _paint_foot(self, painter: QPainter, box: QRect, listed: Listed, font: QFont) -> None:
        self._paint_line(painter, box, foot(listed, self._model.names), font, self.theme.muted)


def foot(listed: Listed, names: Mapping[Colour, str]) -> str:
    """What a mark is, in one line: "Highlight · Yellow · June 2024 · #SEND"."""
    mark = listed.mark
    parts = [kind_name(mark)]
    if mark.colour:
        parts.append(names[mark.colour])
    parts.append(listed.date)
    if mark.placement is Placement.WAITING or listed.summary is None:
        parts.append("article not in the library")
    elif mark.placement is Placement.REVIEW:
        parts.append("place to be checked")
    return " · ".join([*parts, *(f"#{tag}" for tag in mark.tags)])
