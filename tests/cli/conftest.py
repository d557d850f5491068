from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.app import run_command
from tests.invented import write_documents


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of the command line left."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.stdout.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with three invented documents."""
    return write_documents(tmp_path / "documents")


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, with its own home."""

    def run_here(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = run_command(["--home", str(home), *map(str, arguments)])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run_here


@pytest.fixture
def filled(run: Run, documents: Path) -> Run:
    """As `run`, with the invented documents in the library."""
    assert run("import", documents).code == 0
    return run
