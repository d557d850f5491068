"""The left pane while something is searched: how many articles were found, how it was read, the list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.model import SearchResult, SearchResults, SortOrder
from reader.ui.labels import plain_label
from reader.ui.results.list import ResultsList
from reader.ui.results.model import ResultsModel
from reader.ui.results.notices import Notice, Notices
from reader.ui.results.telling import count_in_words
from reader.ui.spoken import Soon
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Theme

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.results.facets import FacetStrip
    from reader.ui.results.nothing import NothingFound

# Counts follow when typing pauses, so that no key waits for forty buttons.
_FACETS_AFTER = 200  # milliseconds


class ResultsPane(QWidget):
    """Shows what a search found.

    `result_chosen` carries the `SearchResult` on which the person now stands and the number of the hit to go
    to, `result_activated` the same of one to read (Enter, or clicked twice); `more_wanted` asks for more than
    the number of results shown. `filter_wanted`, `filter_unwanted` and `query_wanted` ask for another query.
    """

    result_chosen = Signal(object, int)
    result_activated = Signal(object, int)
    more_wanted = Signal(int)
    left_upwards = Signal()
    escaped = Signal()
    filter_wanted = Signal(object)
    filter_unwanted = Signal(object)
    query_wanted = Signal(str)

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._theme = theme
        self._found: SearchResults | None = None
        self._hit = 0
        self._head: list[QToolButton] = []
        self._before: QWidget | None = None
        self._in_order: list[QWidget] = []
        self.model = ResultsModel(self)
        self.list = ResultsList(self.model)
        self.notices = Notices()
        self._soon = Soon(self)
        self._count = plain_label("", "strong")
        self._understood = plain_label("", "muted")
        self._sort = _button("Sort the results", "Choose which results come first")
        self._facets: FacetStrip | None = None
        self._nothing: NothingFound | None = None
        self._facets_timer = QTimer(self, singleShot=True, interval=_FACETS_AFTER)
        self._facets_timer.timeout.connect(self._show_facets)
        self._place_parts()
        self._connect()
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self.list.wear(theme)
        self._sort.setIcon(icon("sort", theme))

    @property
    def controls(self) -> list[QWidget]:
        """All that take the keyboard, shown or not, from top to bottom."""
        facets = self._facets.controls if self._facets else []
        choices = self._nothing.choices if self._nothing else []
        return [*self._head, *self.notices.buttons, *facets, *choices, self.list]

    def put_in_order(self, before: QWidget) -> None:
        """Let Tab go down through what stands here, from now on. before: where it comes from."""
        self._before = before
        self._order()

    def get_ready(self) -> None:
        """Dress everything now, so that the first key of a search does not wait for it."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()

    def show_found(
        self, found: SearchResults, notices: Sequence[Notice] = (), *, provisional: bool = False
    ) -> None:
        """Show these results in place of what was there, and `notices` above them.

        provisional: a first answer; the whole one that follows leaves the person on the row chosen meanwhile.
        """
        same = self._found is not None and self._found.query.text == found.query.text
        chosen = self._chosen() if same else None
        self._found = found
        self.model.replace(found, more=not provisional)
        self.list.scrollToTop()
        if chosen:
            self._stay_on(chosen)
        self.list.arrive()
        _say(self._count, count_in_words(found.total, counted=found.counted))
        self._soon.say(self._count.text())
        _say(self._understood, found.understood)
        self._understood.setVisible(bool(found.understood))
        self.notices.show_notices(notices)
        if found.total or not provisional:  # what helps is known only at the end
            self._show_nothing(found)
        self._order()
        if self._actions["narrow"].isChecked() and not provisional:
            self._facets_timer.start()

    def show_more(self, found: SearchResults) -> None:
        """Show the same search with more results."""
        self.model.extend(found)

    def clear(self) -> None:
        self._found = None
        self._facets_timer.stop()
        self.model.replace(None)

    def enter(self) -> None:
        """Put the keyboard into the list, on its first row where it stood nowhere."""
        if self.model.rowCount():
            # First the row, since to come to the list chooses none.
            if not self.list.stands:
                self.list.stand_on(0)
            self.list.setFocus()
        elif self._nothing and self._nothing.isVisible() and self._nothing.choices:
            self._nothing.choices[0].setFocus()

    def activate_first(self) -> None:
        """As if Enter were pressed on the current, else the first, row."""
        index = self.list.currentIndex()
        self._on_row_activated(index if index.isValid() else self.model.index(0))

    def selected_keys(self) -> list[str]:
        """The keys of the selected articles, from top to bottom."""
        places = sorted(
            index.internalId() - 1 if index.internalId() else index.row()
            for index in self.list.selectionModel().selectedIndexes()
        )
        keys = [result.summary.key for row in places if (result := self.model.result(row))]
        return list(dict.fromkeys(keys))

    def step(self, down: bool, hit: int = 0) -> SearchResult | None:
        """Stand on the next (or previous) article, at its hit of this number (-1: the last one); returns it,
        None at the end.
        """
        index = self.list.currentIndex()
        above = index.parent().row() if index.parent().isValid() else index.row()
        row = above + (1 if down else -1)
        result = self.model.result(row)
        if result:
            self._hit = hit
            self.list.stand_on(row)
            self._hit = 0
        return result

    @property
    def count_text(self) -> str:
        return self._count.text()

    @property
    def understood_text(self) -> str:
        return self._understood.text()

    @property
    def facets(self) -> FacetStrip:
        if self._facets is None:
            from reader.ui.results.facets import FacetStrip

            self._facets = FacetStrip()
            self._facets.filter_wanted.connect(self.filter_wanted)
            self._facets.filter_unwanted.connect(self.filter_unwanted)
            self._facets.filled.connect(self._order)
            self._column.insertWidget(self._column.indexOf(self.list) - 1, self._facets)
        return self._facets

    @property
    def nothing(self) -> NothingFound:
        if self._nothing is None:
            from reader.ui.results.nothing import NothingFound

            self._nothing = NothingFound()
            self._nothing.query_wanted.connect(self.query_wanted)
            self._nothing.filter_unwanted.connect(self.filter_unwanted)
            self._column.insertWidget(self._column.indexOf(self.list), self._nothing, 1)
        return self._nothing

    # Behind it

    def _place_parts(self) -> None:
        for label in (self._count, self._understood):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._understood.setContentsMargins(SPACE_4, 0, SPACE_3, 0)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_4, 0, SPACE_2, 0)
        head.setSpacing(0)
        head.addWidget(self._count, 1)
        for name in ("narrow", "save_search"):
            button = _button(self._actions[name].text().replace("&", ""))
            button.setDefaultAction(self._actions[name])
            self._head.append(button)
        menu = QMenu(self._sort)
        for order in SortOrder:
            menu.addAction(self._actions[f"sort_{order.value}"])
        self._sort.setMenu(menu)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._head.append(self._sort)
        for button in self._head:
            head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_2, 0, 0)
        self._column.setSpacing(SPACE_1)
        self._column.addLayout(head)
        self._column.addWidget(self._understood)
        self._column.addWidget(self.notices)
        self._column.addSpacing(SPACE_1)
        self._column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.model.more_wanted.connect(self.more_wanted)
        self.list.left_upwards.connect(self.left_upwards)
        self.list.escaped.connect(self.escaped)
        self.list.activated_row.connect(self._on_row_activated)
        self.list.chosen_row.connect(self._on_row_chosen)
        self._actions["narrow"].toggled.connect(self._on_narrow_toggled)

    def _order(self) -> None:
        """What is made later comes last in Qt's order, wherever it stands."""
        controls = self.controls
        if self._before and controls != self._in_order:
            self._in_order = controls
            for one, following in pairwise([self._before, *controls]):
                QWidget.setTabOrder(one, following)

    def _show_nothing(self, found: SearchResults) -> None:
        nothing = found.total == 0
        if nothing:
            self.nothing.show_help(found.suggestions, found.excluded)
        if self._nothing:
            self._nothing.setVisible(nothing)
            self.list.setVisible(not nothing)

    def _on_narrow_toggled(self, shown: bool) -> None:
        if shown:
            self._show_facets()
        elif self._facets:
            self._facets.put_away()

    def _show_facets(self) -> None:
        if self._found is None or not self._actions["narrow"].isChecked():
            return
        if self._found.facets and self._found.total:
            self.facets.show_facets(self._found.facets, self._found.query)
        elif self._found.facets and self._facets:
            self._facets.put_away()

    def _chosen(self) -> SearchResult | None:
        """Not the current row alone: Qt makes one current without choosing it."""
        rows = self.list.selectionModel().selectedIndexes()
        return self.model.result_at(rows[0]) if rows else None

    def _stay_on(self, result: SearchResult) -> None:
        """Stand on the row of the same article again, without choosing it again."""
        row = self.model.row_of(result.summary.key)
        if row >= 0:
            with QSignalBlocker(self):
                self.list.stand_on(row)

    def _on_row_chosen(self, index: QModelIndex) -> None:
        result = self.model.result_at(index)
        if result:
            line = self.model.line_at(index)
            self.result_chosen.emit(result, line.number if line else self._hit)

    def _on_row_activated(self, index: QModelIndex) -> None:
        result = self.model.result_at(index)
        if result:
            line = self.model.line_at(index)
            self.list.setCurrentIndex(index)
            self.result_activated.emit(result, line.number if line else 0)


def _button(name: str, help: str = "") -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(help or name)
    return button


def _say(label: QWidget, text: str) -> None:
    """Only another text: a label that wraps has the whole pane laid out anew."""
    if label.text() != text:  # type: ignore[attr-defined]
        label.setText(text)  # type: ignore[attr-defined]
