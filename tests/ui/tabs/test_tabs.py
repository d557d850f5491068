"""Tabs: opened behind, gone to and closed, each with a history, place, selection and matches of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader.model import MarkKind
from reader.model.requests import Address, WindowRequest
from reader.ui.settings import Settings
from reader.ui.tabs.controller import Tabs
from reader.ui.tree.rows import Role
from tests import showcase
from tests.ui.conftest import Reader

_EAST_APRIL = "Eastern Region Update April 2024"
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _let_go(reader: Reader) -> Iterator[None]:
    """Qt would have Ctrl held down on into the next test."""
    yield
    if isValid(reader.window):
        QTest.keyClick(reader.window, Qt.Key.Key_Control)


def tabs_of(reader: Reader) -> Tabs:
    tabs = reader.window.commands.tabs
    assert tabs
    return tabs


def open_behind(reader: Reader, *titles: str) -> Tabs:
    tabs = tabs_of(reader)
    for title in titles:
        tabs.open_behind(reader.key_of(title))
        reader.settle()
    return tabs


def go(reader: Reader, action: str, title: str) -> None:
    reader.parts.actions[action].trigger()
    reader.shown(title)


def click(view: QAbstractItemView, row: int, button: Qt.MouseButton, *keys: Qt.KeyboardModifier) -> None:
    """Click on a row of a list."""
    place = view.visualRect(view.model().index(row, 0)).center()
    held = Qt.KeyboardModifier.NoModifier
    for key in keys:
        held |= key
    QTest.mouseClick(view.viewport(), button, held, place)


def press(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """A key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget
    QTest.keyClick(widget, key, held)


def test_one_article_has_no_tabs(reader: Reader) -> None:
    assert tabs_of(reader).titles == [showcase.NEWSLETTER]
    for name in ("close_tab", "next_tab", "previous_tab", "tab_1", "tab_9", "reopen_tab"):
        assert not reader.parts.actions[name].isEnabled(), name
    assert not tabs_of(reader).strip.isVisible()


def test_a_tab_opens_behind_and_is_read_when_one_goes_there(reader: Reader) -> None:
    tabs = open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT)
    assert tabs.titles == [showcase.NEWSLETTER, showcase.EAST_JUNE, showcase.STATEMENT]
    assert tabs.front == 0
    assert tabs.strip.isVisible()
    assert reader.parts.article.view.article
    assert reader.parts.article.view.article.summary.title == showcase.NEWSLETTER
    go(reader, "next_tab", showcase.EAST_JUNE)
    assert reader.window.windowTitle().startswith(showcase.EAST_JUNE)
    go(reader, "tab_9", showcase.STATEMENT)
    go(reader, "next_tab", showcase.NEWSLETTER)
    go(reader, "previous_tab", showcase.STATEMENT)
    go(reader, "tab_2", showcase.EAST_JUNE)
    assert tabs.strip.currentIndex() == tabs.front == 1


def test_each_tab_keeps_its_place_its_selection_and_its_history(reader: Reader) -> None:
    view = reader.parts.article.view
    reader.open(showcase.EAST_JUNE)
    view.verticalScrollBar().setValue(140)
    start = reader.open(showcase.EAST_JUNE).text.index("Two themes")
    view.select(start, start + 10)
    view.verticalScrollBar().setValue(140)
    open_behind(reader, showcase.STATEMENT)
    go(reader, "next_tab", showcase.STATEMENT)
    assert not view.textCursor().hasSelection()
    assert not reader.parts.actions["back"].isEnabled()
    reader.open(showcase.NO_DATE)
    go(reader, "previous_tab", showcase.EAST_JUNE)
    assert view.verticalScrollBar().value() == 140
    assert view.selected_words == "Two themes"
    go(reader, "back", showcase.NEWSLETTER)
    go(reader, "next_tab", showcase.NO_DATE)
    go(reader, "back", showcase.STATEMENT)


