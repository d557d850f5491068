"""The log of what went wrong, and what may stand in it: where in our code, never what was in the articles.

An exception is written as its type and its frames. Its message is never written, since it may quote what was
being read; the system's own error codes are. Loaded when the first line is written, so that no start
pays for it.
"""

from __future__ import annotations

import errno
import logging
import logging.handlers
import os
import platform
import re
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from reader import __version__

_LARGEST = 256 * 1024
_OLD_FILES = 2
_DEEPEST = 8
_FRAMES = 60
_QT_LENGTH = 200
# What Qt's messages quote: texts, addresses, anchors and paths.
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?|“[^”]*”?|\b[A-Za-z][\w+.-]*:[^\s:]\S*|#\S+|\S*[/\\]\S*")


class CrashLog:
    """The rotating log file; made when something is written, and only open while it is written."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._file = _LogFile(
            path, maxBytes=_LARGEST, backupCount=_OLD_FILES, encoding="utf-8", errors="replace", delay=True
        )

    def write(self, entry: str) -> bool:
        """Append `entry` under the time and the versions; whether that worked. Never raises; any thread."""
        heading = (
            f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  Regional Reader {__version__}, "
            f"Python {platform.python_version()}, {platform.platform()}, {threading.current_thread().name}"
        )
        with self._lock:
            return self._file.keep(f"{heading}\n{entry}\n")


class _LogFile(logging.handlers.RotatingFileHandler):
    """Makes its folder, says whether it could write, and closes after each entry (an open file cannot be
    moved or removed on Windows).
    """

    _failed = False

    def keep(self, text: str) -> bool:
        self._failed = False
        self.emit(logging.LogRecord("reader", logging.ERROR, "", 0, text, None, None))
        try:
            self.close()
        except OSError:
            self._failed = True
        return not self._failed

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        self._failed = True


def describe(exception: BaseException, home: Path) -> str:
    """The exception, its causes and its frames, without any message or value.

    home: the folder of the person's data; of paths that the system names, only those in it are written.
    """
    return "\n".join(_lines(exception, home, 0))


def place(exception: BaseException) -> str:
    """Type and innermost frame: two crashes of the same place are the same crash."""
    frames = _frames(exception)
    return f"{type(exception).__name__} {frames[-1] if frames else ''}"


def without_values(message: str) -> str:
    """A message of Qt's without what it quotes."""
    return _QUOTED.sub("…", message)[:_QT_LENGTH]


def _lines(exception: BaseException, home: Path, depth: int) -> Iterator[str]:
    code = _system_code(exception, home)
    yield f"{type(exception).__module__}.{type(exception).__qualname__}{f' {code}' if code else ''}"
    frames = _frames(exception)
    if len(frames) > _FRAMES:
        half = _FRAMES // 2
        frames = [*frames[:half], f"({len(frames) - _FRAMES} frames left out)", *frames[-half:]]
    yield from (f"    {frame}" for frame in frames)
    if depth >= _DEEPEST:
        return
    if isinstance(exception, BaseExceptionGroup):
        for number, part in enumerate(exception.exceptions[:_DEEPEST], 1):
            yield f"part {number}:"
            yield from _lines(part, home, depth + 1)
    if exception.__cause__:
        yield "caused by:"
        yield from _lines(exception.__cause__, home, depth + 1)
    elif exception.__context__ and not exception.__suppress_context__:
        yield "while handling:"
        yield from _lines(exception.__context__, home, depth + 1)


def _frames(exception: BaseException) -> list[str]:
    return [
        f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(exception.__traceback__)
    ]


def _short(source: str) -> str:
    """A source file from its package on: the folders before it may name the person."""
    parts = Path(source).parts
    for anchor in ("site-packages", "dist-packages", "reader", "tests"):
        if anchor in parts:
            at = len(parts) - 1 - parts[::-1].index(anchor)
            return "/".join(parts[at + 1 :] if anchor.endswith("packages") else parts[at:])
    return "/".join(parts[-2:])


def _system_code(exception: BaseException, home: Path) -> str:
    if isinstance(exception, OSError):
        code = errno.errorcode.get(exception.errno or 0, str(exception.errno))
        return f"{code} {_inside(exception.filename, home)}".rstrip()
    return str(getattr(exception, "sqlite_errorname", ""))


def _inside(path: object, home: Path) -> str:
    if not isinstance(path, str | os.PathLike):
        return ""
    try:
        return Path(path).relative_to(home).as_posix()
    except (ValueError, TypeError):
        return "(a file elsewhere)"
