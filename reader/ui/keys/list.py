"""The list of keys: groups with a heading, each row what is done and the keys for it, drawn as keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from reader.ui.actions.keymap import Keymap, native
from reader.ui.keys.table import KeyRow, key_groups
from reader.ui.theme.tokens import ROW_HEIGHT, SMALL_SIZE, SPACE_1, SPACE_2, SPACE_3, Theme

Index = QModelIndex | QPersistentModelIndex

_ROW = Qt.ItemDataRole.UserRole + 1
_CAP_HEIGHT = 22
_CAP_CORNER = 4


class KeysList(QTreeView):
    """Shows the rows that `show_only` leaves; `row_chosen` carries the `KeyRow` that is stood on, or None,
    `row_activated` that Return was pressed there, or that it was clicked twice.
    """

    row_chosen = Signal(object)
    row_activated = Signal()
    left_upwards = Signal()

    def __init__(self, keymap: Keymap, theme: Theme) -> None:
        super().__init__()
        self._keymap = keymap
        self._model = QStandardItemModel(0, 2, self)
        self._model.setHorizontalHeaderLabels(["What it does", "Keys"])
        self._caps = _Caps(theme, self)
        self._words: list[str] = []
        self._with_keys_only = True
        self._fill()
        self.setModel(self._model)
        self.setItemDelegateForColumn(1, self._caps)
        self._dress()
        self.selectionModel().currentChanged.connect(lambda: self.row_chosen.emit(self.row))
        self.activated.connect(lambda: self.row_activated.emit())

    @property
    def row(self) -> KeyRow | None:
        """The row that the person stands on."""
        row = self.currentIndex().siblingAtColumn(0).data(_ROW)
        return row if isinstance(row, KeyRow) and self.selectionModel().hasSelection() else None

    def wear(self, theme: Theme) -> None:
        self._caps.theme = theme
        self.viewport().update()

    def refresh(self) -> None:
        """Keys are others than they were: say so in the rows that there are."""
        for group in self._groups():
            for at in range(group.rowCount()):
                row = group.child(at, 0).data(_ROW)
                keys = self._keys(row.action) if row.action else row.keys
                if keys != row.keys:
                    _set_row(group.child(at, 0), group.child(at, 1), row._replace(keys=keys))
        self._fit_keys()
        self.row_chosen.emit(self.row)

    def show_only(self, words: str, *, with_keys: bool) -> int:
        """Show the rows in which all `words` stand; with_keys: only those with keys. Returns how many."""
        self._words, self._with_keys_only = words.casefold().split(), with_keys
        return self._sift()

    def shown(self) -> dict[str, list[tuple[str, str]]]:
        """What the list shows: by group, what is done and the keys for it."""
        groups = {
            group.text(): [
                (group.child(at, 0).text(), group.child(at, 1).text())
                for at in range(group.rowCount())
                if not self.isRowHidden(at, group.index())
            ]
            for group in self._groups()
        }
        return {title: rows for title, rows in groups.items() if rows}

    def choose(self, action: str) -> None:
        """Stand on the row of the action of this name."""
        for group in self._groups():
            for at in range(group.rowCount()):
                if group.child(at, 0).data(_ROW).action == action:
                    self.setCurrentIndex(group.child(at, 0).index())
                    self.show_current()

    def enter(self) -> None:
        """Put the keyboard into the list, on its first row where it stood on none that is shown."""
        at = self.currentIndex()
        if self.row is None or self.isRowHidden(at.row(), at.parent()):
            rows = (
                group.child(at, 0).index()
                for group in self._groups()
                for at in range(group.rowCount())
                if not self.isRowHidden(at, group.index())
            )
            first = next(rows, None)
            if first is not None:
                self.setCurrentIndex(first)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def show_current(self) -> None:
        """Bring the row that the person stands on onto the screen."""
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        above = self.indexAbove(self.currentIndex())
        first = not above.isValid() or not (above.parent().isValid() or self.indexAbove(above).isValid())
        if event.key() == Qt.Key.Key_Up and first and not event.modifiers():
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_activated.emit()
        else:
            super().keyPressEvent(event)

    def _keys(self, action: str) -> tuple[str, ...]:
        return self._keymap.keys(action)

    def _groups(self) -> list[QStandardItem]:
        return [self._model.item(at, 0) for at in range(self._model.rowCount())]

    def _fill(self) -> None:
        for group in key_groups(self._keys):
            title = QStandardItem(group.title)
            title.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            title.setFont(font)
            self._model.appendRow(title)
            for row in group.rows:
                left, right = QStandardItem(), QStandardItem()
                _set_row(left, right, row)
                title.appendRow([left, right])

    def _dress(self) -> None:
        self.setAccessibleName("Keys for every action")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(SPACE_3)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.expandAll()
        for at in range(self._model.rowCount()):
            self.setFirstColumnSpanned(at, QModelIndex(), True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._fit_keys()

    def _fit_keys(self) -> None:
        """Make the column of keys as wide as its widest row; Qt would ask for every row again and again."""
        cells = (group.child(at, 1) for group in self._groups() for at in range(group.rowCount()))
        self.header().resizeSection(1, max(self._caps.width(cell.data(_ROW), self.font()) for cell in cells))

    def _sift(self) -> int:
        number = 0
        for group in self._groups():
            fitting = 0
            for at in range(group.rowCount()):
                fits = self._fits(group.child(at, 0).data(_ROW), group.text())
                self.setRowHidden(at, group.index(), not fits)
                fitting += fits
            self.setRowHidden(group.row(), QModelIndex(), not fitting)
            number += fitting
        return number

    def _fits(self, row: KeyRow, title: str) -> bool:
        if self._with_keys_only and not row.keys:
            return False
        text = " ".join((title, row.place, row.help, *row.keys, *map(native, row.keys))).casefold()
        return all(word in text for word in self._words)


def _set_row(left: QStandardItem, right: QStandardItem, row: KeyRow) -> None:
    keys = " or ".join(map(native, row.keys))
    left.setText(row.help)
    left.setData(row, _ROW)
    left.setData(f"{row.help}: {keys or 'no keys'}", Qt.ItemDataRole.AccessibleTextRole)
    right.setText(keys)
    right.setData(tuple(map(native, row.keys)), _ROW)


class _Caps(QStyledItemDelegate):
    """Draws keys as keys, one beside the other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def width(self, keys: Sequence[str], font: QFont) -> int:
        """How much room these keys take beside each other, in pixels."""
        metrics = QFontMetrics(_small(font))
        return SPACE_3 + sum(_cap_width(key, metrics) + SPACE_2 for key in keys)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        keys, option.text = index.data(_ROW) or (), ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_small(option.font))
        for key, cap in zip(keys, self._places(option, index), strict=True):
            painter.setPen(QPen(QColor(self.theme.line), 1))
            painter.setBrush(QColor(self.theme.side))
            painter.drawRoundedRect(cap, _CAP_CORNER, _CAP_CORNER)
            painter.setPen(QColor(self.theme.ink))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        painter.restore()

    def _places(self, option: QStyleOptionViewItem, index: Index) -> list[QRectF]:
        metrics = QFontMetrics(_small(option.font))
        left, top = option.rect.left() + SPACE_1 + 0.5, option.rect.center().y() - _CAP_HEIGHT // 2 + 0.5
        places = []
        for key in index.data(_ROW) or ():
            width = _cap_width(key, metrics)
            places.append(QRectF(left, top, width, _CAP_HEIGHT))
            left += width + SPACE_2
        return places


def _cap_width(key: str, metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(key) + 2 * SPACE_2, _CAP_HEIGHT)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(SMALL_SIZE)
    return small
