"""Go to anything, in the real window: what is offered, and where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.goto.box import GoToBox
from reader.ui.goto.entries import Entry, Sort
from tests import showcase
from tests.ui.conftest import Reader


def opened(reader: Reader) -> GoToBox:
    """The box, open, everything read."""
    QTest.keyClick(reader.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    reader.until(lambda: reader.window.commands.go_to and reader.window.commands.go_to.box.isVisible())
    reader.settle()
    assert reader.window.commands.go_to is not None
    return reader.window.commands.go_to.box


def typed(reader: Reader, text: str) -> list[Entry]:
    """What is offered for `text`."""
    box = opened(reader)
    QTest.keyClicks(box.field, text)
    reader.settle()
    return list(box.list.entries.entries)


def labels(entries: list[Entry]) -> list[str]:
    return [entry.label for entry in entries]


def enter(reader: Reader) -> None:
    commands = reader.window.commands
    assert commands.go_to is not None
    QTest.keyClick(commands.go_to.box.field, Qt.Key.Key_Return)
    reader.settle()


def test_an_article_is_gone_to_by_some_letters_of_its_title(reader: Reader) -> None:
    reader.open(showcase.STATEMENT)
    assert labels(typed(reader, "east reg up jun"))[0] == showcase.EAST_JUNE
    enter(reader)
    reader.shown(showcase.EAST_JUNE)
    assert not reader.window.commands.go_to.box.isVisible()  # type: ignore[union-attr]
    assert QApplication.focusWidget() is reader.parts.article.view


def test_region_and_date_find_it_too_and_are_told(reader: Reader) -> None:
    entry = typed(reader, "south east july 2024 weekly")[0]
    assert (entry.label, entry.detail) == (showcase.NEWSLETTER, "South East · 12 July 2024")


def test_typing_errors_are_forgiven(reader: Reader) -> None:
    assert showcase.NEWSLETTER in labels(typed(reader, "weekyl round"))


def test_nothing_typed_shows_what_was_read_and_used_last(reader: Reader) -> None:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    for title in (showcase.STATEMENT, showcase.EAST_JUNE):
        noting.noter.opened(reader.key_of(title))
    reader.open(showcase.EAST_JUNE)
    reader.parts.settings.commands_used = ["larger"]
    box = opened(reader)
    reader.until(lambda: box.list.entries.entries)
    shown = labels(list(box.list.entries.entries))
    assert shown[-1] == "Larger text"
    assert showcase.STATEMENT in shown
    assert showcase.EAST_JUNE not in shown  # it is open


def test_a_branch_is_opened_in_the_tree_even_from_a_search(reader: Reader) -> None:
    reader.search("lantern")
    first = typed(reader, "lond 2024")[0]
    assert (first.sort, first.label) == (Sort.BRANCH, "London 2024")
    enter(reader)
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    assert not reader.parts.finding.active
    reader.until(lambda: model.branch_id(view.currentIndex()) == "region/london/2024")
    assert view.isExpanded(view.currentIndex())
    assert QApplication.focusWidget() is view


def test_a_command_is_done_and_is_offered_first_from_then_on(reader: Reader) -> None:
    before = reader.appearance.text_size
    assert labels(typed(reader, "larger"))[0] == "Larger text"
    enter(reader)
    assert reader.appearance.text_size > before
    assert reader.settings.commands_used == ["larger"]


def test_commands_of_a_menu_below_a_menu_say_which(reader: Reader) -> None:
    assert "Theme: dark" in labels(typed(reader, "dark"))


def test_a_command_that_can_do_nothing_is_left_out(reader: Reader) -> None:
    assert not reader.parts.actions["review"].isEnabled()
    assert "Notes to check…" not in labels(typed(reader, "notes to"))


def test_keys_of_commands_are_shown(reader: Reader) -> None:
    find = next(entry for entry in typed(reader, "find in") if entry.target == "find")
    assert find.keys == "Ctrl+F"


def test_a_tag_finds_its_articles(reader: Reader) -> None:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.writer is not None
    writer, key = noting.writer, reader.key_of(showcase.EAST_JUNE)
    writer.write(lambda: writer.noter.tag_articles([key], ["to discuss"]), "")
    reader.settle()
    first = typed(reader, "discuss")[0]
    assert (first.sort, first.label) == (Sort.TAG, "to discuss")
    enter(reader)
    reader.until(lambda: reader.parts.finding.active)
    reader.settle()
    assert reader.parts.results.model.rowCount() == 1


def test_a_saved_search_is_searched_again(reader: Reader) -> None:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.writer is not None
    writer = noting.writer
    writer.write(lambda: writer.noter.save_search("Lights", "lantern"), "")
    reader.until(lambda: reader.parts.shelf.model.searches)
    first = typed(reader, "lights")[0]
    assert (first.sort, first.target) == (Sort.SEARCH, "lantern")
    enter(reader)
    reader.until(lambda: reader.parts.finding.text == "lantern")


def test_what_is_called_nothing_can_be_searched_for(reader: Reader) -> None:
    entries = typed(reader, "paper lantern")
    assert entries[-1].sort is Sort.LOOK
    enter(reader)
    reader.until(lambda: reader.parts.finding.text == "paper lantern")


def test_escape_gives_the_keyboard_back(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.article.view.setFocus()
    box = opened(reader)
    assert QApplication.focusWidget() is box.field
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is reader.parts.article.view


def test_the_same_key_closes_it(reader: Reader) -> None:
    box = opened(reader)
    QTest.keyClick(box.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not box.isVisible()


def test_going_elsewhere_closes_it_and_leaves_the_keyboard_there(reader: Reader) -> None:
    box = opened(reader)
    reader.parts.top_bar.search_box.setFocus()
    assert not box.isVisible()
    assert QApplication.focusWidget() is reader.parts.top_bar.search_box


def test_arrows_choose_without_leaving_the_field(reader: Reader) -> None:
    entries = typed(reader, "update")
    commands = reader.window.commands
    assert commands.go_to is not None
    box = commands.go_to.box
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert box.list.current == entries[1]
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    assert box.list.current == entries[-1]
    assert QApplication.focusWidget() is box.field


def test_a_click_goes_there(reader: Reader) -> None:
    typed(reader, "weekly round")
    commands = reader.window.commands
    assert commands.go_to is not None
    box = commands.go_to.box
    place = box.list.visualRect(box.list.entries.index(0)).center()
    QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    reader.shown(showcase.NEWSLETTER)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_with_ctrl_an_article_opens_in_a_tab_of_its_own(reader: Reader, by_mouse: bool) -> None:
    reader.open(showcase.EAST_JUNE)
    typed(reader, "weekly round")
    commands, control = reader.window.commands, Qt.KeyboardModifier.ControlModifier
    assert commands.go_to is not None
    assert commands.tabs is not None
    box = commands.go_to.box
    if by_mouse:
        place = box.list.visualRect(box.list.entries.index(0)).center()
        QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, control, place)
    else:
        QTest.keyClick(box.field, Qt.Key.Key_Return, control)
    assert not box.isVisible()
    reader.shown(showcase.EAST_JUNE)
    commands.tabs.go_to(1)
    reader.shown(showcase.NEWSLETTER)


def test_a_new_article_is_found_the_next_time(reader: Reader) -> None:
    assert labels(typed(reader, "harvest supper"))[:-1] == []
    box = reader.window.commands.go_to.box  # type: ignore[union-attr]
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    showcase.fill(
        reader.library, [showcase.Invented("Harvest supper", "Soup.", showcase.month("2024-09"), regions=())]
    )
    assert "Harvest supper" in labels(typed(reader, "harvest supper"))


@pytest.mark.parametrize("size", [(1024, 700), (640, 440)])
def test_it_stays_inside_a_small_window(reader: Reader, size: tuple[int, int]) -> None:
    reader.window.resize(*size)
    typed(reader, "e")
    box = reader.window.commands.go_to.box  # type: ignore[union-attr]
    assert reader.window.rect().contains(box.geometry())


def test_years_of_a_region_do_not_stand_before_its_articles_unless_a_year_is_typed(reader: Reader) -> None:
    sorts = [entry.sort for entry in typed(reader, "north west")]
    assert sorts[:2] == [Sort.BRANCH, Sort.ARTICLE]
    assert Sort.BRANCH in sorts[2:]
    box = reader.window.commands.go_to.box  # type: ignore[union-attr]
    QTest.keyClicks(box.field, " 2023")
    reader.settle()
    assert box.list.entries.entries[0].label == "North West 2023"
