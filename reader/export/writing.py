"""Writing a file whole: whatever stops the program, the file is as it was or as it is to be."""

from __future__ import annotations

import os
import secrets
import stat
import time
from pathlib import Path

from reader.errors import EnvironmentFault

_PREFIX = ".regional-reader-"
_SUFFIX = ".tmp"
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
        _drop(temporary)
    _settle(path.parent)


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
        _drop(temporary)
    _settle(target.parent)


def make_folder(folder: Path) -> None:
    """The folder with those above it. Raises `EnvironmentFault`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error


def remove_leftovers(folder: Path) -> None:
    """Temporary files that a killed run left; those of a run under way are younger."""
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
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
        "Check that there is room and that you may write in this folder, then export again.",
    )


def _write_beside(path: Path, data: bytes) -> Path:
    temporary = path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _drop(temporary)
        raise refused(path, error) from error
    return temporary


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


def _drop(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        pass  # a later export removes it


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut; Windows sees to it by itself."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems cannot; the file itself is written
    finally:
        os.close(handle)
