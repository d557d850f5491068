"""Search: from a keystroke to the first results on the main thread, through the window's own lane of work."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop

from reader.errors import ReaderError
from reader.library import Library
from reader.model import CancelToken, SearchResults
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.jobs import Jobs
from tests.benchmarks.driving import the_application
from tests.benchmarks.figures import Figure, Results, quantile
from tests.benchmarks.workspace import Workspace

ROUNDS = 5
LIMIT = 20
MEDIAN_BAR, P95_BAR, WORST_BAR = 8.0, 16.0, 60.0
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
    """Time every query, in shuffled order, on the home of each of `counts` articles."""
    the_application()
    for count in sorted(counts):
        library = Library.open(Home(workspace.home(count)).library)
        try:
            with _asking(Searcher(library)) as ask:
                taken = _time_queries(ask)
        finally:
            library.close()
        _report(taken, count, results)


@contextmanager
def _asking(searcher: Searcher) -> Iterator[Callable[[str], float]]:
    """A function that searches as the window does and returns the milliseconds until the results are here."""
    jobs = Jobs()
    loop = QEventLoop()

    def failed(error: ReaderError) -> None:
        raise error

    def ask(text: str) -> float:
        def work(token: CancelToken) -> SearchResults:
            return searcher.search(text, limit=LIMIT, cancel=token)

        started = time.perf_counter()
        jobs.run("search", work, lambda _results: loop.quit(), failed, latest=True)
        loop.exec()
        return (time.perf_counter() - started) * 1000

    try:
        yield ask
    finally:
        jobs.close()


def _time_queries(ask: Callable[[str], float]) -> dict[str, list[float]]:
    order = [(kind, text) for kind, texts in QUERIES.items() for text in texts] * ROUNDS
    random.Random(1).shuffle(order)
    ask("warm")
    taken: dict[str, list[float]] = {kind: [] for kind in QUERIES}
    for kind, text in order:
        taken[kind].append(ask(text))
    return taken


def _report(taken: dict[str, list[float]], count: int, results: Results) -> None:
    every = [each for times in taken.values() for each in times]
    judged = count == JUDGED
    note = f"{len(every)} searches of {len(QUERIES)} kinds, shuffled"
    for name, value, bar in (
        ("median", statistics.median(every), MEDIAN_BAR),
        ("95th percentile", quantile(every, 0.95), P95_BAR),
        ("worst", max(every), WORST_BAR),
    ):
        title = f"keystroke to first results, {count:,} articles, {name}"
        results.figures.append(Figure(title, value, "ms", bar=bar if judged else None, note=note))
    for kind, times in taken.items():
        title = f"– {kind}, {count:,} articles"
        results.figures.append(
            Figure(title, statistics.median(times), "ms", note=f"worst {max(times):.1f} ms")
        )
