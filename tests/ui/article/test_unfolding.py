"""A place deep in a long article is seen before all above it is laid out, and stays where it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor

from reader.model import ArticleText, Hit, HitPlace
from reader.ui.article.view import ArticleView
from tests import showcase
from tests.ui.conftest import Reader

_TITLE = "Everything that was ever said about ferries"
_DEEP, _FIRST = "zeppelin over the harbour", "Part 0"


@pytest.fixture
def long(reader: Reader) -> ArticleText:
    """An article of headings, lists, quotations and paragraphs, with a place nine tenths down."""
    parts = [
        f"## Part {number}\n\n{'The ferry waits for the milk. ' * (5 + number % 7)}\n\n"
        f"- ropes\n- tar\n    - of pine {number}\n\n> Who rows, sings.\n\n{'It rained. ' * 40}"
        for number in range(160)
    ]
    parts[140] += f" Then a {_DEEP}."
    showcase.fill(reader.library, [showcase.Invented(_TITLE, "\n\n".join(parts), showcase.month("2024-05"))])
    reader.window.commands.on_library_changed()
    reader.settle()
    key = next(each.key for each in reader.library.articles.list() if each.title == _TITLE)
    return reader.library.articles.text(key)


def _hit(article: ArticleText, words: str) -> Hit:
    start = article.text.index(words)
    return Hit(HitPlace.TEXT, start, start + len(words), words)


def _hidden(view: ArticleView) -> int:
    block, found = view.document().begin(), 0
    while block.isValid():
        found += not block.isVisible()
        block = block.next()
    return found


def _height_on_screen(view: ArticleView, article: ArticleText, words: str) -> int:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.positions.to_cursor(article.text.index(words)))
    return view.cursorRect(cursor).top()


def _stand(view: ArticleView) -> list[tuple[float, QTextBlockFormat]]:
    """Where every block is, and its format."""
    layout = view.document().documentLayout()
    layout.hitTest(QPointF(0, 1e7), Qt.HitTestAccuracy.FuzzyHit)  # has all of it laid out
    block, made = view.document().begin(), []
    while block.isValid():
        made.append((layout.blockBoundingRect(block).top(), block.blockFormat()))
        block = block.next()
    return made


def _laid_out_at_once(view: ArticleView, article: ArticleText) -> list[tuple[float, QTextBlockFormat]]:
    view.show_article(article)
    return _stand(view)


def test_words_deep_in_it_stand_still_while_all_above_them_comes_in(
    reader: Reader, long: ArticleText
) -> None:
    view = reader.parts.article.view
    plain = _laid_out_at_once(view, long)
    reader.parts.article.show_article(long, [_hit(long, _DEEP)])
    at_first = _height_on_screen(view, long, _DEEP)
    size = view.document().size().height()
    assert _hidden(view) > 500
    assert 0 < at_first < view.viewport().height() / 2
    stood = set()

    def done() -> bool:
        stood.add(_height_on_screen(view, long, _DEEP))
        return not _hidden(view)

    reader.until(done)
    assert stood == {at_first}
    assert _stand(view) == plain
    assert size == pytest.approx(view.document().size().height(), rel=0.2)


def test_who_scrolls_up_at_once_finds_the_text_there(reader: Reader, long: ArticleText) -> None:
    view = reader.parts.article.view
    plain = _laid_out_at_once(view, long)
    reader.parts.article.show_article(long, [_hit(long, _DEEP)])
    assert _hidden(view)
    view.verticalScrollBar().setValue(0)
    assert not _hidden(view)
    assert _stand(view) == plain


def test_a_place_that_is_not_there_yet_is_gone_to(reader: Reader, long: ArticleText) -> None:
    view = reader.parts.article.view
    reader.parts.article.show_article(long, [_hit(long, _DEEP)])
    assert _hidden(view)
    view.go_to(long.text.index(_FIRST))
    assert not _hidden(view)
    assert 0 <= _height_on_screen(view, long, _FIRST) < view.viewport().height()


def test_another_text_size_and_another_article_come_in_between(reader: Reader, long: ArticleText) -> None:
    view = reader.parts.article.view
    reader.parts.article.show_article(long, [_hit(long, _DEEP)])
    assert _hidden(view)
    reader.parts.actions["larger"].trigger()
    assert 0 <= _height_on_screen(view, long, _DEEP) < view.viewport().height()
    reader.until(lambda: not _hidden(view))
    reader.parts.article.show_article(long, [_hit(long, _DEEP)])
    reader.open(showcase.EAST_JUNE)
    assert not _hidden(view)
    top = view.top_offset
    reader.settle()
    assert view.top_offset == top


def test_a_place_where_somebody_stopped_is_painted_at_once(reader: Reader, long: ArticleText) -> None:
    view, offset = reader.parts.article.view, long.text.index(_DEEP)
    reader.parts.reading.place_of = lambda key: offset
    seen: list[tuple[bool, int]] = []
    view.painted.connect(lambda: seen.append((_hidden(view) > 0, view.top_offset)))
    reader.parts.reading.open(long.summary.key)
    reader.until(lambda: seen)
    reader.until(lambda: not _hidden(view))
    reader.settle()
    assert seen == [(True, view.top_offset)]
    assert abs(view.top_offset - offset) < 200
