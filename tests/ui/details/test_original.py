"""Showing the original file: its folder, on this computer, or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.model import Source
from reader.ui.details.original import Originals
from reader.ui.jobs import Jobs
from reader.ui.reveal import Revealer
from reader.ui.sentences import SentencesDialog


class FileManager(QObject):
    """Stands where the system's file manager stands."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def file_manager(qtbot: QtBot) -> Iterator[FileManager]:
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open")  # type: ignore[arg-type]
    yield manager
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def originals(qtbot: QtBot, jobs: Jobs) -> Iterator[Originals]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Originals(Revealer(window, jobs))
    for dialog in window.findChildren(SentencesDialog):
        dialog.reject()


def _said() -> str:
    return next(
        (
            widget.accessibleDescription()
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, SentencesDialog) and widget.isVisible()
        ),
        "",
    )


def test_the_folder_of_the_original_is_shown_never_the_file(
    qtbot: QtBot, originals: Originals, file_manager: FileManager, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Kites</p>")
    originals.show(Source(str(page), 1, "2024-03-12T14:05:00Z"))
    qtbot.waitUntil(lambda: bool(file_manager.shown))
    assert file_manager.shown == [tmp_path]


def test_a_missing_original_is_said(
    qtbot: QtBot, originals: Originals, file_manager: FileManager, tmp_path: Path
) -> None:
    originals.show(Source(str(tmp_path / "gone.txt"), 1, "2024-03-12T14:05:00Z"))
    qtbot.waitUntil(lambda: bool(_said()))
    assert "“gone.txt” is no longer where it was imported from" in _said()
    assert not file_manager.shown


def test_pasted_text_has_no_original_and_another_machine_is_not_asked(
    qtbot: QtBot, originals: Originals, file_manager: FileManager, jobs: Jobs
) -> None:
    originals.show(Source("", 1, "2024-03-12T14:05:00Z"))
    originals.show(Source("//server/share/kite.txt", 1, "2024-03-12T14:05:00Z"))
    assert "another computer" in _said()
    assert not jobs.busy()
    assert not file_manager.shown
