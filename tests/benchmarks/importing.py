"""Import: the command line in turn with `recollindex` on the same files, its growth, the library's size."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, Results, paired_ratio
from tests.benchmarks.floors import plain_index, plain_insert, recoll_installed, recollindex
from tests.benchmarks.processes import Taken
from tests.benchmarks.workspace import Workspace, folder_size

COMPARED = 10_000  # articles of the comparison with Recoll
ROUNDS = 3
SIZE_BAR = 5.0
GROWTH_BAR = 1.25  # an article may cost this many times what it costs in a tenth of the library


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Import each of `counts` articles into an empty library; the last import of each becomes its home."""
    each_costs: dict[int, float] = {}
    for count in sorted(counts):
        compare = count == COMPARED and recoll_installed()
        taken, floors = _in_turn(workspace, count, compare)
        results.figures += _times(workspace, count, taken, floors)
        if count == COMPARED and not compare:
            results.skipped.append("import against Recoll (recollindex is not installed)")
        each_costs[count] = statistics.median(each.processor for each in taken) / count * 1000
        results.figures += _growth(each_costs, count)
        results.figures.append(_size(workspace, count))


def _in_turn(workspace: Workspace, count: int, compare: bool) -> tuple[list[Taken], list[Taken]]:
    folder, written = workspace.articles(count)
    taken: list[Taken] = []
    floors: list[Taken] = []
    for _ in range(ROUNDS if count <= COMPARED else 1):
        home, each = workspace.imported(count)
        taken.append(each)
        if compare:
            floors.append(recollindex(folder, workspace.folder / "recoll", written.files))
    workspace.keep_home(count, home)
    return taken, floors


def _times(workspace: Workspace, count: int, taken: list[Taken], floors: list[Taken]) -> list[Figure]:
    clock, processor = [each.clock for each in taken], [each.processor for each in taken]
    name, files = f"import, {count:,} articles", workspace.articles(count)[1].files
    note = f"{files:,} files, median of {len(taken)}"
    if not floors:
        by_clock = Figure(name, statistics.median(clock), "s", note=note)
        return [by_clock, _beside_sqlite(workspace, count, statistics.median(processor))]
    other_clock, other_processor = [each.clock for each in floors], [each.processor for each in floors]
    return [
        Figure(
            name,
            statistics.median(clock),
            "s",
            statistics.median(other_clock),
            "recollindex",
            paired_ratio(clock, other_clock),
            1.0,
            bar_on_ratio=True,
            note=f"{note}, in turn",
        ),
        Figure(
            f"{name}, processor time",
            statistics.median(processor),
            "s",
            statistics.median(other_processor),
            "recollindex",
            paired_ratio(processor, other_processor),
            note="of all its processes; what else runs meanwhile does not count",
        ),
        _beside_sqlite(workspace, count, statistics.median(processor)),
    ]


def _beside_sqlite(workspace: Workspace, count: int, processor: float) -> Figure:
    folder, _ = workspace.articles(count)
    database = workspace.folder / "plain.sqlite"
    inserting, indexing = plain_insert(folder, database), plain_index(database)
    database.unlink()
    floor = inserting + indexing
    return Figure(
        f"import, {count:,} articles, processor time",
        processor,
        "s",
        floor,
        "bare SQLite",
        processor / floor,
        note=f"reading and INSERT {inserting:.2f} s, FTS5 rebuild {indexing:.2f} s; nothing is understood",
    )


def _growth(each_costs: dict[int, float], count: int) -> list[Figure]:
    fewer = count // 10
    if fewer not in each_costs:
        return []
    cost, floor = each_costs[count], each_costs[fewer]
    return [
        Figure(
            f"processor time an article, {count:,} articles",
            cost,
            "ms",
            floor,
            f"at {fewer:,}",
            cost / floor,
            GROWTH_BAR,
            bar_on_ratio=True,
        )
    ]


def _size(workspace: Workspace, count: int) -> Figure:
    size, text = folder_size(workspace.home(count)), workspace.articles(count)[1].size
    return Figure(
        f"library file, {count:,} articles",
        size / 1e6,
        "MB",
        text / 1e6,
        "its text",
        size / text,
        SIZE_BAR,
        bar_on_ratio=True,
    )
