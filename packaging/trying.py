"""What all smoke tests need: running programs, saying what came of it, and figures for docs/speed.md."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DIST, BUILD = CHECKOUT / "dist", CHECKOUT / "build"
_PATIENCE = 300

Run = Callable[..., str]
"""Starts the installed program with arguments, and returns what it printed."""


class Failed(Exception):
    """What was installed does not do what it should."""


class Findings:
    """What was measured of one package: `figures` by name, as they stand in docs/speed.md."""

    def __init__(self) -> None:
        self.figures: dict[str, str] = {}

    def put(self, name: str, value: str) -> None:
        self.figures[name] = value
        say(name, value)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.put(name, f"{time.monotonic() - began:.1f} s")


def say(what: str, value: str = "") -> None:
    print(f"  {what:<44} {value}".rstrip(), flush=True)


def expect(holds: object, what: str) -> None:
    if not holds:
        raise Failed(what)


def call(command: Sequence[str], **environment: str) -> str:
    """What `command` prints; `Failed` with its own words where it does not end well."""
    done = subprocess.run(
        list(command),
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        cwd="/" if os.name != "nt" else None,
    )
    if done.returncode:
        raise Failed(f"{' '.join(command[:6])}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def size_of(path: Path) -> str:
    files = [path] if path.is_file() else path.rglob("*")
    total = sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
    return megabytes(total)


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def version_of(name: str) -> str:
    found = re.search(r"\d+\.\d+\.\d+", name)
    expect(found, f"a version in {name}")
    assert found is not None
    return found[0]


def newest(pattern: str, kind: str) -> Path:
    built = sorted(DIST.glob(pattern), key=lambda path: path.stat().st_mtime)
    if not built:
        raise Failed(f"Nothing is built yet: python3 dev.py build {kind}")
    return built[-1]
