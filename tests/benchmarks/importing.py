"""Import: the command line in turn with `recollindex` on the same files, its growth, the library's size."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, Results, paired_ratio
from tests.benchmarks.floors import plain_index, plain_insert, recoll_installed, recollindex
from tests.benchmarks.workspace import Workspace, folder_size

COMPARED = 10_000  # articles of the comparison with Recoll
ROUNDS = 3
SIZE_BAR = 5.0
GROWTH_BAR = 1.25  # an article may cost this many times what it costs in a tenth of the library


def measure(workspace: Workspace, counts: Sequence[int], results: Results) -> None:
    """Import each of `counts` articles into an empty library; the last import of each becomes its home."""
    seconds: dict[int, float] = {}
    for count in sorted(counts):
        compare = count == COMPARED and recoll_installed()
        rounds = ROUNDS if count <= COMPARED else 1
        taken, floors = _in_turn(workspace, count, rounds, compare)
        seconds[count] = statistics.median(taken)
        files = workspace.articles(count)[1].files
        note = f"command line, {files:,} files, median of {rounds}"
        figure = Figure(f"import, {count:,} articles", seconds[count], "s", note=note)
        if compare:
            figure = Figure(
                figure.name,
                figure.value,
                "s",
                statistics.median(floors),
                "recollindex",
                paired_ratio(taken, floors),
                1.0,
                bar_on_ratio=True,
                note=f"{note}, in turn with recollindex",
            )
        elif count == COMPARED:
            results.skipped.append("import against Recoll (recollindex is not installed)")
        results.figures.append(figure)
        _growth(seconds, count, results)
        _size(workspace, count, results)
        _against_sqlite(workspace, count, seconds[count], results)


def _in_turn(workspace: Workspace, count: int, rounds: int, compare: bool) -> tuple[list[float], list[float]]:
    folder, written = workspace.articles(count)
    taken: list[float] = []
    floors: list[float] = []
    for _ in range(rounds):
        home, each = workspace.imported(count)
        taken.append(each)
        if compare:
            floors.append(recollindex(folder, workspace.folder / "recoll", written.files))
    workspace.keep_home(count, home)
    return taken, floors


def _growth(seconds: dict[int, float], count: int, results: Results) -> None:
    fewer = count // 10
    if fewer in seconds:
        ratio = seconds[count] / count / (seconds[fewer] / fewer)
        name = f"time an article, {count:,} articles"
        floor_name = f"at {fewer:,}"
        results.figures.append(
            Figure(
                name,
                seconds[count] / count * 1000,
                "ms",
                seconds[fewer] / fewer * 1000,
                floor_name,
                ratio,
                GROWTH_BAR,
                bar_on_ratio=True,
            )
        )


def _size(workspace: Workspace, count: int, results: Results) -> None:
    size, text = folder_size(workspace.home(count)), workspace.articles(count)[1].size
    results.figures.append(
        Figure(
            f"library file, {count:,} articles",
            size / 1e6,
            "MB",
            text / 1e6,
            "its text",
            size / text,
            SIZE_BAR,
            bar_on_ratio=True,
        )
    )


def _against_sqlite(workspace: Workspace, count: int, seconds: float, results: Results) -> None:
    folder, _ = workspace.articles(count)
    database = workspace.folder / "plain.sqlite"
    inserting, indexing = plain_insert(folder, database), plain_index(database)
    database.unlink()
    floor = inserting + indexing
    note = f"reading the files and INSERT {inserting:.2f} s, FTS5 rebuild {indexing:.2f} s; no parsing"
    results.figures.append(
        Figure(
            f"the same against bare SQLite, {count:,} articles",
            seconds,
            "s",
            floor,
            "INSERT and FTS5 rebuild",
            seconds / floor,
            note=note,
        )
    )
