"""The last line: what no one caught is logged, told to the person calmly, and the window goes on.

Faults of the environment and our other errors are shown as their own three sentences; everything else is a
bug of ours and gets the crash dialog. Hooks run on any thread; dialogs appear on the main thread only.
What shows and writes is imported where it is needed: a start where nothing goes wrong does not pay for it.
"""

from __future__ import annotations

import atexit
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QThread,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reader.errors import Cancelled, ReaderError
from reader.paths import Home
from reader.ui.hard_crash import HardCrashTrace

if TYPE_CHECKING:
    from reader.ui.crash_log import CrashLog
    from reader.ui.sentences import SentencesDialog

# The same crash is not told again this soon after its dialog was closed: a paint event may crash 60 times a
# second.
QUIET_SECONDS = 10.0
_MOST_QT_MESSAGES = 100
_LOGGED = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


@dataclass(frozen=True, slots=True)
class Report:
    """What went wrong, as the person is told. fault: shown as it is; None for a bug of ours.

    text: as logged. place: the same for the same crash again. logged: whether the log could be written.
    """

    text: str
    place: str
    fault: ReaderError | None
    logged: bool


class CrashHandler(QObject):
    """Made by `install` on the main thread; `uninstall` puts everything back and must run before the process
    ends (it also does so by itself at exit).
    """

    _reported = Signal(object)  # Report, from any thread

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home = home
        self._log: CrashLog | None = None
        self._log_lock = threading.Lock()
        self._trace = HardCrashTrace(home.log)
        self._dialog: SentencesDialog | None = None
        self._told: dict[str, float] = {}  # place -> when its dialog was closed
        self._qt_messages: set[str] = set()
        self._before: tuple[Callable[..., object], ...] = ()
        self._qt_before: Callable[..., object] | None = None
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the hooks; logs what a crash of the last run left behind."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._qt_before = qInstallMessageHandler(self._on_qt_message)
        left = self._trace.begin()
        if left.strip():
            self._write(f"the last run ended in a crash:\n{left.strip()}")
        atexit.register(self.uninstall)

    def uninstall(self) -> None:
        """Put back the hooks as they were. A second call does nothing."""
        if not self._before:
            return
        atexit.unregister(self.uninstall)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self._before = ()
        # Python must not be called from Qt's own end, after Python's.
        qInstallMessageHandler(self._qt_before)
        self._trace.end()

    def report(self, exception: BaseException) -> Report:
        """Log `exception` and tell the person; from any thread. Never raises."""
        from reader.ui import crash_log
        from reader.ui.faults import as_fault

        text = crash_log.describe(exception, self._home.folder)
        fault = exception if isinstance(exception, ReaderError) else as_fault(exception)
        report = Report(text, crash_log.place(exception), fault, self._write(text))
        self._reported.emit(report)
        return report

    def _write(self, text: str) -> bool:
        from reader.ui.crash_log import CrashLog

        if sys.stderr is not None:
            try:
                sys.stderr.write(text + "\n")
            except (OSError, ValueError):
                pass  # the terminal is gone
        with self._log_lock:
            if self._log is None:
                self._log = CrashLog(self._home.log)
        return self._log.write(text)

    def _on_exception(
        self, kind: type[BaseException], exception: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, exception, trace)
            QApplication.exit(130)
            return
        if issubclass(kind, Cancelled):
            return
        try:
            report = self.report(exception.with_traceback(trace))
            on_main = threading.current_thread() is threading.main_thread()
            if on_main and QThread.currentThread().loopLevel() == 0:
                self._tell_before_the_end(report)
        except Exception:  # noqa: BLE001 - the last line: nothing stands behind it but Python's own
            sys.__excepthook__(kind, exception, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        """Raised where Python could not hand it on (a `__del__`): logged; the person could do nothing."""
        from reader.ui import crash_log

        if unraisable.exc_value is not None:
            self._write(f"ignored: {crash_log.describe(unraisable.exc_value, self._home.folder)}")

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        from reader.ui.crash_log import without_values

        said = f"{kind.name}: {without_values(message)}"
        if kind in _LOGGED and said not in self._qt_messages and len(self._qt_messages) < _MOST_QT_MESSAGES:
            self._qt_messages.add(said)
            self._write(said)

    @Slot(object)
    def _on_reported(self, report: Report) -> None:
        # A dialog that was closed together with its window no longer exists.
        if self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible():
            return  # one at a time; it is in the log
        told = self._told.get(report.place)
        if told is not None and time.monotonic() - told < QUIET_SECONDS:
            return
        # Noted before: should the dialog itself crash, it must not try for ever.
        self._told[report.place] = time.monotonic()
        self._show(report)

    def _show(self, report: Report) -> SentencesDialog:
        from reader.ui.crash_dialog import CrashDialog
        from reader.ui.faults import show_fault

        parent = _front_window()
        if report.fault is not None:
            dialog = show_fault(parent, report.fault)
        else:
            dialog = CrashDialog(report.text, self._home.log if report.logged else None, parent)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
        dialog.finished.connect(lambda: self._forget_dialog(report.place))
        self._dialog = dialog
        return dialog

    def _forget_dialog(self, told: str) -> None:
        self._dialog = None
        self._told[told] = time.monotonic()

    def _tell_before_the_end(self, report: Report) -> None:
        """No event loop runs: the program ends because of this, but first the person reads why."""
        if isinstance(QApplication.instance(), QApplication):
            self._show(report).exec()
        elif report.fault is not None and sys.stderr is not None:
            sys.stderr.write(f"{report.fault}\n")


def install(home: Home) -> CrashHandler:
    """Log and tell what no one caught from now on. Keep the handler; `uninstall()` it at the end.

    Called on the main thread. Never raises for a folder that cannot be written: then nothing is logged, and
    the person is told all the same.
    """
    handler = CrashHandler(home)
    handler.install()
    return handler


def _front_window() -> QWidget | None:
    active = QApplication.activeModalWidget() or QApplication.activeWindow()
    if active is not None:
        return active
    return next((w for w in QApplication.topLevelWidgets() if w.isWindow() and w.isVisible()), None)
