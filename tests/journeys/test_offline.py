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
    done = _run([sys.executable, "-m", "tests.journeys.offline_day", str(tmp_path / "home"), str(documents)])
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["reached"] == []
    assert told["loaded"] == []
    connections, names, refused = told["counted"]
    assert (connections, names) == (0, 0)
    assert refused >= 1  # the picture that the day's last text asked for


def test_what_the_program_counts_is_what_python_does() -> None:
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
    done = _run([sys.executable, "-c", code])
    assert done.stdout.split() == ["2", "1", "refused"], done.stderr


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("arguments", [["--bench-start"], ["import", "DOCUMENTS"], ["search", "kites"]])
def test_the_system_sees_no_network_call(tmp_path: Path, documents: Path, arguments: list[str]) -> None:
    log = tmp_path / "calls"
    home = str(tmp_path / "home")
    assert _run([sys.executable, "-m", "reader", "--home", home, "list"]).returncode == 0
    filled = [str(documents) if each == "DOCUMENTS" else each for each in arguments]
    traced = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), sys.executable, "-m", "reader"]
    done = _run([*traced, "--home", home, *filled])
    if "ptrace" in done.stderr.lower():
        pytest.skip("this machine does not let strace look")
    assert done.returncode == 0, done.stderr
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [call for call in calls if "AF_INET" in call or "AF_NETLINK" in call] == []
