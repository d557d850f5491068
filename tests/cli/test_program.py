"""The program as it is really started: processes, pipes, signals, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader import __version__
from reader.library import Library
from reader.paths import find_home
from tests.cli.conftest import Run
from tests.invented import KITE

_CHECKOUT = Path(__file__).resolve().parents[2]
_POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")


def _command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "reader", *map(str, arguments)]


def _start(*arguments: str | Path, **changes: str | None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **changes}
    return subprocess.Popen(
        _command(*arguments),
        cwd=_CHECKOUT,
        env={name: value for name, value in environment.items() if value is not None},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"regional-reader {__version__}\n"
    text = run("--help").stdout
    commands = (
        "parse import remove list show search check open note bookmark tag export import-notes backup restore"
    )
    for command in commands.split():
        assert f"\n  {command} " in text
        assert run(command, "--help").code == 0
    assert "bench" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["--fly"],
        ["list", "--format", "xml"],
        ["import"],
        ["show"],
        ["search"],
        ["search", "kite", "--limit", "0"],
        ["search", "kite", "--limt", "5"],
        ["--bench-start", "list"],
        ["--home"],
    ],
)
def test_a_mistaken_command_could_not_start(run: Run, arguments: list[str]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.stdout == ""
    assert "Error: " in outcome.stderr


def test_without_a_display_no_window_but_a_sentence(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has machines without a display")
    process = _start("--home", tmp_path, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 2
    assert stdout == b""
    assert stderr.decode().count("\n") == 1
    assert stderr.startswith(b"There is no display")


def test_a_display_that_does_not_answer_is_said_too(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("displays have addresses only on Linux")
    process = _start("--home", tmp_path, DISPLAY=":99999", WAYLAND_DISPLAY=None, QT_QPA_PLATFORM="xcb")
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 2
    assert stdout == b""
    assert stderr.decode().count("\n") == 1
    assert stderr.startswith(b"The display cannot be used (")


@pytest.mark.parametrize("command", [["list"], ["check"], ["note", "list"], ["backup"]])
def test_a_home_that_cannot_be_could_not_start(run: Run, tmp_path: Path, command: list[str]) -> None:
    outcome = run("--home", tmp_path / ("long" * 100), *command)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "could not be used" in outcome.stderr


@pytest.mark.parametrize(
    "name", ["a b%20c#d", "é 😀"] + ([] if os.name == "nt" else ["q?mode=ro&x", 'a"b:c'])
)
def test_a_home_may_have_any_name(
    run: Run, tmp_path: Path, bare_home: Path, documents: Path, name: str
) -> None:
    home = shutil.copytree(bare_home, tmp_path / "homes" / name)
    assert run("--home", home, "import", documents).code == 0
    key = run("--home", home, "list", "--format", "json").json[0]["key"]
    assert run("--home", home, "note", "add", key, "--text", "Lend more").code == 0
    assert run("--home", home, "backup").code == run("--home", home, "check").code == 0
    assert run("--home", home, "search", "note:lend", "--format", "json").json["total"] == 1
    assert [each.name for each in (tmp_path / "homes").iterdir()] == [name]


def test_notes_of_many_commands_at_once_are_all_there(filled: Run, home: Path) -> None:
    key = filled("list", "--format", "json").json[0]["key"]
    started = [_start("--home", home, "note", "add", key, "--text", f"Note {number}") for number in range(6)]
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in started] == [(b"", 0)] * 6
    listed = filled("note", "list", "--format", "json").json
    assert {each["text"] for each in listed} == {f"Note {number}" for number in range(6)}
    assert len(filled("search", "note:note", "--format", "json").json["results"][0]["hits"]) == 6


def test_a_refused_library_could_not_start(run: Run, new_home: Path) -> None:
    (new_home / "library.sqlite").mkdir(parents=True)
    for command in (["list"], ["import", "somewhere"], ["check"]):
        outcome = run("--home", new_home, *command)
        assert outcome.code == 2
        assert outcome.stdout == ""
        assert outcome.stderr.endswith("\n")
        assert "Traceback" not in outcome.stderr


def test_the_home_may_be_named_by_the_environment(tmp_path: Path, documents: Path) -> None:
    process = _start("import", documents, "--format", "json", REGIONAL_READER_HOME=str(tmp_path / "other"))
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (0, b"")
    assert json.loads(stdout)["added"] == 3
    assert (tmp_path / "other" / "library.sqlite").is_file()


def test_output_is_utf_8_whatever_the_language_of_the_terminal(home: Path, documents: Path) -> None:
    file = documents / "kite.txt"
    process = _start("parse", file, "--format", "jsonl", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    stdout, stderr = process.communicate(timeout=60)
    assert stderr == b""
    assert "tartan" in json.loads(stdout.decode("utf-8"))["blocks"][-1]["text"]


@_POSIX
def test_a_reader_that_closes_early_is_a_normal_end(filled: Run, home: Path) -> None:
    line = " ".join(f"'{part}'" for part in _command("--home", home, "list"))
    done = subprocess.run(
        ["sh", "-c", f"({line}; echo $? >&2) | true"],
        cwd=_CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == "0\n"


@_POSIX
def test_an_output_that_is_full_is_said(filled: Run, home: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full")
    with full.open("w") as output:
        done = subprocess.run(
            _command("--home", home, "list"), cwd=_CHECKOUT, stdout=output, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The output could not be written")
    assert b"Traceback" not in done.stderr


@_POSIX
def test_ctrl_c_stops_an_import_and_keeps_what_is_in(home: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(2500):
        (many / f"{number:04}.txt").write_text(
            KITE.replace("North West", f"Borough {number}"), encoding="utf-8"
        )
    library = Library.open(find_home(str(home)).library)
    try:
        process = _start("--home", home, "import", many, "--format", "json")
        while process.poll() is None and not library.articles.count():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
        assert process.returncode == 1, stderr
        assert b"Stopped." in stderr
        assert b"Traceback" not in stderr
        added = json.loads(stdout)["added"]
        assert 0 < added < 2500
        assert library.articles.count() == added
    finally:
        library.close()
