"""`open`: which addresses open a window, and what the others are told."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reader.handover import claim_window, take_requests
from reader.model.requests import Address, WindowRequest
from reader.paths import Home
from tests.cli.conftest import Run

UNKNOWN = "0123456789abcdef0123"
UID = "00112233445566778899aabbccddeeff"


@pytest.fixture
def key(filled: Run) -> str:
    return str(filled("list", "--format", "json").json[0]["key"])


@pytest.mark.parametrize("form", ["{}", "regional-reader://{}", "regional-reader://{}#" + UID])
def test_the_window_that_is_open_is_asked(
    filled: Run, key: str, home: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    claim = claim_window(Home(home))
    assert claim is not None
    taken: list[WindowRequest] = []

    def take() -> None:
        deadline = time.monotonic() + 20
        while not taken and time.monotonic() < deadline:
            taken.extend(take_requests(Home(home)))
            time.sleep(0.01)

    window = threading.Thread(target=take)
    window.start()
    outcome = filled("open", form.format(key))
    window.join()
    claim.release()
    assert (outcome.code, outcome.stdout, outcome.stderr) == (0, "", "")
    assert taken == [WindowRequest(Address.read(form.format(key)))]


def test_an_unknown_key_opens_no_window(filled: Run) -> None:
    outcome = filled("open", f"regional-reader://{UNKNOWN}#{UID}")
    assert outcome.code == 1
    assert outcome.stderr.startswith(f"No article in the library has the key “{UNKNOWN}”.")


@pytest.mark.parametrize("uri", ["", "regional-reader://", "https://example.org", "regional-reader://x#y"])
def test_what_is_no_address_is_a_mistake_of_usage(filled: Run, uri: str) -> None:
    outcome = filled("open", uri)
    assert outcome.code == 2
    assert "regional-reader://KEY#MARK" in outcome.stderr


def test_without_a_window_one_is_started(filled: Run, key: str, home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "--home", str(home), "open", f"regional-reader://{key}"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    ) as first:
        try:
            wait_for(Home(home).requests.is_dir, first)
            second = subprocess.run(
                [sys.executable, "-m", "reader", "--home", str(home)],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                capture_output=True,
                text=True,
                timeout=30,
                check=False,
            )
            assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
            assert first.poll() is None
        finally:
            first.kill()


def wait_for(condition: object, process: subprocess.Popen[str]) -> None:
    assert callable(condition)
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.05)
    assert condition()
