"""Where things lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import paths


def test_a_named_home_wins_over_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "variable"))
    assert paths.find_home(str(tmp_path / "chosen")).folder == tmp_path / "chosen"
    assert paths.find_home().folder == tmp_path / "variable"
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert paths.find_home().folder.name == paths.APP_NAME


def test_the_shipped_resources_are_there() -> None:
    assert (paths.resources() / "regions.toml").is_file()


def test_the_shipped_library_is_there() -> None:
    assert list(paths.corpus().glob("national/*.md"))
