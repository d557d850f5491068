"""The list of what can be gone to: one line an entry, with the letters that fit in bold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QIcon, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.goto.entries import Entry, Sort
from reader.ui.texts import as_tooltip
from reader.ui.theme.ground import OwnGround
from reader.ui.theme.icons import icon
from reader.ui.theme.rows import paint_ground
from reader.ui.theme.tokens import (
    ICON_SIZE,
    LIGHT,
    SMALL_SIZE,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    Theme,
)
from reader.ui.theme.widths import Face, Measured

ROW = 34
ROWS = 11  # at most, without scrolling
_LABEL_LEFT = SPACE_4 + ICON_SIZE + SPACE_3
_DETAIL_SHARE = 0.5  # of a row, at most
_ICONS = {
    Sort.ARTICLE: "article",
    Sort.BRANCH: "branch",
    Sort.SEARCH: "save-search",
    Sort.TAG: "tag",
    Sort.COMMAND: "command",
    Sort.LOOK: "search",
}

Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractListModel):
    """Read-only; `show` puts other entries in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(f"{entry.label}\n{entry.detail}".strip())
        return None


def said(entry: Entry) -> str:
    """What a screen reader says of an entry."""
    sort = "" if entry.detail.startswith(entry.sort.value) else entry.sort.value
    return ", ".join(part for part in (entry.label, sort, entry.detail, entry.keys) if part)


class _Piece(NamedTuple):
    """Letters of one weight. left: pixels from the beginning of the label."""

    text: str
    left: float
    bold: bool


class _Laid(NamedTuple):
    """What stands in a row. detail_left: pixels from the row's left edge."""

    label: tuple[_Piece, ...]
    detail: str
    detail_left: float


class _Painter(QStyledItemDelegate):
    """Paints the entries of `model`; the texts of a row are laid out once."""

    def __init__(self, model: EntriesModel) -> None:
        super().__init__(model)
        self._model = model
        self._theme = LIGHT
        self._icons: dict[Sort, QIcon] = {}
        self._laid: dict[tuple[int, int], _Laid] = {}
        self._set_in(QFont())
        model.modelReset.connect(self._laid.clear)

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self._icons = {sort: icon(name, theme) for sort, name in _ICONS.items()}
        self._muted, self._ink = QPen(theme.muted), QPen(theme.ink)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, number, font = option.rect, index.row(), option.font
        left, top, width = place.left(), place.top(), place.width()
        if font != self._font:
            self._set_in(font)
        laid = self._laid.get((number, width))
        if laid is None:
            laid = self._laid[number, width] = self._lay_out(self._model.entries[number], width)
        painter.save()
        paint_ground(
            painter,
            place,
            self._theme,
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=False,
        )
        sign = self._icons[self._model.entries[number].sort]
        sign.paint(painter, left + SPACE_4, top + (ROW - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
        painter.setPen(self._muted)
        painter.setFont(self._small.font)
        painter.drawText(QPointF(left + laid.detail_left, top + _baseline(self._small)), laid.detail)
        painter.setPen(self._ink)
        left, top = left + _LABEL_LEFT, top + _baseline(self._plain)
        for piece in laid.label:
            painter.setFont((self._bold if piece.bold else self._plain).font)
            painter.drawText(QPointF(left + piece.left, top), piece.text)
        painter.restore()

    def _set_in(self, font: QFont) -> None:
        self._font = font
        small, bold = QFont(font), QFont(font)
        small.setPixelSize(SMALL_SIZE)
        bold.setWeight(QFont.Weight.Bold)
        self._plain, self._small, self._bold = Face(font), Face(small), Face(bold)
        self._laid.clear()

    def _lay_out(self, entry: Entry, width: int) -> _Laid:
        """For a row of this width, in pixels."""
        right = width - 1 - SPACE_3
        detail = "   ".join(part for part in (entry.detail, entry.keys) if part)
        detail = Measured(detail, self._small.widths).shortened(width * _DETAIL_SHARE)
        detail_left = right - self._small.width(detail)
        room = (detail_left - SPACE_4 if detail else right) - _LABEL_LEFT
        # Bold letters are a little wider: room is kept for them.
        shown = Measured(entry.label, self._plain.widths).shortened(room - SPACE_2)
        return _Laid(tuple(self._pieces(entry, shown)), detail, detail_left)

    def _pieces(self, entry: Entry, shown: str) -> Iterator[_Piece]:
        """`shown`, as much of the label as there is room for, with the letters that fit in bold."""
        whole = len(shown) if shown == entry.label else len(shown) - 1
        ends = [min(place, whole) for mark in entry.marks for place in mark]
        left = 0.0
        for number, (start, end) in enumerate(pairwise([0, *ends, len(shown)])):
            if start < end:
                bold = number % 2 == 1
                yield _Piece(shown[start:end], left, bold)
                left += (self._bold if bold else self._plain).width(shown[start:end])


def _baseline(face: Face) -> int:
    """Pixels below the top of a row at which its letters stand."""
    return (ROW - face.height) // 2 + face.ascent


class EntriesList(OwnGround, QListView):
    """Never has the keyboard: the field above moves through it. `picked` carries the `Entry` that was
    clicked, and whether it is to open in a tab of its own.
    """

    picked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.entries = EntriesModel(self)
        self._painter = _Painter(self.entries)
        self.setObjectName("goToList")
        self.setModel(self.entries)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("What can be gone to")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.own_ground()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def current(self) -> Entry | None:
        """The entry that Enter would go to."""
        index = self.currentIndex()
        return self.entries.entries[index.row()] if index.isValid() else None

    def wear(self, theme: Theme) -> None:
        self._painter.wear(theme)
        self.viewport().update()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the first one chosen."""
        self.entries.show(entries)
        self.setFixedHeight(min(max(len(entries), 1), ROWS) * ROW)
        self.scrollToTop()
        if entries:
            self.setCurrentIndex(self.entries.index(0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
        if index.isValid() and event.button() in buttons:
            apart = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            middle = event.button() == Qt.MouseButton.MiddleButton
            self.picked.emit(self.entries.entries[index.row()], apart or middle)

    def step(self, steps: int, *, around: bool = True) -> None:
        """Choose the entry so many further down; past the last comes the first, unless `around` is false."""
        number = len(self.entries.entries)
        if number:
            row = self.currentIndex().row() + steps
            row = row % number if around else max(0, min(row, number - 1))
            self.setCurrentIndex(self.entries.index(row))
