"""What goes with an article: related ones below it, acronyms explained, the glossary."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from reader.model import ArticleSummary, CancelToken, Issued, Kind, Meaning, Region
from reader.ui.article.acronyms import acronym_at, told
from reader.ui.help.glossary import Glossary
from tests import showcase
from tests.ui.conftest import Reader

_BRIDGES = showcase.Invented(
    "Rope bridges",
    "The Rope Bridge Trust (RBT) was founded in May. Everybody likes the RBT.",
    showcase.month("2024-08"),
)


_EAST_APRIL = "Eastern Region Update April 2024"
_SERIES = "Updates from the East of England"


def _below(reader: Reader) -> str:
    _, title, below = reader.parts.article.view.toPlainText().partition(_SERIES)
    return title + below


def test_related_articles_stand_below_with_their_reasons(reader: Reader) -> None:
    article = reader.open(showcase.EAST_JUNE)
    reader.until(lambda: _below(reader))
    series, _, related = _below(reader).partition("Related articles")
    assert series.splitlines() == [_SERIES, f"Previous: {_EAST_APRIL}", "Next: this is the newest"]
    assert showcase.NEWSLETTER in related
    assert "Shares: paper lantern" in related
    assert _EAST_APRIL not in related
    view = reader.parts.article.view
    assert view.positions.to_offset(len(view.toPlainText())) == len(article.text)


def test_what_is_near_an_article_is_given_up_for_the_next_one(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.until(lambda: _below(reader))
    begun = threading.Event()

    def look(token: CancelToken) -> None:
        begun.set()
        while not token.cancelled:
            time.sleep(0.001)

    shown: list[None] = []
    reader.parts.jobs.run("related", look, shown.append)
    reader.until(begun.is_set)
    reader.open(_EAST_APRIL)  # which waits until no lane is at work
    assert shown == []
    reader.until(lambda: f"Next: {showcase.EAST_JUNE}" in _below(reader))


def test_a_related_article_is_opened_by_a_click(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.until(lambda: _below(reader))
    key = reader.key_of(_EAST_APRIL)
    reader.parts.article.view.anchorClicked.emit(QUrl(f"article:{key}"))
    reader.shown(_EAST_APRIL)


def test_what_stands_below_is_neither_copied_nor_selected_as_text(reader: Reader) -> None:
    article = reader.open(showcase.EAST_JUNE)
    reader.until(lambda: _below(reader))
    view = reader.parts.article.view
    view.selectAll()
    assert "Related articles" not in view.createMimeDataFromSelection().text()
    assert view.selected_text == (0, len(article.text))
    cursor = view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    start, end = view.selected_text
    assert start == end


def test_it_stays_there_in_another_text_size_and_goes_with_the_article(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.until(lambda: _below(reader))
    reader.appearance.resize_text(1)
    assert _EAST_APRIL in _below(reader)
    reader.open(showcase.NO_DATE)
    assert not _below(reader)


def test_an_article_that_is_alone_in_its_series_has_no_line_for_it(reader: Reader) -> None:
    lone = showcase.Invented(
        "South West Update May 2023",
        "Hosts were Southdown and Otterbourne Vale; carers rang early, the spokesperson kept receipts.",
        showcase.month("2023-05"),
        regions=(Region.SOUTH_WEST,),
    )
    showcase.fill(reader.library, [lone])
    reader.open(lone.title)
    view = reader.parts.article.view
    reader.until(lambda: "Related articles" in view.toPlainText())
    assert "Updates from" not in view.toPlainText()
    reader.parts.actions["next_in_series"].trigger()
    only = "This is the only one of the updates from the South West."
    reader.until(lambda: reader.parts.status.currentMessage() == only)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("the RBT met", 5, "RBT"),
        ("the RBT met", 4, "RBT"),
        ("the RBT met", 7, "RBT"),
        ("(RBTs) met", 3, "RBTs"),
        ("the C&YP plan", 6, "C&YP"),
        ("the Trust met", 6, ""),
        ("A plan", 0, ""),
        ("", 0, ""),
    ],
)
def test_the_acronym_under_the_pointer(text: str, place: int, word: str) -> None:
    assert acronym_at(text, place) == word


def test_what_an_acronym_stands_for_and_where_that_was_said() -> None:
    newest = ArticleSummary("k", "Rope <b>bridges</b>", None, Kind.OTHER, (), (), Issued(), 10)
    said = told(
        [Meaning("RBT", "rope bridge trust", 3, newest), Meaning("RBT", "red book", 0, source="Clubs")]
    )
    assert said.splitlines()[0] == "RBT: rope bridge trust"
    assert "“Rope <b>bridges</b>”" in said
    assert "and 2 more articles" in said
    assert said.splitlines()[-1].strip() == "Not spelled out here: Clubs"


def test_the_word_under_the_pointer_is_found_in_the_article(reader: Reader) -> None:
    showcase.fill(reader.library, [_BRIDGES])
    reader.open("Rope bridges")
    reader.until(lambda: reader.window.commands.finding.hints)
    hints, view = reader.window.commands.finding.hints, reader.parts.article.view
    assert hints is not None
    cursor = view.document().find("likes the RBT")
    place = view.cursorRect(cursor).center()
    assert hints.word_at(place) == "RBT"
    assert hints.word_at(view.viewport().rect().bottomRight()) == ""


def test_the_glossary_lists_filters_and_opens(reader: Reader) -> None:
    showcase.fill(reader.library, [_BRIDGES])
    reader.parts.actions["glossary"].trigger()
    glossary = reader.window.findChild(Glossary)
    assert glossary is not None
    reader.until(lambda: glossary.rows())
    glossary.filter.setText("rope")
    assert glossary.rows() == [("RBT", "Rope Bridge Trust", "“Rope bridges”, August 2024")]
    assert glossary.said.startswith("1 acronym.")
    glossary.list.activated.emit(glossary.list.model().index(0, 0))
    reader.shown("Rope bridges")
    glossary.filter.setText("no such thing")
    assert glossary.said == "No acronym has these letters or words."
    glossary.reject()
    reader.settle()


def test_any_view_can_stand_in_an_article_s_place(reader: Reader) -> None:
    pane = reader.parts.article
    reader.open(showcase.EAST_JUNE)
    view = QLabel("Regions beside each other")
    pane.show_instead(view)
    assert view.isVisible()
    assert not pane.view.isVisible()
    reader.open(showcase.NEWSLETTER)
    assert pane.view.isVisible()
    assert not view.isVisible()


def test_pointing_at_the_date_tells_what_it_rests_on(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.until(lambda: reader.window.commands.finding.hints)
    view = reader.parts.article.view
    facts = view.document().begin()
    cursor = QTextCursor(facts)
    cursor.setPosition(facts.text().index("June 2024") + 3)
    place = view.cursorRect(cursor).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert "The title says June 2024." in QToolTip.text()
    QToolTip.hideText()
