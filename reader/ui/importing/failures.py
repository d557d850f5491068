"""The list of files that could not be imported: name and reason, copyable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from reader.model import ImportFailure
from reader.ui.importing.wording import failures_text, file_name
from reader.ui.labels import plain_tooltip
from reader.ui.theme.tokens import ROW_HEIGHT

_FILE_WIDTH = 200
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
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, ROW_HEIGHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


class FailuresView(QTreeView):
    """Copy copies the selected rows, or all where none is selected, as path, tabulator, reason."""

    def __init__(self, failures: Sequence[ImportFailure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FailuresModel(failures, self)
        self.setModel(self._model)
        self.setAccessibleName("Files that could not be imported")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setColumnWidth(0, _FILE_WIDTH)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

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
