"""Whether a window can be shown at all; left to itself, Qt ends the process where it cannot."""

from __future__ import annotations

import atexit
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

COULD_NOT_START = 2

_ADVICE = "the command line works without one: regional-reader --help lists its commands."


def missing_display() -> str | None:
    """Why no window can be shown here, in one sentence, as far as that can be told without Qt; None where
    nothing speaks against one.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return f"There is no display to show a window on; {_ADVICE}"


def end_quietly_without_display() -> None:
    """Where Qt finds that it cannot use the display (a wrong DISPLAY, a library that is missing), say so in
    one sentence and end with `COULD_NOT_START`, instead of aborting. Call before the QApplication is made.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    told: list[str] = []

    def on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if QGuiApplication.primaryScreen() is not None:  # the display is in use: nothing to do with us
            sys.stderr.write(f"{message}\n")
            return
        told.append(message)
        if kind is QtMsgType.QtFatalMsg:
            # The first message names the cause, the others what followed from it.
            sys.stderr.write(f"The display cannot be used ({told[0].strip().rstrip('.')}); {_ADVICE}\n")
            sys.stderr.flush()
            os._exit(COULD_NOT_START)

    qInstallMessageHandler(on_qt_message)
    # Qt must not call into Python any more when it ends, after Python has.
    atexit.register(qInstallMessageHandler, None)
