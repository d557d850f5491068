"""Writing exported files: whole, and never over words that somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from reader import files
from reader.errors import EnvironmentFault
from reader.files import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, drop, sync_folder, write_beside

_STALE_SECONDS = 3600.0


class ChangedMeanwhile(EnvironmentFault):
    """Another program wrote the file while it was being made anew; its words are kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another program changed “{path.name}” in this moment.",
            "Its text is kept as it is.",
            "Export again.",
        )


def create_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises `ChangedMeanwhile` where it is there after all, and
    `EnvironmentFault`; there is then no half file.
    """
    temporary = _write_beside(path, data)
    try:
        _publish_new(temporary, path)
    except FileExistsError:
        raise ChangedMeanwhile(path) from None
    except OSError as error:
        raise refused(path, error) from error
    finally:
        drop(temporary)
    sync_folder(path.parent)


def replace_file(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Write `path` anew, which may be there or not; its permissions stay.

    expected: what it holds as far as the caller knows; where it holds something else, `ChangedMeanwhile` is
    raised and nothing is written. Raises `EnvironmentFault`; the file is then as it was.
    """
    # A link to a file stays a link.
    target = Path(os.path.realpath(path))
    temporary = _write_beside(target, data)
    try:
        if expected is not None and target.read_bytes() != expected:
            raise ChangedMeanwhile(path)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        drop(temporary)
    sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """The folder with those above it. Raises `EnvironmentFault`."""
    try:
        files.make_folder(folder)
    except OSError as error:
        raise refused(folder, error) from error


def remove_leftovers(folder: Path) -> None:
    """Temporary files that a killed run left; those of a run under way are younger."""
    for path in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
        try:
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                path.unlink()
        except OSError:
            continue  # they harm nobody


def refused(path: Path, error: OSError) -> EnvironmentFault:
    """What the machine refused, in plain sentences."""
    reason = error.strerror or type(error).__name__
    return EnvironmentFault(
        f"“{path.name}” could not be written: {reason}.",
        "The file is as it was, and your notes are safe.",
        "Check that there is room and that you may write in this folder, then try again.",
    )


def _write_beside(path: Path, data: bytes) -> Path:
    try:
        return write_beside(path, data)
    except OSError as error:
        raise refused(path, error) from error


def _publish_new(temporary: Path, path: Path) -> None:
    """Give the file its name unless something bears it already. Raises OSError."""
    if os.name == "nt":
        temporary.rename(path)  # there it never replaces a file
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, such as that of most memory sticks.
        if os.path.lexists(path):
            raise FileExistsError(str(path)) from None
        temporary.rename(path)
