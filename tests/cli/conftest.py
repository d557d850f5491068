from __future__ import annotations

import json
import shutil
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


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the invented documents in its library; made once, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    documents = write_documents(folder / "documents")
    assert run_command(["--home", str(folder / "home"), "import", str(documents)]) == 0
    return folder / "home"


@pytest.fixture
def filled(run: Run, home: Path, filled_home: Path) -> Run:
    """As `run`, with the invented documents in the library."""
    shutil.copytree(filled_home, home)
    return run
