"""About the program."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from reader import __version__, offline
from reader.library import Library
from reader.licences import installed_parts
from reader.notebook import Notebook
from reader.paths import Home
from reader.ui.help.about import PROMISE, AboutDialog
from reader.ui.help.licences import LicencesDialog
from reader.ui.jobs import Jobs
from tests.notebook.samples import highlight, note, star


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


@pytest.fixture
def notebook(home: Home) -> Iterator[Notebook]:
    notebook = Notebook.open(home.notebook)
    yield notebook
    notebook.close()


def test_it_says_what_runs_and_where_the_library_lies(
    qtbot: QtBot, home: Home, library: Library, notebook: Notebook, jobs: Jobs
) -> None:
    dialog = AboutDialog(home, library, notebook, jobs)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.articles.text() == dialog.notes.text() == "0")
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (__version__, platform.python_version(), qVersion(), "SQLite 3.", PROMISE, "MIT"):
        assert part in said
    paths = [field.text() for field in dialog.findChildren(QLineEdit)]
    assert paths == [str(home.library), str(home.notebook), str(home.folder)]
    assert all(field.isReadOnly() for field in dialog.findChildren(QLineEdit))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_bookmarks_are_named_among_what_is_counted(
    qtbot: QtBot, home: Home, library: Library, notebook: Notebook, jobs: Jobs
) -> None:
    notebook.marks.add(highlight(), note(), star())
    dialog = AboutDialog(home, library, notebook, jobs)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.notes.text() == "3")
    assert "Highlights, notes and bookmarks" in [label.text() for label in dialog.findChildren(QLabel)]
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_library_that_does_not_answer_is_said(
    qtbot: QtBot, home: Home, library: Library, jobs: Jobs
) -> None:
    library.close()
    dialog = AboutDialog(home, library, None, jobs)
    dialog.open()
    qtbot.waitUntil(lambda: "Counting" not in dialog.articles.text())
    assert "." in dialog.articles.text()
    assert dialog.notes.text() == "The notebook is not open."
    dialog.reject()


def test_it_says_what_was_counted_since_the_start(
    qtbot: QtBot, home: Home, library: Library, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "tally", offline.Tally(connections=0, names=1, refused=1200))
    dialog = AboutDialog(home, library, None, jobs)
    said = dialog.proof.text()
    assert "0 connections were opened and 1 name looked up" in said
    assert "1,200 requests" in said
    dialog.reject()


def test_the_licences_of_every_part_are_listed(qtbot: QtBot, jobs: Jobs) -> None:
    dialog = LicencesDialog(jobs)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "Reading" not in dialog.list.toPlainText())
    said = dialog.list.toPlainText()
    for part in installed_parts():
        assert f"{part.name} {part.version}: {part.licence}" in said
    assert "not stated" not in said
    dialog.reject()
