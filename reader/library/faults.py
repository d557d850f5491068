"""The one place where errors of SQLite and of the file system become ours.

Three cases are told apart: the machine refused (`EnvironmentFault`), the file is damaged (`LibraryDamaged`),
and work that a person stopped (`Cancelled`). Anything else is a mistake of ours and stays the error that it
is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import Cancelled, EnvironmentFault, LibraryDamaged, ReaderError

_NOTHING_LOST = "What was in the library before is still there."
_REASONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Make room on the disk, then try again."),
    sqlite3.SQLITE_READONLY: (
        "it may only be read here",
        "Choose a folder that you may write to, or ask for permission to write to this one.",
    ),
    sqlite3.SQLITE_PERM: ("there is no permission", "Ask for permission to use the folder."),
    sqlite3.SQLITE_BUSY: (
        "another program is using it",
        "Wait until the other program has finished, then try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "another part of the program is using it",
        "Wait a moment, then try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "it could not be opened",
        "Check that its folder exists and that you may read and write there.",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk could not be read or written",
        "Check that the disk is connected and has room, then try again.",
    ),
    sqlite3.SQLITE_NOMEM: ("the memory of this computer is used up", "Close other programs, then try again."),
    sqlite3.SQLITE_NOLFS: ("the disk cannot hold a file so large", "Move the library to another disk."),
}
_READ_ONLY = _REASONS[sqlite3.SQLITE_READONLY]
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}

# What SQLite says, as if it were our mistake, where the definition of the index is damaged.
_DAMAGED_INDEX = ("error in tokenizer constructor", "no such tokenizer")


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """What goes wrong inside with the library at `path` is raised as one of our errors."""
    try:
        yield
    except sqlite3.Error as error:
        ours = translated(error, path)
        if ours is None:
            raise
        raise ours from error
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged definition quotes it, and Python cannot read that.
        raise damaged(path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault(
            f"The library at {path} could not be used: {reason}.",
            _NOTHING_LOST,
            "Check that its folder exists and that you may read and write there.",
        ) from error


def translated(error: sqlite3.Error, path: Path) -> ReaderError | None:
    """Our error for one of SQLite; None where it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Python itself raises this one, without a code, where stored text is no UTF-8.
        return damaged(path) if "Could not decode" in str(error) else None
    code &= 0xFF  # the low byte is the kind, the rest only details it
    if code in _DAMAGE or str(error).startswith(_DAMAGED_INDEX):
        return damaged(path)
    if code == sqlite3.SQLITE_INTERRUPT:
        return Cancelled()
    if code in _REASONS:
        return _refused(path, *_REASONS[code])
    return None


def read_only(path: Path) -> EnvironmentFault:
    """A change was asked of a library that can only be read."""
    return _refused(path, *_READ_ONLY)


def no_room(path: Path) -> EnvironmentFault:
    """A change was asked of a library for which the disk is too full."""
    return _refused(path, *_REASONS[sqlite3.SQLITE_FULL])


def damaged(path: Path, what: str = "") -> LibraryDamaged:
    """what: the damage in one sentence, where more is known than that there is some."""
    return LibraryDamaged(
        what or f"The library at {path} is damaged.",
        "Nothing was changed, and your source documents are not affected.",
        "Repair it: regional-reader check --repair.",
    )


def _refused(path: Path, reason: str, advice: str) -> EnvironmentFault:
    return EnvironmentFault(f"The library at {path} could not be used: {reason}.", _NOTHING_LOST, advice)
