"""Nothing leaves the machine, on any journey: as Python's audit hook sees it, and strace where it is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.invented import write_documents

_PATIENCE = 120.0
_PAGE = """<html><head><title>Lantern Update May 2018</title>
<link rel="stylesheet" href="https://example.org/look.css"><script src="https://example.org/a.js"></script>
</head><body><h1>North East Update May 2018</h1><p>Lanterns are lent by the boat club now.</p>
<img src="https://example.org/lantern.png"><iframe src="https://example.org/frame"></iframe></body></html>
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = write_documents(tmp_path / "documents")
    (folder / "page.html").write_text(_PAGE, encoding="utf-8")
    return folder


def _run(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    without = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return subprocess.run(
        command,
        env={**without, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


def test_a_day_of_work_opens_no_connection_and_looks_up_no_name(tmp_path: Path, documents: Path) -> None:
    log = tmp_path / "calls"
    day = [sys.executable, "-m", "tests.journeys.offline_day", str(tmp_path / "home"), str(documents)]
    done = _run([*_traced(log), *day])
    assert done.returncode == 0, done.stderr
    assert _network_calls(log) == []
    told = json.loads(done.stdout)
    assert told["reached"] == []
    assert told["loaded"] == []
    connections, names, refused = told["counted"]
    assert (connections, names) == (0, 0)
    assert refused >= 1  # the picture that the day's last text asked for


def test_what_the_program_counts_is_what_python_does(tmp_path: Path) -> None:
    """Also the control of the tests here: a program that does connect is caught."""
    code = """
from reader import offline
offline.watch()
import socket, tempfile, os
try: socket.getaddrinfo("192.0.2.1", "no-such-service")
except OSError: pass
one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
one.connect(("127.0.0.1", 9))
with tempfile.TemporaryDirectory() as folder:
    two = socket.socket(socket.AF_UNIX)
    two.bind(os.path.join(folder, "here"))
print(offline.tally.connections, offline.tally.names)
offline.forbid()
try: one.connect(("127.0.0.1", 9))
except PermissionError: print("refused")
"""
    log = tmp_path / "calls"
    traced = _traced(log)
    done = _run([*traced, sys.executable, "-c", code])
    assert done.stdout.split() == ["2", "1", "refused"], done.stderr
    assert not traced or any("sin_port=htons(9)" in call for call in _network_calls(log))


def _traced(log: Path) -> list[str]:
    """What goes before a command so that strace writes its network calls to `log`; [] where it cannot."""
    # Stopping at the calls that are looked for alone: all others would make the day several times as long.
    traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", str(log)]
    return traced if shutil.which("strace") and _run([*traced, "true"]).returncode == 0 else []


def _network_calls(log: Path) -> list[str]:
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return [call for call in calls if "AF_INET" in call or "AF_NETLINK" in call]


@pytest.mark.parametrize("arguments", [["--bench-start"], ["import", "DOCUMENTS"], ["search", "kites"]])
def test_the_system_sees_no_network_call(tmp_path: Path, documents: Path, arguments: list[str]) -> None:
    log = tmp_path / "calls"
    traced = _traced(log)
    if not traced:
        pytest.skip("needs strace, and a machine that lets it look")
    home = str(tmp_path / "home")
    program = [sys.executable, "-m", "reader", "--home", home]
    assert _run([*program, "list"]).returncode == 0
    filled = [str(documents) if each == "DOCUMENTS" else each for each in arguments]
    done = _run([*traced, *program, *filled])
    assert done.returncode == 0, done.stderr
    assert log.exists()
    assert _network_calls(log) == []
