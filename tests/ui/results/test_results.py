"""What the results show and do: every place, facets, sorting, notes, what helps where nothing was found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.model import HitPlace, MarkKind, Region, SortOrder
from reader.ui.results.model import Role
from tests import showcase
from tests.ui.conftest import Reader

_LANTERN = f'"{showcase.QUOTED_PHRASE}"'


def _box_text(reader: Reader) -> str:
    return reader.parts.top_bar.search_box.text()


def _titles(reader: Reader) -> list[str]:
    model = reader.parts.results.model
    return [model.index(row).data() for row in range(model.rowCount())]


def _row_of(reader: Reader, title: str) -> QModelIndex:
    return reader.parts.results.model.index(_titles(reader).index(title))


def _lines(reader: Reader, title: str) -> list[tuple[str, str]]:
    model, above = reader.parts.results.model, _row_of(reader, title)
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [(row.data(Role.LINE).above, row.data()) for row in rows]


def _write_note(reader: Reader, title: str, body: str) -> None:
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    noting.noter.add(reader.key_of(title), MarkKind.NOTE, body=body)
    assert noting.marking
    noting.marking.again()
    reader.settle()


def test_a_result_opens_to_every_place_with_its_heading(reader: Reader) -> None:
    reader.search("visits OR carers")
    parts = reader.parts
    parts.results.list.setExpanded(_row_of(reader, showcase.EAST_JUNE), True)
    reader.settle()
    lines = _lines(reader, showcase.EAST_JUNE)
    assert lines[0][0] == "In the text" or lines[0][0].startswith("Under ")
    assert any(above == "Under Priorities for the year" for above, _ in lines)
    assert any("festival that brings carers together" in words for _, words in lines)
    spoken = parts.results.model.index(0, 0, _row_of(reader, showcase.EAST_JUNE)).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert ": " in spoken


def test_choosing_a_place_opens_the_article_at_it_with_all_marked(reader: Reader) -> None:
    parts = reader.parts
    reader.search("carers title:update OR carers")
    results = parts.results.list
    results.setExpanded(_row_of(reader, showcase.STATEMENT), True)
    reader.settle()
    number = parts.results.model.rowCount(_row_of(reader, showcase.STATEMENT))
    assert number == 2
    results.setCurrentIndex(parts.results.model.line_index(_row_of(reader, showcase.STATEMENT).row(), 1))
    reader.shown(showcase.STATEMENT)
    assert (parts.article.view.hits, parts.article.view.hit) == (2, 1)
    results.setCurrentIndex(parts.results.model.line_index(_row_of(reader, showcase.STATEMENT).row(), 0))
    assert parts.article.view.hit == 0


def test_right_and_a_click_on_the_number_open_the_places(reader: Reader) -> None:
    reader.search(_LANTERN)
    results = reader.parts.results.list
    reader.parts.results.enter()
    QTest.keyClick(results, Qt.Key.Key_Right)
    first = reader.parts.results.model.index(0)
    assert results.isExpanded(first)
    row = results.visualRect(first)
    place = QPoint(results.viewport().width() - 20, row.top() + 30)
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not results.isExpanded(first)


def test_a_note_that_matches_stands_among_the_results_as_the_persons_own(reader: Reader) -> None:
    _write_note(reader, showcase.STATEMENT, "Ask about the zeppelin.")
    reader.search("zeppelin")
    assert _titles(reader) == [showcase.STATEMENT]
    result = reader.parts.results.model.result(0)
    assert result
    assert [hit.place for hit in result.hits] == [HitPlace.NOTE]
    spoken = reader.parts.results.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Your note: Ask about the zeppelin." in spoken
    QTest.keyClick(reader.parts.top_bar.search_box, Qt.Key.Key_Return)
    reader.shown(showcase.STATEMENT)
    noting = reader.window.commands.noting
    assert noting
    assert noting.marking
    marking = noting.marking
    reader.until(lambda: [mark.body for mark in marking.section.list.selected] == ["Ask about the zeppelin."])


def test_f3_goes_on_to_the_next_article_and_back_to_the_last_match(reader: Reader) -> None:
    parts = reader.parts
    reader.search("carers")
    QTest.keyClick(parts.top_bar.search_box, Qt.Key.Key_Return)
    first, second = _titles(reader)[:2]
    reader.shown(first)
    for _ in range(parts.article.view.hits):
        parts.actions["next_hit"].trigger()
    reader.shown(second)
    assert parts.article.view.hit == 0
    parts.actions["previous_hit"].trigger()
    reader.shown(first)
    assert parts.article.view.hit == parts.article.view.hits - 1


def test_facets_narrow_the_query_and_a_second_click_widens_it(reader: Reader) -> None:
    parts = reader.parts
    reader.search("lantern")
    parts.actions["narrow"].trigger()
    assert parts.settings.show_facets
    reader.until(lambda: parts.results.facets.chips)

    def chip(name: str) -> QPushButton:
        return next(each for each in parts.results.facets.chips if name in each.accessibleName())

    assert chip("Region South East").accessibleName() == "Region South East, 1 article"
    chip("Region South East").click()
    assert _box_text(reader) == "lantern region:south-east"
    reader.until(lambda: _titles(reader) == [showcase.NEWSLETTER])
    reader.until(lambda: chip("Region South East").text().startswith("✓"))
    assert chip("Region South East").isChecked()
    chip("Region South East").click()
    assert _box_text(reader) == "lantern"
    reader.until(lambda: len(_titles(reader)) == 3)
    parts.actions["narrow"].trigger()
    assert parts.results.facets.isHidden()


def test_sorting_is_kept(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.actions["sort_oldest"].trigger()
    reader.settle()
    assert _titles(reader)[-1] == showcase.NEWSLETTER
    assert reader.parts.settings.sort_order is SortOrder.OLDEST
    reader.search("lantern")
    assert _titles(reader)[-1] == showcase.NEWSLETTER


def test_what_was_not_understood_is_said(reader: Reader) -> None:
    reader.search("region:atlantis lantern")
    pane = reader.parts.results
    assert pane.understood_text == "atlantis AND lantern"
    assert pane.notices.texts == ["“atlantis” is not a region, so it is searched as text."]


def test_the_nearest_words_are_one_click_away(reader: Reader) -> None:
    reader.search("lantrn")
    nothing = reader.parts.results.nothing
    assert [button.text() for button in nothing.choices] == ["lantern"]
    nothing.choices[0].click()
    assert _box_text(reader) == "lantern"
    reader.until(lambda: len(_titles(reader)) == 3)
    assert nothing.isHidden()


def test_a_filter_that_keeps_everything_out_is_taken_out_by_one_click(reader: Reader) -> None:
    reader.search("lantern region:north-west")
    (without,) = reader.parts.results.nothing.choices
    assert without.text() == "Without “region North West”: 3 articles"
    without.click()
    assert _box_text(reader) == "lantern"


def test_articles_that_may_belong_are_shown_on_demand(reader: Reader) -> None:
    reader.search("lantern date:2023-12")
    notices = reader.parts.results.notices
    assert notices.texts == ["One more article may belong; only a rough date is known."]
    notices.press("Show")
    reader.until(lambda: _titles(reader) == [showcase.UNDATED])
    notices.press("Back to the results")
    reader.until(lambda: not _titles(reader))


def test_acronyms_can_be_searched_only_as_typed(reader: Reader) -> None:
    showcase.fill(
        reader.library,
        [
            showcase.Invented(
                "Rope bridges",
                "The Rope Bridge Trust (RBT) was founded. Everybody likes the RBT.",
                showcase.month("2024-08"),
                regions=(Region.LONDON,),
            ),
            showcase.Invented("Trusts", "A rope bridge trust has members.", showcase.month("2024-09")),
        ],
    )
    reader.window.commands.on_library_changed()
    reader.settle()
    reader.search("RBT")
    notices = reader.parts.results.notices
    assert len(_titles(reader)) == 2
    assert notices.texts == ["RBT also as Rope Bridge Trust."]
    notices.press("Search only as typed")
    reader.until(lambda: _titles(reader) == ["Rope bridges"])
    notices.press("Search for what they stand for, too")
    reader.until(lambda: len(_titles(reader)) == 2)


def test_escape_in_the_results_clears_the_search(reader: Reader) -> None:
    reader.search("lantern")
    QTest.keyClick(reader.parts.top_bar.search_box, Qt.Key.Key_Down)
    QTest.keyClick(reader.parts.results.list, Qt.Key.Key_Escape)
    assert reader.parts.left.currentWidget() is reader.parts.shelf.view
    assert reader.parts.top_bar.search_box.hasFocus()
