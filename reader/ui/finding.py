"""Searching from the window: what is typed is searched elsewhere, the newest text wins, results come back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader.model import CancelToken, Digests, SearchResult, SearchResults
    from reader.searching import Searcher
    from reader.ui.jobs import Jobs
    from reader.ui.left import LeftPane
    from reader.ui.results.box import SearchBox
    from reader.ui.results.pane import ResultsPane

_LANE = "search"
# How many results a first answer holds, a whole one, and how many more each time its end is reached.
_GLANCE, _FIRST, _MORE = 12, 30, 100
# The first answer is painted, and perhaps another key pressed, before ranking takes the processor.
_LOOK_SECONDS = 0.03


class Finding(QObject):
    """Joins the search box, the searcher and the results.

    `began` and `ended` say when results take the tree's place and when they give it back; `result_opened`
    carries the `SearchResult` to show, `reading_wanted` asks to put the keyboard into the article.
    """

    began = Signal()
    ended = Signal()
    result_opened = Signal(object)
    reading_wanted = Signal()

    def __init__(
        self,
        searcher: Searcher,
        jobs: Jobs,
        box: SearchBox,
        left: LeftPane,
        digests: Digests,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._searcher = searcher
        self._jobs = jobs
        self._box = box
        self._left = left
        self._digests = digests
        self._text = ""
        self._waiting: Callable[[], None] | None = None
        self.active = False
        box.search_requested.connect(self._on_search_requested)
        box.escaped.connect(self.end)
        box.entered.connect(self._on_entered)
        box.left.connect(self._on_box_left)
        left.results_made.connect(self._join)

    @property
    def _pane(self) -> ResultsPane:
        return self._left.results

    def begin(self) -> None:
        """Put the keyboard into the search box, with what stands there selected."""
        self._box.setFocus()
        self._box.selectAll()

    def end(self) -> None:
        """Clear the search; the tree comes back."""
        self._box.clear()

    def again(self) -> None:
        """Search the same once more, after the library changed."""
        if self.active:
            self._search(self._text, max(_FIRST, self._pane.model.rowCount()), extend=False)

    def choose(self, digests: Digests) -> None:
        """Find these digests from now on."""
        self._digests = digests
        self.again()

    def step(self, down: bool) -> None:
        """Stand on the next or previous result."""
        self._pane.step(down)

    def _join(self, pane: ResultsPane) -> None:
        pane.left_upwards.connect(self._box.setFocus)
        pane.more_wanted.connect(self._on_more_wanted)
        pane.result_chosen.connect(self.result_opened)
        pane.result_activated.connect(self._on_result_activated)

    def _on_box_left(self) -> None:
        self._when_found(lambda: self._pane.enter())

    def _on_entered(self) -> None:
        self._when_found(lambda: self._pane.activate_first())

    def _when_found(self, act: Callable[[], None]) -> None:
        """Do it with the results of what stands in the box: now, or when they come."""
        if self._jobs.busy(_LANE) or self._box.text() != self._text:
            self._waiting = act if self._box.text().strip() else None
        elif self.active:
            act()

    def _on_search_requested(self, text: str) -> None:
        self._text = text
        self._waiting = None
        if text:
            self._glance(text)
            return
        # A search that is still running must not bring its results after the box was cleared.
        self._jobs.run(_LANE, lambda token: None, lambda nothing: None, latest=True)
        if self.active:
            self._pane.clear()
            self.active = False
            self.ended.emit()

    def _glance(self, text: str) -> None:
        """Show the newest matches at once, then the best."""

        def show(found: SearchResults) -> None:
            self._pane.show_found(found, provisional=True)
            self._begin()
            if found.results:
                self._search(text, _FIRST, extend=False, after=_LOOK_SECONDS)
            else:
                self._waiting = None

        digests = self._digests
        self._jobs.run(
            _LANE,
            lambda token: self._searcher.newest(text, _GLANCE, token, digests),
            show,
            latest=True,
        )

    def _begin(self) -> None:
        if not self.active:
            self.active = True
            self.began.emit()

    def _search(self, text: str, limit: int, *, extend: bool, after: float = 0) -> None:
        """after: seconds to wait before, unless the search is given up meanwhile."""
        digests = self._digests

        def work(token: CancelToken) -> SearchResults:
            if after:
                _wait(after, token)
            return self._searcher.search(text, limit, token, digests)

        def show(found: SearchResults) -> None:
            if extend:
                self._pane.show_more(found)
                return
            self._pane.show_found(found)
            self._begin()
            waiting, self._waiting = self._waiting, None
            if waiting:
                waiting()

        self._jobs.run(_LANE, work, show, latest=True)

    def _on_more_wanted(self, shown: int) -> None:
        self._search(self._text, shown + _MORE, extend=True)

    def _on_result_activated(self, result: SearchResult) -> None:
        self.result_opened.emit(result)
        self.reading_wanted.emit()


def _wait(seconds: float, token: CancelToken) -> None:
    """On a lane's thread; raises `Cancelled` as soon as the work is not wanted any more."""
    given_up = threading.Event()
    forget = token.on_cancel(given_up.set)
    given_up.wait(seconds)
    forget()
    token.check()
