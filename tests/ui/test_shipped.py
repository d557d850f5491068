"""The window and the digests that ship with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.importing import Importer
from reader.model import Colour, HitPlace, MarkKind
from reader.paths import Home
from reader.ui.article.markup import DIGEST_REMARK
from reader.ui.details.rows import CounterpartRow
from reader.ui.sentences import SentencesDialog
from tests.invented import write_digests, write_documents
from tests.ui.conftest import Reader

KITES = "North West Update May 2018"
_Open = Callable[[], Reader]


@pytest.fixture
def start(qtbot: QtBot, home: Home, tmp_path: Path, nothing_left: None) -> Iterator[_Open]:
    """Opens the window with two invented digests that ship with it, each time as in a new run."""
    opened: list[Reader] = []

    def start() -> Reader:
        for earlier in opened:
            earlier.close()
        opened.append(Reader(qtbot, home, write_digests(tmp_path / "shipped")))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def test_the_first_window_opens_at_once_and_then_fills(start: _Open) -> None:
    reader = start()
    reader.window.open_first()
    assert reader.parts.article.is_preparing
    assert "Preparing your library" in [label.text() for label in reader.parts.article.findChildren(QLabel)]
    reader.window.show()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    reader.until(lambda: reader.parts.article.is_welcome)
    reader.settle()
    assert reader.rows("region/north_west/2018") == ["May · North West Update"]
    assert not reader.parts.actions["undo_import"].isEnabled()

    again = start()
    again.show()
    assert again.parts.status.count_text == "2 articles"


def test_a_digest_says_what_it_is(start: _Open) -> None:
    reader = start()
    reader.show()
    text = reader.open(KITES)
    lines = reader.parts.article.view.toPlainText().split("\n")
    assert lines[0].startswith("Digest · ")
    assert lines[1:4] == [KITES, DIGEST_REMARK, text.text.split("\n")[0]]
    reader.search("kites")
    result = reader.parts.results.model.result(0)
    assert result is not None
    reader.parts.finding.result_opened.emit(result, 0)
    reader.settle()
    view = reader.parts.article.view
    marked = [selection.cursor.selectedText() for selection in view.extraSelections()]
    assert marked == [hit.text for hit in result.hits if hit.place is HitPlace.TEXT]


def test_the_whole_shipped_library_can_be_hidden(start: _Open) -> None:
    reader = start()
    reader.show()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    reader.search("kites")
    assert reader.parts.results.count_text == "One article"
    shown = reader.parts.actions["shipped_library"]
    assert shown.isChecked()
    shown.trigger()
    reader.until(lambda: reader.parts.status.count_text == "No articles")
    reader.until(lambda: reader.parts.results.count_text == "Nothing found")

    again = start()
    again.show()
    assert not again.parts.actions["shipped_library"].isChecked()
    assert again.parts.status.count_text == "No articles"
    again.parts.actions["shipped_library"].trigger()
    again.until(lambda: again.parts.status.count_text == "2 articles")


def test_hidden_articles_are_said_to_be_hidden_and_come_back_at_a_click(start: _Open) -> None:
    reader = start()
    reader.show()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    reader.parts.actions["shipped_library"].trigger()
    reader.until(lambda: reader.parts.article.is_empty_library)
    assert _said(reader)[0] == "The included articles are hidden"
    assert "View > Show included articles" in _said(reader)[1]

    again = start()
    again.window.open_first()  # before anything else was read
    again.window.show()
    assert _said(again)[0] == "The included articles are hidden"
    again.settle()
    assert _said(again)[0] == "The included articles are hidden"
    show, import_files = _buttons(again)
    assert (show.text(), import_files.text()) == ("Show included articles", "Import files…")
    show.click()
    again.until(lambda: again.parts.status.count_text == "2 articles")
    assert again.parts.actions["shipped_library"].isChecked()
    assert _said(again)[0] == "No article is open"


def test_where_nothing_is_hidden_nothing_is_said_to_be(start: _Open) -> None:
    reader = start()
    reader.show()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    reader.library.imports.remove([each.key for each in reader.library.articles.list()])
    reader.parts.actions["shipped_library"].trigger()
    reader.until(lambda: reader.parts.article.is_empty_library)
    assert _said(reader)[0] == "Nothing here yet"


def _said(reader: Reader) -> list[str]:
    return [label.text() for label in reader.parts.article.findChildren(QLabel) if label.isVisible()]


def _buttons(reader: Reader) -> list[QPushButton]:
    return [each for each in reader.parts.article.findChildren(QPushButton) if each.isVisible()]


def test_digest_and_source_lead_to_each_other(start: _Open, tmp_path: Path) -> None:
    reader = start()
    reader.show()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    Importer(reader.library).import_paths([write_documents(tmp_path / "documents")])
    reader.window.watch.look()
    reader.until(lambda: reader.parts.status.count_text == "3 articles")
    reader.open(KITES)
    row = reader.parts.side.details.findChildren(CounterpartRow)[0]
    for digest in (True, False):
        row.button.click()
        reader.until(partial(_is_open, reader, digest))
        reader.settle()


def _is_open(reader: Reader, digest: bool) -> bool:
    article = reader.parts.article.view.article
    return article is not None and article.summary.digest is digest


def test_a_change_of_the_library_does_not_lose_an_article_that_is_being_opened(reader: Reader) -> None:
    reader.parts.reading.close()
    opened: list[str] = []
    reader.parts.reading.opened.connect(lambda summary: opened.append(summary.key))
    key = reader.library.articles.list()[3].key
    reader.parts.reading.open(key)
    reader.window.commands.on_library_changed()
    reader.until(lambda: opened == [key])


def test_what_was_removed_comes_back_with_its_notes(start: _Open) -> None:
    reader = start()
    reader.show()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    reader.settle()
    key = reader.open(KITES).summary.key
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    text = reader.library.articles.reading_text(key).text
    mark = noting.noter.add(key, MarkKind.HIGHLIGHT, (0, len(text.split()[0])), colour=Colour.PINK)
    imports = reader.window.commands.imports
    assert imports
    imports.remove([key])
    reader.settle()
    (question,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, SentencesDialog)]
    assert "Bring back included articles" in question.accessibleDescription()
    next(each for each in question.findChildren(QPushButton) if each.text() == "Remove").click()
    reader.until(lambda: reader.parts.status.count_text == "1 article")
    reader.settle()
    assert [each.text for each in noting.noter.review()] == [None]
    reader.parts.actions["shipped_library"].trigger()
    reader.until(lambda: reader.parts.status.count_text == "No articles")

    reader.parts.actions["bring_back"].trigger()
    reader.until(lambda: reader.parts.status.count_text == "2 articles")
    reader.settle()
    assert imports.notice.text == "1 included article brought back"
    assert reader.parts.actions["shipped_library"].isChecked()
    assert noting.noter.review() == ()
    assert noting.noter.of_article(key) == (mark,)
