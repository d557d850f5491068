"""A window with a real library and importer behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reader.importing import Importer
from reader.library import Library
from reader.model import ImportSummary
from reader.ui.importing.controller import ImportController
from reader.ui.jobs import Jobs
from reader.ui.settings import Settings
from tests.invented import write_documents


class Desk(QObject):
    """The window, what stands behind it, and what its controller said."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.window = QMainWindow()
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        self.window.show()
        self.jobs = Jobs()
        self.library = Library.open(folder / "home" / "library.sqlite")
        self.settings = Settings(folder / "home" / "settings.ini")
        self.controller = ImportController(
            self.window, self.jobs, Importer(self.library), self.library, self.settings
        )
        self.changes: list[ImportSummary | None] = []
        self.requested: list[str] = []
        self.controller.library_changed.connect(self.changes.append)
        self.controller.article_requested.connect(self.requested.append)

    def wait_for(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)

    def dialogs(self, kind: type[QWidget]) -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    def titles(self) -> list[str]:
        keys = [item.key for item in self.library.articles.list()]
        return sorted(summary.title for summary in self.library.articles.summaries(keys))

    def close(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window:
                widget.close()
        self.jobs.close(15)
        self.library.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")
