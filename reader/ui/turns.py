"""Doing a thing when the window has painted what came before it.

`QTimer.singleShot(0, ...)` is no timer: Qt posts an event instead, which comes before the painting that was
asked for at the same time, and makes one long stretch with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def after_painting(context: QObject, act: Callable[[], object]) -> None:
    """Do it, a few milliseconds from now, when what is to be laid out and painted is; never if `context` is
    gone by then.
    """
    # Laying out comes before the first of the two, the painting that it asks for before the second.
    QTimer.singleShot(1, context, lambda: QTimer.singleShot(1, context, act))