def test_a_place_stays_at_its_words_where_the_text_grew_meanwhile(reader: Reader) -> None:
    view = reader.parts.article.view
    article = reader.open(showcase.EAST_JUNE)
    view.go_to(article.headings[1].start)
    before = view.top_offset
    open_behind(reader, showcase.STATEMENT)
    go(reader, "next_tab", showcase.STATEMENT)
    for _ in range(3):
        reader.parts.actions["larger"].trigger()
    go(reader, "previous_tab", showcase.EAST_JUNE)
    assert abs(view.top_offset - before) < 90


def test_the_matches_of_a_search_stay_with_their_tab_as_long_as_the_search(reader: Reader) -> None:
    reader.search("lantern")
    results = reader.parts.results
    results.activate_first()
    reader.settle()
    first = results.model.result(0)
    assert first
    open_behind(reader, showcase.NO_DATE)
    hits = reader.parts.article.view.hits
    assert hits
    go(reader, "next_tab", showcase.NO_DATE)
    assert reader.parts.article.view.hits == 0
    go(reader, "previous_tab", first.summary.title)
    assert reader.parts.article.view.hits == hits
    go(reader, "next_tab", showcase.NO_DATE)
    reader.parts.finding.end()
    go(reader, "previous_tab", first.summary.title)
    assert reader.parts.article.view.hits == 0


def test_finding_in_the_article_goes_on_in_every_tab_and_leaves_the_search_s_matches(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.results.activate_first()
    reader.settle()
    view, title = reader.parts.article.view, reader.window.windowTitle().removesuffix(" – Regional Reader")
    found = view.hit_state
    reader.parts.actions["find"].trigger()
    finding = reader.window.commands.finding.in_article
    assert finding
    finding.bar.field.setText("the")
    open_behind(reader, showcase.STATEMENT)
    go(reader, "next_tab", showcase.STATEMENT)
    assert finding.active
    assert {hit.text.casefold() for hit in view.hit_state[0]} == {"the"}
    go(reader, "previous_tab", title)
    assert finding.active
    assert {hit.text.casefold() for hit in view.hit_state[0]} == {"the"}
    finding.close()
    assert view.hit_state[0] == found[0]


def test_a_note_that_is_written_is_saved_when_another_tab_is_gone_to(reader: Reader) -> None:
    noting = reader.window.commands.noting
    assert noting
    assert noting.marking
    assert noting.noter
    key = reader.key_of(showcase.NEWSLETTER)
    open_behind(reader, showcase.STATEMENT)
    reader.parts.actions["note"].trigger()
    QTest.keyClicks(noting.marking.section.editor.field, "Ask who decides")
    go(reader, "next_tab", showcase.STATEMENT)
    noter = noting.noter
    reader.until(lambda: [mark.body for mark in noter.of_article(key)] == ["Ask who decides"])
    go(reader, "previous_tab", showcase.NEWSLETTER)
    cards = noting.marking.section.list.cards
    reader.until(lambda: [mark.body for mark in cards.marks] == ["Ask who decides"])


@pytest.mark.parametrize(
    ("button", "held"), [(Qt.MouseButton.MiddleButton, ()), (Qt.MouseButton.LeftButton, (_CTRL,))]
)
def test_a_click_in_the_results_opens_a_tab_at_the_hit(
    reader: Reader, button: Qt.MouseButton, held: tuple[Qt.KeyboardModifier, ...]
) -> None:
    reader.search("lantern")
    results = reader.parts.results
    click(results.list, 1, button, *held)
    reader.settle()
    second = results.model.result(1)
    assert second
    assert tabs_of(reader).titles == [showcase.NEWSLETTER, second.summary.title]
    assert not results.selected_keys()
    go(reader, "next_tab", second.summary.title)
    assert reader.parts.article.view.hits == len(second.hits)


def test_clicks_in_the_tree_open_tabs_and_ctrl_with_shift_selects_one_more(reader: Reader) -> None:
    tree, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.open(showcase.EAST_JUNE)
    reader.settle()
    here = tree.currentIndex()
    place = tree.visualRect(here.siblingAtRow(here.row() + 1)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, _CTRL, place)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, place)
    reader.settle()
    assert tabs_of(reader).titles == [showcase.EAST_JUNE, _EAST_APRIL, _EAST_APRIL]
    assert tree.selected_keys() == [reader.key_of(showcase.EAST_JUNE)]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, _CTRL | _SHIFT, place)
    assert tree.selected_keys() == [reader.key_of(showcase.EAST_JUNE), reader.key_of(_EAST_APRIL)]
    branch = tree.visualRect(here.parent()).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, branch)
    assert len(tabs_of(reader).titles) == 3
    assert model.rowCount(here.parent())


