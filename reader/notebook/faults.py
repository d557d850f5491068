"""The one place where errors of SQLite and of the file system become ours.

Two cases are told apart: the machine refused (`EnvironmentFault`) and the file is damaged
(`NotebookDamaged`). Anything else is a mistake of ours and stays the error that it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import EnvironmentFault, NotebookDamaged, NotebookError, ReaderError

NOTHING_LOST = "Everything saved before is still there; the last change was not saved."
_ROOM = "Make room on the disk; until then nothing new can be saved."
_FOLDER = "Check that its folder exists and that you may read and write there."
_REASONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", _ROOM),
    sqlite3.SQLITE_READONLY: (
        "it may only be read here",
        "Choose a folder that you may write to, or ask for permission to write to this one.",
    ),
    sqlite3.SQLITE_PERM: ("there is no permission", "Ask for permission to use the folder."),
    sqlite3.SQLITE_BUSY: (
        "another program is using it",
        "Wait until the other program has finished, or close it.",
    ),
    sqlite3.SQLITE_LOCKED: ("another part of the program is using it", "Wait a moment."),
    sqlite3.SQLITE_CANTOPEN: ("it could not be opened", _FOLDER),
    sqlite3.SQLITE_IOERR: (
        "the disk could not be read or written",
        "Check that the disk is connected and has room.",
    ),
    sqlite3.SQLITE_NOMEM: (
        "the memory of this computer is used up",
        "Close other programs.",
    ),
    sqlite3.SQLITE_NOLFS: ("the disk cannot hold a file so large", "Move the notebook to another disk."),
    sqlite3.SQLITE_TOOBIG: ("the text is too long to be kept", "Divide it into several notes."),
}
_DAMAGE = {
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT),
    sqlite3.SQLITE_CONSTRAINT,  # a damaged row, which reading leaves out, stands in the way of a new one
}
# Of errors that end the use of a connection: what comes back later is another file, or the same anew.
_LOST = {
    sqlite3.SQLITE_READONLY_DBMOVED,
    sqlite3.SQLITE_READONLY_CANTINIT,
}
_LOST_KINDS = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_NOMEM}


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """What goes wrong inside with the notebook at `path` is raised as one of our errors."""
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
        raise _refused(path, error.strerror or str(error), _FOLDER) from error


def translated(error: sqlite3.Error, path: Path) -> ReaderError | None:
    """Our error for one of SQLite; None where it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return _refused(path, "its file was moved, deleted or replaced", _FOLDER)
    if code in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return _refused(
            path,
            "an unfinished change has to be taken back first, and it may only be read here",
            "Open it once from a place where it may be written.",
        )
    code &= 0xFF  # the low byte is the kind, the rest only details it
    if code in _DAMAGE:
        return damaged(path)
    if code in _REASONS:
        return _refused(path, *_REASONS[code])
    return None


def ends_connection(error: BaseException) -> bool:
    """Whether the connection is to be made anew before it is used again."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code in _LOST or code & 0xFF in _LOST_KINDS)


def read_only(path: Path) -> EnvironmentFault:
    """A change was asked of a notebook that can only be read."""
    return _refused(path, *_REASONS[sqlite3.SQLITE_READONLY])


def closed() -> NotebookError:
    return NotebookError("The notebook was closed.", "The last change was not saved.", "Open it again.")


def damaged(path: Path, what: str = "") -> NotebookDamaged:
    """what: the damage in one sentence, where more is known than that there is some."""
    return NotebookDamaged(
        what or f"The notebook at {path} is damaged.",
        "Nothing was changed in it, and the backups are not affected.",
        "Go back to a backup (Help > Restore notes…), or repair it: regional-reader check --repair.",
    )


def damaged_row(what: str) -> NotebookDamaged:
    """what: the entry, as in "This note"."""
    return NotebookDamaged(
        f"{what} is damaged: it is not what was once saved.",
        "It was not changed and not deleted; everything else can be used.",
        "Go back to a backup (Help > Restore notes…), or check the notebook: regional-reader check.",
    )


def _refused(path: Path, reason: str, advice: str) -> EnvironmentFault:
    return EnvironmentFault(f"The notebook at {path} could not be used: {reason}.", NOTHING_LOST, advice)
