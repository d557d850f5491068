"""The list of all notes in the real window: filters, sorting, going to a note, acting on many."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from reader.model import Colour, MarkKind, MarkOrder
from reader.noting import Noter
from reader.ui.articles.tags_dialog import TagsDialog
from reader.ui.notes import controller
from reader.ui.notes.controller import AllNotes
from reader.ui.notes.pane import NotesPane
from reader.ui.notes.sifting import Listed, gather
from tests import showcase
from tests.ui.conftest import Reader

WORDS = "waiting lists for speech therapy"


def noter(reader: Reader) -> Noter:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    return noting.noter


def notes(reader: Reader) -> AllNotes:
    made = reader.window.commands.notebook
    assert made is not None
    return made.notes


@pytest.fixture
def pane(reader: Reader) -> NotesPane:
    """The list, open on four marks in three articles."""
    here = noter(reader)
    east = reader.key_of(showcase.EAST_JUNE)
    start = here.library.articles.reading_text(east).text.index(WORDS)
    place = (start, start + len(WORDS))
    here.add(east, MarkKind.HIGHLIGHT, place, colour=Colour.GREEN, tags=["SEND"])
    here.add(east, MarkKind.NOTE, place, body="Ask how **long** they wait.", tags=["briefing"])
    london = reader.key_of("London Update April 2024")
    here.add(london, MarkKind.HIGHLIGHT, (0, 8), colour=Colour.PINK)
    here.add(reader.key_of(showcase.NO_DATE), MarkKind.BOOKMARK, label="How it works")
    reader.parts.actions["all_notes"].trigger()
    made = notes(reader).pane
    reader.until(lambda: len(made.model.rows) == 4)
    reader.settle()
    return made


def shown(pane: NotesPane) -> list[str]:
    return [
        row.mark.label or row.mark.body or (row.mark.anchor.exact if row.mark.anchor else "")
        for row in pane.model.rows
    ]


def tick(reader: Reader, pane: NotesPane, button: str, text: str) -> None:
    menu = getattr(pane.filters, button).menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    reader.settle()


def choose(reader: Reader, pane: NotesPane, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    pane.list.selectionModel().clearSelection()
    for row in rows:
        pane.list.selectionModel().select(pane.model.index(row), flags.Select)


def test_every_note_stands_there_the_newest_first(reader: Reader, pane: NotesPane) -> None:
    assert pane.isVisible()
    assert pane.field.hasFocus() or not reader.window.isActiveWindow()
    assert [row.mark.kind for row in pane.model.rows] == [
        MarkKind.BOOKMARK,
        MarkKind.HIGHLIGHT,
        MarkKind.NOTE,
        MarkKind.HIGHLIGHT,
    ]
    assert pane.count_text == "2 highlights, 1 note and 1 bookmark"
    said = pane.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Highlight, Green")
    assert "tags SEND" in said
    assert showcase.EAST_JUNE in said


@pytest.mark.parametrize(
    ("button", "text", "left"),
    [
        ("kind", "Notes", 1),
        ("colour", "Pink", 1),
        ("region", "East of England", 2),
        ("region", "National", 1),
        ("period", "2024", 3),
        ("period", "No date", 1),
        ("tag", "SEND", 1),
    ],
)
def test_each_filter(reader: Reader, pane: NotesPane, button: str, text: str, left: int) -> None:
    tick(reader, pane, button, text)
    assert len(pane.model.rows) == left
    assert "of 4 in all" in pane.count_text
    pane.clear_button.click()
    reader.settle()
    assert len(pane.model.rows) == 4


def test_words_are_looked_for_in_notes_quotations_tags_and_titles(reader: Reader, pane: NotesPane) -> None:
    for text, left in (("LONG", 1), ("speech therapy", 2), ("briefing", 1), ("london update", 1), ("zzz", 0)):
        pane.field.setText(text)
        reader.settle()
        assert len(pane.model.rows) == left, text
    assert pane.empty_text == "No note fits. Try fewer words or filters."


def test_notes_are_sorted_by_article(reader: Reader, pane: NotesPane) -> None:
    menu = pane.order_button.menu()
    menu.actions()[list(MarkOrder).index(MarkOrder.ARTICLE)].trigger()
    reader.settle()
    assert [row.title for row in pane.model.rows][:3] == [
        showcase.EAST_JUNE,
        showcase.EAST_JUNE,
        "London Update April 2024",
    ]
    assert pane.model.rows[-1].title == showcase.NO_DATE


def test_a_click_opens_the_article_at_the_note_and_the_list_stays(reader: Reader, pane: NotesPane) -> None:
    reader.open("London Update April 2024")
    row = pane.list.visualRect(pane.model.index(3))
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    article = reader.shown(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    cards = noting.marking.section.list
    reader.until(lambda: [mark.kind for mark in cards.selected] == [MarkKind.HIGHLIGHT])
    assert article.summary.title == showcase.EAST_JUNE
    assert pane.isVisible()


def test_many_are_recoloured_tagged_and_deleted_each_with_undo(reader: Reader, pane: NotesPane) -> None:
    choose(reader, pane, 1, 3)
    assert not pane.foot.isHidden()
    notes(reader).recolour(Colour.BLUE)
    reader.settle()
    assert {mark.colour for mark in noter(reader).notebook.marks.select()} == {Colour.BLUE, None}
    reader.until(lambda: pane.model.rows[1].mark.colour is Colour.BLUE)
    assert len(pane.selected) == 2
    notes(reader).edit_tags()
    reader.settle()
    box = next(each for each in reader.window.findChildren(TagsDialog) if each.isVisible())
    QTest.keyClicks(box.field, "autumn")
    box.accept()
    reader.settle()
    assert [tag.name for tag in noter(reader).notebook.tags.all()] == ["autumn", "briefing", "SEND"]
    notes(reader).delete()
    reader.until(lambda: len(pane.model.rows) == 2)
    for _ in range(3):
        reader.parts.actions["undo"].trigger()
        reader.settle()
        reader.until(lambda: len(pane.model.rows) == 4)
    assert {mark.colour for mark in noter(reader).notebook.marks.select()} == {
        Colour.GREEN,
        Colour.PINK,
        None,
    }


def test_escape_brings_the_tree_back_and_a_search_between_does_no_harm(
    reader: Reader, pane: NotesPane
) -> None:
    reader.search("lantern")
    assert not pane.isVisible()
    reader.parts.finding.end()
    reader.settle()
    assert pane.isVisible()
    QTest.keyClick(pane.field, Qt.Key.Key_Escape)
    assert reader.parts.shelf.view.isVisible()
    assert not pane.isVisible()


def test_an_empty_list_says_how_to_begin(reader: Reader) -> None:
    reader.parts.actions["all_notes"].trigger()
    reader.until(lambda: notes(reader).active)
    reader.settle()
    assert notes(reader).pane.empty_text.startswith("Nothing here yet.")


def test_who_leaves_the_list_before_it_stands_keeps_the_tree(reader: Reader) -> None:
    reader.parts.actions["all_notes"].trigger()
    notes(reader).leave()
    reader.painted()
    reader.settle()
    assert reader.parts.left.currentWidget() is reader.parts.shelf.view
    assert not notes(reader).active
    reader.parts.actions["all_notes"].trigger()
    assert notes(reader).active


def test_what_is_typed_before_the_list_stands_is_searched_for(reader: Reader) -> None:
    parts = reader.parts
    parts.actions["all_notes"].trigger()
    parts.finding.begin()
    QTest.keyClicks(parts.top_bar.search_box, "lantern")
    reader.painted()
    reader.until(lambda: parts.finding.active)
    reader.settle()
    assert reader.window.focusWidget() is parts.top_bar.search_box
    assert parts.top_bar.search_box.text() == "lantern"
    assert parts.left.currentWidget() is parts.results
    assert not notes(reader).active


def test_what_was_marked_while_the_list_was_read_is_in_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = threading.Event(), threading.Event()

    def slow(noter: Noter) -> tuple[Listed, ...]:
        found = gather(noter)
        read.set()
        assert go_on.wait(5)
        return found

    reader.open(showcase.EAST_JUNE)
    with monkeypatch.context() as patched:
        patched.setattr(controller, "gather", slow)
        reader.parts.actions["all_notes"].trigger()
        reader.until(read.is_set)
    notes(reader).leave()
    view = reader.parts.article.view
    view.select(0, 12)
    reader.parts.actions["highlight"].trigger()
    reader.until(lambda: len(noter(reader).notebook.marks.select()) == 1)
    reader.painted()
    go_on.set()
    reader.settle()
    reader.parts.actions["all_notes"].trigger()
    reader.until(lambda: notes(reader).active)
    reader.until(lambda: len(notes(reader).pane.model.rows) == 1)


def test_delete_is_for_the_notes_though_an_article_is_selected_in_the_tree(
    reader: Reader, pane: NotesPane
) -> None:
    reader.open(showcase.STATEMENT)
    assert reader.parts.shelf.view.has_selected
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(0, 0))
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    reader.until(lambda: len(pane.model.rows) == 3)
    QTest.keyClick(pane.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(notes(reader).selected) == 3
    assert not reader.parts.article.view.textCursor().hasSelection()
    assert [each for each in reader.window.findChildren(QDialog) if each.isVisible()] == []


def test_what_is_removed_while_the_notes_are_listed_is_the_open_article(
    reader: Reader, pane: NotesPane
) -> None:
    reader.parts.shelf.view.clearSelection()
    reader.open(showcase.STATEMENT)
    reader.parts.actions["remove"].trigger()
    reader.settle()
    (question,) = (each for each in reader.window.findChildren(QDialog) if each.isVisible())
    said = "\n".join(label.text() for label in question.findChildren(QLabel))
    question.reject()
    assert showcase.STATEMENT in said
