"""Typing searches at ten keys a second: how long the main thread is ever busy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtTest import QTest

from reader.ui.window import MainWindow
from tests.benchmarks.driving import Probe, rest, shown_window, worst_at_rest
from tests.benchmarks.figures import Figure, Results, quantile
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
_AT_REST = 20  # seconds, about as long as the typing takes


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Type queries into the window on the home of each of `counts` articles."""
    for count in sorted(counts):
        with shown_window(workspace.home(count), workspace.folder / "keys-settings.ini") as window:
            gaps, worked = _type(window)
            at_rest = worst_at_rest(window, _AT_REST)
        judged = count == JUDGED
        note = f"{sum(map(len, _TYPED))} keys of {len(_TYPED)} queries; 99.9th percentile "
        for name, values, floor in (("held up", gaps, at_rest), ("at work", worked, None)):
            results.figures.append(
                Figure(
                    f"main thread {name} while searches are typed, {count:,} articles, worst",
                    max(values),
                    "ms",
                    floor=floor,
                    floor_name="at rest" if floor else "",
                    bar=BAR if judged else None,
                    note=f"{note}{quantile(values, 0.999):.1f} ms",
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
