"""Finding words in the open article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.model import ArticleSummary, ArticleText, Hit, HitPlace, Issued, Kind
from reader.ui.article.find import FindInArticle
from reader.ui.article.hits import AT_ONCE
from reader.ui.article.hits import MOST as MOST_MARKED
from reader.ui.article.occurrences import MOST, occurrences
from tests import showcase
from tests.ui.conftest import Reader


def _article(text: str, title: str = "Kites") -> ArticleText:
    summary = ArticleSummary("k", title, None, Kind.OTHER, (), (), Issued(), len(text.split()))
    return ArticleText(summary, "", text, ())


@pytest.mark.parametrize(
    ("words", "whole_word", "match_case", "found"),
    [
        ("kite", False, False, ["Kite", "kite", "Kite", "kite"]),
        ("kite", True, False, ["kite", "kite"]),
        ("kite", False, True, ["kite", "kite"]),
        ("Kite", True, True, []),
        ("a  kite", False, False, ["A\nkite"]),
        ("child's", False, False, ["child’s"]),
        ("(", False, False, ["("]),
        ("  ", False, False, []),
        ("zeppelin", False, False, []),
    ],
)
def test_words_are_found_as_typed(words: str, whole_word: bool, match_case: bool, found: list[str]) -> None:
    article = _article("A\nkite (a child’s). Kites, kite-maker")
    hits = occurrences(article, words, whole_word=whole_word, match_case=match_case)
    assert [hit.text for hit in hits] == found
    for hit in hits:
        whole = article.summary.title if hit.place is HitPlace.TITLE else article.text
        assert whole[hit.start : hit.end] == hit.text


def test_not_more_are_found_than_can_be_shown() -> None:
    assert len(occurrences(_article("a " * (MOST + 10)), "a")) == MOST


def _find(reader: Reader, words: str) -> FindInArticle:
    reader.parts.actions["find"].trigger()
    finding = reader.window.commands.finding.in_article
    assert finding is not None
    finding.bar.field.setText(words)
    return finding


def test_ctrl_f_marks_counts_and_walks(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    finding = _find(reader, "the")
    view = reader.parts.article.view
    assert finding.bar.field.hasFocus()
    number = view.hits
    assert finding.bar.count_text == f"1 of {number}"
    assert len(view.extraSelections()) == number
    QTest.keyClick(finding.bar.field, Qt.Key.Key_Return)
    assert finding.bar.count_text == f"2 of {number}"
    QTest.keyClick(finding.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    reader.parts.actions["previous_hit"].trigger()
    assert finding.bar.count_text == f"{number} of {number}"
    finding.bar.whole_word.setChecked(True)
    assert view.hits < number
    finding.bar.field.setText("zeppelin")
    assert finding.bar.count_text == "No match"
    QTest.keyClick(finding.bar.field, Qt.Key.Key_Escape)
    assert finding.bar.isHidden()
    assert view.hasFocus()
    assert not view.extraSelections()


def test_the_matches_of_the_search_come_back(reader: Reader) -> None:
    reader.search("receipts")
    QTest.keyClick(reader.parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.UNDATED)
    finding = _find(reader, "carer")
    assert not reader.parts.article.hit_bar.isVisible()
    finding.close()
    marked = [mark.cursor.selectedText() for mark in reader.parts.article.view.extraSelections()]
    assert marked == ["receipts"]
    assert reader.parts.article.hit_bar.isVisible()


def test_they_do_not_come_back_when_the_search_is_over(reader: Reader) -> None:
    reader.search("receipts")
    QTest.keyClick(reader.parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.UNDATED)
    finding = _find(reader, "carer")
    number = reader.parts.article.view.hits
    reader.parts.finding.end()
    reader.until(lambda: reader.parts.article.view.hits == number)
    finding.close()
    assert not reader.parts.article.view.extraSelections()


def test_finding_goes_on_in_the_next_article(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    finding = _find(reader, "lantern")
    assert finding.bar.count_text == "1 of 1"
    reader.open(showcase.STATEMENT)
    assert finding.bar.count_text == "No match"


def test_selected_words_are_looked_for(reader: Reader) -> None:
    reader.open(showcase.UNDATED)
    view = reader.parts.article.view
    cursor = view.document().find("carer")
    view.setTextCursor(cursor)
    reader.parts.actions["find"].trigger()
    finding = reader.window.commands.finding.in_article
    assert finding is not None
    assert finding.bar.field.text() == "carer"


def test_a_letter_that_stands_everywhere_is_marked_by_and_by_and_whole_in_the_end(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    view = reader.parts.article.view
    finding = _find(reader, "e")
    number = view.hits
    assert AT_ONCE < number <= MOST_MARKED
    assert len(view.extraSelections()) == AT_ONCE
    assert "1 of" in finding.bar.count_text
    reader.until(lambda: len(view.extraSelections()) == number)
    marked = view.extraSelections()
    places = [mark.cursor.selectionStart() for mark in marked]
    assert places == sorted(set(places))
    assert {mark.cursor.selectedText().lower() for mark in marked} == {"e"}
    chosen = [mark.format.background().color() for mark in marked]
    assert chosen.count(chosen[0]) == 1
    # One steps on while all are marked: no mark comes or goes.
    reader.parts.actions["previous_hit"].trigger()
    after = view.extraSelections()
    assert [mark.cursor.selectionStart() for mark in after] == places
    assert after[-1].format.background().color() == chosen[0]
    assert after[0].format.background().color() == chosen[1]


def test_no_mark_comes_into_another_text(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    view = reader.parts.article.view
    finding = _find(reader, "e")
    number = view.hits
    reader.appearance.resize_text(1)  # the same article, filled anew
    assert len(view.extraSelections()) == AT_ONCE
    reader.until(lambda: len(view.extraSelections()) == number)
    finding.bar.field.setText("a")
    finding.close()
    QTest.qWait(300)
    assert not view.extraSelections()


def test_the_mark_of_the_last_word_does_not_grow_over_what_is_put_in_below(reader: Reader) -> None:
    text = reader.open(showcase.STATEMENT).text
    view = reader.parts.article.view
    view.show_below("")
    view.show_hits([Hit(HitPlace.TEXT, len(text) - 4, len(text), text[-4:])])
    view.show_below("<p>Related articles</p>")
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == [text[-4:]]
