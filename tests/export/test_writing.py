from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from reader.errors import EnvironmentFault
from reader.export.writing import ChangedMeanwhile, create_file, remove_leftovers, replace_file


def _full(*_arguments: object, **_named: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, failing, _full)
    with pytest.raises(EnvironmentFault, match="No space left on device"):
        replace_file(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("notes.md", b"old")]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    create_file(file, b"one")
    with pytest.raises(ChangedMeanwhile):
        create_file(file, b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("notes.md", b"one")]


def test_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _full)
    test_a_new_file_never_takes_the_place_of_another(tmp_path)


def test_a_file_that_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile):
        replace_file(file, b"ours", expected=b"as read")
    assert file.read_bytes() == b"theirs"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "notes.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, b"new", expected=b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_leftovers_of_a_killed_run_go(tmp_path: Path) -> None:
    old, young = tmp_path / ".regional-reader-1.tmp", tmp_path / ".regional-reader-2.tmp"
    for file in (old, young):
        file.write_bytes(b"")
    os.utime(old, (time.time() - 7200,) * 2)
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [young]
