"""Highlights, notes and bookmarks made in the real window, kept in a real notebook."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.model import Colour, Mark, MarkKind
from reader.ui.marking.controller import Marking
from reader.ui.marking.section import MarksSection
from reader.ui.sentences import SentencesDialog
from tests import showcase
from tests.ui.conftest import Reader

WORDS = "waiting lists for speech therapy"


def marking(reader: Reader) -> Marking:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    return noting.marking


def section(reader: Reader) -> MarksSection:
    return marking(reader).section


def select(reader: Reader, words: str) -> None:
    """Select words of the open article, as with the mouse."""
    view = reader.parts.article.view
    article = view.article
    assert article is not None
    start = article.text.index(words)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.positions.to_cursor(start))
    cursor.setPosition(view.positions.to_cursor(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()


def kept(reader: Reader, title: str = showcase.EAST_JUNE) -> tuple[Mark, ...]:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    return noting.noter.of_article(reader.key_of(title))


def trigger(reader: Reader, action: str) -> None:
    reader.parts.actions[action].trigger()
    reader.settle()


def test_selected_words_become_a_highlight_by_one_key(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    QTest.keyClick(reader.parts.article.view, Qt.Key.Key_H)
    reader.until(lambda: kept(reader))
    reader.settle()

    (mark,) = kept(reader)

    assert (mark.kind, mark.colour) == (MarkKind.HIGHLIGHT, Colour.YELLOW)
    assert mark.anchor is not None
    assert mark.anchor.exact == WORDS
    assert [each.id for each in section(reader).list.cards.marks] == [mark.id]
    assert reader.parts.article.view.extraSelections()
    assert reader.parts.status.saved_text == "Saved"


def test_a_highlight_is_recoloured_and_deleted_and_all_is_undone(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    trigger(reader, "highlight")
    view = reader.parts.article.view
    (mark,) = kept(reader)
    assert mark.anchor is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.positions.to_cursor(mark.anchor.start + 2))
    view.setTextCursor(cursor)
    trigger(reader, "highlight_green")
    assert kept(reader)[0].colour is Colour.GREEN
    marking(reader).delete(kept(reader))
    reader.settle()
    assert kept(reader) == ()
    trigger(reader, "undo")
    assert kept(reader)[0].colour is Colour.GREEN
    trigger(reader, "undo")
    assert kept(reader)[0].colour is Colour.YELLOW
    trigger(reader, "undo")
    assert kept(reader) == ()
    trigger(reader, "redo")
    assert kept(reader)[0].colour is Colour.YELLOW


def remove(reader: Reader, title: str) -> None:
    """Remove the article, and agree to it."""
    imports = reader.window.commands.imports
    assert imports is not None
    imports.remove([reader.key_of(title)])
    reader.settle()
    (question,) = reader.window.findChildren(SentencesDialog)
    next(each for each in question.findChildren(QPushButton) if each.text() == "Remove").click()
    reader.settle()
    assert title not in [each.title for each in reader.library.articles.list()]


def test_undo_right_after_a_removal_touches_no_note_unasked(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    trigger(reader, "highlight")
    made = len(kept(reader))
    remove(reader, showcase.STATEMENT)
    trigger(reader, "undo")
    assert len(kept(reader)) == made == 1
    assert reader.parts.status.currentMessage() == (
        "Undo does not bring articles back. To undo your last change to notes (Add a highlight), "
        "press Ctrl+Z again."
    )
    trigger(reader, "undo")
    assert kept(reader) == ()


def test_undo_takes_back_what_was_written_after_a_removal(reader: Reader) -> None:
    remove(reader, showcase.STATEMENT)
    trigger(reader, "undo")
    assert reader.parts.status.currentMessage().endswith("there is nothing else to undo.")
    remove(reader, showcase.NEWSLETTER)
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    trigger(reader, "highlight")
    trigger(reader, "undo")
    assert kept(reader) == ()


def test_a_note_is_saved_as_it_is_typed(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    trigger(reader, "note")
    editor = section(reader).editor
    assert editor.isVisible()
    QTest.keyClicks(editor.field, "Ask how long.")
    reader.until(lambda: editor.state_text == "Saved")

    (mark,) = kept(reader)
    assert (mark.kind, mark.body) == (MarkKind.NOTE, "Ask how long.")
    assert mark.anchor is not None
    assert mark.anchor.exact == WORDS

    QTest.keyClicks(editor.field, " And why.")
    reader.until(lambda: kept(reader)[0].body == "Ask how long. And why.")
    QTest.keyClick(editor.field, Qt.Key.Key_Escape)
    reader.settle()
    assert not editor.isVisible()
    assert len(kept(reader)) == 1


def test_tags_of_a_note_are_kept_and_offered_again(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    trigger(reader, "note")
    editor = section(reader).editor
    QTest.keyClicks(editor.field, "For the briefing")
    QTest.keyClicks(editor.tags, "health, speech")
    editor.finish()
    reader.settle()
    (mark,) = kept(reader)
    assert mark.tags == ("health", "speech")
    assert mark.anchor is None
    trigger(reader, "note")
    assert editor.tags.tags == ()
    QTest.keyClicks(editor.tags, "he")
    reader.settle()
    completer = editor.tags.findChild(type(editor.tags._completer))
    assert completer is not None
    assert completer.currentCompletion() == "health"
    editor.tags.clear()
    editor.finish()
    reader.settle()
    assert len(kept(reader)) == 1  # nothing was written, so nothing is kept


def test_an_emptied_note_is_deleted_and_can_be_brought_back(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    trigger(reader, "note")
    editor = section(reader).editor
    editor.field.setPlainText("Half a thought")
    editor.finish()
    reader.settle()
    marking(reader).edit(kept(reader)[0])
    editor.field.setPlainText("")
    editor.finish()
    reader.settle()
    assert kept(reader) == ()
    trigger(reader, "undo")
    assert len(kept(reader)) == 1


def test_what_was_typed_last_is_saved_when_another_article_is_opened(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    trigger(reader, "note")
    section(reader).editor.field.setPlainText("Not yet paused")
    reader.open(showcase.STATEMENT)
    reader.settle()
    assert [mark.body for mark in kept(reader)] == ["Not yet paused"]
    assert not section(reader).editor.isVisible()


def test_what_was_typed_last_is_saved_when_the_window_is_closed(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    trigger(reader, "note")
    section(reader).editor.field.setPlainText("Typed and closed at once")
    reader.window.close()
    reader.until(lambda: not reader.window.isVisible())

    from reader.notebook import Notebook

    notebook = Notebook.open(reader.home.notebook)
    assert [mark.body for mark in notebook.marks.select()] == ["Typed and closed at once"]
    notebook.close()


def test_the_preview_shows_markdown_and_loads_nothing(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    trigger(reader, "note")
    editor = section(reader).editor
    editor.field.setPlainText("**Bold** ![x](file:///etc/hostname) <script>1</script>")
    editor.preview_button.setChecked(True)
    reader.settle()
    shown = editor._preview
    assert shown.toPlainText().startswith("Bold")
    assert "file:" not in shown.toHtml()
    editor.preview_button.setChecked(False)
    editor.finish()
    reader.settle()


def test_overlapping_highlights_are_all_there(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    for words, colour in ((WORDS, "blue"), ("speech therapy, which grew", "pink")):
        select(reader, words)
        trigger(reader, f"highlight_{colour}")
    assert [mark.colour for mark in kept(reader)] == [Colour.BLUE, Colour.PINK]
    grounds = {
        each.format.background().color().name().upper()
        for each in reader.parts.article.view.extraSelections()
    }
    theme = reader.appearance.theme
    assert grounds == {theme.marks[2], theme.marks[3]}
    assert len(reader.parts.article.view.extraSelections()) == 3


def test_a_bookmark_remembers_a_place_with_a_label(reader: Reader) -> None:
    from reader.ui.marking.label_dialog import LabelDialog

    reader.open(showcase.EAST_JUNE)
    select(reader, "The heads of fostering")
    reader.parts.actions["bookmark"].trigger()
    dialog = reader.window.findChild(LabelDialog)
    assert dialog is not None
    dialog.field.setText("Ely")
    dialog.accept()
    reader.settle()
    (mark,) = kept(reader)
    assert (mark.kind, mark.label) == (MarkKind.BOOKMARK, "Ely")
    trigger(reader, "star")
    assert len(kept(reader)) == 2
    trigger(reader, "star")
    assert len(kept(reader)) == 1


def test_marks_follow_their_article(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, WORDS)
    trigger(reader, "highlight")
    reader.open(showcase.STATEMENT)
    assert not reader.parts.article.view.extraSelections()
    assert section(reader).list.cards.marks == ()
    reader.open(showcase.EAST_JUNE)
    reader.settle()
    assert len(section(reader).list.cards.marks) == 1
    assert reader.parts.article.view.extraSelections()


def test_clicking_a_card_goes_there(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    select(reader, "The heads of fostering")
    trigger(reader, "highlight")
    view = reader.parts.article.view
    view.verticalScrollBar().setValue(0)
    reader.settle()
    cards = section(reader).list
    reader.until(lambda: cards.isVisible())
    QTest.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.visualRect(cards.model().index(0, 0)).center()
    )
    assert view.verticalScrollBar().value() > 0


@pytest.mark.parametrize("action", ["highlight", "note", "bookmark", "star"])
def test_nothing_can_be_marked_where_no_article_is_open(empty_reader: Reader, action: str) -> None:
    assert not empty_reader.parts.actions[action].isEnabled()


def test_the_place_where_one_stopped_comes_back(reader: Reader) -> None:
    reader.window.resize(1280, 480)  # so that the end of the article stays out of sight
    reader.open(showcase.EAST_JUNE)
    view = reader.parts.article.view
    view.go_to(len(view.article.text) // 4 if view.article else 0)
    progress = reader.window.commands.noting
    assert progress is not None
    assert progress.progress is not None
    progress.progress._on_dwelt()
    stopped = view.top_offset
    assert stopped > 0
    reader.open(showcase.STATEMENT)
    reader.settle()
    reader.open(showcase.EAST_JUNE)
    assert abs(view.top_offset - stopped) < 120


def test_an_article_is_painted_with_its_marks_at_once(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    select(reader, WORDS)
    trigger(reader, "highlight")
    reader.open(showcase.STATEMENT)
    view = reader.parts.article.view
    assert not view.extraSelections()
    painted: list[int] = []
    view.painted.connect(lambda: painted.append(len(view.extraSelections())))
    reader.parts.reading.open(key)
    reader.until(lambda: painted)
    reader.settle()
    assert painted == [1]
    assert len(section(reader).list.cards.marks) == 1


def test_a_text_does_not_wait_for_a_notebook_that_is_busy(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    select(reader, WORDS)
    trigger(reader, "highlight")
    reader.open(showcase.STATEMENT)
    view = reader.parts.article.view
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    painted: list[int] = []
    view.painted.connect(lambda: painted.append(len(view.extraSelections())))
    begun, done = threading.Event(), threading.Event()
    notebook = noting.noter.notebook

    def change_for_long() -> None:
        with notebook.marks._store.writing():
            begun.set()
            done.wait(20)

    busy = threading.Thread(target=change_for_long)
    busy.start()
    assert begun.wait(20)
    reader.parts.reading.open(key)
    reader.until(lambda: painted)
    done.set()
    busy.join()
    reader.until(lambda: view.extraSelections())
    reader.settle()
    assert painted == [0]
    assert len(section(reader).list.cards.marks) == 1
