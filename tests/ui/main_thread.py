"""Notices what the main thread may not do once the window stands: SQL, files, parsing of documents."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import reader

_PACKAGE = Path(reader.__file__).resolve().parent
_FILE_EVENTS = ("open", "shutil.", "subprocess.", "tempfile.", "sqlite3.connect", "fcntl.", "glob.")
_OS_EVENTS = ("listdir", "scandir", "mkdir", "rename", "remove", "rmdir", "link", "truncate", "walk", "fwalk")
_LOOKS = ("stat", "lstat", "access")  # Python's audit does not tell of them
_BEHIND = ("library", "notebook", "ingest", "render", "export", "importing.py", "exporting.py", "noting.py")
# A module that is loaded when it is first used is a file of Python's own.
_LOADING = ("<frozen importlib", "_pytest", "shibokensupport")


class Guard:
    """While it `watches`, `seen` gains a line for everything of that kind that happens on the main thread.

    allowed: names of functions behind the window that only compute, or give what they hold.
    """

    def __init__(self, allowed: frozenset[str]) -> None:
        self._main = threading.main_thread()
        self._allowed = allowed
        self._on = False
        self.seen: list[str] = []

    @contextmanager
    def watches(self) -> Iterator[None]:
        """SQL is only noticed on connections that were opened inside `watched_connections`."""
        before = sys.getprofile()
        _listen()
        _listening.append(self)
        self._on = True
        sys.setprofile(self._on_call)  # of this thread alone
        try:
            yield
        finally:
            sys.setprofile(before)
            self._on = False
            _listening.remove(self)

    def note(self, what: str) -> None:
        """`what` happened on this thread."""
        if self._on and threading.current_thread() is self._main:
            frames = list(_above(sys._getframe(1)))
            where = [
                f"{Path(each.f_code.co_filename).name}:{each.f_lineno} {each.f_code.co_name}"
                for each in frames
                if each.f_code.co_filename.startswith(str(_PACKAGE))
            ]
            if where and not _loads(frames):
                self.seen.append(f"{what}: {' < '.join(where[:4])}")

    def _on_call(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(str(_PACKAGE)):
            part = Path(code.co_filename).relative_to(_PACKAGE).parts[0]
            if part in _BEHIND and code.co_qualname not in self._allowed:
                self.note(f"{part} {code.co_qualname}")


@pytest.fixture
def watched_connections(monkeypatch: pytest.MonkeyPatch) -> Callable[[Guard], None]:
    """Lets a guard see the SQL of every connection that is opened from now on, and looks at files."""

    def watch(guard: Guard) -> None:
        connect = sqlite3.connect

        def connect_watched(*given: Any, **options: Any) -> sqlite3.Connection:
            kind = _watched(guard, options.pop("factory", sqlite3.Connection))
            return connect(*given, factory=kind, **options)

        monkeypatch.setattr(sqlite3, "connect", connect_watched)
        for name in _LOOKS:
            monkeypatch.setattr(os, name, _noting(guard, name, getattr(os, name)))

    return watch


def _watched(guard: Guard, kind: type[sqlite3.Connection]) -> type[sqlite3.Connection]:
    """The same class of connection, of which the guard hears."""

    class Watched(kind):  # type: ignore[misc, valid-type]
        def execute(self, *arguments: Any) -> Any:
            guard.note(f"SQL {arguments[0]!r}")
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> Any:
            guard.note(f"SQL {arguments[0]!r}")
            return super().executemany(*arguments)

        def executescript(self, *arguments: Any) -> Any:
            guard.note(f"SQL {arguments[0]!r}")
            return super().executescript(*arguments)

        def cursor(self, *arguments: Any, **options: Any) -> Any:
            guard.note("SQL cursor")
            return super().cursor(*arguments, **options)

    return Watched


def _noting(guard: Guard, name: str, look: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any, **options: Any) -> Any:
        guard.note(f"os.{name} {arguments[:1]!r}")
        return look(*arguments, **options)

    return noted


_listening: list[Guard] = []


@cache
def _listen() -> None:
    """Once: Python has no way to take an audit hook away again."""
    events = {f"os.{name}" for name in _OS_EVENTS}

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if _listening and (event in events or event.startswith(_FILE_EVENTS)):
            for guard in _listening:
                guard.note(f"{event} {arguments[:1]!r}")

    sys.addaudithook(hook)


def _loads(frames: Sequence[FrameType]) -> bool:
    """Whether a module is being loaded: within the innermost call of the program, or by its own code."""
    ours = [frame.f_code.co_filename.startswith(str(_PACKAGE)) for frame in frames]
    innermost = ours.index(True)
    return any(name in frame.f_code.co_filename for frame in frames[:innermost] for name in _LOADING) or any(
        our and frame.f_code.co_name == "<module>" for our, frame in zip(ours, frames, strict=True)
    )


def _above(frame: FrameType | None) -> Iterator[FrameType]:
    while frame:
        yield frame
        frame = frame.f_back
