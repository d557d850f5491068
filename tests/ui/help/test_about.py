"""About the program."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from reader import __version__
from reader.library import Library
from reader.paths import Home
from reader.ui.help.about import PROMISE, AboutDialog
from reader.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    library = Library.open(home.library)
    yield library
    library.close()


def test_it_says_what_runs_and_where_the_library_lies(
    qtbot: QtBot, home: Home, library: Library, jobs: Jobs
) -> None:
    dialog = AboutDialog(home, library, jobs)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.articles.text() == "0")
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (__version__, platform.python_version(), qVersion(), "SQLite 3.", PROMISE, "MIT"):
        assert part in said
    paths = [field.text() for field in dialog.findChildren(QLineEdit)]
    assert paths == [str(home.library), str(home.folder)]
    assert all(field.isReadOnly() for field in dialog.findChildren(QLineEdit))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_library_that_does_not_answer_is_said(
    qtbot: QtBot, home: Home, library: Library, jobs: Jobs
) -> None:
    library.close()
    dialog = AboutDialog(home, library, jobs)
    dialog.open()
    qtbot.waitUntil(lambda: "Counting" not in dialog.articles.text())
    assert "." in dialog.articles.text()
    dialog.reject()
