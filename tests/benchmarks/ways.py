"""Ways through the window that people go, and how long each holds up the event loop."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reader.model import Grouping
from reader.ui.theme.tokens import ThemeName
from reader.ui.window import MainWindow
from tests.benchmarks.bare_panes import BarePanes
from tests.benchmarks.driving import Probe, rest
from tests.benchmarks.stalls import StallWatch

STACKS = "READER_STALLS"
"""Set to 1, this variable has the stacks of the main thread told of every stretch longer than a frame."""

_FRAME = 0.016  # seconds
_BETWEEN_KEYS, _AFTERWARDS = 100, 600  # milliseconds
_FOUND = "children services"
_QUERIES = (_FOUND, '"of the region" council', "region:london after:2019-03 safeguarding")
_NAMES = ("north west 2019", "comittee", "larger")
_TREE_SCROLLED, _ARTICLE_SCROLLED, _RESIZED = "tree scrolled", "article scrolled", "window resized"
_TREE_PAGES, _ARTICLE_PAGES = 15, 8
_NOTE = "Ask how the two areas shared their figures."


class Stretches(NamedTuple):
    """Milliseconds between two free moments of the event loop."""

    gaps: list[float]  # by the clock
    worked: list[float]  # of the main thread's processor time


class Journeys:
    """Drives one window; every journey leaves it so that the next can begin."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._parts = window.parts
        self._box = window.parts.top_bar.search_box

    def take(self) -> Iterator[tuple[str, Stretches]]:
        """Each journey's name and the stretches in which it held up the event loop."""
        watch = StallWatch(_FRAME) if os.environ.get(STACKS) else None
        for name, go in self._all():
            if watch:
                watch.journey = name
            probe = Probe(self._window, watch.beat if watch else None)
            go()
            rest(_AFTERWARDS)
            probe.stop()
            yield name, Stretches(probe.gaps, probe.worked)
        if watch:
            watch.stop()
            print(watch.report(), file=sys.stderr)

    def _all(self) -> Sequence[tuple[str, Callable[[], None]]]:
        return (
            ("what follows the first paint", self._begin),
            ("branches of the tree opened and closed", self._open_branches),
            ("tree arranged by month and back", self._arrange_tree),
            (_TREE_SCROLLED, self._scroll_tree),
            ("articles opened by key", self._open_articles),
            (_ARTICLE_SCROLLED, self._scroll_article),
            ("back and forward", self._go_back),
            ("searches typed", self._type_searches),
            ("results walked through and opened", self._walk_results),
            ("hits walked through", self._walk_hits),
            ("results narrowed and sorted", self._narrow),
            ("search cleared", self._clear_search),
            ("words found in the article", self._find),
            ("anything gone to", self._go_to),
            ("highlights made and taken back", self._highlight),
            ("a note typed", self._type_note),
            ("articles marked as read and bookmarked", self._mark_articles),
            ("all notes listed", self._list_notes),
            ("themes switched", self._switch_themes),
            ("text zoomed", self._zoom),
            (_RESIZED, self._resize),
            ("panes hidden and shown", self._toggle_panes),
        )

    # One after the other

    def _begin(self) -> None:
        self._window.activateWindow()
        self._window.begin_work()
        noting = None
        while not (noting and noting.marking):
            rest(20)
            noting = self._window.commands.noting
        self._box.setFocus()
        self._box.focused.emit()
        rest(_AFTERWARDS)

    def _open_branches(self) -> None:
        view, model = self._parts.shelf.view, self._parts.shelf.model
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if model.hasChildren(index):
                view.expand(index)
                rest(_BETWEEN_KEYS)
                year = model.index(0, 0, index)
                view.expand(year)
                rest(_BETWEEN_KEYS)
                view.expand(model.index(0, 0, year))
                rest(_BETWEEN_KEYS)
                if row % 4:
                    view.collapse(index)
                rest(_BETWEEN_KEYS)

    def _arrange_tree(self) -> None:
        for grouping in (Grouping.YEAR_MONTH, Grouping.REGION_YEAR):
            self._parts.shelf.group(grouping)
            rest(_AFTERWARDS)

    def _scroll_tree(self) -> None:
        view = self._parts.shelf.view
        view.setFocus()
        _turn_pages(view, _TREE_PAGES)

    def _open_articles(self) -> None:
        view, model = self._parts.shelf.view, self._parts.shelf.model
        for row in range(model.rowCount()):
            region = model.index(row, 0)
            view.expand(region)
            rest(_AFTERWARDS)
            year = model.index(1, 0, region)  # a whole one
            if year.isValid() and model.hasChildren(year):
                break
            view.collapse(region)
        view.expand(year)
        rest(_AFTERWARDS)
        month = model.index(0, 0, year)
        view.expand(month)
        rest(_AFTERWARDS)
        view.setCurrentIndex(model.index(0, 0, month))
        rest(_AFTERWARDS)
        opened: list[object] = []
        self._parts.reading.opened.connect(opened.append)
        self._trigger("next_article", 20)
        self._trigger("previous_article", 5)
        self._parts.reading.opened.disconnect(opened.append)
        assert len(opened) == 25, f"{len(opened)} articles were opened"

    def _scroll_article(self) -> None:
        view = self._parts.article.view
        view.setFocus()
        _turn_pages(view, _ARTICLE_PAGES)

    def _go_back(self) -> None:
        self._trigger("back", 8)
        self._trigger("forward", 8)

    def _type_searches(self) -> None:
        self._box.setFocus()
        for text in _QUERIES:
            self._type(self._box, text)
            rest(_AFTERWARDS)
            self._box.clear()
            rest(_AFTERWARDS)
        self._type(self._box, _FOUND)

    def _walk_results(self) -> None:
        _press(self._box, Qt.Key.Key_Return, 1)
        rest(_AFTERWARDS)
        self._trigger("next_article", 10)

    def _walk_hits(self) -> None:
        self._trigger("next_hit", 20)
        self._trigger("previous_hit", 10)

    def _narrow(self) -> None:
        self._trigger("narrow", 1)
        rest(_AFTERWARDS)
        for order in ("newest", "oldest", "region", "relevance"):
            self._trigger(f"sort_{order}", 1)
            rest(_AFTERWARDS)
        self._trigger("narrow", 1)

    def _clear_search(self) -> None:
        self._box.clear()

    def _find(self) -> None:
        self._trigger("find", 1)
        in_article = self._window.commands.finding.in_article
        assert in_article is not None
        self._type(in_article.bar.field, "region")
        _press(in_article.bar.field, Qt.Key.Key_Return, 5)
        _press(in_article.bar.field, Qt.Key.Key_Escape, 1)

    def _go_to(self) -> None:
        self._trigger("go_to", 1)
        while not (going := self._window.commands.go_to):  # it is loaded elsewhere first
            rest(20)
        rest(_AFTERWARDS)
        for text in _NAMES:
            self._type(going.box.field, text)
            rest(_AFTERWARDS)
            going.box.field.clear()
        _press(going.box.field, Qt.Key.Key_Escape, 1)

    def _highlight(self) -> None:
        for start in range(0, 400, 80):
            self._select(start, start + 30)
            self._trigger("highlight", 1)
            rest(_BETWEEN_KEYS)
        self._trigger("undo", 5)
        self._trigger("redo", 5)

    def _type_note(self) -> None:
        self._select(420, 450)
        self._trigger("note", 1)
        noting = self._window.commands.noting
        assert noting is not None
        assert noting.marking is not None
        editor = noting.marking.section.editor
        self._type(editor.field, _NOTE)
        editor.finish()
        rest(_AFTERWARDS)

    def _mark_articles(self) -> None:
        for name in ("star", "read", "read", "star"):
            self._trigger(name, 1)
            rest(3 * _BETWEEN_KEYS)

    def _list_notes(self) -> None:
        for _ in range(2):
            self._trigger("all_notes", 1)
            rest(_AFTERWARDS)

    def _switch_themes(self) -> None:
        for theme in (*ThemeName, ThemeName.AUTOMATIC):
            self._trigger(f"theme_{theme.value}", 1)
            rest(3 * _BETWEEN_KEYS)

    def _zoom(self) -> None:
        self._trigger("larger", 5)
        self._trigger("smaller", 5)
        self._trigger("normal_size", 1)

    def _resize(self) -> None:
        _resize(self._window)

    def _toggle_panes(self) -> None:
        for name in ("library_pane", "details_pane"):
            self._trigger(name, 2)

    # How

    def _trigger(self, name: str, times: int) -> None:
        for _ in range(times):
            self._parts.actions[name].trigger()
            rest(_BETWEEN_KEYS)

    def _type(self, widget: QWidget, text: str) -> None:
        for letter in text:
            QTest.keyClicks(widget, letter)
            rest(_BETWEEN_KEYS)

    def _select(self, start: int, end: int) -> None:
        view = self._parts.article.view
        cursor = view.textCursor()
        cursor.setPosition(min(start, view.document().characterCount() - 2))
        cursor.setPosition(min(end, view.document().characterCount() - 1), cursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        rest(_BETWEEN_KEYS)


# What bare panes can do, too


def bare_journeys(window: MainWindow) -> Iterator[tuple[str, Stretches]]:
    """The ways that Qt's own panes go as `window` does, of which they show the article."""
    panes = BarePanes(window)
    panes.show()
    rest(_AFTERWARDS)
    for name, go in (
        (_TREE_SCROLLED, partial(_turn_pages, panes.tree, _TREE_PAGES)),
        (_ARTICLE_SCROLLED, partial(_turn_pages, panes.text, _ARTICLE_PAGES)),
        (_RESIZED, partial(_resize, panes)),
    ):
        probe = Probe(panes)
        go()
        rest(_AFTERWARDS)
        probe.stop()
        yield name, Stretches(probe.gaps, probe.worked)
    panes.close()
    panes.deleteLater()


def _turn_pages(view: QWidget, pages: int) -> None:
    _press(view, Qt.Key.Key_PageDown, pages)
    _press(view, Qt.Key.Key_PageUp, pages)


def _resize(window: QWidget) -> None:
    size = window.size()
    for step in (*range(15), *range(15, -1, -1)):
        window.resize(size.width() - 20 * step, size.height() - 10 * step)
        rest(30)


def _press(widget: QWidget, key: Qt.Key, times: int) -> None:
    for _ in range(times):
        QTest.keyClick(widget, key)
        rest(_BETWEEN_KEYS)
