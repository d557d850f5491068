"""A trace of crashes below Python (in Qt, in a C library), which end the process at once.

`faulthandler` needs a file that is open already. So a small empty file lies beside the log while the program
runs, and goes when it ends as it should; what a crash left in it goes into the log at the next start. It
holds the names and lines of our functions, nothing else.
"""

from __future__ import annotations

import faulthandler
import sys
from pathlib import Path
from typing import TextIO


class HardCrashTrace:
    """begin() at the start, end() before the end of the process. Neither raises."""

    def __init__(self, log: Path) -> None:
        self._path = log.with_name("hard-crash.txt")
        self._file: TextIO | None = None
        self._enabled = False

    def begin(self) -> str:
        """Returns what the last run left, "" where it ended well."""
        if faulthandler.is_enabled():
            return ""  # asked for by the one who started Python, who reads it elsewhere
        left = ""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists():
                left = self._path.read_text(encoding="utf-8", errors="replace")
            self._file = self._path.open("w", encoding="utf-8")
        except OSError:
            pass  # the folder cannot be written: standard error is better than nothing
        target = self._file or sys.stderr
        if target is not None:
            try:
                faulthandler.enable(target)
                self._enabled = True
            except (OSError, ValueError, RuntimeError):
                pass  # no real file behind it (a program without a console)
        return left

    def end(self) -> None:
        """Stop; the file goes, and its folder where nothing else is in it."""
        if self._enabled:
            faulthandler.disable()
            self._enabled = False
        if self._file is not None:
            self._file.close()
            self._file = None
            try:
                self._path.unlink()
                self._path.parent.rmdir()
            except OSError:
                pass  # the log is there too, or another window of ours uses the file
