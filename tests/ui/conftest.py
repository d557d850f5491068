"""The window on a library of invented articles; and nothing may be left of it after a test."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QModelIndex, QObject, Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers, getCppPointer

from reader.app import open_noter
from reader.importing import Importer
from reader.library import Library
from reader.model import ArticleText
from reader.notebook import Notebook
from reader.noting import Noter
from reader.paths import Home
from reader.searching import Searcher
from reader.shipping import Shipping
from reader.ui.parts import Parts
from reader.ui.settings import Settings
from reader.ui.theme.appearance import Appearance
from reader.ui.tree.rows import Role
from reader.ui.window import MainWindow
from tests import showcase

_TURNS = 5  # one more than two times `reader.ui.turns.after_painting` takes


class Reader(QObject):
    """The program as `reader.ui.start` puts it together, in a window of 1280 by 800.

    shipped: the folder of the digests that ship with it; None for none. read_only: library and notebook
    can only be read.
    """

    def __init__(
        self, qtbot: QtBot, home: Home, shipped: Path | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._closed = False
        self.qtbot = qtbot
        self.home = home
        self.settings = Settings(home.settings)
        self.appearance = Appearance(application, self.settings)
        self.library = Library.open(home.library, read_only=read_only)
        self.window = MainWindow(
            home,
            self.settings,
            self.appearance,
            self.library,
            Searcher(self.library),
            lambda: Importer(self.library),
            (lambda: (Noter(self.library, Notebook.open(home.notebook, read_only=True)), None))
            if read_only
            else lambda: open_noter(home, self.library),
            (lambda: Shipping(self.library, shipped)) if shipped else None,
        )
        self.window.first_painted.connect(self.window.begin_work)

    @property
    def parts(self) -> Parts:
        return self.window.parts

    def show(self) -> None:
        """Open the window and wait until everything stands."""
        self.window.open_first()
        with self.qtbot.waitSignal(self.window.first_painted):
            self.window.show()
        # Qt takes it for pressed where the last key that came to any window went with it.
        QTest.keyRelease(self.window, Qt.Key.Key_Control)
        self.until(lambda: self.window.commands.imports is not None)
        self.until(lambda: self.window.commands.noting and self.window.commands.noting.marking)
        self.settle()

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    def settle(self) -> None:
        """Wait until no work is under way, nor asked for in the next turns."""
        while True:
            self.until(lambda: not self.parts.jobs.busy() and not self.appearance.changing)
            QApplication.sendPostedEvents()
            self.painted()
            if not self.parts.jobs.busy() and not self.appearance.changing:
                return

    def key_of(self, title: str) -> str:
        return next(each.key for each in self.library.articles.list() if each.title == title)

    def open(self, title: str) -> ArticleText:
        """Open the article with this title and wait until it is shown."""
        key = self.key_of(title)
        self.parts.reading.open(key)
        return self.shown(title)

    def shown(self, title: str) -> ArticleText:
        """Wait until the article with this title is shown."""

        def here() -> bool:
            article = self.parts.article.view.article
            return article is not None and article.summary.title == title

        self.until(here)
        self.settle()
        self.painted()
        article = self.parts.article.view.article
        assert article is not None
        return article

    def painted(self) -> None:
        """Wait until what follows a painting is done: an article's outline, then the tree."""
        for _ in range(_TURNS):
            loop = QEventLoop()
            QTimer.singleShot(1, loop, loop.quit)
            loop.exec()

    def search(self, text: str) -> None:
        """Type `text` into the search box and wait for what is found."""
        box = self.parts.top_bar.search_box
        box.clear()
        self.settle()
        QTest.keyClicks(box, text)
        self.until(lambda: self.parts.finding.active)
        self.settle()

    def rows(self, path: str = "") -> list[str]:
        """What the tree shows under the branch with this id (the whole for ""), counts in brackets."""
        model = self.parts.shelf.model
        parts = path.split("/")
        self.parts.shelf.view.expand_branches(["/".join(parts[:depth]) for depth in range(2, len(parts) + 1)])
        self.settle()
        parent = model.branch_index(path) if path else QModelIndex()
        found = []
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            count = index.data(Role.COUNT)
            found.append(index.data() + (f" ({count})" if count is not None else ""))
        return found

    def close(self) -> None:
        """Close the window; a second time does nothing."""
        if not self._closed:
            self._closed = True
            if not self.window.close():
                # What was just done is saved first, and then it closes by itself.
                self.until(lambda: not self.window.isVisible())
            self.library.close()
            self.window.deleteLater()
            self.appearance.deleteLater()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="session")
def shelf_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library filled once; each test has a copy."""
    path = tmp_path_factory.mktemp("showcase") / "library.sqlite"
    library = Library.open(path)
    showcase.fill(library)
    library.close()
    return path


@pytest.fixture
def filled_home(home: Home, shelf_file: Path) -> Home:
    home.folder.mkdir(parents=True)
    home.library.write_bytes(shelf_file.read_bytes())
    return home


@pytest.fixture
def reader(qtbot: QtBot, filled_home: Home, nothing_left: None) -> Iterator[Reader]:
    """The window, open on the invented articles."""
    reader = Reader(qtbot, filled_home)
    reader.show()
    yield reader
    reader.close()


@pytest.fixture
def empty_reader(qtbot: QtBot, home: Home, nothing_left: None) -> Iterator[Reader]:
    """The window, open on an empty library."""
    reader = Reader(qtbot, home)
    reader.show()
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def lasting_reader(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    shelf_file: Path,
) -> Iterator[Reader]:
    """One window for all tests of a file that only look, and leave it as they found it."""
    home = Home(tmp_path_factory.mktemp("lasting") / "home")
    home.folder.mkdir()
    home.library.write_bytes(shelf_file.read_bytes())
    with _nothing_is_left(qapp):
        reader = Reader(QtBot(request), home)
        reader.show()
        yield reader
        reader.close()


@pytest.fixture
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """After the test: no window, shown or hidden, no thread, and no timer that runs, wherever it hangs."""
    with _nothing_is_left(qapp):
        yield


@contextmanager
def _nothing_is_left(qapp: QApplication) -> Iterator[None]:
    windows, threads = set(map(_address, qapp.topLevelWidgets())), set(threading.enumerate())
    yield
    _let_happen_what_is_due(qapp)
    deadline = time.monotonic() + 5
    while set(threading.enumerate()) - threads and time.monotonic() < deadline:
        time.sleep(0.01)
    left = [
        (widget, widget.windowTitle(), widget.accessibleDescription())
        for widget in qapp.topLevelWidgets()
        if _address(widget) not in windows
    ]
    assert not left, f"windows left: {left}"
    assert not set(threading.enumerate()) - threads
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    timers = [each for each in getAllValidWrappers() if isinstance(each, QTimer) and each.isActive()]
    assert not timers, f"timers left: {[(timer, timer.parent()) for timer in timers]}"


def _let_happen_what_is_due(application: QApplication) -> None:
    for _ in range(2):  # and what that gives rise to
        application.sendPostedEvents(None, 0)
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        loop = QEventLoop()
        QTimer.singleShot(0, loop, loop.quit)
        loop.exec()


def _address(widget: QWidget) -> int:
    """Of the C++ object: Python's own may be made anew each time that one asks for it."""
    return int(getCppPointer(widget)[0])
