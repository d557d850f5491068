"""Doing a thing when the event loop was free, or when the window has painted what came before it.

`QTimer.singleShot(0, ...)` is no timer: Qt posts an event instead, which comes before the painting that was
asked for at the same time, and makes one long stretch with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def next_turn(context: QObject, act: Callable[[], object]) -> None:
    """Do it when the event loop was free; never if `context` is gone by then."""
    QTimer.singleShot(1, context, act)


def after_painting(context: QObject, act: Callable[[], object]) -> None:
    """Do it, a few milliseconds from now, when what is to be laid out and painted is; never if `context` is
    gone by then.
    """
    # Laying out comes before the first of the two, the painting that it asks for before the second.
    next_turn(context, lambda: next_turn(context, act))
