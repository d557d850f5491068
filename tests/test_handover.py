"""One window a home: the lock, and the requests of second starts, between real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import EnvironmentFault
from reader.handover import claim_window, take_requests
from reader.model.requests import Address, WindowRequest
from reader.paths import Home

KEY = "0123456789abcdef0123"
UID = "00112233445566778899aabbccddeeff"

# Claims the home, says what came of it, and stays until its input ends.
_OTHER = """
import sys
from pathlib import Path
from reader.handover import claim_window
from reader.paths import Home
claim = claim_window(Home(Path(sys.argv[1])))
print("window" if claim else "handed over", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "new" / "home")


def start_other(home: Home) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(home.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def other(home: Home) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the home."""
    with start_other(home) as process:
        assert said(process) == "window"
        yield process
        process.kill()


def take_in_a_moment(home: Home, taken: list[WindowRequest]) -> threading.Thread:
    """Another thread that takes requests, as the window does, until there was one."""

    def take() -> None:
        deadline = time.monotonic() + 10
        while not taken and time.monotonic() < deadline:
            taken.extend(take_requests(home))
            time.sleep(0.01)

    thread = threading.Thread(target=take)
    thread.start()
    return thread


def test_the_first_start_is_the_window_and_makes_the_home(home: Home) -> None:
    claim = claim_window(home)
    assert claim is not None
    assert home.folder.is_dir()
    claim.release()
    claim.release()
    again = claim_window(home)
    assert again is not None
    again.release()


def test_a_second_start_hands_its_request_over(home: Home, other: subprocess.Popen[str]) -> None:
    request = WindowRequest(Address(KEY, UID), (Path("/tmp/a b/ü\udce4.txt"), Path("/tmp/c")))
    taken: list[WindowRequest] = []
    thread = take_in_a_moment(home, taken)
    assert claim_window(home, request) is None
    thread.join()
    assert taken == [request]
    assert list(home.requests.iterdir()) == []


def test_two_processes_one_after_the_other(home: Home) -> None:
    claim = claim_window(home)
    assert claim is not None
    taken: list[WindowRequest] = []
    with start_other(home) as second:
        thread = take_in_a_moment(home, taken)
        assert said(second) == "handed over"
        thread.join()
        assert taken == [WindowRequest()]
        second.kill()
    claim.release()


def test_a_killed_window_blocks_nobody(home: Home, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert home.window_lock.exists()
    claim = claim_window(home)
    assert claim is not None
    claim.release()


def test_a_window_that_closes_meanwhile_is_followed_by_this_one(
    home: Home, other: subprocess.Popen[str]
) -> None:
    threading.Timer(0.3, other.kill).start()
    claim = claim_window(home, WindowRequest(Address(KEY)))
    assert claim is not None
    assert take_requests(home) == ()
    claim.release()


def test_a_window_that_does_not_answer_is_told_of(home: Home, other: subprocess.Popen[str]) -> None:
    with pytest.raises(EnvironmentFault, match="does not answer"):
        claim_window(home, WindowRequest(Address(KEY)), patience=0.1)
    assert take_requests(home) == ()


def test_a_window_on_another_computer_is_no_window_to_hand_to(
    home: Home, other: subprocess.Popen[str]
) -> None:
    home.window_lock.write_text("some-other-computer")
    claim = claim_window(home, patience=0.1)
    assert claim is not None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders are forbidden in another way there")
def test_a_home_that_cannot_be_made_still_opens_a_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    home = Home(tmp_path / "file" / "home")
    claim = claim_window(home)
    assert claim is not None
    assert take_requests(home) == ()


def put(home: Home, data: bytes, name: str = "1.request.json") -> Path:
    home.requests.mkdir(parents=True, exist_ok=True)
    path = home.requests / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": 2}',
        b'{"version": 1, "open": "https://example.org"}',
        b'{"version": 1, "open": 7}',
        b'{"version": 1, "import": "/tmp"}',
        b'{"version": 1, "import": ["tmp"]}',
        b'{"version": 1, "import": ["/tmp/\\u0000"]}',
        b"[" * 100_000,
        json.dumps({"version": 1, "import": ["/x"] * 1001}).encode(),
        json.dumps({"version": 1, "import": ["/" + "x" * 300_000]}).encode(),
    ],
)
def test_what_is_no_request_is_deleted_unheeded(home: Home, data: bytes) -> None:
    path = put(home, data)
    assert take_requests(home) == ()
    assert not path.exists()


@settings(max_examples=50)
@given(st.binary())
def test_any_bytes_are_a_request_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    home = Home(tmp_path_factory.getbasetemp() / "any bytes")
    put(home, data)
    assert take_requests(home) == ()


def test_an_old_request_is_not_heeded(home: Home) -> None:
    path = put(home, b'{"version": 1}')
    an_hour_ago = time.time() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    assert take_requests(home) == ()
    assert not path.exists()


def test_requests_come_in_their_order_and_others_files_stay(home: Home) -> None:
    put(home, json.dumps({"version": 1, "open": KEY[::-1]}).encode(), "2.request.json")
    put(home, json.dumps({"version": 1, "open": KEY}).encode(), "1.request.json")
    stays = put(home, b"x", "notes.txt")
    assert take_requests(home) == (WindowRequest(Address(KEY)), WindowRequest(Address(KEY[::-1])))
    assert stays.exists()
