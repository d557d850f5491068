"""Saved searches: kept from the results, shown in the tree with what is unread, renamed and deleted there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reader.ui.tree.branches import ShownSearch

if TYPE_CHECKING:
    from reader.model import CancelToken, SavedSearch
    from reader.searching import Searcher
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts

_COUNTING_LANE = "searches"
# Counting waits until the changes that come in a row are over.
_PAUSE = 400  # milliseconds


class SavedSearches(QObject):
    """Shows what `notebook.searches` holds; made when the notebook is open."""

    def __init__(self, window: QWidget, parts: Parts, searcher: Searcher, writer: Writer) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._searcher = searcher
        self._writer = writer
        self._noter = writer.noter
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._read)
        view, actions = parts.shelf.view, parts.actions
        actions.connect(
            {"save_search": self.save, "rename_search": self.rename, "delete_search": self.delete}
        )
        view.addActions([actions["rename_search"], actions["delete_search"]])
        view.selectionModel().currentChanged.connect(self._refresh_actions)
        view.search_chosen.connect(parts.finding.search_for)
        view.search_delete_requested.connect(self.delete)
        parts.finding.began.connect(self._refresh_actions)
        parts.finding.ended.connect(self._refresh_actions)
        self._refresh_actions()
        self._read()

    def refresh(self) -> None:
        """Library or notebook are others than they were: count again, in a moment."""
        self._pause.start()

    def save(self) -> None:
        """Ask for a name and keep the query in force under it."""
        from reader.query import describe, parse

        text = self._parts.finding.text.strip()
        if text and self._writer.may_write():
            self._ask("Save search", describe(parse(text)), "Save", partial(self._save, text))

    def rename(self) -> None:
        """Ask for another name of the saved search on which the person stands."""
        search = self._chosen
        if search and self._writer.may_write():
            self._ask("Rename search", search.name, "Rename", partial(self._rename, search))

    def delete(self) -> None:
        """Forget that search; undo brings it back."""
        search, searches = self._chosen, self._noter.notebook.searches
        if search:
            said = f"The search “{search.name}” was deleted. {self._writer.undo_hint}"
            self._writer.write(lambda: searches.delete([search.id]), said)

    @property
    def _chosen(self) -> ShownSearch | None:
        """The saved search on which the person stands; None while results hide the tree."""
        parts = self._parts
        return None if parts.finding.active else parts.shelf.model.search(parts.shelf.view.currentIndex())

    def _ask(self, title: str, name: str, button: str, chosen: Callable[[str], object]) -> None:
        from reader.ui.results.name_dialog import NameDialog

        dialog = NameDialog(title, name, button, self._window)
        dialog.chosen.connect(chosen)
        dialog.open()

    def _save(self, text: str, name: str) -> None:
        self._writer.write(lambda: self._noter.save_search(name, text), f"Saved as “{name}”")

    def _rename(self, search: ShownSearch, name: str) -> None:
        searches = self._noter.notebook.searches
        self._writer.write(lambda: searches.rename(search.id, name), f"Now called “{name}”")

    def _refresh_actions(self) -> None:
        """Let only those actions show that would do something."""
        writable, actions = not self._writer.read_only, self._parts.actions
        actions["save_search"].setEnabled(writable and self._parts.finding.active)
        for name in ("rename_search", "delete_search"):
            actions[name].setVisible(self._chosen is not None)
            actions[name].setEnabled(writable and self._chosen is not None)

    def _read(self) -> None:
        def read(token: CancelToken) -> list[ShownSearch]:
            return [self._counted(each, token) for each in self._noter.notebook.searches.all()]

        # Where they cannot be read the tree keeps those that it shows; opening one says what is wrong.
        shelf = self._parts.shelf
        self._parts.jobs.run(_COUNTING_LANE, read, shelf.show_searches, lambda error: None, latest=True)

    def _counted(self, search: SavedSearch, token: CancelToken) -> ShownSearch:
        from reader.model import Is, SortOrder, State
        from reader.query import with_filter

        unread = with_filter(search.query, Is(State.UNREAD))
        found = self._searcher.search(unread, 0, token, self._parts.settings.digests, order=SortOrder.NEWEST)
        return ShownSearch(search.id, search.name, search.query, found.total)
