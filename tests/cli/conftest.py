from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.app import run_command
from tests.invented import make_without_digests, write_documents


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


@pytest.fixture(scope="session")
def bare_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with nothing in its library, not even what ships with the program; to be copied."""
    home = tmp_path_factory.mktemp("bare") / "home"
    make_without_digests(home)
    return home


@pytest.fixture
def home(tmp_path: Path, bare_home: Path) -> Path:
    return shutil.copytree(bare_home, tmp_path / "home")


@pytest.fixture
def new_home(tmp_path: Path) -> Path:
    """A home in which the program never was."""
    return tmp_path / "new home"


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
def filled_home(tmp_path_factory: pytest.TempPathFactory, bare_home: Path) -> Path:
    """A home with only the invented documents in its library; made once, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    documents = write_documents(folder / "documents")
    shutil.copytree(bare_home, folder / "home")
    assert run_command(["--home", str(folder / "home"), "import", str(documents)]) == 0
    return folder / "home"


@pytest.fixture
def filled(run: Run, home: Path, filled_home: Path) -> Run:
    """As `run`, with the invented documents in the library."""
    shutil.copytree(filled_home, home, dirs_exist_ok=True)
    return run
