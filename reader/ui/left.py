"""The left pane: the library's tree, or what a search found in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.results.pane import ResultsPane
    from reader.ui.theme.tokens import Theme
    from reader.ui.tree.shelf import Shelf

_LEAST_ROW = 64  # pixels: no result is less high, whatever the fonts


class LeftPane(QStackedWidget):
    """`shelf`, which has the tree, and `results` are made when they are first asked for: the first paint does
    not pay for the one, nor a start without a search for the other.

    `results_made` carries the results then, for those who join them to other parts. `notes_left` says that
    the list of all notes is not to stand here any more.
    """

    results_made = Signal(QWidget)
    notes_left = Signal()

    def __init__(self, make_shelf: Callable[[], Shelf], actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._make_shelf = make_shelf
        self._shelf: Shelf | None = None
        self._actions = actions
        self._theme = theme
        self._results: ResultsPane | None = None
        self._notes: QWidget | None = None
        self._notes_wanted = False

    @property
    def shelf(self) -> Shelf:
        if self._shelf is None:
            self._shelf = self._make_shelf()
            self._shelf.view.wear(self._theme)
            self.addWidget(self._shelf.view)
        return self._shelf

    @property
    def has_shelf(self) -> bool:
        """Whether `shelf` was made."""
        return self._shelf is not None

    @property
    def results(self) -> ResultsPane:
        if self._results is None:
            from reader.ui.results.pane import ResultsPane

            self._results = ResultsPane(self._actions, self._theme)
            self.addWidget(self._results)
            self._results.put_in_order(self.shelf.view)
            self.results_made.emit(self._results)
        return self._results

    @property
    def has_results(self) -> bool:
        """Whether `results` was made."""
        return self._results is not None

    @property
    def rows_for_results(self) -> int:
        """How many results there is room for, or a few more."""
        row = self._results.list.painter.result_height if self._results else _LEAST_ROW
        return self.height() // row + 1

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        if self._shelf:
            self._shelf.view.wear(theme)
        if self._results:
            self._results.wear(theme)

    @property
    def shows_notes(self) -> bool:
        """Whether the list of all notes stands here, or behind what a search found."""
        return self._notes_wanted

    def put_notes(self, notes: QWidget) -> None:
        """Take in the list of all notes."""
        if self._notes is None:
            self._notes = notes
            self.addWidget(notes)

    def show_notes(self) -> None:
        """Show the list of all notes, in the tree's place until `leave_notes`."""
        self._notes_wanted = True
        self.show_tree()

    def leave_notes(self) -> None:
        """The tree has its place back."""
        self._notes_wanted = False
        self.notes_left.emit()
        self.show_tree()

    def show_tree(self) -> None:
        """Show what stands here while nothing is searched."""
        self.setCurrentWidget(self._notes if self._notes_wanted and self._notes else self.shelf.view)

    def show_results(self) -> None:
        """Show them in place of what stands here; if the keyboard is in that, it goes to their list."""
        focused, before = self.window().focusWidget(), self.currentWidget()
        within = focused and before and before is not self.results and before.isAncestorOf(focused)
        self.setCurrentWidget(self.results)
        if within:
            self.results.list.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt takes it to the first button
