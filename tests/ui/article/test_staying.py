"""The words at the top of the pane stay there when the window gets another width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

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


def _widen(reader: Reader, view: ArticleView, width: int) -> None:
    """Give the window this width, and wait until the text stands in its new column."""
    reader.window.resize(width, 440)
    reader.until(lambda: round(view.document().textWidth()) == view.viewport().width())


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
        _widen(reader, view, window)
        start, end = _first_line(view)
        assert start <= place <= end
    assert view.viewport().width() < width
    for window in (800, 1000, 1280):
        _widen(reader, view, window)
    assert view.verticalScrollBar().value() == value


def test_who_scrolls_in_between_stays_at_the_new_words(reader: Reader, view: ArticleView) -> None:
    _widen(reader, view, 700)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 60)
    place = _first_line(view)[0]
    _widen(reader, view, 660)
    start, end = _first_line(view)
    assert start <= place <= end


def test_the_top_of_an_article_stays_the_top(reader: Reader, view: ArticleView) -> None:
    view.verticalScrollBar().setValue(0)
    _widen(reader, view, 700)
    assert view.verticalScrollBar().value() == 0


def test_a_text_that_is_seen_is_painted_before_it_is_laid_out_anew(reader: Reader, view: ArticleView) -> None:
    before = round(view.document().textWidth())
    reader.window.resize(700, 440)
    QApplication.sendPostedEvents()
    assert view.viewport().width() < before
    assert round(view.document().textWidth()) == before
    assert not view.horizontalScrollBar().isVisible()
    reader.until(lambda: round(view.document().textWidth()) == view.viewport().width())
    assert not view.horizontalScrollBar().isVisible()


def test_the_next_article_stands_in_the_new_column_at_once(reader: Reader, view: ArticleView) -> None:
    reader.window.resize(700, 440)
    QApplication.sendPostedEvents()
    article = view.article
    assert article is not None
    view.show_article(article)
    assert round(view.document().textWidth()) == view.viewport().width()
