"""The left pane: the library's tree, or what a search found in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.results.pane import ResultsPane
    from reader.ui.theme.tokens import Theme
    from reader.ui.tree.view import TreeView

_LEAST_ROW = 64  # pixels: no result is less high, whatever the fonts


class LeftPane(QStackedWidget):
    """`results` is made when it is first asked for: a start without a search does not pay for it.

    `results_made` carries it then, for those who join it to other parts.
    """

    results_made = Signal(QWidget)

    def __init__(self, tree: TreeView, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._tree = tree
        self._actions = actions
        self._theme = theme
        self._results: ResultsPane | None = None
        self._notes: QWidget | None = None
        self._notes_wanted = False
        self.addWidget(tree)
        tree.wear(theme)

    @property
    def results(self) -> ResultsPane:
        if self._results is None:
            from reader.ui.results.pane import ResultsPane

            self._results = ResultsPane(self._actions, self._theme)
            self.addWidget(self._results)
            QWidget.setTabOrder(self._tree, self._results.list)
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
        self._tree.wear(theme)
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
        self.show_tree()

    def show_tree(self) -> None:
        """Show what stands here while nothing is searched."""
        self.setCurrentWidget(self._notes if self._notes_wanted and self._notes else self._tree)

    def show_results(self) -> None:
        self.setCurrentWidget(self.results)
