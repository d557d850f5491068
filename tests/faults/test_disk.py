"""The model of a disk forgets what was not synced, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Forgetting
from tests.faults.recording import Operation

CHANCE = random.Random(1)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """Holds one file, "old", with three letters."""
    (tmp_path / "before").mkdir()
    (tmp_path / "before" / "old").write_bytes(b"abc")
    return Disk(tmp_path / "before")


def after(disk: Disk, folder: Path, forgetting: Forgetting = Forgetting.ALL) -> dict[str, bytes]:
    disk.cut(folder, forgetting, CHANCE)
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_write_is_safe_once_it_is_synced(disk: Disk, tmp_path: Path) -> None:
    disk.do(Operation("write", "old", b"XY", 2))
    assert after(disk, tmp_path / "1") == {"old": b"abc"}
    assert after(disk, tmp_path / "2", Forgetting.NOTHING) == {"old": b"abXY"}
    disk.do(Operation("sync", "old"))
    assert after(disk, tmp_path / "3") == {"old": b"abXY"}
    disk.do(Operation("truncate", "old", number=1))
    assert after(disk, tmp_path / "4") == {"old": b"abXY"}
    assert after(disk, tmp_path / "5", Forgetting.NOTHING) == {"old": b"a"}


def test_a_name_is_safe_once_its_folder_is_synced(disk: Disk, tmp_path: Path) -> None:
    disk.do(Operation("create", "new"))
    disk.do(Operation("write", "new", b"1"))
    disk.do(Operation("sync", "new"))
    assert after(disk, tmp_path / "1") == {"old": b"abc"}
    disk.do(Operation("rename", "new", to="old"))
    assert after(disk, tmp_path / "2") == {"old": b"abc"}
    assert after(disk, tmp_path / "3", Forgetting.NOTHING) == {"old": b"1"}
    disk.do(Operation("sync", ""))
    assert after(disk, tmp_path / "4") == {"old": b"1"}
    disk.do(Operation("unlink", "old"))
    assert after(disk, tmp_path / "5") == {"old": b"1"}
    assert after(disk, tmp_path / "6", Forgetting.NOTHING) == {}


def test_a_folder_whose_name_is_lost_takes_all_with_it(disk: Disk, tmp_path: Path) -> None:
    disk.do(Operation("mkdir", "folder"))
    disk.do(Operation("create", "folder/new"))
    disk.do(Operation("sync", "folder"))
    assert after(disk, tmp_path / "1") == {"old": b"abc"}
    disk.do(Operation("sync", ""))
    assert after(disk, tmp_path / "2") == {"old": b"abc", "new": b""}


def test_a_torn_write_is_torn_at_sectors(disk: Disk, tmp_path: Path) -> None:
    disk.do(Operation("write", "old", b"n" * 2048))
    seen = set()
    for number in range(60):
        content = after(disk, tmp_path / str(number), Forgetting.TORN)["old"]
        sectors = [content[at : at + 512] for at in range(0, len(content), 512)]
        assert all(set(sector) in ({0}, {ord("n")}) for sector in sectors[1:])
        seen.add(tuple(sector[:1] for sector in sectors))
    assert len(seen) > 5
