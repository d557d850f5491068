"""Work off the main thread: named lanes, each one thread, the newest request winning where asked.

All SQL, parsing and file work of the window goes through here. Results come back on the main thread.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.errors import Cancelled, InternalFault, ReaderError
from reader.model import CancelToken
from reader.ui.garbage import MainThreadGarbage
from reader.ui.turns import after_painting, next_turn

T = TypeVar("T")

# A lane that is at work in Python gives way to the main thread after so long. The main thread waits for it at
# each return from Qt, twenty times in a frame: half a millisecond would make 10, Python's own five a tenth of
# a second. Two threads that never rest take a fifth longer for it.
SWITCH_SECONDS = 0.0001


class _Job:
    """As `Jobs.run` has it, and what came of it."""

    def __init__(
        self,
        lane: str,
        work: Callable[[CancelToken], Any],
        done: Callable[[Any], None],
        failed: Callable[[ReaderError], None] | None,
        later: bool,
    ) -> None:
        self.lane = lane
        self.work = work
        self.done = done
        self.failed = failed
        self.later = later
        self.token = CancelToken()
        self.superseded = False
        self.result: Any = None
        self.error: BaseException | None = None


class _Lane:
    """One thread that does its jobs in order; daemonic so that a stuck one cannot hold the process.

    A job's callbacks may be the last to hold a widget, which must go on the main thread. So the thread never
    lets go of a job last: the main thread keeps each until the next one of the lane has come back, by when
    the thread has moved on from it.
    """

    def __init__(self, name: str, finished: Callable[[_Job], None]) -> None:
        self._finished = finished
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        # Both touched on the main thread only.
        self._open: list[_Job] = []
        self._kept: _Job | None = None
        self._thread = threading.Thread(target=self._work, name=f"lane-{name}", daemon=True)
        self._thread.start()

    def put(self, job: _Job, *, latest: bool) -> None:
        if latest:
            self.give_up()
        self._open.append(job)
        self._jobs.put(job)

    def give_up(self) -> None:
        for job in self._open:
            job.superseded = True
            job.token.cancel()

    def forget(self, job: _Job) -> None:
        if job in self._open:
            self._open.remove(job)
            self._kept = job

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def close(self, seconds: float) -> None:
        self.give_up()
        self._jobs.put(None)
        self._thread.join(seconds)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if not job.superseded:
                try:
                    job.result = job.work(job.token)
                except BaseException as error:  # noqa: BLE001 - the job boundary: handed to the main thread
                    job.error = error
            self._finished(job)


class Jobs(QObject):
    """Runs work in lanes and hands results to callbacks on the main thread.

    `run` belongs to the main thread. A `ReaderError` goes to `failed` of the job, else is emitted as
    `fault_occurred`; any other exception is a bug and is raised again on the main thread, so that the
    crash path sees it, after `failed` was called with an `InternalFault`: what was to be saved is not taken
    for safe. A superseded or closed job calls nobody.
    """

    fault_occurred = Signal(object)  # ReaderError
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, _Lane] = {}
        self._closed = False
        self._finished_jobs: deque[_Job] = deque()
        self._turn_awaited = False  # in which the next result may come
        self._garbage = MainThreadGarbage(self)
        self._switch_seconds = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._finished.connect(self._on_job_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: str,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None],
        failed: Callable[[ReaderError], None] | None = None,
        *,
        latest: bool = False,
        later: bool = False,
    ) -> CancelToken:
        """Do `work` on the lane's thread, then `done(result)` on the main thread.

        latest: this request supersedes all open ones of the lane, which are cancelled and never delivered.
        later: `done` or `failed` waits until what the window has to lay out and paint already is on the
        screen. All jobs of a lane are `later`, or none: their results would change places.
        Returns the token that asks this work to stop; work that returns after being asked is still delivered.
        """
        job = _Job(lane, work, done, failed, later)
        if not self._closed:
            if lane not in self._lanes:
                self._lanes[lane] = _Lane(lane, self._finished.emit)
            self._lanes[lane].put(job, latest=latest)
        return job.token

    def give_up(self, lane: str) -> None:
        """Cancel all that is open in the lane; it calls nobody."""
        if lane in self._lanes:
            self._lanes[lane].give_up()

    def busy(self, lane: str | None = None) -> bool:
        """Whether anything is open, in one lane or in all."""
        lanes = [self._lanes[lane]] if lane in self._lanes else [] if lane else list(self._lanes.values())
        return any(each.busy for each in lanes)

    def keep_what_is_there(self) -> None:
        """No search for garbage looks at what was made up to now; see `MainThreadGarbage`."""
        self._garbage.keep()

    def close(self, seconds: float = 5.0) -> None:
        """Cancel everything and wait for the threads, at most `seconds` each."""
        self._closed = True
        for lane in self._lanes.values():
            lane.close(seconds)
        self._lanes.clear()
        self._garbage.stop()
        sys.setswitchinterval(self._switch_seconds)

    @Slot(object)
    def _on_job_finished(self, job: _Job) -> None:
        if job.later and not job.superseded:
            after_painting(self, partial(self._deliver_in_turn, job))
        else:
            self._deliver_in_turn(job)

    def _deliver_in_turn(self, job: _Job) -> None:
        """One result in a turn of the event loop: several that came at once would make a long one."""
        self._finished_jobs.append(job)
        if not self._turn_awaited:
            self._deliver()

    def _deliver(self) -> None:
        self._turn_awaited = False
        while self._finished_jobs and not self._turn_awaited:
            job = self._finished_jobs.popleft()
            if self._closed:
                continue
            self._lanes[job.lane].forget(job)
            if not job.superseded:
                self._turn_awaited = True
                next_turn(self, self._deliver)
                self._call_back(job)

    def _call_back(self, job: _Job) -> None:
        if job.error is None:
            job.done(job.result)
        elif isinstance(job.error, Cancelled):
            pass
        elif isinstance(job.error, ReaderError):
            (job.failed or self.fault_occurred.emit)(job.error)
        else:
            try:
                if job.failed:
                    job.failed(InternalFault())
            finally:
                raise job.error
