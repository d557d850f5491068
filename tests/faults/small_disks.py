"""Disks that are soon full: a small file system in memory for root, else a limit on the size of files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_BALLAST = 512 * 1024


def why_not() -> str:
    """Why no disk can be full here; "" where one can."""
    return "needs a small file system or RLIMIT_FSIZE" if sys.platform == "win32" else ""


@contextmanager
def small_disk(folder: Path, room: int) -> Iterator[Callable[[], None]]:
    """`folder` takes some `room` bytes. Gives a function that makes half a megabyte more of room."""
    folder.mkdir()
    if _mounted(folder, room + _BALLAST):
        try:
            ballast = folder / "ballast"
            ballast.write_bytes(os.urandom(_BALLAST))
            yield ballast.unlink
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True, timeout=30)
    else:
        with _limited(room) as make_room:
            yield make_room


def kind() -> str:
    """What stands for a full disk here."""
    return "tmpfs" if _may_mount() else "RLIMIT_FSIZE"


def _may_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and not os.environ.get("NO_MOUNT")


def _mounted(folder: Path, size: int) -> bool:
    if not _may_mount():
        return False
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return subprocess.run(mount, check=False, capture_output=True, timeout=30).returncode == 0


@contextmanager
def _limited(room: int) -> Iterator[Callable[[], None]]:
    """No file of this process may grow beyond `room`."""
    if sys.platform == "win32":
        raise OSError(why_not())
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))

    def make_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    try:
        yield make_room
    finally:
        make_room()
