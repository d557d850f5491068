"""The whole application in a real window, on a home of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app import open_noter
from reader.importing import Importer
from reader.library import Library
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.settings import Settings
from reader.ui.theme.appearance import Appearance
from reader.ui.window import MainWindow
from tests.journeys.hand import Hand


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    library = Library.open(home.library)
    yield library
    library.close()


@pytest.fixture
def window(qapp: QApplication, hand: Hand, home: Home, library: Library) -> Iterator[MainWindow]:
    """The window as `reader.ui.start` opens it, shown and with the keyboard in it."""
    settings = Settings(home.settings)
    appearance = Appearance(qapp, settings)
    window = MainWindow(
        home,
        settings,
        appearance,
        library,
        Searcher(library),
        lambda: Importer(library),
        lambda: open_noter(home, library),
    )
    window.first_painted.connect(window.begin_work)
    window.open_first()
    window.show()
    hand.hold_window(window)
    hand.until(lambda: window.commands.imports is not None)
    hand.until(lambda: window.commands.noting and window.commands.noting.marking)
    yield window
    window.close()
    window.deleteLater()
