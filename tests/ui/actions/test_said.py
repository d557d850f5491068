"""Where the window says which key does something, it says the key that does."""

from __future__ import annotations

from tests import showcase
from tests.ui.conftest import Reader


def test_what_is_said_follows_the_keys(reader: Reader) -> None:
    actions, noting = reader.parts.actions, reader.window.commands.noting
    box = reader.parts.top_bar.search_box
    assert noting is not None
    assert noting.writer is not None
    assert box.placeholderText().endswith("Ctrl+Shift+F")
    assert noting.writer.undo_hint == "Press Ctrl+Z to undo."
    actions.keymap.set_keys("search", ["Ctrl+J"])
    actions.keymap.set_keys("undo", [])
    assert box.placeholderText().endswith("Ctrl+J")
    assert noting.writer.undo_hint == "Choose Edit > Undo to undo."
    actions.keymap.set_keys("search", [])
    assert box.placeholderText() == "Search every article"


def test_the_hint_of_an_article_without_notes_follows_at_once(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    section = noting.marking.section
    assert section.hint == "Select words in the article and press H to highlight them."
    reader.parts.actions.keymap.single_keys = False
    assert section.hint == "Select words in the article and choose Notes > Highlight to highlight them."
