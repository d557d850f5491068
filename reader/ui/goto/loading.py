"""Loads what going to anything needs when it is first asked for: all at once would take more than a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject

from reader.ui.turns import next_turn

_PARTS = ("words", "index", "entries", "ranking", "catalogue", "finding", "list", "box", "controller")


def load_then(owner: QObject, ready: Callable[[], object]) -> None:
    """Load one module between two events, then call `ready`. owner: nothing more is done once it is gone.

    On the main thread, since Qt's classes may be asked for by one thread only.
    """
    _go_on(owner, iter(_PARTS), ready)


def _go_on(owner: QObject, left: Iterator[str], ready: Callable[[], object]) -> None:
    name = next(left, None)
    if name is None:
        ready()
    else:
        import_module(f"reader.ui.goto.{name}")
        # Not 0, which is no timer: all of it would be done before the next event.
        next_turn(owner, lambda: _go_on(owner, left, ready))
