"""Notices that something else wrote to the library or the notebook: a command, or another program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from reader.ui.jobs import Jobs

_EVERY_MILLISECONDS = 2000


class Watch(QObject):
    """`changed` says that what is watched is another one than when it was last looked at.

    version: a number that changes when it does, asked for in the lane `lane`, on another thread.
    """

    changed = Signal()

    def __init__(self, version: Callable[[], int], lane: str, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._version = version
        self._lane = lane
        self._jobs = jobs
        self._seen: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self.look()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Look now, on another thread; a look that is still under way is not repeated."""
        if not self._jobs.busy(self._lane):
            # What cannot be read now is told where the person asks for it.
            self._jobs.run(self._lane, lambda token: self._version(), self._on_looked, lambda error: None)

    def accept(self) -> None:
        """What is there now is known: the window itself has just written it."""
        self._jobs.run(self._lane, lambda token: self._version(), self._know, lambda error: None)

    def _know(self, version: int) -> None:
        self._seen = version

    def _on_looked(self, version: int) -> None:
        before, self._seen = self._seen, version
        if before is not None and before != version:
            self.changed.emit()
