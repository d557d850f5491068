"""Keys as a keyboard sends them: the page of keys, changing one, and going round the panes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.importing import Importer
from reader.library import Library
from reader.ui.window import MainWindow
from tests.invented import write_documents
from tests.journeys.hand import Hand

pytestmark = pytest.mark.display


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    """The library with articles in it; to be asked for before `window`."""
    Importer(library).import_paths([write_documents(tmp_path / "documents")])
    return library


@pytest.mark.parametrize("key", ["question", "ctrl+question"])
def test_a_question_mark_opens_the_page_of_keys(
    filled: Library, window: MainWindow, hand: Hand, key: str
) -> None:
    preferring = window.commands.preferring
    hand.press(key)
    hand.until(lambda: preferring.keys)
    assert preferring.keys is not None
    hand.until(preferring.keys.isActiveWindow)
    hand.type("bookmark")
    hand.until(lambda: list(preferring.keys.list.shown())[:1] == ["Notes"] if preferring.keys else False)
    hand.press("Escape")
    hand.until(lambda: preferring.keys is None)


def test_a_key_is_changed_by_pressing_it(filled: Library, window: MainWindow, hand: Hand) -> None:
    preferring, keymap = window.commands.preferring, window.parts.actions.keymap
    preferring.show_keys(changing=True)
    assert preferring.keys is not None
    hand.hold_window(preferring.keys)
    preferring.keys.list.choose("tags")
    preferring.keys.editor.field.setFocus()
    hand.press("exclam", "shift+t", "question")
    hand.until(lambda: keymap.keys("tags") == ("Ctrl+T", "!", "Shift+T"))
    assert (
        preferring.keys.editor.said == "? is already the key for “Keyboard shortcuts”. Nothing was changed."
    )
    hand.press("ctrl+alt+y", "Escape", "Escape")
    hand.until(lambda: preferring.keys is None)
    assert keymap.keys("tags")[-1] == "Ctrl+Alt+Y"


def test_f6_goes_round_the_panes_with_a_ring(filled: Library, window: MainWindow, hand: Hand) -> None:
    parts = window.parts
    parts.shelf.view.setFocus()
    hand.press("F6")
    hand.until(lambda: QApplication.focusWidget() is parts.article.view)
    assert parts.article.view.by_keyboard
    hand.press("shift+F6")
    hand.until(lambda: QApplication.focusWidget() is parts.shelf.view)
    assert parts.shelf.view.by_keyboard
