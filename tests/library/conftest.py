"""Fixtures for the library's tests: a real file for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    opened = Library.open(path)
    yield opened
    opened.close()
