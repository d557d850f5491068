"""The event loop in every journey: how long the main thread ever holds it up, a line each."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from reader.app import open_noter
from reader.library import Library
from reader.paths import Home
from tests.benchmarks.driving import shown_window, worst_at_rest
from tests.benchmarks.figures import Figure, Results, paired_ratio, quantile, told
from tests.benchmarks.floors import bare_window
from tests.benchmarks.ways import Journeys, Stretches, bare_journeys
from tests.benchmarks.workspace import Workspace

BAR = 16.0
ROUNDS = 3
_AT_REST = 10  # seconds
JUDGED = 100_000  # articles at which the bar holds
AS_MEANT = "150 ms"  # the bare window's start on a machine as fast as the one that the bar is meant for


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Go every way through the window, a fresh one in each round, on the home of each of `counts` articles.

    The longest stretch of a way is the median of the rounds' longest: what the program does, it does in each.
    Where a window of Qt's own panes can go the same way, it is the floor; else our window at rest is.
    """
    for count in sorted(counts):
        home = Home(workspace.home(count))
        settings = workspace.folder / "journeys-settings.ini"
        taken: dict[str, list[Stretches]] = {}
        bare: dict[str, list[Stretches]] = {}
        at_rest, starts = [], []
        for _ in range(ROUNDS):
            starts.append(bare_window({"QT_QPA_PLATFORM": "offscreen"}).milliseconds)
            settings.unlink(missing_ok=True)
            with _left_as_it_was(home), shown_window(home.folder, settings) as window:
                for name, stretches in Journeys(window).take():
                    taken.setdefault(name, []).append(stretches)
                at_rest.append(worst_at_rest(window, _AT_REST))
                for name, stretches in bare_journeys(window):
                    bare.setdefault(name, []).append(stretches)
        for name, rounds in taken.items():
            figure = _figure(
                f"event loop held up: {name}, {count:,} articles, worst", rounds, bare.get(name), at_rest
            )
            results.figures.append(figure if count == JUDGED else replace(figure, bar=None))
        results.figures.append(
            Figure(
                f"the bare window started, between the rounds of {count:,} articles",
                statistics.median(starts),
                "ms",
                note=f"rounds {told(starts)}; the speed of the machine: the bar is meant for {AS_MEANT}",
            )
        )


def _figure(
    name: str, rounds: Sequence[Stretches], bare: Sequence[Stretches] | None, at_rest: Sequence[float]
) -> Figure:
    """One way's figure, held to the bar."""
    worst = [max(each.gaps) for each in rounds]
    all_gaps = [gap for each in rounds for gap in each.gaps]
    floors = [max(each.gaps) for each in bare] if bare else at_rest
    at_work = told([max(each.worked) for each in rounds])
    return Figure(
        name,
        statistics.median(worst),
        "ms",
        statistics.median(floors),
        "bare panes" if bare else "at rest",
        paired_ratio(worst, floors) if bare else None,
        BAR,
        note=f"rounds {told(worst)}; 99th percentile {quantile(all_gaps, 0.99):.1f}; main thread "
        f"at work at most {at_work}" + (f"; bare panes {told(floors)}" if bare else ""),
    )


@contextmanager
def _left_as_it_was(home: Home) -> Iterator[None]:
    """With an empty notebook, as at every start but the first; without it and the folder for requests, which
    the journeys make, afterwards.
    """
    library = Library.open(home.library)
    try:
        noter, _ = open_noter(home, library)
        noter.notebook.close()
        try:
            yield
        finally:
            home.notebook.unlink(missing_ok=True)
            if home.requests.is_dir():
                home.requests.rmdir()
            library.personal.replace([], "none")
    finally:
        library.close()