def test_ctrl_enter_opens_what_the_keyboard_stands_on(reader: Reader) -> None:
    tree = reader.parts.shelf.view
    june = reader.open(showcase.EAST_JUNE).summary.key
    reader.until(lambda: tree.currentIndex().data(Role.KEY) == june)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return, _CTRL)
    reader.settle()
    reader.search("lantern")
    results = reader.parts.results
    results.enter()
    reader.settle()
    QTest.keyClick(results.list, Qt.Key.Key_Return, _CTRL)
    reader.settle()
    first = results.model.result(0)
    assert first
    assert tabs_of(reader).titles[1:] == [showcase.EAST_JUNE, first.summary.title]


def test_links_between_articles_open_in_tabs(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    view = reader.parts.article.view
    reader.until(lambda: "Previous: " in view.toPlainText())
    view.verticalScrollBar().setValue(10_000)
    cursor = view.document().find(_EAST_APRIL)
    place = view.cursorRect(cursor).center() - QPoint(20, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, place)
    reader.settle()
    assert tabs_of(reader).titles == [showcase.EAST_JUNE, _EAST_APRIL]
    view.anchorClicked.emit(QUrl(f"article:{reader.key_of(_EAST_APRIL)}"))
    reader.shown(_EAST_APRIL)
    assert len(tabs_of(reader).titles) == 2


def test_the_menus_of_an_article_and_of_a_link_open_a_tab(reader: Reader) -> None:
    notebook = reader.window.commands.notebook
    assert notebook
    reader.open(showcase.EAST_JUNE)
    view, tree = reader.parts.article.view, reader.parts.shelf.view
    reader.until(lambda: "Previous: " in view.toPlainText())
    view.verticalScrollBar().setValue(10_000)
    place = view.cursorRect(view.document().find(_EAST_APRIL)).center() - QPoint(20, 0)
    menu = QMenu()
    notebook.menus.fill_article_menu(menu, place)
    offered = {action.text(): action for action in menu.actions()}
    assert "Open article" in offered
    offered["Open in a new tab"].trigger()
    reader.settle()
    tree.setFocus()
    rows = notebook.menus.of_tree(tree.visualRect(tree.currentIndex()).center())
    rows.actions()[0].trigger()
    reader.settle()
    assert tabs_of(reader).titles == [showcase.EAST_JUNE, _EAST_APRIL, showcase.EAST_JUNE]
    menu.deleteLater()
    rows.deleteLater()


def test_a_note_in_the_list_of_all_opens_its_article_in_a_tab_at_its_place(reader: Reader) -> None:
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    key = reader.key_of(showcase.EAST_JUNE)
    start = reader.library.articles.reading_text(key).text.index("The heads of fostering")
    noting.noter.add(key, MarkKind.HIGHLIGHT, (start, start + 20))
    reader.parts.actions["all_notes"].trigger()
    notebook = reader.window.commands.notebook
    assert notebook
    pane = notebook.notes.pane
    reader.until(lambda: pane.model.rows)
    reader.settle()
    click(pane.list, 0, Qt.MouseButton.MiddleButton)
    reader.settle()
    assert tabs_of(reader).titles == [showcase.NEWSLETTER, showcase.EAST_JUNE]
    reader.window.resize(1280, 460)
    go(reader, "next_tab", showcase.EAST_JUNE)
    view = reader.parts.article.view
    place = QTextCursor(view.document())
    place.setPosition(view.positions.to_cursor(start))
    assert view.verticalScrollBar().value() > 0
    assert 0 <= view.cursorRect(place).top() < view.viewport().height()


def test_closing_goes_to_the_neighbour_and_what_was_closed_comes_back_as_it_stood(reader: Reader) -> None:
    view = reader.parts.article.view
    tabs = open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT)
    go(reader, "next_tab", showcase.EAST_JUNE)
    view.verticalScrollBar().setValue(120)
    reader.parts.actions["close_tab"].trigger()
    reader.shown(showcase.STATEMENT)
    assert tabs.titles == [showcase.NEWSLETTER, showcase.STATEMENT]
    reader.parts.actions["close_tab"].trigger()
    reader.shown(showcase.NEWSLETTER)
    assert not tabs.strip.isVisible()
    assert not reader.parts.actions["close_tab"].isEnabled()
    go(reader, "reopen_tab", showcase.STATEMENT)
    go(reader, "reopen_tab", showcase.EAST_JUNE)
    assert view.verticalScrollBar().value() == 120
    assert tabs.titles == [showcase.NEWSLETTER, showcase.EAST_JUNE, showcase.STATEMENT]
    assert not reader.parts.actions["reopen_tab"].isEnabled()
    reader.parts.actions["close_other_tabs"].trigger()
    assert tabs.titles == [showcase.EAST_JUNE]
    go(reader, "reopen_tab", showcase.NEWSLETTER)


