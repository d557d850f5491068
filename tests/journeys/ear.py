"""A listener at the side of the program, as a screen reader is: what is shown to it, and what it is told."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

PYTHON = "/usr/bin/python3"  # pyatspi is a package of the system, and so for the system's Python alone
_PATIENCE = 30.0
_NEEDED = (PYTHON, "dbus-daemon", "xdotool")


class Seen(NamedTuple):
    """A thing on the screen as a screen reader is told of it."""

    role: str
    name: str
    description: str
    states: tuple[str, ...]
    text: str
    children: tuple[Seen, ...]

    def all(self) -> Iterator[Seen]:
        """This and everything in it."""
        yield self
        for child in self.children:
            yield from child.all()

    def find(self, role: str, name: str) -> Seen:
        """The first thing in it of this role whose name begins so. Raises AssertionError."""
        found = next((each for each in self.all() if each.role == role and each.name.startswith(name)), None)
        assert found is not None, f"no {role} “{name}” among {sorted({(e.role, e.name) for e in self.all()})}"
        return found


def missing() -> str:
    """What this machine lacks for listening, in words; "" where nothing."""
    lacking = [each for each in _NEEDED if not shutil.which(each)]
    if lacking:
        return f"no {', '.join(lacking)}"
    asked = subprocess.run([PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "no python3-pyatspi" if asked.returncode else ""


class Ear:
    """Asks the inspector, which has a process of its own."""

    def __init__(self, process: subprocess.Popen[str], program: str) -> None:
        self._process = process
        self._program = program

    def look(self) -> Seen:
        """All that the program shows now."""
        return _seen(self._ask(f"look {self._program}"))

    def heard(self) -> list[dict[str, Any]]:
        """What was told since this was last asked."""
        return list(self._ask("heard"))

    def until(self, condition: Callable[[], Any]) -> Any:
        """Wait until `condition` gives something, and give that. Raises AssertionError after a while."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                if found := condition():
                    return found
            except (AssertionError, TypeError):
                pass  # it is not there yet
            time.sleep(0.2)
        return condition()

    def until_heard(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for an event that is `wanted`, and give it; others are forgotten. Raises AssertionError."""
        others: list[dict[str, Any]] = []
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            for event in self.heard():
                if wanted(event):
                    return event
                others.append(event)
            time.sleep(0.1)
        raise AssertionError(f"not heard; heard was {others}")

    def _ask(self, question: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def listening(folder: Path, program: str) -> Iterator[tuple[Ear, dict[str, str]]]:
    """An ear for `program`, and the environment in which it is to be started; its bus ends with it.

    folder: where the bus may put its files.
    """
    environment = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    environment.pop("AT_SPI_BUS_ADDRESS", None)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert bus.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    inspector = subprocess.Popen(
        [PYTHON, str(Path(__file__).with_name("inspector.py"))],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert inspector.stdout is not None
        assert json.loads(inspector.stdout.readline()) == "ready"
        home = {"HOME": os.environ.get("HOME", str(folder))}
        yield Ear(inspector, program), {**environment, **home, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    finally:
        inspector.kill()
        inspector.communicate()
        os.killpg(bus.pid, signal.SIGTERM)
        bus.communicate()


def _seen(told: dict[str, Any]) -> Seen:
    return Seen(
        told["role"],
        told["name"],
        told["description"],
        tuple(told["states"]),
        told["text"],
        tuple(map(_seen, told["children"])),
    )
