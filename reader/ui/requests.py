"""What second starts ask of this window: to come to the front, to open an article or a mark, to import."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reader.handover import take_requests
from reader.model.requests import Address, WindowRequest

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import CancelToken, Mark
    from reader.ui.commands import Commands
    from reader.ui.parts import Parts

_LANE = "requests"
_EVERY_MILLISECONDS = 2000  # for folders in which the system tells of no changes, as on some network drives


class Requests(QObject):
    """Notices requests in the home, takes them and does them."""

    def __init__(self, window: QWidget, parts: Parts, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._commands = commands
        self._wanted: Address | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        parts.reading.opened.connect(self._on_opened)
        parts.jobs.run(_LANE, lambda token: _make(parts.home.requests), self._begin)

    def look(self) -> None:
        """Look for requests now, on another thread, and do them."""
        self._parts.jobs.run(_LANE, lambda token: take_requests(self._parts.home), self._do_all)

    def stop(self) -> None:
        """Take no more requests: a start that is just being made becomes the next window."""
        self._timer.stop()

    def do(self, request: WindowRequest) -> None:
        """Open and import what is asked for."""
        if request.open:
            self._open(request.open)
        if request.imports and self._commands.imports:
            self._commands.imports.import_paths(request.imports)

    def _begin(self, there: bool) -> None:
        if there:
            self._watcher.addPath(str(self._parts.home.requests))
            self.look()

    def _do_all(self, requests: tuple[WindowRequest, ...]) -> None:
        if requests:
            self._come_to_front()
        for request in requests:
            self.do(request)

    def _come_to_front(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # where the desktop lets no window come to the front by itself

    # Opening a mark: first its article, then, when notebook and text are there, its place

    def _open(self, address: Address) -> None:
        self._wanted = address if address.mark else None
        self._parts.reading.open(address.key)
        shown = self._parts.article.view.article
        if shown and shown.summary.key == address.key:
            self._look_up()

    def _on_opened(self, _summary: object) -> None:
        self._look_up()

    def _look_up(self) -> None:
        """Look for the mark that is wanted, as soon as there is a notebook to look in."""
        address, noting = self._wanted, self._commands.noting
        if address is None or noting is None or self._parts.reading.key != address.key:
            return
        noter, uid = noting.noter, address.mark
        if noter is None or noting.marking is None:
            noting.ready.connect(self._look_up, Qt.ConnectionType.SingleShotConnection)
            return

        def work(token: CancelToken) -> Mark | None:
            return noter.notebook.marks.by_uid(uid) if uid else None

        self._wanted = None
        self._parts.jobs.run(_LANE, work, partial(self._show, address))

    def _show(self, address: Address, mark: Mark | None) -> None:
        marking = self._commands.noting.marking if self._commands.noting else None
        if mark is None or mark.article.key != address.key:
            self._parts.status.show_notice("That note is no longer there. Its article is open.")
        elif marking and self._parts.reading.key == address.key:
            marking.open_mark(mark)


def _make(folder: Path) -> bool:
    """Whether the folder is there; it is made where that is possible."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return folder.is_dir()
    return True
