"""Running a program as a whole process, timed from outside; and a screen for those that need one."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
_PATIENCE_SECONDS = 30.0
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


class ProgramFailed(Exception):
    """A measured program ended with an error; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a window: milliseconds from before the process was made until it reported its first
    painted text, the same as the program itself counts them, and its peak resident memory in MiB.
    tree_milliseconds: until its tree was painted too, by its own count; None where it does not tell.
    """

    milliseconds: float
    own_milliseconds: float
    peak_mib: float
    tree_milliseconds: float | None = None


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """What a measured program runs in: Python keeps what it compiled, as it does for everybody by default."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = Path(tempfile.gettempdir()) / "regional-reader-benchmarks" / "compiled"
    return {**kept, "PYTHONPYCACHEPREFIX": str(compiled), **changes}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that a program took from start to end: by the clock, and of the processors together, its own
    processes included.
    """

    clock: float
    processor: float


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Taken:
    """Run `command` to its end. Raises `ProgramFailed`."""
    started, used = time.perf_counter(), _used_by_children()
    done = subprocess.run(
        command, env=environment(env or {}), cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    taken = Taken(time.perf_counter() - started, _used_by_children() - used)
    if done.returncode != 0:
        raise ProgramFailed(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-800:]}")
    return taken


def _used_by_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def start_window(command: Sequence[str | Path], env: Mapping[str, str]) -> Start:
    """Start a window that reports its first paint on its first line as "MILLISECONDS ... MIB", perhaps the
    milliseconds of its tree on a second one, and ends.

    Raises `ProgramFailed`.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environment(env),
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        # A window that stops at a message would never end.
        limit = threading.Timer(_PATIENCE_SECONDS, process.kill)
        limit.start()
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        further, errors = process.communicate()
        limit.cancel()
    figures = [float(figure) for figure in _FIGURE.findall(line)]
    if process.returncode != 0 or len(figures) < 2:
        raise ProgramFailed(f"{command[0]} ended with {process.returncode}: {line}{errors.strip()[-800:]}")
    tree = _FIGURE.search(further)
    return Start(seconds * 1000, figures[0], figures[1], float(tree[0]) if tree else None)


@contextmanager
def x_screen() -> Iterator[str | None]:
    """A display name for the length of a `with`: the one there is, else one of Xvfb's own, else None."""
    if display := os.environ.get("DISPLAY"):
        yield display
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield None
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait()
