"""Start-up and memory: the window until its first painted article, in turn with a bare window."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, Results, paired_ratio
from tests.benchmarks.floors import bare_window
from tests.benchmarks.processes import Start, start_window, x_screen
from tests.benchmarks.workspace import Workspace, reader_command

ROUNDS = 9
RATIO_BAR = 1.6
MEMORY_BAR = 120.0


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Start on the home of each of `counts` articles, without a screen and, where there is one, on it."""
    for count in sorted(counts):
        _platform(workspace, count, "offscreen", {"QT_QPA_PLATFORM": "offscreen"}, results)
        with x_screen() as display:
            if display is None:
                results.skipped.append("start on a screen (no DISPLAY and no Xvfb)")
            else:
                env = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                _platform(workspace, count, "X server", env, results)


def _platform(workspace: Workspace, count: int, where: str, env: dict[str, str], results: Results) -> None:
    command = reader_command(workspace.home(count), "--bench-start")
    start_window(command, env)  # the first of each fills the system's file cache
    bare_window(env)
    starts, floors = [], []
    for _ in range(ROUNDS):
        starts.append(start_window(command, env))
        floors.append(bare_window(env))
    taken, bare = [each.milliseconds for each in starts], [each.milliseconds for each in floors]
    own = statistics.median(each.own_milliseconds for each in starts)
    results.figures.append(
        Figure(
            f"start to first painted article, {count:,} articles, {where}",
            statistics.median(taken),
            "ms",
            statistics.median(bare),
            "bare window",
            paired_ratio(taken, bare),
            RATIO_BAR,
            bar_on_ratio=True,
            note=f"median of {ROUNDS} in turn; by its own count {own:.0f} ms{_tree(starts)}",
        )
    )
    peak, bare_peak = (statistics.median(each.peak_mib for each in runs) for runs in (starts, floors))
    results.figures.append(
        Figure(
            f"peak memory then, {count:,} articles, {where}",
            peak,
            "MiB",
            bare_peak,
            "bare window",
            peak / bare_peak,
            MEMORY_BAR,
        )
    )


def _tree(starts: Sequence[Start]) -> str:
    """When the tree stands too, which a bare window paints at once."""
    taken = [each.tree_milliseconds for each in starts if each.tree_milliseconds is not None]
    return f", with the tree {statistics.median(taken):.0f} ms" if taken else ""
