"""The homes of every released version, opened by this one: nothing of the person's is missing or changed."""

from __future__ import annotations

import json
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from reader.paths import Home
from tests.upgrades.make_home import HOMES
from tests.upgrades.telling import different, opened, tell

VERSIONS = sorted(file.stem for file in HOMES.glob("*.zip"))


def unpacked(name: str, folder: Path) -> Home:
    with zipfile.ZipFile(HOMES / f"{name}.zip") as archive:
        archive.extractall(folder)
    return Home(folder)


@pytest.mark.parametrize("name", VERSIONS)
def test_everything_of_a_released_version_is_there(name: str, tmp_path: Path) -> None:
    expected = json.loads((HOMES / f"{name}.json").read_text(encoding="utf-8"))
    home = unpacked(name, tmp_path / "home")
    for _ in range(2):  # the second time it has been this version's
        with opened(home) as noter:
            assert list(different(tell(noter, home), expected)) == []
            assert noter.notebook.health.check().problems == ()
            assert noter.library.health.check().problems == ()


@pytest.mark.parametrize("name", VERSIONS)
def test_work_goes_on_where_it_was_left(name: str, tmp_path: Path) -> None:
    home = unpacked(name, tmp_path / "home")
    with opened(home) as noter:
        count = noter.notebook.marks.count()
        assert noter.undo() == "Delete a highlight"
        assert noter.notebook.marks.count() == count + 1
        (backup, *_) = noter.notebook.backups.all()
        noter.notebook.backups.restore(backup)
        assert noter.notebook.marks.count() == count


def test_this_version_has_its_home() -> None:
    assert version("regional-reader") in VERSIONS, "python -m tests.upgrades.make_home"


def test_a_missing_or_changed_mark_is_noticed(tmp_path: Path) -> None:
    expected = json.loads((HOMES / f"{VERSIONS[0]}.json").read_text(encoding="utf-8"))
    home = unpacked(VERSIONS[0], tmp_path / "home")
    with opened(home) as noter:
        first, second, *_ = noter.notebook.marks.select()
        noter.delete([first.id])
        noter.tag_marks([second.id], ["other"])
        said = list(different(tell(noter, home), expected))
    assert any(each.startswith(f"/marks/{first.uid}") for each in said)
    assert any(each.startswith(f"/marks/{second.uid}/tags") for each in said)
