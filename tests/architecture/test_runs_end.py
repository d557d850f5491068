"""A run of the tests ends, and is red, whatever a test does: hang, or take its process along."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dev

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")

_PLAIN = ("-p", "no:hypothesispytest")
_HANGING = """
import ctypes, os, time
def test_before(): pass
def test_waits(): time.sleep(600)
def test_holds_python_itself(): ctypes.PyDLL(None).sleep(600)
def test_after(): pass
"""
_DYING = """
import os, signal
def test_before(): pass
def test_takes_its_process_along(): os.kill(os.getpid(), signal.SIGBUS)
def test_after(): pass
"""
_STARTING = """
import pathlib, subprocess, time
def test_starts_another():
    child = subprocess.Popen(["sleep", "600"])
    pathlib.Path(__file__).with_name("child").write_text(str(child.pid))
    time.sleep(600)
"""


def _arguments(folder: Path, tests: str) -> list[str]:
    """Run `tests` with this project's own settings."""
    file = folder / "test_invented.py"
    file.write_text(tests, encoding="utf-8")
    return [str(file), "-c", str(dev.HERE / "pyproject.toml"), "-p", "no:cacheprovider"]


def _environment() -> dict[str, str]:
    """Without what the run that this test is part of says to its own processes."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}


def _run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        # Without hypothesis, which takes a third of the start of each process.
        [sys.executable, "-m", "pytest", *_PLAIN, *arguments, "-n", "2", *dev.EVERYTHING[-2:]],
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # What ended stays in the table until its parent asks for it, which in a container may be nobody.
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_what_needs_a_screen_stands_where_it_is_looked_for() -> None:
    tests = dev.HERE / "tests"
    marked = {file for file in tests.rglob("*.py") if "mark" + ".display" in file.read_text("utf-8")}
    assert marked
    assert {file.parent for file in marked} == {tests / dev.JOURNEYS[-1].split("/")[-1]}


def test_a_test_that_hangs_is_ended_with_its_stack_and_the_others_go_on(tmp_path: Path) -> None:
    done = _run([*_arguments(tmp_path, _HANGING), "-o", "faulthandler_timeout=1"])
    assert done.returncode == 1, done.stdout
    assert "2 failed, 2 passed" in done.stdout
    assert "in test_waits" in done.stderr
    assert "in test_holds_python_itself" in done.stderr


def test_a_test_that_takes_its_process_along_makes_the_run_red(tmp_path: Path) -> None:
    done = _run(_arguments(tmp_path, _DYING))
    assert done.returncode == 1, done.stdout
    assert "1 failed, 2 passed" in done.stdout


def test_a_run_that_takes_too_long_is_ended_with_what_it_started(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # Nothing but pytest itself, so that it surely stands in the test by then.
    arguments = [_arguments(tmp_path, _STARTING)[0], "-c", os.devnull, "--rootdir", str(tmp_path)]
    environment = {**_environment(), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    assert not dev.pytest(Path(sys.executable), arguments, environment, seconds=3)
    said = capfd.readouterr().err
    assert "*** ENDED after 3 seconds" in said
    assert "in test_starts_another" in said
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        if not _is_running(child):
            return
        time.sleep(0.02)
    pytest.fail("what the run had started goes on")
