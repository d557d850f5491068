"""The article's headings in the right pane; a click goes there, and the section being read is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.keyboard import BY_KEY, KeyboardUse
from reader.ui.texts import as_tooltip
from reader.ui.theme.kept import KeptLine
from reader.ui.theme.rows import paint_bar, paint_ground
from reader.ui.theme.tokens import (
    LIGHT,
    ROW_HEIGHT,
    SPACE_3,
    SPACE_4,
    Theme,
)

if TYPE_CHECKING:
    from reader.model import Heading

_NOWHERE = QModelIndex()
_State = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class _Headings(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[Heading, ...] = ()

    def replace(self, headings: Sequence[Heading]) -> None:
        self.beginResetModel()
        self.headings = tuple(headings)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        heading = self.headings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading.text.replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(heading.text)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints the headings of `model`. `forget` is to be called where they are others."""

    def __init__(self, model: _Headings) -> None:
        super().__init__()
        self._model = model
        self._theme: Theme = LIGHT
        self._font = QFont()
        self._kept: dict[tuple[int, int, bool], KeptLine] = {}
        self.section = -1
        self.outermost = 1
        self.keyboard = False

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Lay the texts out anew."""
        self._kept.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place, row = option.rect, index.row()
        here = row == self.section
        paint_ground(
            painter,
            place,
            self._theme,
            selected=False,
            hovered=bool(option.state & _State.State_MouseOver),
            focused=self.keyboard and bool(option.state & _State.State_HasFocus),
        )
        if here:
            paint_bar(painter, place, self._theme)
        indent = SPACE_4 + SPACE_3 * (self._model.headings[row].level - self.outermost)
        line = self._line(option.font, row, place.width() - indent - SPACE_3, here=here)
        line.paint(painter, place.left() + indent, place.top())
        painter.restore()

    def _line(self, font: QFont, row: int, room: int, *, here: bool) -> KeptLine:
        """The heading, as much of it as there is room for, in pixels; as the section being read, or not."""
        if font != self._font:
            self._font = font
            self.forget()
        line = self._kept.get((row, room, here))
        if line is None:
            used = QFont(font)
            used.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
            text = self._model.index(row).data()
            shown = QFontMetrics(used).elidedText(text, Qt.TextElideMode.ElideRight, room)
            pen = QPen(QColor(self._theme.accent if here else self._theme.ink))
            line = self._kept[row, room, here] = KeptLine(shown, used, pen, ROW_HEIGHT)
        return line


class Outline(KeyboardUse, QListView):
    """`heading_chosen` carries the `Heading` to go to."""

    heading_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Headings()
        self._delegate = _Delegate(self._model)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Outline of this article")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def wear(self, theme: Theme) -> None:
        self._delegate.wear(theme)
        self.viewport().update()

    def show_headings(self, headings: Sequence[Heading]) -> None:
        self._delegate.outermost = min((heading.level for heading in headings), default=1)
        self._delegate.section = -1
        self._delegate.forget()
        self._model.replace(headings)
        self.updateGeometry()

    def show_place(self, offset: int) -> None:
        """Mark the section that holds the reading text's `offset` (code points)."""
        section = sum(heading.start <= offset for heading in self._model.headings) - 1
        if section != self._delegate.section:
            self._delegate.section = section
            if section >= 0:
                self.scrollTo(self._model.index(section))
            self.viewport().update()

    @property
    def section(self) -> int:
        """The row of the section being read; -1 above the first heading."""
        return self._delegate.section

    def sizeHint(self) -> QSize:
        return QSize(200, ROW_HEIGHT * max(1, len(self._model.headings)) + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEY:
            # Qt's choice, the first row, may be scrolled out of sight, and the ring with it.
            here = self._model.index(max(self.section, 0))
            self.setCurrentIndex(here)
            self.scrollTo(here)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboard_use_changed(self) -> None:
        self._delegate.keyboard = self.by_keyboard
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.heading_chosen.emit(self._model.headings[index.row()])