def test_tabs_are_closed_and_moved_with_the_mouse(reader: Reader) -> None:
    tabs = open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT)
    strip = tabs.strip
    strip.moveTab(2, 0)
    assert tabs.titles == [showcase.STATEMENT, showcase.NEWSLETTER, showcase.EAST_JUNE]
    assert tabs.front == strip.currentIndex() == 1
    QTest.mouseClick(strip, Qt.MouseButton.MiddleButton, pos=strip.tabRect(2).center())
    assert tabs.titles == [showcase.STATEMENT, showcase.NEWSLETTER]
    button = strip.tabButton(0, strip.ButtonPosition.RightSide)
    assert button.accessibleName() == f"Close tab 1, “{showcase.STATEMENT}”"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tabs.titles == [showcase.NEWSLETTER]
    reader.settle()


def test_long_titles_are_cut_and_told_whole(reader: Reader) -> None:
    odd = showcase.Invented("Fish & chips <b>all week</b>", "They fry.", showcase.month("2024-03"))
    showcase.fill(reader.library, [odd])
    reader.window.commands.on_library_changed()
    tabs = open_behind(reader, showcase.LONG_TITLE, odd.title)
    strip = tabs.strip
    assert strip.tabRect(1).width() <= 220
    assert "neighbouring counties" in strip.tabToolTip(1)
    assert strip.title(2) == odd.title
    assert "<b>" not in strip.tabToolTip(2)
    open_behind(reader, *[showcase.STATEMENT] * 12)
    assert strip.tabRect(3).width() == 112


def start_again(qtbot: QtBot, reader: Reader, request: WindowRequest | None = None) -> Reader:
    reader.close()
    again = Reader(qtbot, reader.home)
    if request:
        again.window.open_first(request)
        again.window.show()
        again.until(lambda: again.window.commands.noting and again.window.commands.noting.marking)
        again.settle()
    else:
        again.show()
    return again


def test_tabs_come_back_with_their_places_and_only_the_one_in_front_is_read(
    qtbot: QtBot, reader: Reader
) -> None:
    view = reader.parts.article.view
    reader.window.resize(1280, 460)
    tabs = open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT)
    go(reader, "next_tab", showcase.EAST_JUNE)
    assert view.article
    place = view.article.headings[2].start
    view.go_to(place)
    go(reader, "next_tab", showcase.STATEMENT)
    assert tabs.front == 2
    again = start_again(qtbot, reader)
    tabs = tabs_of(again)
    assert tabs.titles == [showcase.NEWSLETTER, showcase.EAST_JUNE, showcase.STATEMENT]
    assert tabs.front == 2
    assert again.parts.article.view.article
    assert again.parts.article.view.article.summary.title == showcase.STATEMENT
    go(again, "tab_2", showcase.EAST_JUNE)
    assert abs(again.parts.article.view.top_offset - place) < 80
    again.close()


