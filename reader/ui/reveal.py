"""Shows a file's folder in the system's file manager.

The file itself is never opened: a browser would fetch the pictures of a saved page.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reader.errors import EnvironmentFault, ReaderError
from reader.ui.dialogs import while_alive
from reader.ui.faults import show_fault
from reader.ui.jobs import Jobs

_NOTHING_CHANGED = "Nothing was changed."


class Revealer(QObject):
    """Looks at the disk off the main thread; what is wrong is said on `window`."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs

    def reveal(self, path: Path, missing: ReaderError) -> None:
        """Show the folder of `path` (or `path` where it is a folder); say `missing` where it is not there."""
        if str(path).startswith(("//", "\\\\")):
            self._say(_elsewhere(path))
            return
        self._jobs.run(
            "files",
            lambda token: _folder_of(path),
            while_alive(self, lambda folder: self._show(folder, missing)),
        )

    def _show(self, folder: Path | None, missing: ReaderError) -> None:
        if folder is None:
            self._say(missing)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._say(
                EnvironmentFault(
                    "This computer has no program that shows folders.", _NOTHING_CHANGED, f"It is {folder}."
                )
            )

    def _say(self, error: ReaderError) -> None:
        show_fault(self._window, error)


def _folder_of(path: Path) -> Path | None:
    try:
        if path.is_dir():
            return path
        return path.parent if path.exists() else None
    except OSError:
        return None  # a name that this system cannot hold, or a folder that may not be looked into


def _elsewhere(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        "That file lies on another computer in the network.",
        "Regional Reader opens no connection, so it was not looked for.",
        f"Open it in your file manager: {path}",
    )
