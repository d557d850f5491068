"""The program as the system starts and ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library import Library
from reader.paths import Home, corpus
from tests.invented import write_documents

_PATIENCE = 30.0


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


@pytest.mark.display
def test_the_window_opens_closes_and_ends_the_process(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    assert run("--home", home, "import", str(write_documents(tmp_path / "documents"))).returncode == 0
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "--home", home], stderr=subprocess.PIPE, text=True
    ) as process:
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(process.pid), "--name", "Regional"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=True,
        ).stdout.split()
        time.sleep(1)  # a person looks before closing; the work after the first paint begins meanwhile
        subprocess.run(["xdotool", "windowactivate", "--sync", found[-1], "key", "alt+F4"], check=True)
        try:
            said = process.communicate(timeout=_PATIENCE)[1]
        finally:
            process.kill()
    assert process.returncode == 0, said
    assert said == ""


def test_the_first_start_puts_the_shipped_digests_in(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "--home", str(home.folder)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            deadline = time.monotonic() + _PATIENCE
            while _articles(home) == 0 and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.1)
            assert process.poll() is None
        finally:
            process.kill()
    assert _articles(home) == len(list(corpus().glob("*/*.md")))
    listed = run("--home", str(home.folder), "list", "--format", "jsonl")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert len(listed.stdout.splitlines()) == _articles(home)


def _articles(home: Home) -> int:
    try:
        library = Library.open(home.library, read_only=True)
    except ReaderError:
        return 0  # it is being made
    count = library.articles.count()
    library.close()
    return count


def test_the_start_can_be_measured(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    run("--home", home, "import", str(write_documents(tmp_path / "documents")))
    measured = run("--home", home, "--bench-start", QT_QPA_PLATFORM="offscreen")
    assert measured.returncode == 0, measured.stderr
    assert "first article painted:" in measured.stdout
    assert "tree painted:" in measured.stdout


def test_without_a_display_there_is_a_clear_sentence(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    refused = subprocess.run(
        [sys.executable, "-m", "reader", "--home", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert refused.returncode == 2
    assert refused.stderr.startswith("There is no display")
