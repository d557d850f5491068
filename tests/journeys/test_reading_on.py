"""A morning's reading with real keys and a real mouse: by Space alone, in tabs, in another theme, larger."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication

from reader.library import Library
from reader.model import ArticleText, Region
from reader.paths import Home
from reader.ui.article.view import ArticleView
from reader.ui.theme.tokens import DARK, TEXT_SIZE
from reader.ui.window import MainWindow
from tests import showcase
from tests.journeys.hand import Hand
from tests.journeys.test_noting import window_on

pytestmark = pytest.mark.display

_LINES = "The bus of the valley waits for whoever runs, and the driver knows every dog by its name. "


@pytest.fixture
def filled(library: Library) -> Library:
    """Twelve updates, each longer than the window; to be asked for before `window`."""
    updates = [
        showcase.Invented(
            f"Valley Update {number:02}",
            "\n\n".join(f"# Part {part}\n\n{_LINES * (4 + number)}" for part in range(5)),
            showcase.month(f"2024-{number:02}"),
            regions=(Region.NORTH_WEST,),
        )
        for number in range(1, 13)
    ]
    showcase.fill(library, updates)
    return library


def unread(library: Library, window: MainWindow) -> int:
    return library.tree.personal(window.parts.settings.digests).unread


def is_open(window: MainWindow, title: str) -> bool:
    article = window.parts.article.view.article
    return article is not None and article.summary.title == title and not window.parts.jobs.busy()


def _moved(view: ArticleView, article: ArticleText, place: int) -> bool:
    """Whether the page is another one, or another article."""
    return view.verticalScrollBar().value() != place or view.article is not article


def test_ten_articles_are_read_by_space_alone(filled: Library, window: MainWindow, hand: Hand) -> None:
    view, seen = window.parts.article.view, []
    assert unread(filled, window) == 12
    hand.until(lambda: is_open(window, "Valley Update 12"))
    pages = 0
    while unread(filled, window) > 2:
        pages += 1
        assert pages < 120
        article = view.article
        assert article is not None
        if article.summary.title not in seen:
            seen.append(article.summary.title)
        before = view.verticalScrollBar().value()
        hand.press("space")
        hand.until(partial(_moved, view, article, before))
        hand.until(lambda: not window.parts.jobs.busy())  # what was read to its end is known as read by then
    assert seen == [f"Valley Update {number:02}" for number in range(12, 2, -1)]
    assert pages > 2 * len(seen)
    assert "Valley Update 02" in window.parts.status.currentMessage()


def test_tabs_by_middle_click_and_keys_and_after_the_next_start(
    filled: Library, window: MainWindow, hand: Hand, home: Home
) -> None:
    tree, tabs = window.parts.shelf.view, window.commands.tabs
    assert tabs is not None
    hand.until(lambda: tree.currentIndex().isValid())
    here = tree.currentIndex()
    for below in (1, 2):
        row = tree.visualRect(here.siblingAtRow(here.row() + below))
        hand.click(tree.viewport(), row.center(), button=2)
    hand.until(lambda: len(tabs.titles) == 3 and all(tabs.titles))
    assert is_open(window, "Valley Update 12")
    hand.press("ctrl+Tab")
    hand.until(lambda: is_open(window, "Valley Update 11"))
    hand.press("ctrl+shift+Tab")
    hand.until(lambda: is_open(window, "Valley Update 12"))
    hand.press("ctrl+9")
    hand.until(lambda: is_open(window, "Valley Update 10"))
    hand.click(tabs.strip, tabs.strip.tabRect(1).center(), button=2)
    hand.until(lambda: tabs.titles == ["Valley Update 12", "Valley Update 10"])
    hand.press("ctrl+shift+t")
    hand.until(lambda: is_open(window, "Valley Update 11"))
    strip = tabs.strip
    start, end = strip.tabRect(1).center() - QPoint(40, 0), strip.tabRect(0).center() - QPoint(60, 0)
    hand.drag(strip, start, end)
    hand.until(lambda: tabs.titles[0] == "Valley Update 11")
    window.resize(1111, 666)
    hand.until(lambda: window.size() == QSize(1111, 666))
    place = window.pos()
    hand.press("ctrl+q")
    hand.until(lambda: not window.isVisible())
    with window_on(home, filled, hand) as again:
        assert again.size() == QSize(1111, 666)
        assert (again.pos() - place).manhattanLength() < 10
        hand.until(lambda: is_open(again, "Valley Update 11"))
        kept = again.commands.tabs
        assert kept is not None
        assert kept.titles == ["Valley Update 11", "Valley Update 12", "Valley Update 10"]


def test_ctrl_and_a_click_on_the_series_opens_a_tab(filled: Library, window: MainWindow, hand: Hand) -> None:
    view, tabs = window.parts.article.view, window.commands.tabs
    assert tabs is not None
    hand.until(lambda: "Previous: " in view.toPlainText())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    place = view.cursorRect(view.document().find("Valley Update 11")).center() - QPoint(20, 0)
    hand.click(view.viewport(), place, held="ctrl")
    hand.until(lambda: tabs.titles == ["Valley Update 12", "Valley Update 11"])
    hand.until(lambda: is_open(window, "Valley Update 12"))
    hand.press("bracketleft")
    hand.until(lambda: is_open(window, "Valley Update 11"))
    hand.press("alt+Next")
    hand.until(lambda: is_open(window, "Valley Update 12"))


def test_the_theme_is_chosen_from_the_menu_by_keys(filled: Library, window: MainWindow, hand: Hand) -> None:
    hand.press("alt+v")
    hand.until(lambda: QApplication.activePopupWidget() is not None)
    hand.press("t", "Down", "Down", "Down", "Return")
    hand.until(lambda: window.parts.appearance.theme is DARK)
    hand.until(lambda: not window.parts.appearance.changing and QApplication.activePopupWidget() is None)
    picture = window.parts.article.view.viewport().grab().toImage()
    assert picture.pixelColor(4, 4).name().upper() == DARK.paper


def test_text_is_made_twice_as_large_and_the_place_stays(
    filled: Library, window: MainWindow, hand: Hand
) -> None:
    view, appearance = window.parts.article.view, window.parts.appearance
    window.parts.settings.reduce_motion = True  # so that the place is one at once
    hand.press("space")
    hand.until(lambda: view.verticalScrollBar().value() > 0)
    hand.until(lambda: not window.parts.jobs.busy())
    before = view.top_offset
    hand.press(*["ctrl+plus"] * 5)
    hand.until(lambda: appearance.text_size >= 2 * TEXT_SIZE)
    assert abs(view.top_offset - before) < 120
    assert view.horizontalScrollBar().maximum() == 0
    hand.press("ctrl+0")
    hand.until(lambda: appearance.text_size == TEXT_SIZE)
