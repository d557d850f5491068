"""Searching from the window: what is typed is searched elsewhere, the newest text wins, results come back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader.model import CancelToken, Condition, Digests, SearchResult, SearchResults, Snippet
    from reader.searching import Searcher
    from reader.ui.jobs import Jobs
    from reader.ui.left import LeftPane
    from reader.ui.results.box import SearchBox
    from reader.ui.results.pane import ResultsPane
    from reader.ui.settings import Settings

# Ranking has a lane of its own: the first answer to the next key does not wait until it has given up.
_FIRST_LANE, _LANE, _WORDS_LANE = "search-first", "search", "search-words"
# How many results a whole answer holds, and how many more each time its end is reached.
_FIRST, _MORE = 30, 100
# The first answer is painted, and perhaps another key pressed, before ranking takes the processor.
_LOOK_SECONDS = 0.03

ReadWords = Callable[["SearchResult"], "dict[int, Snippet]"]
"""Reads, on a lane's thread, the words around each hit of a result, by the number of the hit."""


class Finding(QObject):
    """Joins the search box, the searcher and the results.

    `began` and `ended` say when results take the tree's place and when they give it back; `found_nothing`
    that a search is over without any; `result_opened` carries the `SearchResult` to show and the number of
    the hit to go to (-1: the last one), `reading_wanted` asks to put the keyboard into the article.
    read_words: None where nobody can tell them yet.
    """

    began = Signal()
    ended = Signal()
    found_nothing = Signal()
    result_opened = Signal(object, int)
    reading_wanted = Signal()

    def __init__(
        self,
        searcher: Searcher,
        jobs: Jobs,
        box: SearchBox,
        left: LeftPane,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.searcher = searcher
        self._jobs = jobs
        self._box = box
        self._left = left
        self._settings = settings
        self._digests = settings.digests
        self._text = ""
        self._acronyms = True
        self._undecided = False
        self._waiting: Callable[[], None] | None = None
        self.read_words: ReadWords | None = None
        self.active = False
        box.search_requested.connect(self._on_search_requested)
        box.escaped.connect(self.end)
        box.entered.connect(self._on_entered)
        box.left.connect(self._on_box_left)
        left.results_made.connect(self._join)

    @property
    def _pane(self) -> ResultsPane:
        return self._left.results

    @property
    def text(self) -> str:
        """The query in force; "" where there is none."""
        return self._text if self.active else ""

    def begin(self) -> None:
        """Put the keyboard into the search box, with what stands there selected."""
        self._box.setFocus()
        self._box.selectAll()

    def end(self) -> None:
        """Clear the search; the tree comes back."""
        self._box.clear()

    def search_for(self, text: str) -> None:
        """Search for `text`, which then stands in the box, and is remembered."""
        self._box.remember(text)
        if text == self._box.text():
            self.again()
        else:
            self._box.setText(text)

    def again(self) -> None:
        """Search the same once more, after the library or the way of searching changed."""
        if self.active:
            self._search(self._text, max(_FIRST, self._pane.model.rowCount()), extend=False)

    def choose(self, digests: Digests) -> None:
        """Find these digests from now on."""
        self._digests = digests
        self.again()

    def widen(self, acronyms: bool) -> None:
        """Look for what acronyms stand for too, or only for what is typed."""
        self._acronyms = acronyms
        self.again()

    def show_undecided(self, undecided: bool) -> None:
        """Show the articles of which it is not known whether they belong, or those that do."""
        self._undecided = undecided
        self.again()

    def add_filter(self, condition: Condition) -> None:
        """Narrow the query in the box."""
        from reader.query import with_filter

        self.search_for(with_filter(self._box.text(), condition))

    def take_out_filter(self, condition: Condition) -> None:
        """Widen the query in the box."""
        from reader.query import without

        self.search_for(without(self._box.text(), condition))

    def step(self, down: bool, hit: int = 0) -> bool:
        """Stand on the next or previous result, at this hit of it; False at the end."""
        return self._pane.step(down, hit) is not None

    def _join(self, pane: ResultsPane) -> None:
        pane.left_upwards.connect(self._box.setFocus)
        pane.escaped.connect(self._on_results_escaped)
        pane.more_wanted.connect(self._on_more_wanted)
        pane.result_chosen.connect(self._on_result_chosen)
        pane.result_activated.connect(self._on_result_activated)
        pane.filter_wanted.connect(self.add_filter)
        pane.filter_unwanted.connect(self.take_out_filter)
        pane.query_wanted.connect(self.search_for)
        pane.model.lines_wanted.connect(self._on_lines_wanted)

    def _on_results_escaped(self) -> None:
        self.end()
        self._box.setFocus()

    def _on_box_left(self) -> None:
        self.when_found(lambda: self._pane.enter())

    def _on_entered(self) -> None:
        self._box.remember(self._box.text())
        self.when_found(lambda: self._pane.activate_first())

    def when_found(self, act: Callable[[], None]) -> None:
        """Do it with the results of what stands in the box, the last asked for too: now or when they come."""
        if self._jobs.busy(_FIRST_LANE) or self._jobs.busy(_LANE):
            self._waiting = act if self._text else None
        elif self.active:
            act()

    def _on_search_requested(self, text: str) -> None:
        self._text = text
        self._waiting = None
        self._acronyms, self._undecided = True, False
        # A search that is still running must not bring its results after this.
        for lane in (_FIRST_LANE, _LANE):
            self._jobs.give_up(lane)
        if text:
            self._glance(text)
        elif self.active:
            self._pane.clear()
            self.active = False
            self.ended.emit()

    def _glance(self, text: str) -> None:
        """Show the newest matches at once, then the best."""
        from reader.model import SortOrder

        if self._settings.sort_order not in (SortOrder.RELEVANCE, SortOrder.NEWEST):
            self._search(text, _FIRST, extend=False)
            return

        def show(found: SearchResults) -> None:
            self._show(found, provisional=True)
            if found.results or not found.counted or found.query.condition is not None:
                self._search(text, _FIRST, extend=False, after=_LOOK_SECONDS)
            else:
                self._waiting = None

        digests, number = self._digests, self._left.rows_for_results
        self._jobs.run(_FIRST_LANE, lambda token: self.searcher.newest(text, number, token, digests), show)

    def _show(self, found: SearchResults, *, provisional: bool = False) -> None:
        from reader.ui.results.telling import Choices, notices

        choices = Choices(self.widen, self.show_undecided)
        said = notices(found, choices, acronyms=self._acronyms, undecided=self._undecided)
        self._pane.show_found(found, said, provisional=provisional)
        if not self.active:
            self.active = True
            self.began.emit()
        if not (provisional or found.results):
            self.found_nothing.emit()

    def _search(self, text: str, limit: int, *, extend: bool, after: float = 0) -> None:
        """after: seconds to wait before, unless the search is given up meanwhile."""
        self._jobs.give_up(_FIRST_LANE)
        digests, order = self._digests, self._settings.sort_order
        acronyms, undecided = self._acronyms, self._undecided

        def work(token: CancelToken) -> SearchResults:
            if after:
                _wait(after, token)
            return self.searcher.search(
                text, limit, token, digests, order=order, acronyms=acronyms, undecided=undecided
            )

        def show(found: SearchResults) -> None:
            if extend:
                self._pane.show_more(found)
            else:
                self._show(found)
            waiting, self._waiting = self._waiting, None
            if waiting:
                waiting()

        self._jobs.run(_LANE, work, show, latest=True)

    def _on_more_wanted(self, shown: int) -> None:
        self._search(self._text, shown + _MORE, extend=True)

    def _on_result_chosen(self, result: SearchResult, hit: int) -> None:
        self.result_opened.emit(result, hit)

    def _on_result_activated(self, result: SearchResult, hit: int) -> None:
        self._box.remember(self._text)
        self.result_opened.emit(result, hit)
        self.reading_wanted.emit()

    def _on_lines_wanted(self, result: SearchResult) -> None:
        read = self.read_words
        if read is None:
            return
        self._jobs.run(
            _WORDS_LANE,
            lambda token: read(result),
            lambda words: self._pane.model.show_words(result.summary.key, words),
            lambda error: None,  # the bare words stand there, and opening the article says what is wrong
        )


def _wait(seconds: float, token: CancelToken) -> None:
    """On a lane's thread; raises `Cancelled` as soon as the work is not wanted any more."""
    given_up = threading.Event()
    forget = token.on_cancel(given_up.set)
    given_up.wait(seconds)
    forget()
    token.check()
