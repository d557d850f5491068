"""A process that is killed while it writes leaves every article whole or absent, and a library that opens."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library
from reader.query import parse
from tests.library.samples import HARBOUR, add, incoming

IMPORT_FOR_EVER = """
import sys
from pathlib import Path
from reader.library import Library
from tests.library.samples import HARBOUR, incoming

library = Library.open(Path(sys.argv[1]))
round = 0
while True:
    round += 1
    batch = library.imports.begin()
    for start in range(0, 60, 20):
        items = [
            incoming(f"Lesson {n}", [*HARBOUR, f"Round {round}."], ordinal=n, issued="2019-05")
            for n in range(start, start + 20)
        ]
        library.imports.add(batch, items)
        print(round, start, flush=True)
    if round % 3 == 0:
        library.imports.undo_last()
    library.imports.settle()
"""
REPAIR_FOR_EVER = """
import sys
from pathlib import Path
from reader.library import Library

library = Library.open(Path(sys.argv[1]))
while True:
    print("again", flush=True)
    library.health.repair()
"""


def run_and_kill(script: str, path: Path, seconds: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).resolve().parent.parent.parent,
    )
    assert process.stdout is not None
    assert process.stdout.readline(), process.stderr.read() if process.stderr else ""
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def check_whole(path: Path) -> int:
    library = Library.open(path)
    try:
        assert library.health.check().problems == ()
        listed = library.articles.list()
        for each in listed:
            versions = library.articles.details(each.key).versions
            for version in versions:
                assert library.articles.text(each.key, version.number).text.startswith("Harbour lessons\n")
        assert library.finder.search(parse("instructors")).total == len(listed)
        assert len(listed) % 20 == 0
        return len(listed)
    finally:
        library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a POSIX signal")
def test_killed_while_importing(path: Path) -> None:
    chance = random.Random(3)
    for _ in range(10):
        run_and_kill(IMPORT_FOR_EVER, path, chance.random() * 0.25)
        check_whole(path)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a POSIX signal")
def test_killed_while_repairing(path: Path) -> None:
    library = Library.open(path)
    add(library, *(incoming(f"Lesson {n}", HARBOUR, ordinal=n, issued="2019-05") for n in range(40)))
    library.close()
    chance = random.Random(5)
    for _ in range(4):
        run_and_kill(REPAIR_FOR_EVER, path, chance.random() * 0.1)
        assert check_whole(path) == 40
