"""Where articles are named: what opens the one under the pointer, or under the keyboard, in a tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication

from reader.ui.article.below import SCHEME
from reader.ui.tabs.clicks import BehindClicks, Opener
from reader.ui.tree.rows import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from reader.ui.notes.pane import NotesPane
    from reader.ui.notes.sifting import Listed
    from reader.ui.parts import Parts
    from reader.ui.results.pane import ResultsPane
    from reader.ui.tabs.controller import Tabs

Index = QModelIndex | QPersistentModelIndex
_ACTION = "open_in_tab"


class TabPlaces(QObject):
    """Joins tree, results, notes and the links in the article to the tabs."""

    def __init__(self, parts: Parts, tabs: Tabs) -> None:
        super().__init__(tabs)
        self._parts = parts
        self._tabs = tabs
        self._notes: NotesPane | None = None
        action = parts.actions[_ACTION]
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._open_current)
        tree, view = parts.shelf.view, parts.article.view
        self._join(tree, BehindClicks(tree, lambda place: self._of_tree(tree.indexAt(place))))
        # With Ctrl and the left button the text says itself that a link was clicked.
        self._join(view, BehindClicks(view, self._of_link, by_key=False))
        parts.left.results_made.connect(self._join_results)
        if parts.left.has_results:
            self._join_results(parts.left.results)

    def join_notes(self, pane: NotesPane) -> None:
        """The list of all notes is there."""
        self._notes = pane
        self._join(pane.list, BehindClicks(pane.list, lambda place: self._of_notes(pane.list.indexAt(place))))

    def _join_results(self, pane: ResultsPane) -> None:
        found = pane.list
        self._join(found, BehindClicks(found, lambda place: self._of_results(found.indexAt(place))))

    def _join(self, place: QAbstractScrollArea, clicks: BehindClicks) -> None:
        place.addAction(self._parts.actions[_ACTION])

    def _open_current(self) -> None:
        """Ctrl+Enter; chosen from the menu, the open article once more."""
        open_behind = self._of_current()
        key = self._parts.reading.key
        if open_behind:
            open_behind()
        elif key:
            self._tabs.open_behind(key)

    def _of_current(self) -> Opener | None:
        parts, focused = self._parts, QApplication.focusWidget()
        if focused is parts.shelf.view:
            return self._of_tree(parts.shelf.view.currentIndex())
        if parts.left.has_results and focused is parts.results.list:
            return self._of_results(parts.results.list.currentIndex())
        if self._notes and focused is self._notes.list:
            return self._of_notes(self._notes.list.currentIndex())
        if focused is parts.article.view:
            return self._of_address(parts.article.view.textCursor().charFormat().anchorHref())
        return None

    def _of_tree(self, index: Index) -> Opener | None:
        key = index.data(Role.KEY)
        return partial(self._tabs.open_behind, key) if key else None

    def _of_results(self, index: Index) -> Opener | None:
        from reader.model import HitPlace

        model = self._parts.results.model
        result, line = model.result_at(index), model.line_at(index)
        if result is None:
            return None
        hits = [hit for hit in result.hits if hit.place is not HitPlace.NOTE]
        wanted = result.hits[line.number] if line else None
        number = hits.index(wanted) if wanted in hits else 0
        return partial(self._tabs.open_behind, result.summary.key, hits, number)

    def _of_notes(self, index: Index) -> Opener | None:
        from reader.ui.notes.model import Role as NotesRole

        listed: Listed | None = index.data(NotesRole.LISTED)
        if listed is None or listed.summary is None:
            return None
        anchor = listed.mark.anchor
        offset = anchor.start if anchor else None
        return partial(self._tabs.open_behind, listed.summary.key, offset=offset)

    def _of_link(self, place: QPoint) -> Opener | None:
        return self._of_address(self._parts.article.view.anchorAt(place))

    def _of_address(self, address: str) -> Opener | None:
        url = QUrl(address)
        return partial(self._tabs.open_behind, url.path()) if url.scheme() == SCHEME else None
