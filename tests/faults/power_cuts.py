"""A power cut at any moment loses nothing that was acknowledged.

What a process does to the notebook's files while it types is recorded, from its first start on, and played
back up to points by chance; there the power fails, and what was not synced is forgotten in four ways.

Control: the same with SQLite's syncing turned off.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ReaderError
from reader.notebook import Notebook
from reader.notebook.backups.copying import flaw
from tests.faults.acknowledged import Acknowledged
from tests.faults.disk import Disk, Forgetting
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home
from tests.faults.recording import Operation, record

_CHANGES = 90
_CONTROL_POINTS = 20
_OURS = ("notebook.sqlite", "backups")


@dataclass
class _Cuts:
    number: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def measure(cases: int, folder: Path) -> Finding:
    template = make_home(folder / "home")
    (template / "notebook.sqlite").unlink()
    (folder / "start").mkdir()
    recorded = _recorded(template, folder, "recorded", cases, "--backups")
    found = _cut(recorded, folder, random.Random(1), cases)
    unsynced = _recorded(template, folder, "unsynced", _CONTROL_POINTS, "--unsynced")
    control = _cut(unsynced, folder, random.Random(2), _CONTROL_POINTS)
    return Finding(
        cases=cases,
        figure=f"{len(found.lost)} acknowledged changes lost, {len(found.damaged)} damaged files "
        f"({found.number:,} states of the disk)",
        held=not (found.lost or found.damaged),
        control=f"`synchronous=OFF`: {len(control.lost):,} lost, {len(control.damaged)} damaged "
        f"in {control.number} states",
        caught=bool(control.lost),
        mistakes=(*found.lost, *found.damaged),
    )


def _recorded(template: Path, folder: Path, name: str, cases: int, *options: str) -> list[Operation]:
    home = copy_home(template, folder / name)
    trace = folder / f"{name}.trace"
    changes = _CHANGES if cases > _CONTROL_POINTS else _CHANGES // 2
    operations = record(home, trace, "typing_program", home, name, "--changes", changes, *options)
    trace.unlink()
    return [each for each in operations if each.kind == "say" or each.path.startswith(_OURS) or not each.path]


def _cut(operations: list[Operation], folder: Path, chance: random.Random, cases: int) -> _Cuts:
    """Play `operations` back from an empty folder, with power cuts at as many points by chance."""
    cuts = _Cuts()
    disk = Disk(folder / "start")
    known = Acknowledged()
    points = set(chance.sample(range(1, len(operations) + 1), min(cases, len(operations))))
    for number, operation in enumerate(operations, start=1):
        if operation.kind == "say":
            known.take([operation.data.decode().rstrip("\n")])
        else:
            disk.do(operation)
        if number in points:
            for forgetting in Forgetting:
                _look_after_cut(disk, folder / "after", forgetting, chance, known, cuts)
    return cuts


def _look_after_cut(
    disk: Disk, home: Path, forgetting: Forgetting, chance: random.Random, known: Acknowledged, cuts: _Cuts
) -> None:
    disk.cut(home, forgetting, chance)
    cuts.number += 1
    try:
        notebook = Notebook.open(home / "notebook.sqlite")
        try:
            cuts.lost += known.lost(notebook)
            cuts.damaged += notebook.health.check().problems
            there = {backup.path.name: backup.path for backup in notebook.backups.all()}
            cuts.lost += [f"backup {name} is not there" for name in known.backups - there.keys()]
            cuts.damaged += [f"backup {name} is torn" for name, path in there.items() if flaw(path)]
        finally:
            notebook.close()
    except ReaderError as error:
        cuts.damaged.append(f"{forgetting}: {error}")
    shutil.rmtree(home)
