"""Writing a file whole: whatever stops the program, the file is as it was or as it is to be."""

from __future__ import annotations

import os
from pathlib import Path

TEMPORARY_PREFIX = ".regional-reader-"
TEMPORARY_SUFFIX = ".tmp"


def write_beside(path: Path, data: bytes) -> Path:
    """Write `data`, synced, to a new file of another name in the folder of `path`; returns that file.

    Raises OSError, and then leaves no file behind.
    """
    import secrets  # here, since a start writes nothing

    temporary = path.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        drop(temporary)
        raise
    return temporary


def write_whole(path: Path, data: bytes) -> None:
    """Let `path` hold `data` alone, whether it is there or not. Raises OSError and leaves it as it was."""
    temporary = write_beside(path, data)
    try:
        temporary.replace(path)
    except OSError:
        drop(temporary)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make `folder` with those above it, where they are missing, so that a power cut does not take back their
    names and with them all that is written below. Raises OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in reversed(missing):
        sync_folder(each.parent)


def drop(temporary: Path) -> None:
    """Delete a file that nobody needs; one that cannot be deleted does no harm."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        pass


def sync_folder(folder: Path) -> None:
    """See to it that names given in `folder` survive a power cut, where the system lets a program do so."""
    if os.name == "nt":
        return  # a folder cannot be opened there; names are kept by the file system's own log
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
