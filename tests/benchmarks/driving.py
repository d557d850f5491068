"""The real window, driven from inside: shown without a screen, asked for things, waited for."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader.app import open_noter
from reader.importing import Importer
from reader.library import Library
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.imports import import_plainly
from reader.ui.settings import Settings
from reader.ui.theme.appearance import Appearance
from reader.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

_PATIENCE = 20_000  # milliseconds


def the_application() -> QApplication:
    """The one there is, else one without a screen."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import_plainly()  # as the program itself does
    return QApplication(["benchmarks"])


@contextmanager
def shown_window(home: Path, settings: Path) -> Iterator[MainWindow]:
    """The window on `home`, after its first paint and at rest; closed at the end.

    settings: its own, elsewhere, so that the home stays as it is.
    """
    application = the_application()
    place, chosen = Home(home), Settings(settings)
    library = Library.open(place.library)
    try:
        window = MainWindow(
            place,
            chosen,
            Appearance(application, chosen),
            library,
            Searcher(library),
            lambda: Importer(library),
            lambda: open_noter(place, library),
        )
        window.open_first()
        wait_for(window.first_painted, window.show)
        rest(200)
        yield window
        window.close()
        window.deleteLater()
    finally:
        library.close()


def wait_for(signal: SignalInstance, act: Callable[[], object]) -> float:
    """Milliseconds from `act` until `signal`. Raises TimeoutError."""
    loop = QEventLoop()
    arrived: list[float] = []

    def note(*_values: object) -> None:
        if not arrived:
            arrived.append(time.perf_counter())
            loop.quit()

    signal.connect(note)
    QTimer.singleShot(_PATIENCE, loop, loop.quit)
    started = time.perf_counter()
    act()
    if not arrived:
        loop.exec()
    signal.disconnect(note)
    if not arrived:
        raise TimeoutError(f"nothing came within {_PATIENCE // 1000} seconds")
    return (arrived[0] - started) * 1000


def rest(milliseconds: int) -> None:
    """Let the window do what it has left to do."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


class Probe(QObject):
    """A timer that fires at every millisecond at which the event loop is free.

    gaps, worked: milliseconds between two ticks, by the clock and of the main thread's processor time.
    beat: called at every tick.
    """

    def __init__(self, parent: QObject, beat: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.worked: list[float] = []
        self._beat = beat
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = self._now()
        self.gaps.append((now[0] - self._last[0]) * 1000)
        self.worked.append((now[1] - self._last[1]) * 1000)
        self._last = now
        if self._beat:
            self._beat()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.thread_time()


def worst_at_rest(window: QObject, seconds: int) -> float:
    """Milliseconds: the longest stretch for which the event loop of a window that does nothing is not free.
    What the machine does to it, the floor of the same while somebody works in the window.
    """
    probe = Probe(window)
    for _ in range(seconds * 10):
        rest(100)
    probe.stop()
    return max(probe.gaps)
