"""Notes from the first highlight to a file, over an end and a new start, in real windows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog

from reader.app import open_noter
from reader.importing import Importer
from reader.library import Library
from reader.model import MarkKind
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.exporting.dialog import ExportDialog
from reader.ui.exporting.report import ReportDialog
from reader.ui.settings import Settings
from reader.ui.theme.appearance import Appearance
from reader.ui.window import MainWindow
from tests.invented import write_documents
from tests.journeys.hand import Hand

pytestmark = pytest.mark.display

_WORDS = "green kites go first"
_PATIENCE = 30.0


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    Importer(library).import_paths([write_documents(tmp_path / "documents")])
    return library


def article_with(library: Library, words: str) -> str:
    return next(
        each.key for each in library.articles.list() if words in library.articles.reading_text(each.key).text
    )


def drag_over(window: MainWindow, hand: Hand, words: str) -> None:
    """Select `words` of the open article with the mouse."""
    view = window.parts.article.view
    start = view.toPlainText().index(words)
    ends = []
    for position in (start, start + len(words)):
        cursor = QTextCursor(view.document())
        cursor.setPosition(position)
        ends.append(view.cursorRect(cursor).center())
    hand.drag(view.viewport(), ends[0] + QPoint(1, 0), ends[1] + QPoint(1, 0))
    hand.until(lambda: view.textCursor().selectedText() == words)


def open_dialog(window: MainWindow, hand: Hand, kind: type[QDialog]) -> QDialog:
    hand.until(lambda: [each for each in window.findChildren(kind) if each.isVisible()])
    return next(each for each in window.findChildren(kind) if each.isVisible())


def test_highlight_annotate_export_close_and_start_again(
    filled: Library, window: MainWindow, hand: Hand, home: Home, tmp_path: Path
) -> None:
    key = article_with(filled, _WORDS)
    window.parts.reading.open(key)
    view = window.parts.article.view
    hand.until(lambda: view.article is not None and view.article.summary.key == key)
    drag_over(window, hand, _WORDS)
    hand.press("h")
    noting = window.commands.noting
    assert noting
    assert noting.marking
    assert noting.noter
    marking, noter = noting.marking, noting.noter
    hand.until(lambda: len(noter.of_article(key)) == 1)

    drag_over(window, hand, _WORDS)
    hand.press("ctrl+shift+n")
    hand.until(marking.section.editor.field.hasFocus)
    hand.type("Ask who decides")
    hand.until(lambda: marking.section.editor.state_text == "Saved")
    hand.press("Escape")
    hand.until(lambda: not marking.section.editor.isVisible())

    folder = tmp_path / "out"
    hand.press("ctrl+e")
    dialog = open_dialog(window, hand, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    hand.until(dialog.isActiveWindow)
    hand.click(dialog.place)
    hand.press("ctrl+a")
    hand.type(str(folder))
    hand.click(dialog.export)
    open_dialog(window, hand, ReportDialog)
    hand.press("Escape")
    hand.until(lambda: not window.findChildren(ReportDialog))
    written = next(path for path in folder.iterdir() if "Index" not in path.name).read_text("utf-8")
    assert _WORDS in written
    assert "Ask who decides" in written
    uids = {mark.uid for mark in noter.of_article(key)}
    assert set(re.findall(rf"regional-reader://{key}#(\w+)", written)) == uids

    hand.hold_window(window)
    hand.press("ctrl+q")
    hand.until(lambda: not window.isVisible())
    with window_on(home, filled, hand) as again:
        hand.until(lambda: again.parts.reading.key == key)
        now = again.commands.noting
        assert now
        assert now.marking
        cards = now.marking.section.list.cards
        hand.until(lambda: len(cards.marks) == 2)
        assert {mark.kind for mark in cards.marks} == {MarkKind.HIGHLIGHT, MarkKind.NOTE}
        assert "Ask who decides" in {mark.body for mark in cards.marks}


@contextmanager
def window_on(home: Home, library: Library, hand: Hand) -> Iterator[MainWindow]:
    """A new window on the same home, as the next start opens it."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(home.settings)
    window = MainWindow(
        home,
        settings,
        Appearance(application, settings),
        library,
        Searcher(library),
        lambda: Importer(library),
        lambda: open_noter(home, library),
    )
    window.first_painted.connect(window.begin_work)
    window.open_first()
    window.show()
    hand.hold_window(window)
    hand.until(lambda: window.commands.noting and window.commands.noting.marking)
    yield window
    window.close()
    window.deleteLater()


def test_a_second_start_brings_the_first_window_up_at_the_article(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    documents = write_documents(tmp_path / "documents")
    assert run(home, "import", str(documents)).returncode == 0
    library = Library.open(home.library, read_only=True)
    key = article_with(library, _WORDS)
    title = library.articles.summary(key).title
    library.close()
    with subprocess.Popen([sys.executable, "-m", "reader", "--home", str(home.folder)]) as first:
        try:
            until(lambda: len(windows(first.pid)) == 1)
            until(home.requests.is_dir)
            subprocess.run(
                ["xdotool", "windowminimize", windows(first.pid)[0]], check=True, timeout=_PATIENCE
            )
            second = run(home, "open", f"regional-reader://{key}")
            assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
            until(lambda: any(name.startswith(title) for name in names(first.pid)))
            assert run(home).returncode == 0
            assert first.poll() is None
        finally:
            first.kill()


def run(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", "--home", str(home.folder), *arguments],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


def windows(pid: int) -> list[str]:
    """The visible windows of a process."""
    return xdotool("search", "--onlyvisible", "--pid", str(pid), "--name", "Regional").split()


def names(pid: int) -> list[str]:
    return [xdotool("getwindowname", each) for each in windows(pid)]


def xdotool(*arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    return done.stdout


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)
