"""A process that is killed while notes are typed loses nothing that it had acknowledged.

Control: a program that says "saved" before it saves.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ReaderError
from tests.faults.acknowledged import Acknowledged
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home, open_home, problems_of
from tests.faults.processes import kill_after, start

_LONGEST_SECONDS = 0.3
_KILLS_OF_A_HOME = 10
_CONTROL_KILLS = 40


@dataclass
class _Kills:
    number: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def measure(cases: int, folder: Path) -> Finding:
    home = make_home(folder / "home")
    found = _run(cases, home, folder / "killed", random.Random(1))
    control = _run(_CONTROL_KILLS, home, folder / "control", random.Random(2), "--early", until_lost=True)
    return Finding(
        cases=found.number,
        figure=f"{len(found.lost)} of {found.acknowledged:,} acknowledged changes lost, "
        f"{len(found.damaged)} damaged files",
        held=not (found.lost or found.damaged),
        control=f"acknowledged before the commit: a loss at kill {control.number}",
        caught=bool(control.lost),
        mistakes=(*found.lost, *found.damaged),
    )


def _run(
    cases: int, template: Path, home: Path, chance: random.Random, *options: str, until_lost: bool = False
) -> _Kills:
    kills = _Kills()
    known = Acknowledged()
    for number in range(cases):
        if number % _KILLS_OF_A_HOME == 0:
            shutil.rmtree(home, ignore_errors=True)
            copy_home(template, home)
            known = Acknowledged()
        before = known.count
        process = start("typing_program", home, f"n{number}", *options)
        known.take(kill_after(process, chance.random() * _LONGEST_SECONDS))
        kills.number += 1
        kills.acknowledged += known.count - before
        try:
            with open_home(home) as noter:
                kills.lost += known.lost(noter.notebook)
                kills.damaged += problems_of(noter)
                known.settle(noter.notebook)
        except ReaderError as error:
            kills.damaged.append(str(error))
        if until_lost and kills.lost:
            break
    return kills
