"""Search: from the stroke of a key in the search box to the paint that shows the first results."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest

from reader.library import Library
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.window import MainWindow
from tests.benchmarks.driving import rest, shown_window
from tests.benchmarks.figures import Figure, Results, quantile
from tests.benchmarks.workspace import Workspace

ROUNDS = 5
LIMIT = 30
_BETWEEN_KEYS = 80  # milliseconds, of somebody who types fast
MEDIAN_BAR, P95_BAR, WORST_BAR, RANKED_BAR = 8.0, 16.0, 60.0, 150.0
JUDGED = 100_000  # articles at which the bars hold

QUERIES = {
    "word in no article": ["zyrkandel"],
    "word in 0.1%": ["quillmere"],
    "word in 5%": ["harbrant"],
    "word in 40%": ["tolvenay"],
    "word in 90%": ["ashmarrow"],
    "word in nearly all": ["the", "of"],
    "everyday word": ["children", "reviews", "learning", "placement"],
    "several words": ["children services review", "tolvenay harbrant", "quillmere ashmarrow the"],
    "many common words": ["the region and councils of children with support for schools"],
    "phrase": ['"brindlow covendale"', '"of the"', '"children services"'],
    "phrase in no article": ['"ashmarrow the tolvenay harbrant"', '"the of and to"'],
    "phrase and word": ['"in the" quillmere', 'tolvenay "of the"'],
    "typing, letter by letter": [
        text[:end] for text in ("kinship review", '"the region') for end in range(1, len(text) + 1)
    ],
}


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Ask every query, in shuffled order, on the home of each of `counts` articles."""
    for count in sorted(counts):
        home = workspace.home(count)
        with shown_window(home, workspace.folder / "search-settings.ini") as window:
            typed = _time_queries(_Typing(window).milliseconds)
        ranked = _ranked(Home(home))
        _report(typed, ranked, count, results)


def _ranked(home: Home) -> dict[str, list[float]]:
    library = Library.open(home.library)
    try:
        searcher = Searcher(library)
        return _time_queries(lambda text: _timed(lambda: searcher.search(text, LIMIT)))
    finally:
        library.close()


class _Typing(QObject):
    """Types into the search box of `window` and waits for the paint that shows what was found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._box = window.parts.top_bar.search_box
        self._results = window.parts.results
        self._loop = QEventLoop()
        self._there = False
        self._results.model.modelReset.connect(self._on_reset)
        self._results.list.viewport().installEventFilter(self)

    def milliseconds(self, text: str) -> float:
        """From the stroke of the last key of `text`, the others being there, to its results on the screen."""
        self._box.blockSignals(True)
        self._box.setText(text[:-1])
        self._box.blockSignals(False)
        self._there = False
        started = time.perf_counter()
        QTest.keyClicks(self._box, text[-1])
        self._loop.exec()
        taken = (time.perf_counter() - started) * 1000
        rest(_BETWEEN_KEYS)
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._there:
            self._there = False
            QTimer.singleShot(0, self._loop.quit)
        return False

    def _on_reset(self) -> None:
        self._there = True


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
    typed: dict[str, list[float]], ranked: dict[str, list[float]], count: int, results: Results
) -> None:
    every = [each for times in typed.values() for each in times]
    judged = count == JUDGED
    note = f"{len(every)} searches of {len(QUERIES)} kinds, shuffled, typed into the window"
    for name, value, bar in (
        ("median", statistics.median(every), MEDIAN_BAR),
        ("95th percentile", quantile(every, 0.95), P95_BAR),
        ("worst", max(every), WORST_BAR),
    ):
        title = f"keystroke to first results, {count:,} articles, {name}"
        results.figures.append(Figure(title, value, "ms", bar=bar if judged else None, note=note))
    worst = max(each for times in ranked.values() for each in times)
    results.figures.append(
        Figure(
            f"ranked search, {count:,} articles, worst",
            worst,
            "ms",
            bar=RANKED_BAR if judged else None,
            note=f"the {LIMIT} best, without the window",
        )
    )
    for kind, times in typed.items():
        own = f"worst {max(times):.1f} ms; the search itself {statistics.median(ranked[kind]):.1f} ms"
        results.figures.append(
            Figure(f"– {kind}, {count:,} articles", statistics.median(times), "ms", note=own)
        )
