"""The list of files that could not be imported: name and reason, copyable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from reader.model import ImportFailure
from reader.ui.importing.wording import failures_text, file_name
from reader.ui.labels import plain_tooltip
from reader.ui.theme.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3
from reader.ui.theme.widgets import CELL_MARGIN

_FILE_WIDTH = 200
_MOST_ROWS = 8
_LETTERS_A_LINE = 50  # of a reason, about
_HIGHEST = 400  # pixels that a reason may take
_HEADINGS = ("File", "Reason")


class FailuresModel(QAbstractTableModel):
    """One row a failure: the file's name, the reason; the whole path as tooltip."""

    def __init__(self, failures: Sequence[ImportFailure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failures = tuple(failures)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.failures)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        failure = self.failures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return file_name(failure.path) if index.column() == 0 else failure.reason
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(failure.path if index.column() == 0 else failure.reason)
        if role == Qt.ItemDataRole.SizeHintRole and index.column() == 0:
            return QSize(0, ROW_HEIGHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


class _Reasons(QStyledItemDelegate):
    """Makes a row as high as its reason needs in the column's width, which Qt does not ask for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTreeView)
        room = QRect(0, 0, view.columnWidth(1) - 2 * (SPACE_2 + CELL_MARGIN), _HIGHEST)
        needed = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(0, max(ROW_HEIGHT, needed.height() + 2 * SPACE_1))


class FailuresView(QTreeView):
    """Copy copies the selected rows, or all where none is selected, as path, tabulator, reason.

    It wants the height of its rows, up to a handful, as far as can be told before its width is known.
    """

    def __init__(self, failures: Sequence[ImportFailure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FailuresModel(failures, self)
        self.setModel(self._model)
        self.setAccessibleName("Files that could not be imported")
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setItemDelegateForColumn(1, _Reasons(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setColumnWidth(0, _FILE_WIDTH)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # reasons take other lines in another width

    def sizeHint(self) -> QSize:
        line, rows = self.fontMetrics().height(), self._model.failures[:_MOST_ROWS]
        lines = [1 + len(failure.reason) // _LETTERS_A_LINE for failure in rows]
        heights = sum(max(ROW_HEIGHT, each * line + 2 * SPACE_1) for each in lines)
        return QSize(super().sizeHint().width(), self.header().sizeHint().height() + heights + SPACE_3)

    def copy(self) -> None:
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(len(self._model.failures))
        QGuiApplication.clipboard().setText(failures_text([self._model.failures[row] for row in rows]))

    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(failures_text(self._model.failures))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
