"""Search: from the stroke of a key in the search box to the paint that shows the first results."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest

from reader.library import Library
from reader.model import NoteText, PersonalFacts
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.window import MainWindow
from tests.benchmarks.driving import rest, shown_window
from tests.benchmarks.figures import Figure, Results, quantile
from tests.benchmarks.others import recoll_index, tantivy_index
from tests.benchmarks.queries import NOTE, PLAIN, QUERIES
from tests.benchmarks.workspace import Workspace

ROUNDS = 5
LIMIT, GLANCE = 30, 12  # as the window asks
_PATIENCE = 10_000  # milliseconds
_BETWEEN_KEYS = 80  # milliseconds, of somebody who types fast
MEDIAN_BAR, P95_BAR, WORST_BAR, RANKED_BAR = 8.0, 16.0, 60.0, 150.0
JUDGED = 100_000  # articles at which the bars hold


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Ask every query, in shuffled order, on the home of each of `counts` articles."""
    for count in sorted(counts):
        home = workspace.home(count)
        with _noted(Home(home)):
            with shown_window(home, workspace.folder / "search-settings.ini") as window:
                typed = _time_queries(_Typing(window).milliseconds)
            first, ranked = _engine(Home(home))
        _report(typed, first, ranked, count, results)
        _compare(workspace, count, ranked, results)


@contextmanager
def _noted(home: Home) -> Iterator[None]:
    """With a note on every thousandth article; without any afterwards, as the home was."""
    library = Library.open(home.library)
    try:
        keys = [summary.key for summary in library.articles.list()][::1000]
        noted = [PersonalFacts(key, notes=(NoteText(number, NOTE),)) for number, key in enumerate(keys, 1)]
        library.personal.replace(noted, "benchmark")
        try:
            yield
        finally:
            library.personal.replace([], "benchmark")
    finally:
        library.close()


def _engine(home: Home) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The first answer and the ranked one without the window."""
    library = Library.open(home.library)
    try:
        searcher = Searcher(library)
        return (
            _time_queries(lambda text: _timed(lambda: searcher.newest(text, GLANCE))),
            _time_queries(lambda text: _timed(lambda: searcher.search(text, LIMIT))),
        )
    finally:
        library.close()


class _Typing(QObject):
    """Types into the search box of `window` and waits for the paint that shows what was found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._box = window.parts.top_bar.search_box
        self._box.setFocus()
        self._results = window.parts.results
        self._loop = QEventLoop()
        self._there = self._painted = False
        self._results.model.modelReset.connect(self._on_reset)
        self._results.list.viewport().installEventFilter(self)

    def milliseconds(self, text: str) -> float:
        """From the stroke of the last key of `text`, the others being there, to its results on the screen."""
        self._box.blockSignals(True)
        self._box.setText(text[:-1])
        self._box.blockSignals(False)
        self._there = self._painted = False
        started = time.perf_counter()
        QTest.keyClicks(self._box, text[-1])
        QTimer.singleShot(_PATIENCE, self._loop, self._loop.quit)
        while not self._painted and time.perf_counter() - started < _PATIENCE / 1000:
            self._loop.exec()
        taken = (time.perf_counter() - started) * 1000
        if not self._painted:
            raise TimeoutError(f"no answer to {text!r} within {_PATIENCE // 1000} seconds")
        rest(_BETWEEN_KEYS)
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._there:
            self._there, self._painted = False, True
            QTimer.singleShot(0, self._loop.quit)
        return False

    def _on_reset(self) -> None:
        self._there = True
        QTimer.singleShot(0, self, self._on_shown)

    def _on_shown(self) -> None:
        """Where nothing is found, the list gives its place to what is said instead, and is not painted."""
        if self._there and not self._results.list.isVisible():
            self._results.repaint()
            self._there, self._painted = False, True
            self._loop.quit()


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _time_queries(ask: Callable[[str], float]) -> dict[str, list[float]]:
    order = [(kind, text) for kind, texts in QUERIES.items() for text in texts] * ROUNDS
    random.Random(1).shuffle(order)
    ask("warm")
    taken: dict[str, list[float]] = {kind: [] for kind in QUERIES}
    for kind, text in order:
        taken[kind].append(ask(text))
    return taken


def _report(
    typed: dict[str, list[float]],
    first: dict[str, list[float]],
    ranked: dict[str, list[float]],
    count: int,
    results: Results,
) -> None:
    judged = count == JUDGED
    number = sum(map(len, QUERIES.values()))
    note = f"{number} queries of {len(QUERIES)} classes, {ROUNDS} times each, shuffled"
    for what, times, how in (
        ("keystroke to first results", typed, f"{note}, typed into the window"),
        ("first results, engine alone", first, note),
    ):
        every = [each for group in times.values() for each in group]
        for name, value, bar in (
            ("median", statistics.median(every), MEDIAN_BAR),
            ("95th percentile", quantile(every, 0.95), P95_BAR),
            ("worst", max(every), WORST_BAR),
        ):
            title = f"{what}, {count:,} articles, {name}"
            results.figures.append(Figure(title, value, "ms", bar=bar if judged else None, note=how))
    all_ranked = [each for group in ranked.values() for each in group]
    results.figures.append(
        Figure(
            f"ranked search, {count:,} articles, 95th percentile",
            quantile(all_ranked, 0.95),
            "ms",
            bar=RANKED_BAR if judged else None,
            note=f"the {LIMIT} best, count and facets, without the window; worst {max(all_ranked):.0f} ms",
        )
    )
    for kind, taken in typed.items():
        own = (
            f"worst {max(taken):.1f} ms; engine alone {statistics.median(first[kind]):.1f} ms, worst "
            f"{max(first[kind]):.1f} ms; ranked {statistics.median(ranked[kind]):.1f} ms"
        )
        results.figures.append(
            Figure(f"– {kind}, {count:,} articles", statistics.median(taken), "ms", note=own)
        )


def _compare(workspace: Workspace, count: int, ranked: dict[str, list[float]], results: Results) -> None:
    """The ranked search beside other programs' on the same articles."""
    files, written = workspace.articles(count)
    for make, name in ((tantivy_index, "tantivy"), (recoll_index, "recoll")):
        other = make(files, workspace.folder / f"{name}-{count}")
        if other is None:
            results.skipped.append(f"search beside {name}: it is not installed")
            continue
        for kind in PLAIN:
            theirs = statistics.median(other.milliseconds(text) for text in QUERIES[kind])
            ours = statistics.median(ranked[kind])
            results.figures.append(
                Figure(
                    f"ranked search, {kind}, {count:,} articles",
                    ours,
                    "ms",
                    theirs,
                    other.name,
                    ours / theirs,
                )
            )
        build = "kept from an earlier run" if other.build is None else f"built in {other.build:.0f} s"
        results.figures.append(
            Figure(
                f"index of {other.name}, {count:,} articles",
                other.size / 1e6,
                "MB",
                written.size / 1e6,
                "the text",
                other.size / written.size,
                note=build,
            )
        )
