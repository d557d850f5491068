"""Going on from article to article by keys, in the tree and in what a search found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from reader.ui.onward.unread import NOTHING_LEFT
from reader.ui.tree.rows import Role
from tests import showcase
from tests.ui.conftest import Reader

_SOUTH_EAST = "South East Update April 2024"
_EAST_APRIL = "Eastern Region Update April 2024"


@pytest.fixture(autouse=True)
def _still(reader: Reader) -> None:
    reader.settings.reduce_motion = True


def press(reader: Reader, key: Qt.Key, widget: QWidget | None = None) -> None:
    """A key where the keyboard is."""
    QTest.keyClick(widget or QApplication.focusWidget() or reader.window, key)


def title(reader: Reader) -> str:
    article = reader.parts.article.view.article
    return article.summary.title if article else ""


def is_read(reader: Reader, name: str) -> bool:
    key = reader.key_of(name)
    facts = reader.library.personal.of([key]).get(key)
    return facts is not None and facts.read


def mark_read(reader: Reader, *titles: str) -> None:
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    assert noting.writer
    noting.noter.mark_read([reader.key_of(name) for name in titles], True)
    noting.writer.changed.emit()
    reader.settle()


def press_and_wait(reader: Reader, key: Qt.Key) -> str:
    """A key that opens another article; its title."""
    before = title(reader)
    press(reader, key)
    reader.until(lambda: title(reader) != before)
    reader.settle()
    reader.painted()
    return title(reader)


def to_the_end(reader: Reader) -> None:
    bar = reader.parts.article.view.verticalScrollBar()
    bar.setValue(bar.maximum())


@pytest.mark.parametrize("where", ["tree", "article"])
def test_space_at_the_end_marks_read_and_opens_the_next_unread(reader: Reader, where: str) -> None:
    reader.until(lambda: reader.parts.shelf.view.currentIndex().data() == "12 July · Weekly round-up 41")
    (reader.parts.shelf.view if where == "tree" else reader.parts.article.view).setFocus()
    to_the_end(reader)
    press(reader, Qt.Key.Key_Space)
    reader.shown(_SOUTH_EAST)
    reader.until(lambda: is_read(reader, showcase.NEWSLETTER))
    reader.until(lambda: reader.parts.shelf.view.currentIndex().data() == "April · South East Update")
    assert _SOUTH_EAST in reader.parts.status.currentMessage()
    assert not is_read(reader, _SOUTH_EAST)


def test_who_does_not_want_it_marks_nothing_by_space(reader: Reader) -> None:
    reader.settings.read_at_end = False
    to_the_end(reader)
    reader.parts.article.view.setFocus()
    press(reader, Qt.Key.Key_Space)
    reader.shown(_SOUTH_EAST)
    assert not is_read(reader, showcase.NEWSLETTER)


def test_shift_space_at_the_beginning_goes_back_to_the_end_of_the_one_before(reader: Reader) -> None:
    reader.parts.article.view.setFocus()
    to_the_end(reader)
    press(reader, Qt.Key.Key_Space)
    reader.shown(_SOUTH_EAST)
    QTest.keyClick(reader.parts.article.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    reader.shown(showcase.NEWSLETTER)
    assert reader.parts.article.view.at_end


def test_n_leaves_out_what_is_read_and_goes_on_through_the_branches(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    mark_read(reader, _EAST_APRIL)
    titles = [press_and_wait(reader, Qt.Key.Key_N) for _ in range(4)]
    assert _EAST_APRIL not in titles
    assert len(set(titles)) == 4
    said = reader.parts.status.currentMessage()
    assert said.startswith("Next unread article")
    assert titles[-1] in said
    assert reader.parts.shelf.view.currentIndex().data(Role.KEY) == reader.key_of(titles[-1])


def test_every_unread_article_is_reached_once_and_then_it_says_so(reader: Reader) -> None:
    everything = [each.title for each in reader.library.articles.list()]
    mark_read(reader, *everything[5:])
    seen = {title(reader)}
    for _ in range(4):
        mark_read(reader, title(reader))
        seen.add(press_and_wait(reader, Qt.Key.Key_N))
    assert seen >= set(everything[:5])
    mark_read(reader, title(reader))
    press(reader, Qt.Key.Key_N)
    reader.until(lambda: reader.parts.status.currentMessage() == NOTHING_LEFT)


def test_one_of_the_person_s_branches_is_a_list_of_its_own(reader: Reader) -> None:
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    assert noting.writer
    starred = [showcase.STATEMENT, showcase.EAST_JUNE]
    noting.noter.star([reader.key_of(name) for name in starred], True)
    noting.writer.changed.emit()
    reader.settle()
    reader.rows("own/bookmarked")
    model, view = reader.parts.shelf.model, reader.parts.shelf.view
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0, model.branch_index("own/bookmarked")))
    reader.shown(showcase.EAST_JUNE)
    press(reader, Qt.Key.Key_N)
    reader.shown(showcase.STATEMENT)
    assert model.branch_id(view.currentIndex().parent()) == "own/bookmarked"
    mark_read(reader, *starred)
    press(reader, Qt.Key.Key_N)
    reader.until(lambda: reader.parts.status.currentMessage() == NOTHING_LEFT)
    assert title(reader) == showcase.STATEMENT


def test_the_results_are_the_list_while_something_is_searched(reader: Reader) -> None:
    reader.search("lantern")
    results = reader.parts.results
    results.activate_first()
    rows = [results.model.result(row) for row in range(results.model.rowCount())]
    found = [each.summary.title for each in rows if each]
    assert len(found) == 3
    reader.shown(found[0])
    mark_read(reader, found[1])
    press(reader, Qt.Key.Key_N)
    reader.shown(found[2])
    assert results.list.currentIndex().row() == 2
    assert reader.parts.article.view.hits
    press(reader, Qt.Key.Key_N)
    reader.shown(found[0])
    mark_read(reader, *found)
    press(reader, Qt.Key.Key_N)
    reader.until(lambda: reader.parts.status.currentMessage() == f"{NOTHING_LEFT} in these results")


def test_the_results_that_are_not_read_yet_come_after_those_that_are(reader: Reader) -> None:
    many = [
        showcase.Invented(f"Kettles {number}", "A kettle boiled.", showcase.month("2021-03"))
        for number in range(60)
    ]
    showcase.fill(reader.library, many)
    reader.window.commands.on_library_changed()
    reader.search("kettle")
    results = reader.parts.results
    results.activate_first()
    reader.settle()
    assert results.model.rowCount() == 30
    rows = [results.model.result(row) for row in range(30)]
    read = {each.summary.title for each in rows if each}
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    noting.noter.mark_read([each.key for each in reader.library.articles.list() if each.title in read], True)
    reader.parts.article.view.setFocus()
    press_and_wait(reader, Qt.Key.Key_N)
    assert results.list.currentIndex().row() == 30
    assert title(reader) not in read


def test_j_and_k_go_through_the_list_and_letters_type_in_a_field(reader: Reader) -> None:
    reader.until(lambda: reader.parts.shelf.view.currentIndex().data() == "12 July · Weekly round-up 41")
    reader.parts.article.view.setFocus()
    press(reader, Qt.Key.Key_J)
    reader.shown(_SOUTH_EAST)
    press(reader, Qt.Key.Key_K)
    reader.shown(showcase.NEWSLETTER)
    box = reader.parts.top_bar.search_box
    box.setFocus()
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_Space, Qt.Key.Key_BracketLeft):
        press(reader, key, box)
    assert box.text() == "jkn ["
    reader.settle()
    assert title(reader) == showcase.NEWSLETTER


def test_space_presses_a_button_and_turns_no_page(reader: Reader) -> None:
    pressed = []
    button = QPushButton("Press", reader.window)
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    button.setFocus()
    press(reader, Qt.Key.Key_Space, button)
    assert pressed
    assert reader.parts.article.view.verticalScrollBar().value() == 0


def test_a_series_is_one_key_away_and_its_ends_are_said(reader: Reader) -> None:
    reader.open(_EAST_APRIL)
    press(reader, Qt.Key.Key_BracketRight)
    reader.shown(showcase.EAST_JUNE)
    press(reader, Qt.Key.Key_BracketRight)
    said = reader.parts.status
    reader.until(
        lambda: said.currentMessage() == "This is the newest of the updates from the East of England."
    )
    QTest.keyClick(reader.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    reader.shown(_EAST_APRIL)
    reader.open(showcase.STATEMENT)
    press(reader, Qt.Key.Key_BracketLeft)
    reader.until(lambda: said.currentMessage() == "This article does not belong to a series.")


@pytest.mark.parametrize("action", ["next_unread", "previous_in_series"])
def test_what_is_opened_meanwhile_stays_open(reader: Reader, action: str) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions[action].trigger()
    reader.parts.reading.open(reader.key_of(showcase.UNDATED))
    reader.shown(showcase.UNDATED)
    reader.settle()
    article = reader.parts.article.view.article
    assert article is not None
    assert article.summary.title == showcase.UNDATED