def test_one_tab_leaves_none_to_come_back(qtbot: QtBot, reader: Reader) -> None:
    open_behind(reader, showcase.EAST_JUNE)
    reader.parts.actions["close_tab"].trigger()
    reader.shown(showcase.EAST_JUNE)
    again = start_again(qtbot, reader)
    assert tabs_of(again).titles == [showcase.EAST_JUNE]
    again.close()


def test_an_article_that_is_asked_for_has_a_tab_of_its_own_beside_those_that_come_back(
    qtbot: QtBot, reader: Reader
) -> None:
    open_behind(reader, showcase.EAST_JUNE)
    asked = WindowRequest(open=Address(reader.key_of(showcase.STATEMENT)))
    again = start_again(qtbot, reader, asked)
    again.shown(showcase.STATEMENT)
    assert tabs_of(again).titles == [showcase.NEWSLETTER, showcase.STATEMENT, showcase.EAST_JUNE]
    go(again, "tab_1", showcase.NEWSLETTER)
    again.close()


def test_articles_that_are_gone_leave_their_tabs(qtbot: QtBot, reader: Reader) -> None:
    tabs = open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT)
    reader.library.imports.remove([reader.key_of(showcase.EAST_JUNE)])
    reader.window.commands.on_library_changed()
    reader.until(lambda: tabs.titles == [showcase.NEWSLETTER, showcase.STATEMENT])
    reader.library.imports.remove([reader.key_of(showcase.NEWSLETTER)])
    reader.window.commands.on_library_changed()
    reader.shown(showcase.STATEMENT)
    reader.until(lambda: tabs.titles == [showcase.STATEMENT])
    reader.library.imports.remove([reader.key_of(showcase.STATEMENT)])
    reader.window.commands.on_library_changed()
    reader.until(lambda: reader.parts.reading.key is None)


def test_an_article_that_went_between_two_runs_leaves_its_tab(qtbot: QtBot, reader: Reader) -> None:
    open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT)
    reader.library.imports.remove([reader.key_of(showcase.EAST_JUNE), reader.key_of(showcase.NEWSLETTER)])
    again = start_again(qtbot, reader)
    again.until(lambda: showcase.EAST_JUNE not in tabs_of(again).titles)
    assert showcase.STATEMENT in tabs_of(again).titles
    again.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda settings: setattr(settings, "tabs", ["{", '{"key": 1, "offset": "x", "title": 2}', "[]"]),
        lambda settings: setattr(settings, "front_tab", 99),
    ],
)
def test_a_damaged_settings_file_loses_tabs_and_nothing_else(
    qtbot: QtBot, reader: Reader, spoil: Callable[[Settings], None]
) -> None:
    open_behind(reader, showcase.EAST_JUNE)
    reader.close()
    spoil(Settings(reader.home.settings))
    again = Reader(qtbot, reader.home)
    again.show()
    assert again.parts.article.view.article
    again.close()


def test_going_quickly_through_tabs_ends_at_the_last(reader: Reader) -> None:
    tabs = open_behind(reader, showcase.EAST_JUNE, showcase.STATEMENT, showcase.NO_DATE)
    for _ in range(3):
        reader.parts.actions["next_tab"].trigger()
    reader.shown(showcase.NO_DATE)
    assert tabs.front == 3
    go(reader, "tab_1", showcase.NEWSLETTER)


def test_the_keys_of_tabs_work_wherever_one_is(reader: Reader) -> None:
    open_behind(reader, showcase.EAST_JUNE)
    reader.parts.shelf.view.setFocus()
    press(Qt.Key.Key_Tab, _CTRL)
    reader.shown(showcase.EAST_JUNE)
    reader.parts.article.view.setFocus()
    press(Qt.Key.Key_Backtab, _CTRL | _SHIFT)
    reader.shown(showcase.NEWSLETTER)
    press(Qt.Key.Key_2, _CTRL)
    reader.shown(showcase.EAST_JUNE)
    press(Qt.Key.Key_W, _CTRL)
    reader.shown(showcase.NEWSLETTER)
    press(Qt.Key.Key_T, _CTRL | _SHIFT)
    reader.shown(showcase.EAST_JUNE)
