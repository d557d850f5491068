"""Imports one after the other, off the main thread, with their progress in the corner of the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.importing import ImportProgress
from reader.model import CancelToken, ImportSummary
from reader.ui.importing.progress import ProgressPanel
from reader.ui.jobs import Jobs

LANE = "import"
DELAY_MS = 300
QUIET_DELAY_MS = 2000

Report = Callable[[ImportProgress], None]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """work: done on the lane's thread; it reports how far it is. done: gets the summary on the main thread.

    quiet: nobody asked for it, so its progress shows only where it takes long.
    """

    work: Callable[[Report, CancelToken], ImportSummary]
    done: Callable[[ImportSummary], None]
    quiet: bool = False


class ImportRuns(QObject):
    """`start()` queues a run behind those under way. `failed` carries a run and its `ReaderError`."""

    failed = Signal(object, object)  # Run, ReaderError
    _progressed = Signal(object)  # ImportProgress, from the lane's thread
    _ended = Signal()  # the same

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._waiting: deque[Run] = deque()
        self._token: CancelToken | None = None
        self.panel = ProgressPanel(window)
        self.panel.cancel_requested.connect(self.cancel)
        queued = Qt.ConnectionType.QueuedConnection
        self._progressed.connect(self.panel.show_progress, queued)
        self._ended.connect(self._on_ended, queued)

    @property
    def running(self) -> bool:
        return self._token is not None

    def start(self, run: Run) -> None:
        self._waiting.append(run)
        if not self.running:
            self._next()

    @Slot()
    def cancel(self) -> None:
        """Stop the run under way, and those that wait behind it."""
        self._waiting.clear()
        if self._token is not None:
            self._token.cancel()

    def _next(self) -> None:
        run = self._waiting.popleft()

        def work(token: CancelToken) -> ImportSummary:
            try:
                return run.work(self._progressed.emit, token)
            finally:
                # Whatever comes of it, a bug included; and before the lane hands the result on.
                self._ended.emit()

        self.panel.begin(QUIET_DELAY_MS if run.quiet else DELAY_MS)
        self._token = self._jobs.run(LANE, work, run.done, partial(self.failed.emit, run))

    @Slot()
    def _on_ended(self) -> None:
        self._token = None
        self.panel.end()
        if self._waiting:
            self._next()
