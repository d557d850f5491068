"""What a new home shows first, and Help > Welcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.paths import Home
from reader.ui.help.welcome import Lines, Welcome, WelcomeDialog
from tests import showcase
from tests.invented import write_digests
from tests.ui.conftest import Reader


@pytest.fixture
def start(qtbot: QtBot, home: Home, tmp_path: Path, nothing_left: None) -> Iterator[Callable[[], Reader]]:
    """Opens the window on a new home with two digests that ship with it, each time as in a new run."""
    opened: list[Reader] = []

    def start() -> Reader:
        for earlier in opened:
            earlier.close()
        opened.append(Reader(qtbot, home, write_digests(tmp_path / "shipped")))
        opened[-1].show()
        opened[-1].until(lambda: opened[-1].parts.status.count_text == "2 articles")
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def lines_of(reader: Reader) -> Lines:
    reader.until(lambda: reader.parts.article.is_welcome)
    return reader.parts.article.findChildren(Welcome)[0].lines


def texts(lines: Lines) -> str:
    return "\n".join(label.text() for label in lines.findChildren(QLabel))


def test_a_new_home_says_what_to_do_until_an_article_is_opened(start: Callable[[], Reader]) -> None:
    reader = start()
    lines = lines_of(reader)
    assert len(lines.buttons) == 4
    for key in ("Space", "Ctrl+Shift+F", "press H ", "Ctrl+O"):
        assert key in texts(lines)

    assert not [label.text() for label in reader.parts.side.findChildren(QLabel) if label.isVisible()]

    again = start()
    lines_of(again).buttons["read_first"].click()
    again.until(lambda: again.parts.article.view.article is not None)
    again.settle()
    assert not again.parts.article.is_welcome
    assert QApplication.focusWidget() is again.parts.article.view

    third = start()
    assert third.parts.article.view.article is not None


def test_space_on_the_first_window_opens_an_article(start: Callable[[], Reader]) -> None:
    reader = start()
    lines_of(reader)
    QTest.keyClick(reader.parts.shelf.view, Qt.Key.Key_Space)
    reader.until(lambda: reader.parts.article.view.article is not None)
    reader.settle()


def test_its_buttons_do_what_they_say(reader: Reader) -> None:
    reader.parts.reading.close()
    reader.parts.article.show_welcome()
    lines_of(reader).buttons["search"].click()
    assert QApplication.focusWidget() is reader.parts.top_bar.search_box
    lines_of(reader).buttons["guide"].click()
    guide = reader.window.commands.help.guide
    assert guide is not None
    reader.until(lambda: guide.shown == "guide")
    guide.close()


def test_the_keys_are_those_that_the_person_chose(reader: Reader) -> None:
    reader.parts.article.show_welcome()
    reader.parts.actions.keymap.set_keys("search", ["Ctrl+Alt+F"])
    assert "Press Ctrl+Alt+F to look for words" in texts(lines_of(reader))
    reader.parts.actions.keymap.set_keys("search", [])
    assert "Choose Search > Search every article to look for words" in texts(lines_of(reader))


def test_it_can_be_had_again_over_an_open_article(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["welcome"].trigger()
    dialog = reader.window.findChildren(WelcomeDialog)[0]
    assert dialog.isVisible()
    dialog.lines.buttons["search"].click()
    assert not dialog.isVisible()
    assert reader.shown(showcase.EAST_JUNE)
    assert reader.window.focusWidget() is reader.parts.top_bar.search_box
