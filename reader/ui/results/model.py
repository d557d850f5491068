"""The found articles as Qt sees them."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.model import SearchResult, SearchResults
from reader.ui.texts import as_tooltip

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """RESULT: the whole `SearchResult`."""

    RESULT = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """The results of one search, best first; asks for more (`more_wanted`) when the list's end is reached."""

    more_wanted = Signal(int)  # how many are there already

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[SearchResult, ...] = ()
        self._total = 0
        self._asked = 0

    def replace(self, found: SearchResults | None, *, more: bool = True) -> None:
        """Show what was found; None empties the list. more: whether more may be asked for."""
        self.beginResetModel()
        self._results = found.results if found else ()
        self._total = found.total if found and more else 0
        self._asked = 0
        self.endResetModel()

    def extend(self, found: SearchResults) -> None:
        """Show the same search with more results; those already shown stay as they are."""
        shown = {result.summary.key for result in self._results}
        new = tuple(result for result in found.results if result.summary.key not in shown)
        if new:
            self.beginInsertRows(QModelIndex(), len(self._results), len(self._results) + len(new) - 1)
            self._results += new
            self.endInsertRows()

    def result(self, row: int) -> SearchResult | None:
        return self._results[row] if 0 <= row < len(self._results) else None

    def row_of(self, key: str) -> int:
        """The row of an article; -1 where it is not among the results."""
        return next((row for row, each in enumerate(self._results) if each.summary.key == key), -1)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._results)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._asked < len(self._results) < self._total

    def fetchMore(self, parent: Index) -> None:
        self._asked = len(self._results)
        self.more_wanted.emit(self._asked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        result = self.result(index.row()) if index.isValid() else None
        if result is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return result.summary.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{result.summary.title}, {facts(result)}. {result.snippet.text}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(result.summary.title)
            case Role.RESULT:
                return result
        return None


def facts(result: SearchResult) -> str:
    """Date, region and kind in one line: "June 2019 · East of England · Regional update"."""
    summary = result.summary
    regions = ", ".join(region.label for region in summary.regions) or "National"
    return " · ".join((summary.issued.label, regions, summary.kind.label))
