"""Long articles stand on the screen whole: Qt lays them out by and by, and nothing may make it stop."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.paths import Home
from reader.ui.article.markup import TITLE_BLOCK
from reader.ui.article.view import ArticleView
from tests import showcase
from tests.ui.conftest import Reader

_TITLE = "Everything that was ever said about buses"
_TABLE = "| Stop | Who waits |\n| --- | --- |\n| Mill | Two sisters |\n| Ford | A dog |"


def _unlaid(view: ArticleView) -> list[int]:
    """The blocks that have text and no line of it on the page."""
    block, found = view.document().begin(), []
    while block.isValid():
        if block.text() and not block.layout().lineCount():
            found.append(block.blockNumber())
        block = block.next()
    return found


@pytest.mark.parametrize(("parts", "at_once"), [(2, False), (20, False), (120, True)])
def test_the_first_article_stands_whole_and_below_a_heading(
    qtbot: QtBot, filled_home: Home, nothing_left: None, parts: int, *, at_once: bool
) -> None:
    library = Library.open(filled_home.library)
    body = "\n\n".join(
        f"# Part {number}\n\n" + "The bus waits for the milk. " * 80 for number in range(parts)
    )
    showcase.fill(library, [showcase.Invented(_TITLE, body, showcase.month("2031-05"))])
    library.close()
    reader = Reader(qtbot, filled_home)
    reader.settings.welcome = False
    view = reader.parts.article.view
    levels: list[int] = []
    reader.window.first_painted.connect(
        lambda: levels.append(view.document().findBlockByNumber(TITLE_BLOCK).blockFormat().headingLevel())
    )
    reader.show()
    assert levels == [1 if at_once else 0]
    assert view.article is not None
    assert view.article.summary.title == _TITLE
    title = view.document().findBlockByNumber(TITLE_BLOCK)
    reader.until(lambda: title.blockFormat().headingLevel() == 1)
    reader.until(lambda: not _unlaid(view))
    reader.close()


@pytest.mark.parametrize("table", ["", _TABLE])
def test_the_whole_text_of_a_long_article_is_laid_out(reader: Reader, table: str) -> None:
    parts = [f"# Part {number}\n\n" + "The bus waits for the milk. " * 80 for number in range(120)]
    body = "\n\n".join([*parts[:4], table, *parts[4:]])
    showcase.fill(reader.library, [showcase.Invented(_TITLE, body, showcase.month("2024-05"))])
    reader.window.commands.on_library_changed()
    reader.settle()
    reader.open(_TITLE)
    view = reader.parts.article.view
    reader.until(lambda: not _unlaid(view))
    assert view.document().findBlockByNumber(TITLE_BLOCK).blockFormat().headingLevel() == 1
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    reader.until(lambda: view.at_end)
