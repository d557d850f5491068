"""Searching in the window: as one types, by keyboard, to the hits in the article."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.model import SearchResults
from reader.searching import Searcher
from reader.ui import keyboard
from reader.ui.results.telling import count_in_words
from tests import showcase
from tests.ui.conftest import Reader


def _texts(reader: Reader) -> list[str]:
    return [label.text() for label in reader.parts.results.findChildren(QLabel) if label.isVisible()]


def test_typing_brings_results_in_place_of_the_tree(reader: Reader) -> None:
    parts = reader.parts
    reader.search(f'"{showcase.QUOTED_PHRASE}"')
    assert parts.left.currentWidget() is parts.results
    assert parts.results.count_text == "3 articles"
    found = {parts.results.model.index(row).data() for row in range(3)}
    assert found == {showcase.EAST_JUNE, showcase.NEWSLETTER, showcase.UNDATED}
    assert parts.panes.sizes()[0] == 380
    spoken = parts.results.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "paper lantern" in spoken


def test_escape_clears_and_brings_the_tree_back(reader: Reader) -> None:
    parts = reader.parts
    reader.search("lantern")
    QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Escape)
    reader.until(lambda: parts.left.currentWidget() is parts.shelf.view)
    assert parts.top_bar.search_box.text() == ""
    assert parts.results.model.rowCount() == 0
    reader.until(lambda: parts.panes.sizes()[0] == 280)


def test_enter_opens_the_first_result_at_its_first_hit(reader: Reader) -> None:
    parts = reader.parts
    reader.search("receipts")
    QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.UNDATED)
    assert parts.article.view.hits == 1
    assert parts.article.hit_bar.isVisible()
    assert parts.article.hit_bar.text == "One match"
    marks = parts.article.view.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["receipts"]
    assert all(mark.format.fontUnderline() for mark in marks)
    assert parts.article.view.hasFocus()


def test_enter_before_the_results_are_there_opens_the_first_all_the_same(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    QTest.keyClicks(box, "receipts")
    QTest.keyClick(box, Qt.Key.Key_Return)
    reader.shown(showcase.UNDATED)


def test_what_is_chosen_of_a_first_answer_stays_chosen_when_the_whole_one_comes(reader: Reader) -> None:
    parts = reader.parts
    results, opened = parts.results, []
    results.result_chosen.connect(lambda result, hit: opened.append(result.summary.key))
    found = Searcher(reader.library).newest("lantern")
    results.show_found(found, provisional=True)
    assert not results.model.has_more
    results.step(True)
    results.step(True)
    chosen = found.results[1].summary.key
    results.show_found(replace(found, results=found.results[::-1]))
    assert results.list.currentIndex().row() == len(found.results) - 2
    assert opened[-1] == chosen
    assert len(opened) == 2


def test_down_before_the_results_are_there_goes_into_them_all_the_same(reader: Reader) -> None:
    box = reader.parts.top_bar.search_box
    QTest.keyClicks(box, "receipts")
    QTest.keyClick(box, Qt.Key.Key_Down)
    reader.shown(showcase.UNDATED)
    assert reader.parts.results.list.hasFocus()


def test_down_goes_into_the_results_and_up_comes_back(reader: Reader) -> None:
    parts = reader.parts
    reader.search("lantern")
    QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Down)
    assert parts.results.list.hasFocus()
    first = parts.results.list.currentIndex().data()
    reader.shown(first)
    QTest.keyClick(parts.results.list, Qt.Key.Key_Down)
    second = parts.results.list.currentIndex().data()
    assert second != first
    reader.shown(second)
    parts.actions["previous_article"].trigger()
    reader.shown(first)
    QTest.keyClick(parts.results.list, Qt.Key.Key_Up)
    assert parts.top_bar.search_box.hasFocus()


def test_tab_into_the_results_only_shows_where_the_keyboard_is(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = reader.parts
    reader.open(showcase.STATEMENT)
    parts.top_bar.search_box.setFocus()
    reader.search("lantern")
    results, told = parts.results.list, []
    monkeypatch.setattr(keyboard, "tell_row", lambda view: told.append(view.currentIndex().row()))
    results.setFocus(Qt.FocusReason.TabFocusReason)
    reader.settle()
    assert _shown_title(reader) == showcase.STATEMENT
    assert (results.by_keyboard, results.currentIndex().row(), told) == (True, 0, [0])
    assert not results.selectionModel().hasSelection()
    parts.finding.again()
    reader.settle()
    assert results.currentIndex().row() == 0
    assert _shown_title(reader) == showcase.STATEMENT
    second = parts.results.model.index(1).data()
    QTest.keyClick(results, Qt.Key.Key_Down)
    reader.shown(second)
    assert results.selectionModel().isSelected(results.currentIndex())


def test_results_that_take_the_place_of_the_tree_open_nothing_by_themselves(reader: Reader) -> None:
    parts = reader.parts
    reader.open(showcase.STATEMENT)
    parts.shelf.view.setFocus()
    reader.search("lantern")
    results = parts.results.list
    assert results.hasFocus()
    assert _shown_title(reader) == showcase.STATEMENT
    QTest.keyClick(results, Qt.Key.Key_Down)
    reader.shown(parts.results.model.index(0).data())


@pytest.mark.parametrize("by", ["return", "click", "down from the box"])
def test_the_row_to_which_tab_came_is_opened_when_it_is_chosen(reader: Reader, by: str) -> None:
    parts = reader.parts
    reader.open(showcase.STATEMENT)
    parts.top_bar.search_box.setFocus()
    reader.search("lantern")
    results = parts.results.list
    first = parts.results.model.index(0)
    assert first.data() != showcase.STATEMENT
    results.setFocus(Qt.FocusReason.TabFocusReason)
    if by == "return":
        QTest.keyClick(results, Qt.Key.Key_Return)
    elif by == "click":
        place = results.visualRect(first).topLeft() + QPoint(30, 10)
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        parts.top_bar.search_box.setFocus()
        QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Down)
    reader.shown(first.data())
    assert results.selectionModel().isSelected(first)


def test_f3_walks_round_the_matches(reader: Reader) -> None:
    parts = reader.parts
    reader.search("the")
    parts.finding.result_opened.emit(_result(reader, showcase.EAST_JUNE), 0)
    reader.shown(showcase.EAST_JUNE)
    view = parts.article.view
    assert view.hits > 5
    assert parts.article.hit_bar.text == f"Match 1 of {view.hits}"
    parts.actions["next_hit"].trigger()
    assert view.hit == 1
    for _ in range(2):
        parts.actions["previous_hit"].trigger()
    assert view.hit == view.hits - 1
    last = view.extraSelections()[-1]
    box = view.cursorRect(last.cursor)
    assert view.viewport().rect().contains(box.center())


def test_marks_go_when_they_are_closed_or_the_search_ends(reader: Reader) -> None:
    parts = reader.parts
    reader.search("receipts")
    QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.UNDATED)
    parts.article.hit_bar.closed.emit()
    assert not parts.article.view.extraSelections()
    assert not parts.article.hit_bar.isVisible()
    parts.finding.end()
    assert not parts.actions["next_hit"].isEnabled()


def test_a_hit_in_the_title_is_marked_there(reader: Reader) -> None:
    parts = reader.parts
    reader.search("settled")
    QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.STATEMENT)
    assert [mark.cursor.selectedText() for mark in parts.article.view.extraSelections()] == ["settled"]


def test_where_nothing_is_found_no_match_of_an_earlier_search_stands(reader: Reader) -> None:
    view = reader.parts.article.view
    reader.search("settled")
    QTest.keyClick(reader.parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.STATEMENT)
    assert view.hits
    reader.search("zeppelin")
    reader.settle()
    assert not view.hits
    assert reader.parts.article.hit_bar.isHidden()


def test_the_first_answer_does_not_wait_until_an_older_ranking_has_given_up(reader: Reader) -> None:
    parts = reader.parts
    asked, may_end = threading.Event(), threading.Event()
    rank = parts.finding.searcher.search

    def slow(*args: Any, **options: Any) -> SearchResults:
        asked.set()
        assert may_end.wait(5)
        return rank(*args, **options)

    parts.finding.searcher.search = slow  # type: ignore[method-assign]
    QTest.keyClicks(parts.top_bar.search_box, "lanter")
    reader.until(asked.is_set)
    QTest.keyClicks(parts.top_bar.search_box, "n")
    reader.until(lambda: parts.results.understood_text == "lantern")
    assert parts.results.model.rowCount() > 0
    may_end.set()
    reader.settle()
    assert parts.results.understood_text == "lantern"


def test_nothing_found_says_what_was_searched(reader: Reader) -> None:
    reader.search("zeppelin")
    texts = _texts(reader)
    assert "Nothing found" in texts
    assert any("titles and texts" in text for text in texts)
    QTest.keyClick(reader.parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.settle()
    assert reader.parts.left.currentWidget() is reader.parts.results


def test_results_follow_the_library(reader: Reader) -> None:
    reader.search("lantern")
    showcase.fill(
        reader.library, [showcase.Invented("Lantern night", "A lantern.", showcase.month("2024-09"))]
    )
    reader.window.commands.on_library_changed()
    reader.settle()
    assert reader.parts.results.count_text == "4 articles"


def test_more_results_come_when_the_end_is_reached(reader: Reader) -> None:
    many = [
        showcase.Invented(f"Zeppelin {number}", f"Zeppelin number {number}.", showcase.month("2024-09"))
        for number in range(50)
    ]
    showcase.fill(reader.library, many)
    reader.search("zeppelin")
    model = reader.parts.results.model
    assert reader.parts.results.count_text == "50 articles"
    reader.settle()
    assert model.rowCount() == 30, "no more are read than somebody looks for"
    reader.parts.results.list.scrollToBottom()
    reader.until(lambda: model.rowCount() == 50)
    assert not model.has_more


def test_the_search_box_is_one_key_away(reader: Reader) -> None:
    reader.parts.article.view.setFocus()
    QTest.keyClick(
        reader.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert reader.parts.top_bar.search_box.hasFocus()
    assert (
        QAccessible.queryAccessibleInterface(reader.parts.top_bar.search_box)
        .text(QAccessible.Text.Name)
        .startswith("Search every article")
    )


@pytest.mark.parametrize(
    ("total", "words"),
    [(0, "Nothing found"), (1, "One article"), (12, "12 articles"), (1234, "1,234 articles")],
)
def test_the_number_of_results_in_words(total: int, words: str) -> None:
    assert count_in_words(total) == words


def test_a_number_that_was_not_counted_to_its_end_says_so() -> None:
    assert count_in_words(2000, counted=False) == "2,000 articles or more"


def _result(reader: Reader, title: str) -> object:
    model = reader.parts.results.model
    return next(
        result
        for row in range(model.rowCount())
        if (result := model.result(row)) and result.summary.title == title
    )


def _shown_title(reader: Reader) -> str:
    article = reader.parts.article.view.article
    return article.summary.title if article else ""
