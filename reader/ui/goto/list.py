"""The list of what can be gone to: one line an entry, with the letters that fit in bold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QIcon,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.article.utf16 import to_units
from reader.ui.goto.entries import Entry, Sort
from reader.ui.texts import as_tooltip
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

ROW = 34
ROWS = 11  # at most, without scrolling
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


class _Painter(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._icons: dict[Sort, QIcon] = {}

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self._icons = {sort: icon(name, theme) for sort, name in _ICONS.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, EntriesModel)
        entry, row, theme = model.entries[index.row()], option.rect, self._theme
        painter.save()
        paint_ground(
            painter,
            row,
            theme,
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=False,
        )
        left, right = row.left() + SPACE_4, row.right() - SPACE_3
        self._icons[entry.sort].paint(painter, left, row.top() + (ROW - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
        left += ICON_SIZE + SPACE_3
        right -= self._paint_detail(painter, option, entry, right)
        self._paint_label(painter, option, entry, left, right)
        painter.restore()

    def _paint_detail(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, right: int) -> int:
        """Paint what stands at the right; returns the room that it takes."""
        small = QFont(option.font)
        small.setPixelSize(SMALL_SIZE)
        metrics = QFontMetrics(small)
        most = round(option.rect.width() * _DETAIL_SHARE)
        text = "   ".join(part for part in (entry.detail, entry.keys) if part)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(text)
        painter.setFont(small)
        painter.setPen(QPen(self._theme.muted))
        painter.drawText(right - width, _baseline(option, metrics), text)
        return width + SPACE_4 if text else 0

    def _paint_label(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, left: int, right: int
    ) -> None:
        metrics = QFontMetrics(option.font)
        # Bold letters are a little wider: room is kept for them.
        room = right - left - SPACE_2
        shown = metrics.elidedText(entry.label, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(shown, option.font)
        layout.setFormats(_formats(entry, shown))
        layout.beginLayout()
        layout.createLine().setLineWidth(1_000_000)
        layout.endLayout()
        painter.setPen(QPen(self._theme.ink))
        layout.draw(painter, QPointF(left, _baseline(option, metrics) - metrics.ascent()))


def _baseline(option: QStyleOptionViewItem, metrics: QFontMetrics) -> int:
    return option.rect.top() + (ROW - metrics.height()) // 2 + metrics.ascent()


def _formats(entry: Entry, shown: str) -> list[QTextLayout.FormatRange]:
    """The letters that fit, as far as they are shown."""
    whole = len(shown) if shown == entry.label else len(shown) - 1
    made = []
    for start, end in entry.marks:
        if start < whole:
            part = QTextLayout.FormatRange()
            part.start = to_units(shown, start)
            part.length = to_units(shown, min(end, whole)) - part.start
            shape = QTextCharFormat()
            shape.setFontWeight(QFont.Weight.Bold)
            part.format = shape
            made.append(part)
    return made


class EntriesList(QListView):
    """Never has the keyboard: the field above moves through it. `picked` carries the `Entry` that was
    clicked, and whether it is to open in a tab of its own.
    """

    picked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.entries = EntriesModel(self)
        self._painter = _Painter(self)
        self.setObjectName("goToList")
        self.setModel(self.entries)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("What can be gone to")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
