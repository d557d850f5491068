"""Notices that something else wrote to the library: a command, or a second window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.jobs import Jobs

_EVERY_MILLISECONDS = 2000
_LANE = "watch"


class Watch(QObject):
    """`changed` says that the library is another one than when it was last looked at."""

    changed = Signal()

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
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
        if not self._jobs.busy(_LANE):
            # What cannot be read now is told where the person asks for it.
            self._jobs.run(
                _LANE, lambda token: self._library.data_version(), self._on_looked, lambda error: None
            )

    def _on_looked(self, version: int) -> None:
        before, self._seen = self._seen, version
        if before is not None and before != version:
            self.changed.emit()
