"""Commands that write while a window writes too: nothing is lost and nobody is refused.

Control: a window that does not wait for the other program.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.acknowledged import Acknowledged
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home, open_home, problems_of
from tests.faults.processes import CHECKOUT, start, whole_lines
from tests.faults.typing_program import body_of

_CONTROL_SECONDS, _CONTROLS = 2, 5
_PAUSE = 0.004
_END_SECONDS = 60


@dataclass
class _Together:
    """refused: what either program said instead of saving."""

    typed: int = 0
    commands: int = 0
    lost: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def measure(cases: int, folder: Path) -> Finding:
    """cases: seconds."""
    template = make_home(folder / "home")
    found = _write_together(copy_home(template, folder / "both"), cases)
    control = _Together()
    for number in range(_CONTROLS):
        if not control.refused:
            home = copy_home(template, folder / f"control{number}")
            control = _write_together(home, _CONTROL_SECONDS, "--impatient")
    return Finding(
        cases=found.typed + found.commands,
        figure=f"{len(found.lost)} lost, {len(found.refused)} refused; {found.commands} commands while "
        f"{found.typed:,} changes were typed in {cases} s",
        held=not (found.lost or found.refused),
        control=f"a window that does not wait: {len(control.refused)} refused",
        caught=bool(control.refused),
        mistakes=(*found.lost, *found.refused),
    )


def _write_together(home: Path, seconds: float, *options: str) -> _Together:
    """Two typing programs stand for a window and for one more; commands come between."""
    together = _Together()
    chance = random.Random(1)
    with open_home(home) as noter:
        keys = [summary.key for summary in noter.library.articles.list()]
    windows = [
        start("typing_program", home, name, "--pause", _PAUSE, "--seconds", seconds, *options)
        for name in ("window", "second")
    ]
    known = Acknowledged()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = f"command-{together.commands}"
        done = _note(home, chance.choice(keys), body_of(name, 0))
        together.commands += 1
        if done.returncode:
            together.refused.append(done.stderr)
        else:
            known.take([f"{name} 0"])
    for window in windows:
        said, complained = window.communicate(timeout=_END_SECONDS)
        before = known.count
        known.take(whole_lines(said))
        together.typed += known.count - before
        if window.returncode:
            together.refused.append(complained.decode().strip().rpartition("\n")[2])
    with open_home(home) as noter:
        together.lost += known.lost(noter.notebook)
        together.lost += problems_of(noter)
    return together


def _note(home: Path, key: str, text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", "--home", str(home), "note", "add", key, "--text", text]
    return subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, timeout=_END_SECONDS, check=False
    )
