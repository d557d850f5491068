"""Fixtures for the notebook's tests: a real file for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.notebook import Notebook
from tests.notebook.samples import Watch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "notebook.sqlite"


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def notebook(path: Path, clock: Watch) -> Iterator[Notebook]:
    opened = Notebook.open(path, clock=clock)
    yield opened
    opened.close()
