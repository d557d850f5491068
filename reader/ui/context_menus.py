"""The menus that the right button (or the menu key) opens: on the tree, on results, in the article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu

from reader.model import Colour, Mark
from reader.ui.article.below import SCHEME
from reader.ui.marking.bar import colour_icon
from reader.ui.marking.wording import kind_name, quoted
from reader.ui.tree.rows import Role, Sort

if TYPE_CHECKING:
    from reader.ui.marking.controller import Marking
    from reader.ui.parts import Parts
    from reader.ui.results.pane import ResultsPane

_OF_ARTICLES = ("open_in_tab", "", "read", "star", "tags", "correct", "", "remove")
_OF_BRANCHES = ("all_read",)
_OF_SEARCHES = ("rename_search", "delete_search")
_LONGEST_SEARCH = 100


class ContextMenus(QObject):
    """Made when the notebook is open; what would do nothing is left out or off."""

    def __init__(self, parts: Parts, marking: Marking, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._marking = marking
        view = parts.shelf.view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda place: _popup(self.of_tree(place), view, place))
        parts.left.results_made.connect(self._join_results)
        if parts.left.has_results:
            self._join_results(parts.left.results)
        parts.article.view.fill_menu = self.fill_article_menu

    def of_tree(self, place: QPoint) -> QMenu:
        """The menu of the row at `place` in the tree."""
        view, actions = self._parts.shelf.view, self._parts.actions
        sort = view.indexAt(place).data(Role.SORT)
        menu = _menu(view)
        if sort == Sort.ARTICLE:
            _add(menu, [actions[name] if name else None for name in _OF_ARTICLES])
            return menu
        if sort == Sort.BRANCH:
            _add(menu, [actions[name] for name in _OF_BRANCHES])
        _add(menu, [actions[name] for name in _OF_SEARCHES if actions[name].isEnabled()])
        return menu

    def of_results(self) -> QMenu:
        """The menu of the selected results."""
        menu = _menu(self._parts.results.list)
        _add(menu, [self._parts.actions[name] if name else None for name in _OF_ARTICLES])
        return menu

    def fill_article_menu(self, menu: QMenu, place: QPoint) -> None:
        """Add to the article's own menu what can be done at `place` (pixels of the view) or with the
        selection.
        """
        view, actions = self._parts.article.view, self._parts.actions
        words = " ".join(view.selected_words.split())
        self._add_link(menu, QUrl(view.anchorAt(place)))
        menu.addSeparator()
        if words:
            self._add_colours(menu)
        _add(menu, [actions["note"], actions["bookmark"]])
        mark = next(iter(self._marking.layer.at(view.cursorForPosition(place).position())), None)
        if mark and not words:
            self._add_mark(menu, mark)
        if words:
            menu.addSeparator()
            _add(menu, [actions["copy_with_source"], actions["copy_markdown"]])
            if len(words) <= _LONGEST_SEARCH:
                menu.addAction(
                    f"Search for {quoted(words, 30)}".replace("&", "&&"), partial(self._look_up, words)
                )

    def _add_link(self, menu: QMenu, link: QUrl) -> None:
        """What can be done with a link to another article."""
        reading = self._parts.reading
        if link.scheme() == SCHEME:
            menu.addAction("Open article", partial(reading.open, link.path()))
            if reading.open_behind:
                menu.addAction("Open in a new tab", partial(reading.open_behind, link.path()))

    def _add_colours(self, menu: QMenu) -> None:
        colours = menu.addMenu("Highlight")
        colours.setEnabled(self._parts.actions["highlight"].isEnabled())
        theme = self._parts.appearance.theme
        for colour in Colour:
            action = self._parts.actions[f"highlight_{colour.value}"]
            shown = colours.addAction(colour_icon(colour, theme), action.text(), action.trigger)
            shown.setEnabled(action.isEnabled())

    def _add_mark(self, menu: QMenu, mark: Mark) -> None:
        writable = not self._marking.read_only
        name = kind_name(mark).lower()
        menu.addSeparator()
        menu.addAction("Edit note…", partial(self._marking.edit, mark)).setEnabled(writable)
        menu.addAction(f"Delete {name}", partial(self._marking.delete, [mark])).setEnabled(writable)

    def _look_up(self, words: str) -> None:
        without = words.replace('"', " ")
        self._parts.finding.search_for(f'"{without}"')

    def _join_results(self, pane: ResultsPane) -> None:
        pane.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        pane.list.customContextMenuRequested.connect(
            lambda place: (
                _popup(self.of_results(), pane.list, place) if pane.list.indexAt(place).isValid() else None
            )
        )


def _menu(owner: QAbstractItemView) -> QMenu:
    menu = QMenu(owner)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, actions: list[QAction | None] | list[QAction]) -> None:
    """None stands for a line between."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)


def _popup(menu: QMenu, view: QAbstractItemView, place: QPoint) -> None:
    if menu.actions():
        menu.popup(view.viewport().mapToGlobal(place))
    else:
        menu.deleteLater()
