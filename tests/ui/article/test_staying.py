"""The words at the top of the pane stay there when the window gets another width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from reader.ui.article.page import MARGIN
from reader.ui.article.view import ArticleView
from tests import showcase
from tests.ui.conftest import Reader


@pytest.fixture
def view(reader: Reader) -> ArticleView:
    """Of an article of several screens, scrolled to its middle."""
    reader.open(showcase.EAST_JUNE)
    reader.window.resize(1280, 440)
    reader.settle()
    view = reader.parts.article.view
    bar = view.verticalScrollBar()
    assert bar.maximum() > 200
    bar.setValue(bar.maximum() // 2)
    return view


def _first_line(view: ArticleView) -> tuple[int, int]:
    """The positions at which the line at the top of the pane begins and ends."""
    cursor = view.cursorForPosition(QPoint(MARGIN, 0))
    start = cursor.position()
    cursor.movePosition(cursor.MoveOperation.EndOfLine)
    return start, cursor.position()


def test_the_first_words_stay_while_the_window_is_resized(reader: Reader, view: ArticleView) -> None:
    place, value = _first_line(view)[0], view.verticalScrollBar().value()
    width = view.viewport().width()
    for window in (1000, 900, 800, 700, 660):
        reader.window.resize(window, 440)
        start, end = _first_line(view)
        assert start <= place <= end
    assert view.viewport().width() < width
    for window in (800, 1000, 1280):
        reader.window.resize(window, 440)
    assert view.verticalScrollBar().value() == value


def test_who_scrolls_in_between_stays_at_the_new_words(reader: Reader, view: ArticleView) -> None:
    reader.window.resize(700, 440)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 60)
    place = _first_line(view)[0]
    reader.window.resize(660, 440)
    start, end = _first_line(view)
    assert start <= place <= end


def test_the_top_of_an_article_stays_the_top(reader: Reader, view: ArticleView) -> None:
    view.verticalScrollBar().setValue(0)
    reader.window.resize(700, 440)
    assert view.verticalScrollBar().value() == 0
