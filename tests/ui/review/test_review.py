"""Notes whose article has changed, decided in the real window."""

from __future__ import annotations

import pytest

from reader.model import Colour, MarkKind, Placement, Region
from reader.noting import Noter
from reader.ui.review.window import ReviewWindow
from tests import showcase
from tests.ui.conftest import Reader

CHANGED = """\
# Visits between neighbours

Nothing here is as it was: the page was written anew over the summer, with 🪁 other words throughout.

# Networks

The heads of fostering will meet in Wells on 9 August instead.
"""


def noter(reader: Reader) -> Noter:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    return noting.noter


def change(reader: Reader, body: str = CHANGED) -> None:
    article = showcase.Invented(
        showcase.EAST_JUNE, body, showcase.month("2024-06"), regions=(Region.EAST_OF_ENGLAND,)
    )
    showcase.fill(reader.library, [article])
    reader.window.commands.on_library_changed()
    reader.settle()


@pytest.fixture
def window(reader: Reader) -> ReviewWindow:
    """The window, open on two notes whose words are gone."""
    key = reader.open(showcase.EAST_JUNE).summary.key
    here = noter(reader)
    text = here.library.articles.reading_text(key).text
    for words, body in (("waiting lists for speech therapy", "First"), ("Share the costs of a paper", "")):
        start = text.index(words)
        here.add(key, MarkKind.HIGHLIGHT, (start, start + len(words)), colour=Colour.PINK, body=body)
    change(reader)
    reader.until(lambda: reader.parts.actions["review"].text() == "&Notes to check (2)…")
    reader.settle()
    section = reader.window.commands.noting.marking.section  # type: ignore[union-attr]
    assert section.review_button.text() == "2 notes have no certain place…"
    section.review_button.click()
    reader.settle()
    made = reader.window.commands.notebook.review.window  # type: ignore[union-attr]
    assert made is not None
    return made


def test_old_and_new_surroundings_stand_side_by_side(reader: Reader, window: ReviewWindow) -> None:
    assert window.isVisible()
    assert "waiting lists for speech therapy" in window.before.toPlainText()
    (marked,) = window.before.extraSelections()
    assert marked.cursor.selectedText() == "waiting lists for speech therapy"
    assert "written anew" in window.present.toPlainText()
    assert not window.accept_button.isEnabled()
    assert not window.move_button.isEnabled()
    window.next.click()
    assert "Share the costs of a paper" in window.before.toPlainText()
    assert not window.next.isEnabled()
    window.close()


def test_a_note_is_put_on_selected_words_and_taken_back(reader: Reader, window: ReviewWindow) -> None:
    words = "other words throughout"
    cursor = window.present.textCursor()
    start = window.present.toPlainText().encode("utf-16-le").index(words.encode("utf-16-le")) // 2
    cursor.setPosition(start)
    cursor.setPosition(start + len(words) + 1, cursor.MoveMode.KeepAnchor)
    window.present.setTextCursor(cursor)
    window.move_button.click()
    reader.until(lambda: reader.parts.actions["review"].text() == "&Notes to check (1)…")
    reader.settle()
    marks = noter(reader).notebook.marks.select()
    moved = next(mark for mark in marks if mark.body == "First")
    assert moved.anchor is not None
    assert moved.anchor.exact.rstrip(".") == words
    assert moved.placement is Placement.PLACED
    reader.parts.actions["undo"].trigger()
    reader.until(lambda: reader.parts.actions["review"].text() == "&Notes to check (2)…")
    reader.settle()
    window.close()


def test_notes_are_kept_or_deleted_and_then_nothing_is_left(reader: Reader, window: ReviewWindow) -> None:
    window.keep_button.click()
    reader.until(lambda: reader.parts.actions["review"].text() == "&Notes to check (1)…")
    reader.settle()
    window.delete_button.click()
    reader.until(lambda: window.item is None)
    reader.settle()
    assert not reader.parts.actions["review"].isEnabled()
    (mark,) = noter(reader).notebook.marks.select()
    assert mark.placement is Placement.KEPT
    window.close()


def test_a_suggested_place_is_taken(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    here = noter(reader)
    text = here.library.articles.reading_text(key).text
    words = "waiting lists for speech therapy, which grew over the winter"
    start = text.index(words)
    here.add(key, MarkKind.NOTE, (start, start + len(words)), body="Which?")
    twice = "waiting lists for talking therapy, which grew over that winter"
    change(reader, f"# One\n\nThe {twice}.\n\n# Two\n\nAgain the {twice}.\n")
    reader.until(lambda: reader.parts.actions["review"].isEnabled())
    reader.parts.actions["review"].trigger()
    reader.settle()
    window = reader.window.commands.notebook.review.window  # type: ignore[union-attr]
    assert window is not None
    assert window.item is not None
    if len(window.item.candidates) > 1:
        window.another.click()
    assert window.accept_button.isEnabled()
    window.accept_button.click()
    reader.until(lambda: window.item is None)
    reader.settle()
    (mark,) = here.of_article(key)
    assert mark.placement is Placement.PLACED
    window.close()


def test_notes_whose_article_is_gone_say_that_they_wait(reader: Reader, window: ReviewWindow) -> None:
    key = reader.key_of(showcase.EAST_JUNE)
    reader.library.imports.remove([key])
    reader.window.commands.on_library_changed()
    reader.settle()
    reader.until(lambda: "is not in your library" in window.state.text())
    reader.settle()
    assert not window.accept_button.isEnabled()
    assert window.keep_button.isEnabled()
    window.close()
