"""Starting the window: the look, the library, the first article; all else after the first paint."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader.errors import LibraryDamaged, ReaderError
from reader.paths import APP_NAME, Home
from reader.ui.settings import Settings
from reader.ui.theme.appearance import Appearance
from reader.ui.window import MainWindow

if TYPE_CHECKING:
    from reader.importing import Importer
    from reader.library import Library
    from reader.model import CheckReport
    from reader.model.requests import WindowRequest
    from reader.noting import Noter
    from reader.searching import Searcher
    from reader.shipping import Shipping

_BYTES_PER_MIB = 1024 * 1024


class Makers(NamedTuple):
    """How the window gets what it works on. recover_library: sets a damaged file aside, saves what it can."""

    open_library: Callable[[Path], Library]
    recover_library: Callable[[Path], tuple[Library, CheckReport]]
    make_searcher: Callable[[Library], Searcher]
    make_importer: Callable[[Library], Importer]
    make_shipping: Callable[[Library], Shipping]
    open_noter: Callable[[Home, Library], tuple[Noter, CheckReport | None]]


def run(
    home: Home, makers: Makers, request: WindowRequest | None = None, *, bench_start: bool = False
) -> int:
    """Show the window until it is closed; returns the exit code, 2 where the library is refused.

    request: what it is to do first. bench_start: print how long it took until the first article was painted,
    and the peak memory, then how long until the tree was, and end.
    """
    # The style sheet is drawn for this style; `setStyle` would cost as much as reading ten articles.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName("Regional Reader")
    application.setDesktopFileName(APP_NAME)
    # A measurement is not to wait for somebody to read a dialog.
    crashes = None if bench_start else _LateCrashHandler(home)
    settings = Settings(home.settings)
    appearance = Appearance(application, settings)
    try:
        library, report = _open(home, makers)
    except ReaderError as error:
        _refuse(error)
        return 2
    try:
        searcher = makers.make_searcher(library)
        window = MainWindow(
            home,
            settings,
            appearance,
            library,
            searcher,
            lambda: makers.make_importer(library),
            lambda: makers.open_noter(home, library),
            lambda: makers.make_shipping(library),
        )
        window.first_painted.connect(crashes.install if crashes else _report_start)
        if bench_start:
            window.tree_painted.connect(_report_tree)
        else:
            window.first_painted.connect(window.begin_work)
        window.open_first(request)
        window.show()
        if report:
            QTimer.singleShot(0, lambda: window.commands.tell_recovered(report))
        return application.exec()
    finally:
        library.close()


class _LateCrashHandler:
    """Installs the crash handler after the first paint, or when the first exception asks for it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._before = sys.excepthook
        sys.excepthook = self._on_exception

    def install(self) -> None:
        from reader.ui.crash import install

        if sys.excepthook == self._on_exception:
            sys.excepthook = self._before
            self.handler = install(self._home)

    def _on_exception(
        self, kind: type[BaseException], exception: BaseException, trace: TracebackType | None
    ) -> None:
        self.install()
        sys.excepthook(kind, exception, trace)


def _open(home: Home, makers: Makers) -> tuple[Library, CheckReport | None]:
    try:
        return makers.open_library(home.library), None
    except LibraryDamaged:
        return makers.recover_library(home.library)


def _refuse(error: ReaderError) -> None:
    """Tell why no window opens, and wait until it was read."""
    from reader.ui.faults import show_fault

    sys.stderr.write(f"{error}\n")
    show_fault(None, error).exec()


def _report_start() -> None:
    sys.stdout.write(
        f"first article painted: {_process_age():.0f} ms; peak memory: {_peak_memory():.1f} MiB\n"
    )
    sys.stdout.flush()


def _report_tree() -> None:
    sys.stdout.write(f"tree painted: {_process_age():.0f} ms\n")
    sys.stdout.flush()
    QApplication.closeAllWindows()


def _process_age() -> float:
    """Milliseconds since the system started this process; where it does not say, the processor's time."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return time.process_time() * 1000
    ticks_a_second = 100  # what Linux shows to programs, whatever the kernel's own
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / ticks_a_second) * 1000


def _peak_memory() -> float:
    """The most memory that the process held, in MiB; 0 where the system does not say."""
    try:
        # Not `getrusage`: on Linux that counts the memory of the program that started this one, too.
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, IndexError):
        pass  # not Linux
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _BYTES_PER_MIB if sys.platform == "darwin" else peak / 1024
