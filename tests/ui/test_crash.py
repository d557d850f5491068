"""The crash path: told once, logged without any text of the person's."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qCritical, qWarning
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import Cancelled, LibraryDamaged
from reader.paths import Home
from reader.ui import crash, crash_dialog
from reader.ui.crash import CrashHandler
from reader.ui.crash_dialog import HAPPENED, CrashDialog
from reader.ui.crash_log import CrashLog
from reader.ui.jobs import Jobs
from reader.ui.sentences import SentencesDialog

SECRET = "The panel heard that Ottermere had closed its duty desk"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def handler(home: Home, window: QWidget) -> Iterator[CrashHandler]:
    handler = crash.install(home)
    yield handler
    handler.uninstall()
    for dialog in _dialogs():
        dialog.reject()


def _dialogs() -> list[SentencesDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, SentencesDialog) and w.isVisible()]


def _raise_in_a_slot(qtbot: QtBot, raiser: Callable[[], None]) -> None:
    """In a slot, as most of our code runs, with an event loop around it."""
    done = threading.Event()

    def slot() -> None:
        done.set()
        raiser()

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(done.is_set)
    qtbot.wait(20)


def _break(article: str = SECRET) -> None:
    shown = {"title": article}
    raise ValueError(f"cannot show {shown['title']!r}")


def test_a_bug_is_told_in_three_sentences_and_the_window_stays(
    qtbot: QtBot, handler: CrashHandler, home: Home, window: QWidget
) -> None:
    _raise_in_a_slot(qtbot, _break)
    (dialog,) = _dialogs()
    assert isinstance(dialog, CrashDialog)
    assert HAPPENED in dialog.accessibleDescription()
    assert window.isVisible()
    log = home.log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "tests/ui/test_crash.py" in log
    assert "_break" in log


def test_the_log_holds_no_text(qtbot: QtBot, handler: CrashHandler, home: Home) -> None:
    def chained() -> None:
        try:
            _break()
        except ValueError as error:
            raise RuntimeError(SECRET) from error

    def grouped() -> None:
        raise ExceptionGroup(SECRET, [KeyError(SECRET), OSError(errno.EIO, SECRET, f"/home/kim/{SECRET}")])

    for raiser in (chained, grouped):
        _raise_in_a_slot(qtbot, raiser)
    qWarning(f'QTextBrowser: No document for "{SECRET}"')
    qCritical("QFile: cannot open /home/kim/papers/ottermere.txt, https://example.org/ottermere")
    (dialog,) = _dialogs()
    log = home.log.read_text(encoding="utf-8")
    shown = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    for word in (*SECRET.split(), "kim", "ottermere", "example.org"):
        assert f"{word} " not in log + " ", word
        assert f"{word} " not in shown + " ", word
    assert "caused by:" in log
    assert "EIO (a file elsewhere)" in log
    assert "QtCriticalMsg: QFile: cannot open" in log


def test_a_file_of_ours_is_named_in_the_log(handler: CrashHandler, home: Home) -> None:
    report = handler.report(OSError(errno.ENOENT, "gone", str(home.settings)))
    assert "ENOENT settings.ini" in report.text


def test_a_storm_of_crashes_shows_one_dialog(qtbot: QtBot, handler: CrashHandler, home: Home) -> None:
    def storm() -> None:
        for _ in range(20):
            QTimer.singleShot(0, _break)

    _raise_in_a_slot(qtbot, storm)
    qtbot.waitUntil(lambda: home.log.read_text(encoding="utf-8").count("ValueError") == 20)
    (dialog,) = _dialogs()
    dialog.reject()
    _raise_in_a_slot(qtbot, _break)
    assert not _dialogs(), "the same crash is not told again at once"

    def other() -> None:
        raise KeyError(SECRET)

    _raise_in_a_slot(qtbot, other)
    assert len(_dialogs()) == 1


def test_the_same_crash_is_told_again_later(
    qtbot: QtBot, handler: CrashHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "QUIET_SECONDS", 0.0)
    for _ in range(2):
        _raise_in_a_slot(qtbot, _break)
        (dialog,) = _dialogs()
        dialog.reject()


def test_a_dialog_that_went_with_its_window_does_not_silence_the_next(
    qtbot: QtBot, handler: CrashHandler, home: Home
) -> None:
    second = QWidget()
    second.show()
    second.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is second)
    _raise_in_a_slot(qtbot, _break)
    (dialog,) = _dialogs()
    assert dialog.parent() is second
    second.deleteLater()
    qtbot.waitUntil(lambda: not _dialogs())

    def other() -> None:
        raise KeyError(SECRET)

    _raise_in_a_slot(qtbot, other)
    assert len(_dialogs()) == 1


def test_a_crash_of_the_crash_dialog_ends(
    qtbot: QtBot, handler: CrashHandler, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise AttributeError(SECRET)

    monkeypatch.setattr(crash_dialog.CrashDialog, "__init__", broken)
    _raise_in_a_slot(qtbot, _break)
    qtbot.wait(100)
    log = home.log.read_text(encoding="utf-8")
    assert log.count("ValueError") == 1
    assert log.count("AttributeError") <= 2


def test_faults_of_the_machine_get_their_own_sentences(qtbot: QtBot, handler: CrashHandler) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/home/kim/settings.ini")

    _raise_in_a_slot(qtbot, full)
    (dialog,) = _dialogs()
    assert not isinstance(dialog, CrashDialog)
    assert "The disk is full" in dialog.accessibleDescription()


def test_our_own_errors_are_shown_as_they_are(qtbot: QtBot, handler: CrashHandler) -> None:
    def damaged() -> None:
        raise LibraryDamaged("The library is damaged.", "Nothing was changed.", "Repair it.")

    def stopped() -> None:
        raise Cancelled

    _raise_in_a_slot(qtbot, stopped)
    assert not _dialogs()
    _raise_in_a_slot(qtbot, damaged)
    (dialog,) = _dialogs()
    assert dialog.accessibleDescription() == "The library is damaged. Nothing was changed. Repair it."


def test_a_bug_in_a_thread_or_in_a_job_is_told_on_the_main_thread(
    qtbot: QtBot, handler: CrashHandler, home: Home
) -> None:
    thread = threading.Thread(target=_break, name="bare")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    _dialogs()[0].reject()
    jobs = Jobs()
    jobs.run("library", lambda token: {"a": 1}["missing"], lambda result: None)
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    jobs.close()
    log = home.log.read_text(encoding="utf-8")
    assert "bare" in log
    assert "KeyError" in log


def test_what_cannot_be_raised_is_only_logged(qtbot: QtBot, handler: CrashHandler, home: Home) -> None:
    class Careless:
        def __del__(self) -> None:
            _break()

    Careless()
    qtbot.wait(20)
    assert not _dialogs()
    assert "ignored: builtins.ValueError" in home.log.read_text(encoding="utf-8")


def test_show_log_shows_it_and_it_can_be_copied(qtbot: QtBot, handler: CrashHandler, home: Home) -> None:
    _raise_in_a_slot(qtbot, _break)
    (dialog,) = _dialogs()
    assert isinstance(dialog, CrashDialog)
    text = dialog.findChildren(QPlainTextEdit)[0]
    assert not text.isVisible()
    dialog.show_log.click()
    assert text.isVisible()
    dialog.copy_log.click()
    assert "ValueError" in QApplication.clipboard().text()
    assert QApplication.clipboard().text() == text.toPlainText()


def test_a_log_that_cannot_be_written_stops_nothing(qtbot: QtBot, handler: CrashHandler, home: Home) -> None:
    home.log.parent.mkdir(parents=True, exist_ok=True)
    home.log.mkdir()
    _raise_in_a_slot(qtbot, _break)
    (dialog,) = _dialogs()
    assert "could not be written" in " ".join(w.accessibleName() for w in dialog.findChildren(QWidget))


def test_nothing_is_written_where_nothing_goes_wrong(home: Home, window: QWidget) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    handler = crash.install(home)
    handler.uninstall()
    handler.uninstall()
    assert not home.log.exists()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_the_log_is_rotated(home: Home) -> None:
    log = CrashLog(home.log)
    for _ in range(10):
        assert log.write("reader/ui/window.py:1 a_function\n" * 3000)
    files = sorted(home.log.parent.iterdir())
    assert [path.name for path in files] == [home.log.name, f"{home.log.name}.1", f"{home.log.name}.2"]
    assert all(path.stat().st_size <= 300_000 for path in files)


@pytest.fixture
def run_script(home: Home) -> Callable[[str], subprocess.CompletedProcess[str]]:
    def run(script: str) -> subprocess.CompletedProcess[str]:
        start = (
            "import sys\nfrom pathlib import Path\n"
            "from reader.paths import Home\nfrom reader.ui import crash\n"
            f"handler = crash.install(Home(Path({str(home.folder)!r})))\n"
        )
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONFAULTHANDLER", None)
        return subprocess.run(
            [sys.executable, "-c", start + script],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
        )

    return run


def test_a_crash_below_python_is_in_the_log_of_the_next_start(
    home: Home, run_script: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    crashed = run_script(
        "import faulthandler\ndef opening_an_article():\n    faulthandler._sigsegv()\nopening_an_article()\n"
    )
    assert crashed.returncode != 0
    assert not home.log.exists()
    assert run_script("").returncode == 0
    log = home.log.read_text(encoding="utf-8")
    assert "the last run ended in a crash" in log
    assert "opening_an_article" in log
    assert [path.name for path in home.log.parent.iterdir()] == [home.log.name]


def test_a_start_that_ends_well_leaves_nothing(
    home: Home, run_script: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    ended = run_script("assert 'logging.handlers' not in sys.modules, 'the start pays for the log'\n")
    assert ended.returncode == 0, ended.stderr
    assert not home.log.parent.exists()


def test_a_crash_before_the_window_waits_until_it_was_read(
    home: Home, run_script: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    ended = run_script(
        "from PySide6.QtCore import QTimer\nfrom PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "QTimer.singleShot(50, lambda: print(type(app.activeModalWidget()).__name__, flush=True))\n"
        "QTimer.singleShot(100, lambda: app.activeModalWidget().reject())\n"
        "raise ValueError('secret words')\n"
    )
    assert ended.returncode == 1
    assert ended.stdout.strip() == "CrashDialog"
    assert "secret" not in ended.stderr
    assert "ValueError" in home.log.read_text(encoding="utf-8")
