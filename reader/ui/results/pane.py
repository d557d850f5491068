"""The left pane while something is searched: how many articles were found, how it was read, the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from reader.model import SearchResult, SearchResults
from reader.ui.keyboard import KeyboardUse
from reader.ui.labels import plain_label
from reader.ui.results.delegate import ResultsDelegate
from reader.ui.results.model import ResultsModel
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Theme


class ResultsList(KeyboardUse, QListView):
    """The list itself. `left_upwards`: the person pressed Up on the first row."""

    left_upwards = Signal()
    activated_row = Signal(int)

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self.delegate = ResultsDelegate()
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Search results")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_row.emit(max(row, 0))
        else:
            super().keyPressEvent(event)

    def keyboard_use_changed(self) -> None:
        self.delegate.keyboard = self.by_keyboard
        self.viewport().update()


class ResultsPane(QWidget):
    """Shows what a search found.

    `result_chosen` carries the `SearchResult` on which the person now stands, `result_activated` one to
    read (Enter, or clicked twice); `more_wanted` asks for more than the number of results shown.
    """

    result_chosen = Signal(object)
    result_activated = Signal(object)
    more_wanted = Signal(int)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ResultsModel(self)
        self._provisional = False
        self.list = ResultsList(self.model)
        self._count = plain_label("", "strong")
        self._understood = plain_label("", "muted")
        self._nothing = plain_label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_3, 0, 0)
        layout.setSpacing(SPACE_1)
        for label in (self._count, self._understood, self._nothing):
            label.setContentsMargins(SPACE_4, 0, SPACE_3, 0)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            layout.addWidget(label)
        layout.addSpacing(SPACE_2)
        layout.addWidget(self.list, 1)
        self.model.more_wanted.connect(self.more_wanted)
        self.list.left_upwards.connect(self.left_upwards)
        self.list.activated_row.connect(self._on_row_activated)
        self.list.doubleClicked.connect(lambda index: self._on_row_activated(index.row()))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def wear(self, theme: Theme) -> None:
        self.list.delegate.theme = theme
        self.list.viewport().update()

    def show_found(self, found: SearchResults, *, provisional: bool = False) -> None:
        """Show these results in place of what was there.

        provisional: a first answer; the whole one that follows leaves the person on the row chosen meanwhile.
        """
        chosen = self._chosen() if self._provisional else None
        self._provisional = provisional
        self.model.replace(found, more=not provisional)
        self.list.scrollToTop()
        if chosen:
            self._stay_on(chosen)
        self._count.setText(count_in_words(found.total, counted=found.counted))
        self._understood.setText(found.understood)
        self._understood.setVisible(bool(found.understood))
        self._nothing.setVisible(found.total == 0)
        self._nothing.setText(
            "All titles and texts in the library were searched. Try fewer words, or check their spelling."
        )

    def show_more(self, found: SearchResults) -> None:
        """Show the same search with more results."""
        self.model.extend(found)

    def clear(self) -> None:
        self.model.replace(None)

    def enter(self) -> None:
        """Put the keyboard into the list, on its first row where it stood nowhere."""
        if self.model.rowCount():
            # First the row, since Qt puts the focus on one without choosing it.
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    def activate_first(self) -> None:
        """As if Enter were pressed on the current, else the first, row."""
        self._on_row_activated(max(self.list.currentIndex().row(), 0))

    def selected_keys(self) -> list[str]:
        """The keys of the selected articles, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [result.summary.key for row in rows if (result := self.model.result(row))]

    def step(self, down: bool) -> SearchResult | None:
        """Stand on the next (or previous) result; returns it, None at the end."""
        row = self.list.currentIndex().row() + (1 if down else -1)
        result = self.model.result(row)
        if result:
            self.list.setCurrentIndex(self.model.index(row))
        return result

    @property
    def count_text(self) -> str:
        return self._count.text()

    def _chosen(self) -> SearchResult | None:
        """Not the current row alone: Qt makes one current without choosing it."""
        rows = [index.row() for index in self.list.selectionModel().selectedIndexes()]
        return self.model.result(rows[0]) if rows else None

    def _stay_on(self, result: SearchResult) -> None:
        """Stand on the row of the same article again, without choosing it again."""
        row = self.model.row_of(result.summary.key)
        if row >= 0:
            with QSignalBlocker(self):
                self.list.setCurrentIndex(self.model.index(row))

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        result = self.model.result(current.row())
        if result:
            self.result_chosen.emit(result)

    def _on_row_activated(self, row: int) -> None:
        result = self.model.result(row)
        if result:
            self.list.setCurrentIndex(self.model.index(row))
            self.result_activated.emit(result)


def count_in_words(total: int, *, counted: bool = True) -> str:
    """ "Nothing found", "One article", "12 articles"; "2,000 articles or more" where not all were counted."""
    if total == 0:
        return "Nothing found"
    articles = "One article" if total == 1 else f"{total:,} articles"
    return articles if counted else f"{articles} or more"
