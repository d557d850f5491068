"""Reading many files in worker processes: in order, each within a time limit, a bad one failing alone.

Why this is our own and not a library's: docs/decisions/0004-worker-processes.md.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.errors import Cancelled, UnreadableDocument
from reader.ingest.crew import Answered, Crew, Task
from reader.ingest.parsing import Parsed, Pasted
from reader.ingest.worker import Answer
from reader.model import CancelToken

_MOST_WORKERS = 4
# How far reading may run ahead of the caller: in files, and in bytes of what waits for the caller.
_FILES_AHEAD = 1000
_BYTES_AHEAD = 48 * 1024 * 1024
_WAIT_SECONDS = 5.0
_WAIT_FOR_CALLER_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class ParseOutcome:
    """What came of one file. failure: None, or the reason in one sentence, and then there are no articles.

    refused: the reason was the machine's (no permission, say), so that the same file may be read later.
    """

    path: Path
    articles: tuple[Parsed, ...]
    failure: str | None
    refused: bool = False


class ParserPool:
    """Worker processes that read files; to be used as a context manager, by one caller at a time.

    workers: at most so many processes, by default one a processor and at most four; they start when there are
    files for them. time_limit: seconds that one file may take.
    """

    def __init__(self, workers: int | None = None, time_limit: float = 20.0) -> None:
        self._crew = Crew(workers or min(_MOST_WORKERS, os.cpu_count() or 1), time_limit)
        self._running: _Run | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes at once, and a `parse` that was not read to its end."""
        if self._running:
            self._running.end()
        self._crew.end()

    def parse(
        self, paths: Iterable[Path], cancel: CancelToken, *, keep_blocks: bool = True
    ) -> Generator[ParseOutcome, None, None]:
        """What comes of each file, in the order of `paths`, which is only read a bounded number of files
        ahead (on another thread). Ends early, within moments, once `cancel` is cancelled.

        keep_blocks: False leaves `Article.blocks` empty, for callers that only need what was rendered;
        quicker. Raises EnvironmentFault where no worker process can run, and whatever `paths` raises.
        """
        for answered in self._answers(map(str, paths), cancel, keep_blocks):
            yield _outcome(answered)

    def read_pasted(self, pasted: Pasted, cancel: CancelToken) -> tuple[Parsed, ...]:
        """The articles of what the clipboard holds, read in a worker process; their source is "".

        Raises UnreadableDocument where there is nothing to read or the time was over, EnvironmentFault where
        no worker process can run, Cancelled.
        """
        for answered in self._answers([pasted], cancel, keep_blocks=True):
            answer = _answer(answered)
            if answer.failure is None:
                return answer.articles
            raise UnreadableDocument(answer.failure)
        raise Cancelled

    def _answers(
        self, wanted: Iterable[str | Pasted], cancel: CancelToken, keep_blocks: bool
    ) -> Iterator[Answered]:
        if self._running:
            self._running.end()
        run = self._running = _Run(self._crew, wanted, keep_blocks)
        forget = cancel.on_cancel(run.stop)
        try:
            yield from run.answers()
        finally:
            forget()
            run.end()
            if self._running is run:
                self._running = None


class _Run:
    """One call of `parse`: a thread keeps the crew busy, the caller's thread puts the answers in order."""

    def __init__(self, crew: Crew, wanted: Iterable[str | Pasted], keep_blocks: bool) -> None:
        self._crew = crew
        self._keep_blocks = keep_blocks
        self._tasks = (Task(number, what) for number, what in enumerate(wanted))
        self._answers: queue.SimpleQueue[Answered | BaseException | None] = queue.SimpleQueue()
        self._hear, self._wake = multiprocessing.Pipe(duplex=False)
        self._stopped = threading.Event()
        self._ended = False
        # Each of these is written by one thread only: given and received by ours, taken by the caller's.
        self._files_given = self._files_taken = 0
        self._bytes_received = self._bytes_taken = 0
        self._thread = threading.Thread(target=self._run, name="file reading", daemon=True)

    def answers(self) -> Iterator[Answered]:
        self._thread.start()
        waiting: dict[int, Answered] = {}
        while (answer := self._answers.get()) is not None:
            if isinstance(answer, BaseException):
                raise answer
            waiting[answer.task.number] = answer
            while self._files_taken in waiting and not self._stopped.is_set():
                next_one = waiting.pop(self._files_taken)
                self._files_taken += 1
                self._bytes_taken += len(next_one.data)
                yield next_one

    def stop(self) -> None:
        """End `answers` soon; from any thread."""
        self._stopped.set()
        self._answers.put(None)
        try:
            self._wake.send_bytes(b"stop")
        except OSError:
            pass  # the run was over already

    def end(self) -> None:
        """Leave nothing running that this call began; idle workers stay for the next one."""
        if self._ended:
            return
        self._ended = True
        self.stop()
        if self._thread.ident is not None:
            self._thread.join()
        self._crew.end(only_busy=True)
        self._hear.close()
        self._wake.close()

    def _run(self) -> None:
        try:
            self._keep_busy()
            self._answers.put(None)
        except BaseException as error:  # noqa: BLE001 - raised again where the caller waits
            self._answers.put(error)

    def _keep_busy(self) -> None:
        more = True
        while not self._stopped.is_set():
            while more and self._crew.has_room and not self._is_far_ahead():
                task = self._next_task()
                if task is None:
                    more = False
                    break
                self._crew.add(task)
            self._crew.send(self._keep_blocks)
            if not more and not self._crew.busy:
                return
            seconds = _WAIT_FOR_CALLER_SECONDS if more and self._is_far_ahead() else _WAIT_SECONDS
            for answer in self._crew.collect(seconds, self._hear):
                self._bytes_received += len(answer.data)
                self._answers.put(answer)
            more = more or bool(self._crew.returned)

    def _next_task(self) -> Task | None:
        if self._crew.returned:
            return self._crew.returned.popleft()
        task = next(self._tasks, None) if not self._stopped.is_set() else None
        if task is not None:
            self._files_given += 1
        return task

    def _is_far_ahead(self) -> bool:
        """Has the caller so much to take that reading on would only fill memory?"""
        if self._crew.returned:
            return False  # the caller may be waiting for just this file
        return (
            self._files_given - self._files_taken >= _FILES_AHEAD
            or self._bytes_received - self._bytes_taken >= _BYTES_AHEAD
        )


def _outcome(answered: Answered) -> ParseOutcome:
    return ParseOutcome(Path(str(answered.task.what)), *_answer(answered))


def _answer(answered: Answered) -> Answer:
    if answered.failure is not None:
        return Answer(failure=answered.failure)
    answer: Answer = pickle.loads(answered.data)
    return answer
