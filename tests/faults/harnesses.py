"""Every harness of the fault run: its row in the table, and how often its fault is injected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults import (
    anchored,
    damages,
    full_disks,
    histories,
    interruptions,
    kills,
    newer_files,
    power_cuts,
    processes,
    recording,
    round_trips,
    small_disks,
    two_writers,
)
from tests.faults.finding import Finding


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Harness:
    """fault: as the table names it. measure: injects it so many times, in an empty folder of its own. full,
    quick: how often in the fault run and in the tests. why_not: what is missing for it here, "" for nothing.
    """

    fault: str
    measure: Callable[[int, Path], Finding]
    full: int
    quick: int
    why_not: Callable[[], str] = _nothing


HARNESSES = {
    "kill": Harness("killed while notes are typed", kills.measure, 300, 20, processes.why_not),
    "power": Harness("power cut while notes are typed", power_cuts.measure, 300, 10, recording.why_not),
    "interrupt": Harness(
        "killed during backup, restore, export, creation, import",
        interruptions.measure,
        50,
        3,
        processes.why_not,
    ),
    "full": Harness("disk full", full_disks.measure, 20, 4, small_disks.why_not),
    "damage": Harness("damaged notebook", damages.measure, 300, 20),
    "newer": Harness("file of a newer version", newer_files.measure, 12, 1),
    "history": Harness("random histories", histories.measure, 2_000, 10),
    "anchoring": Harness("changed texts", anchored.measure_anchoring, 5_000, 200),
    "re-export": Harness("export over edited files", anchored.measure_re_export, 1_000, 100),
    "round-trip": Harness("Web Annotations there and back", round_trips.measure, 200, 10),
    "writers": Harness("two programs write at once", two_writers.measure, 20, 3, processes.why_not),
}
