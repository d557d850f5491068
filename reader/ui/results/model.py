"""The found articles as Qt sees them: one row an article, and under it one for each place found in it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.model import Hit, HitPlace, SearchResult, SearchResults, Snippet
from reader.ui.texts import as_tooltip

BETWEEN_FACTS = " · "
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """RESULT: the whole `SearchResult`, for its lines too. LINE: the `Line` of a row under a result."""

    RESULT = Qt.ItemDataRole.UserRole + 1
    LINE = Qt.ItemDataRole.UserRole + 2


class Line(NamedTuple):
    """One place found in an article. number: which of the result's hits it is. words: the place with the
    words around it. above: what to say of where it stands, "" where the line before said it.
    """

    number: int
    hit: Hit
    words: Snippet
    above: str


class ResultsModel(QAbstractItemModel):
    """The results of one search, best first; asks for more (`more_wanted`) when it is told to. Qt's own way
    of asking would not do: a tree asks again each time it lays its rows out, until all are there.

    `lines_wanted` carries a `SearchResult` that was opened and whose lines have no words around them yet.
    """

    more_wanted = Signal(int)  # how many are there already
    lines_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[SearchResult, ...] = ()
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._total = 0
        self._asked = 0

    def replace(self, found: SearchResults | None, *, more: bool = True) -> None:
        """Show what was found; None empties the list. more: whether more may be asked for."""
        self.beginResetModel()
        self._results = found.results if found else ()
        self._lines = {}
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

    def result_at(self, index: Index) -> SearchResult | None:
        """The result that stands at `index`, or above it."""
        if not index.isValid():
            return None
        return self.result(index.internalId() - 1 if index.internalId() else index.row())

    def line_at(self, index: Index) -> Line | None:
        """The line at `index`; None for a row of an article."""
        if not index.isValid() or not index.internalId():
            return None
        return self._lines_of(index.internalId() - 1)[index.row()]

    def line_index(self, row: int, hit: int) -> QModelIndex:
        """Where the line of a result's hit is."""
        return self.index(hit, 0, self.index(row))

    def show_words(self, key: str, words: Mapping[int, Snippet]) -> None:
        """Put words around the lines of an article. words: by the number of the hit."""
        row = self.row_of(key)
        if row >= 0:
            self._lines[row] = tuple(
                line._replace(words=words.get(line.number, line.words)) for line in self._lines_of(row)
            )
            here = self.index(row)
            last = len(self._lines[row]) - 1
            self.dataChanged.emit(self.index(0, 0, here), self.index(last, 0, here))

    @property
    def has_more(self) -> bool:
        """Whether there are more results than those shown, which were not asked for yet."""
        return self._asked < len(self._results) < self._total

    def ask_for_more(self) -> None:
        """The end of those shown is near; nothing happens where there are no more."""
        if self.has_more:
            self._asked = len(self._results)
            self.more_wanted.emit(self._asked)

    # What Qt asks

    def index(self, row: int, column: int = 0, parent: Index = _NOWHERE) -> QModelIndex:
        if not parent.isValid():  # asked of every row, several times for each paint
            there = 0 <= row < len(self._results) and not column
            return self.createIndex(row, 0, 0) if there else QModelIndex()
        if row < 0 or column or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, index: Index = _NOWHERE) -> Any:
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._results)
        if parent.internalId():
            return 0
        result = self.result(parent.row())
        return len(result.hits) if result else 0

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        # Asked of every row each time the list is laid out.
        if not parent.isValid():
            return bool(self._results)
        return not parent.internalId() and bool(self._results[parent.row()].hits)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        result = self.result_at(index)
        if result is None:
            return None
        if role == Role.RESULT:
            return result
        line = self.line_at(index)
        return _data_of_result(result, role) if line is None else _data_of_line(line, role)

    # Behind it

    def _lines_of(self, row: int) -> tuple[Line, ...]:
        if row not in self._lines:
            self._lines[row] = tuple(_plain_lines(self._results[row]))
            self.lines_wanted.emit(self._results[row])
        return self._lines[row]


def facts(result: SearchResult) -> str:
    """Date, region and kind in one line: "June 2019 · East of England · Regional update"."""
    summary = result.summary
    regions = ", ".join(region.label for region in summary.regions) or "National"
    return BETWEEN_FACTS.join((summary.issued.label, regions, summary.kind.label))


def matches(result: SearchResult) -> str:
    """ "5 matches", "One match"; "" where filters alone found the article."""
    number = len(result.hits)
    return f"{number:,} matches" if number > 1 else "One match" if number else ""


def in_note_only(result: SearchResult) -> bool:
    """Whether the words shown are the person's own."""
    places = {hit.place for hit in result.hits}
    return HitPlace.NOTE in places and HitPlace.TEXT not in places


def _plain_lines(result: SearchResult) -> list[Line]:
    lines: list[Line] = []
    said = ""
    for number, hit in enumerate(result.hits):
        above = _where(hit)
        bare = Snippet(hit.text, ((0, len(hit.text)),))
        lines.append(Line(number, hit, bare, above if above != said else ""))
        said = above
    return lines


def _where(hit: Hit) -> str:
    if hit.place is HitPlace.TITLE:
        return "In the title"
    if hit.place is HitPlace.NOTE:
        return "In your note"
    return f"Under {hit.heading}" if hit.heading else "In the text"


def _data_of_result(result: SearchResult, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return result.summary.title
        case Qt.ItemDataRole.AccessibleTextRole:
            whose = "Your note: " if in_note_only(result) else ""
            said = ", ".join(filter(None, (result.summary.title, facts(result), matches(result))))
            return f"{said}. {whose}{result.snippet.text}"
        case Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(result.summary.title)
    return None


def _data_of_line(line: Line, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return line.words.text
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{_where(line.hit)}: {line.words.text}"
        case Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(f"{_where(line.hit)}\n{line.words.text}")
        case Role.LINE:
            return line
    return None
