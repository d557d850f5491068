"""Typing searches at ten keys a second: how long the main thread is ever busy."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from PySide6.QtTest import QTest

from reader.ui.window import MainWindow
from tests.benchmarks.driving import Probe, rest, shown_window, worst_at_rest
from tests.benchmarks.figures import Figure, Results, quantile, told
from tests.benchmarks.workspace import Workspace

BAR = 16.0
JUDGED = 100_000  # articles at which the bar holds
_BETWEEN_KEYS, _AT_THE_END = 100, 700  # milliseconds
_TYPED = (
    "children services review",
    '"of the region" council',
    "the tolvenay -harbrant",
    "region:london after:2019-03 safeguarding",
    "quillmere OR ashmarrow",
)
ROUNDS = 3
_AT_REST = 10  # seconds


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Type queries into the window, a fresh one in each round, on the home of each of `counts` articles.

    The longest stretch is the median of the rounds' longest: what the program does, it does in each.
    """
    for count in sorted(counts):
        rounds: list[tuple[list[float], list[float]]] = []
        at_rest: list[float] = []
        for _ in range(ROUNDS):
            with shown_window(workspace.home(count), workspace.folder / "keys-settings.ini") as window:
                rounds.append(_type(window))
                at_rest.append(worst_at_rest(window, _AT_REST))
        note = f"{sum(map(len, _TYPED))} keys of {len(_TYPED)} queries; rounds "
        for number, name, floor in ((0, "held up", statistics.median(at_rest)), (1, "at work", None)):
            worst = [max(each[number]) for each in rounds]
            every = [value for each in rounds for value in each[number]]
            results.figures.append(
                Figure(
                    f"main thread {name} while searches are typed, {count:,} articles, worst",
                    statistics.median(worst),
                    "ms",
                    floor=floor,
                    floor_name="at rest" if floor else "",
                    bar=BAR if count == JUDGED else None,
                    note=f"{note}{told(worst)}; 99.9th percentile {quantile(every, 0.999):.1f}",
                )
            )


def _type(window: MainWindow) -> tuple[list[float], list[float]]:
    """Milliseconds between two free moments of the event loop, by the clock and of the processor's time."""
    box = window.parts.top_bar.search_box
    window.activateWindow()
    box.setFocus()
    box.focused.emit()
    rest(_AT_THE_END)
    probe = Probe(window)
    for text in _TYPED:
        for letter in text:
            QTest.keyClicks(box, letter)
            rest(_BETWEEN_KEYS)
        rest(_AT_THE_END)
        box.clear()
        rest(_AT_THE_END)
    probe.stop()
    return probe.gaps, probe.worked
