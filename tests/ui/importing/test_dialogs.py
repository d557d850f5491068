"""The summary, the notice and the list of import folders, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from reader.model import ImportFailure, ImportSummary
from reader.ui.importing import notice as notice_module
from reader.ui.importing.failures import FailuresView
from reader.ui.importing.folders import FoldersDialog, is_remembered, remember
from reader.ui.importing.notice import Notice
from reader.ui.importing.summary import SummaryDialog
from reader.ui.jobs import Jobs
from reader.ui.settings import Settings
from reader.ui.theme.tokens import ROW_HEIGHT

_FAILED = tuple(
    ImportFailure(f"/papers/<b>{name}.txt", f"Reason {name}.") for name in ("one", "two", "three")
)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.setCentralWidget(QTextBrowser())
    window.statusBar().showMessage("103 articles")
    window.show()
    return window


def test_the_summary_offers_what_can_be_done(qtbot: QtBot) -> None:
    dialog = SummaryDialog(ImportSummary(added=2, duplicates=1, first_key="00ff"), None, "/papers")
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown[:2] == ["2 articles added", "1 duplicate, kept once with every place it came from"]
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()] == ["Read the newest"]
    with qtbot.waitSignal(dialog.remember_requested) as remembered:
        dialog.remember.click()
    assert remembered.args == ["/papers"]
    with qtbot.waitSignal(dialog.read_requested) as read:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert read.args == ["00ff"]


def test_a_summary_of_nothing_offers_only_to_close(qtbot: QtBot) -> None:
    dialog = SummaryDialog(ImportSummary(unchanged=4))
    qtbot.addWidget(dialog)
    dialog.show()
    assert [b.text().replace("&", "") for b in dialog.findChildren(QPushButton) if b.isVisible()] == ["Close"]


def test_a_long_reason_is_shown_whole_on_several_lines(qtbot: QtBot) -> None:
    long = "It is an old word-processor file with pictures, tables and a seal, whatever its ending may say."
    view = FailuresView([ImportFailure("/a/seal.txt", long * 2), ImportFailure("/a/b.txt", "It is empty.")])
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    high, plain = (view.visualRect(view.model().index(row, 1)).height() for row in range(2))
    assert plain == ROW_HEIGHT
    assert high >= 3 * view.fontMetrics().height()


def test_failures_are_shown_and_copied_as_plain_text(qtbot: QtBot) -> None:
    view = FailuresView(_FAILED)
    qtbot.addWidget(view)
    view.show()
    model = view.model()
    assert model.rowCount() == 3
    assert model.index(0, 0).data() == "<b>one.txt"
    assert "<b>" not in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    QTest.keySequence(view, "Ctrl+C")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    view.setCurrentIndex(model.index(1, 0))
    QTest.keySequence(view, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "/papers/<b>two.txt\tReason two."


def test_a_notice_stays_in_the_corner_and_goes_by_itself(
    qtbot: QtBot, window: QMainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_module, "SECONDS", 0.05)
    notice = Notice(window)
    QCursor.setPos(window.mapToGlobal(QPoint(5, 5)))
    notice.say("2 new articles", [("Read the newest", lambda: None)])
    corner = notice.geometry().bottomRight()
    assert window.width() - corner.x() < 30
    assert corner.y() < window.statusBar().geometry().top()
    window.resize(640, 480)
    assert window.rect().contains(notice.geometry())
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_a_notice_in_use_stays(qtbot: QtBot, window: QMainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_module, "SECONDS", 0.02)
    notice = Notice(window)
    QCursor.setPos(window.mapToGlobal(QPoint(5, 5)))
    notice.say("2 new articles", [("Read the newest", lambda: None)])
    notice.offers[0].setFocus()
    qtbot.wait(100)
    assert notice.isVisible()
    notice.offers[0].clearFocus()
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_a_new_notice_replaces_the_old_one(window: QMainWindow) -> None:
    notice = Notice(window)
    seen: list[str] = []
    notice.say("One", [("First", lambda: seen.append("first"))])
    notice.say("Two", [("Second", lambda: seen.append("second"))])
    assert notice.text == "Two"
    (offer,) = notice.offers
    offer.click()
    assert seen == ["second"]
    assert not notice.isVisible()
    notice.say("Three")
    notice.close_button.click()
    assert not notice.isVisible()


def test_a_folder_is_remembered_once(settings: Settings, tmp_path: Path) -> None:
    remember(settings, str(tmp_path))
    remember(settings, f"{tmp_path}/")
    assert settings.import_folders == [str(tmp_path)]
    assert is_remembered(settings, str(tmp_path))


def test_folders_are_added_removed_and_marked_where_missing(
    qtbot: QtBot, settings: Settings, jobs: Jobs, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone")
    settings.import_folders = [str(tmp_path), gone]
    dialog = FoldersDialog(settings, jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not jobs.busy())
    rows = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert [(row.text(0), row.text(1)) for row in rows if row] == [
        (str(tmp_path), ""),
        (gone, "Not there now"),
    ]
    assert not dialog.remove.isEnabled()
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    dialog.remove.click()
    assert settings.import_folders == [str(tmp_path)]

    dialog.add.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    other = tmp_path / "other"
    other.mkdir()
    chooser.fileSelected.emit(str(other))
    chooser.reject()
    assert settings.import_folders == [str(tmp_path), str(other)]
    with qtbot.waitSignal(dialog.look_requested):
        dialog.look.click()
    assert not dialog.isVisible()


def test_without_folders_there_is_nothing_to_look_in(qtbot: QtBot, settings: Settings, jobs: Jobs) -> None:
    dialog = FoldersDialog(settings, jobs)
    qtbot.addWidget(dialog)
    assert not dialog.look.isEnabled()
    assert dialog.list.isHidden()
    assert dialog.focusWidget() is dialog.add
    assert dialog.add.isDefault()
    dialog.add_folder("/home/robin/Saved pages")
    assert not dialog.list.isHidden()
    assert not dialog.add.isDefault()


def test_a_dialog_closed_early_is_left_alone(qtbot: QtBot, settings: Settings, jobs: Jobs) -> None:
    settings.import_folders = ["/gone"]
    dialog = FoldersDialog(settings, jobs)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    qtbot.waitUntil(lambda: not jobs.busy())
