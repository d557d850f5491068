"""The worker processes of a pool: started when there is work, watched, replaced.

Each has a pipe of its own, so that one that dies amid a message harms no other, and answers file by file, so
that it is always known which file it holds.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from reader.errors import EnvironmentFault
from reader.ingest import worker
from reader.ingest.parsing import Pasted

# How many files one worker holds at a time: few until it is known how long they take.
_FIRST_SHARE = 3
_SHARE = 24
# Of the paths a worker holds: what a pipe surely takes at once (8 kB on Windows), so that sending never waits
# for a worker that is itself waiting to send.
_CHARACTERS_HELD = 2_500
_START_SECONDS = 60.0
_END_SECONDS = 2.0
_MOST_FAILED_STARTS = 3

_DIED = "Reading it brought the reading process down twice; it may need more memory than there is."


@dataclass(frozen=True, slots=True)
class Task:
    """A file, or a pasted text, to read. number: its place in the order asked for. tries: how often a worker
    died over it.
    """

    number: int
    what: str | Pasted
    tries: int = 0

    @property
    def characters(self) -> int:
        """Of a path; a pasted text comes alone, to a worker that does nothing but wait for it."""
        return len(self.what) if isinstance(self.what, str) else 0


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a task: the pickled `worker.Answer`, or the reason why there is none, as a sentence."""

    task: Task
    data: bytes
    failure: str | None = None


@dataclass(slots=True)
class _Member:
    process: SpawnProcess
    connection: Connection
    since: float  # of its last sign, or of getting work after having none
    ready: bool = False
    answers: int = 0
    tasks: deque[Task] = field(default_factory=deque)  # held by the worker, the one being read first
    unsent: list[Task] = field(default_factory=list)

    @property
    def has_room(self) -> bool:
        held = len(self.tasks) + len(self.unsent)
        if not held:
            return True
        share = _SHARE if self.answers >= _SHARE else _FIRST_SHARE
        characters = sum(task.characters for task in (*self.tasks, *self.unsent))
        return held < share and characters < _CHARACTERS_HELD


class Crew:
    """Up to `most` workers, each file within `time_limit` seconds. Used by one thread at a time.

    returned: tasks that came back undone from a worker that ended; to be given out again, before others.
    """

    def __init__(self, most: int, time_limit: float) -> None:
        self.returned: deque[Task] = deque()
        self._most = most
        self._time_limit = time_limit
        self._members: list[_Member] = []
        self._failed_starts = 0  # since one was ready

    @property
    def busy(self) -> bool:
        return any(member.tasks or member.unsent for member in self._members)

    @property
    def has_room(self) -> bool:
        """Is there a worker, running or still to be started, that should have one more file?"""
        return len(self._members) < self._most or any(member.has_room for member in self._members)

    def add(self, task: Task) -> None:
        """Set a task aside for the worker with room and the fewest, started only where all others have their
        share. Raises EnvironmentFault where it cannot be started.
        """
        free = [member for member in self._members if member.has_room]
        member = min(free, key=lambda one: len(one.tasks) + len(one.unsent)) if free else self._start()
        member.unsent.append(task)

    def send(self, keep_blocks: bool) -> None:
        """Hand over what was set aside."""
        for member in self._members:
            if not member.unsent:
                continue
            if not member.tasks and member.ready:
                member.since = time.monotonic()
            try:
                member.connection.send((keep_blocks, [task.what for task in member.unsent]))
            except OSError:
                pass  # it has just died: `collect` finds that out
            member.tasks += member.unsent
            member.unsent = []

    def collect(self, seconds: float, wake: Connection) -> Iterator[Answered]:
        """Wait for answers, at most `seconds` or until something comes through `wake`. A worker over its
        time is ended, its file given up; a file over which a worker died is tried once more. Raises
        EnvironmentFault where a worker ended before it began.
        """
        now = time.monotonic()
        seconds = min([seconds, *(self._due(member) - now for member in self._members if member.tasks)])
        by_connection = {member.connection: member for member in self._members}
        for connection in wait([*by_connection, wake], max(0.0, seconds)):
            if connection in by_connection:
                yield from self._receive(by_connection[connection])
        now = time.monotonic()
        for member in [one for one in self._members if one.tasks and self._due(one) <= now]:
            if not member.connection.poll():
                yield from self._give_up(member)

    def end(self, only_busy: bool = False) -> None:
        """End the workers (those with work, or all) at once, whatever they do."""
        for member in list(self._members):
            if member.tasks or member.unsent or not only_busy:
                self._dismiss(member)
        self.returned.clear()

    def _start(self) -> _Member:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=worker.serve, args=(theirs,), name="file reader", daemon=True)
        try:
            process.start()
        except OSError as fault:
            ours.close()
            raise _cannot_start(fault.strerror or str(fault)) from None
        finally:
            theirs.close()
        member = _Member(process, ours, time.monotonic())
        self._members.append(member)
        return member

    def _due(self, member: _Member) -> float:
        return member.since + (self._time_limit if member.ready else _START_SECONDS)

    def _receive(self, member: _Member) -> Iterator[Answered]:
        try:
            while member.connection.poll():
                message = member.connection.recv_bytes()
                member.since = time.monotonic()
                if member.ready:
                    member.answers += 1
                    yield Answered(member.tasks.popleft(), message)
                member.ready = True
                self._failed_starts = 0
        except (EOFError, OSError):
            yield from self._bury(member)

    def _bury(self, member: _Member) -> Iterator[Answered]:
        """A worker ended by itself."""
        self._dismiss(member)
        if not member.ready:
            self._count_failed_start()
        elif member.tasks:
            suspect = member.tasks.popleft()
            if suspect.tries:
                yield Answered(suspect, b"", _DIED)
            else:
                self.returned.append(replace(suspect, tries=1))
        self.returned.extend(member.tasks)

    def _give_up(self, member: _Member) -> Iterator[Answered]:
        """A worker is over its time."""
        self._dismiss(member)
        if not member.ready:
            self._count_failed_start()
        else:
            limit = f"{self._time_limit:g} second{'' if self._time_limit == 1 else 's'}"
            yield Answered(member.tasks.popleft(), b"", f"Reading it took longer than {limit}.")
        self.returned.extend(member.tasks)

    def _count_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_FAILED_STARTS:
            raise _cannot_start("it ended before it began")

    def _dismiss(self, member: _Member) -> None:
        self._members.remove(member)
        member.process.kill()
        member.connection.close()
        member.process.join(_END_SECONDS)


def _cannot_start(reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"A process for reading files could not be started: {reason}.",
        "What was imported before is safe.",
        "Close other programs and try again.",
    )
