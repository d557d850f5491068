"""The page of keys in the real window: found by typing, changed with effect at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.actions import SPECS
from reader.ui.actions.keymap import native
from reader.ui.keys.page import KeysPage
from reader.ui.theme.tokens import ThemeName
from tests import showcase
from tests.ui.conftest import Reader


@pytest.fixture
def page(reader: Reader) -> KeysPage:
    reader.parts.actions["shortcuts"].trigger()
    page = reader.window.commands.preferring.keys
    assert page is not None
    return page


def _change(page: KeysPage, action: str) -> None:
    page.show_changing(True)
    page.list.choose(action)
    page.editor.field.setFocus()


def _helps(page: KeysPage) -> list[str]:
    return [text for rows in page.list.shown().values() for text, _ in rows]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Question, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Question, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_key_opens_the_page(reader: Reader, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    reader.parts.shelf.view.setFocus()
    QTest.keyClick(reader.window, key, modifiers)
    reader.until(lambda: reader.window.commands.preferring.keys)
    assert reader.window.commands.preferring.keys is not None
    reader.window.commands.preferring.keys.close()


def test_every_key_stands_on_the_page_in_its_group(page: KeysPage) -> None:
    shown = page.list.shown()
    assert list(shown)[:2] == ["File", "Edit"]
    assert ("Add articles from files on this computer", "Ctrl+O") in shown["File"]
    assert ("Go to the search box", "Ctrl+Shift+F or /") in shown["Search"]
    assert ("Clear the search and go back to the library", "Esc") in shown["In the search box"]
    with_keys = {spec.help for spec in SPECS if spec.keys}
    assert with_keys <= set(_helps(page))


def test_typing_leaves_what_fits(page: KeysPage) -> None:
    assert page.filter.hasFocus()
    QTest.keyClicks(page.filter, "PAPER lantern")
    assert page.list.shown() == {}
    page.filter.clear()
    QTest.keyClicks(page.filter, "ctrl+e")
    assert "Write your notes to files for other programs" in _helps(page)
    page.filter.setText("edit redo")
    assert page.list.shown() == {"Edit": [("Redo the change that was undone", "Ctrl+Shift+Z or Ctrl+Y")]}


def test_the_page_is_used_by_keyboard_alone(page: KeysPage) -> None:
    page.filter.setText("bookmark the whole")
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    assert page.list.row is not None
    assert page.list.row.action == "star"
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.editor.field.hasFocus()
    QTest.keyClick(page.editor.field, Qt.Key.Key_X)
    assert page.editor.said == "X works now."
    QTest.keyClick(page.editor.field, Qt.Key.Key_Tab)
    assert not page.editor.field.hasFocus()
    page.editor.field.setFocus()
    QTest.keyClick(page.editor.field, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.filter.hasFocus()


def test_a_new_key_has_effect_at_once(reader: Reader, page: KeysPage) -> None:
    _change(page, "glossary")
    QTest.keyClick(page.editor.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    action = reader.parts.actions["glossary"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+J"]
    assert action.toolTip().endswith("(Ctrl+J)")
    assert ("List what the acronyms in your library stand for", "Ctrl+J") in page.list.shown()["Help"]
    assert reader.settings.changed_keys == {"glossary": ("Ctrl+J",)}
    page.editor.removers[0].click()
    assert action.shortcuts() == []
    assert page.editor.said == "Ctrl+J was removed."
    assert not action.toolTip().endswith(")")


def test_a_key_that_is_taken_is_said_and_not_overwritten(reader: Reader, page: KeysPage) -> None:
    _change(page, "star")
    QTest.keyClick(page.editor.field, Qt.Key.Key_H)
    assert page.editor.said == "H is already the key for “Highlight”. Nothing was changed."
    keymap = reader.parts.actions.keymap
    assert keymap.keys("highlight") == ("H",)
    assert keymap.keys("star") == ("S",)
    page.editor.take.click()
    assert keymap.keys("highlight") == ()
    assert keymap.keys("star") == ("S", "H")
    assert page.editor.said == "H works here now, and no longer for “Highlight”."
    assert not page.editor.take.isVisible()


def test_back_to_the_usual_keys_for_one_action(reader: Reader, page: KeysPage) -> None:
    _change(page, "star")
    assert not page.editor.reset.isVisible()
    QTest.keyClick(page.editor.field, Qt.Key.Key_H)
    page.editor.take.click()
    page.list.choose("highlight")
    page.editor.reset.click()
    assert page.editor.said == "H stays with “Bookmark article”."
    page.list.choose("star")
    page.editor.reset.click()
    assert page.editor.said == "These are the usual keys again."
    assert reader.parts.actions.keymap.is_usual("highlight")


def test_back_to_the_usual_keys_for_all_can_be_undone(reader: Reader, page: KeysPage) -> None:
    _change(page, "star")
    assert not page.reset_all.isEnabled()
    QTest.keyClick(page.editor.field, Qt.Key.Key_X)
    page.reset_all.click()
    assert reader.settings.changed_keys == {}
    assert reader.parts.actions["star"].shortcut().toString() == "S"
    assert page.reset_all.text() == "Bring &my keys back"
    page.reset_all.click()
    assert reader.settings.changed_keys == {"star": ("S", "X")}
    page.reset_all.click()
    page.list.choose("tags")
    QTest.keyClick(page.editor.field, Qt.Key.Key_Y)
    assert page.reset_all.text() == "Back to the usual keys for &all"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F10])
def test_a_key_that_works_everywhere_is_refused(reader: Reader, page: KeysPage, key: Qt.Key) -> None:
    _change(page, "star")
    QTest.keyClick(page.editor.field, key)
    assert page.editor.said.endswith(
        "always does the same everywhere, so it cannot be given to another action."
    )
    assert reader.parts.actions.keymap.is_usual("star")


def test_a_key_that_opens_a_menu_is_refused(page: KeysPage) -> None:
    _change(page, "star")
    QTest.keyClick(page.editor.field, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert page.editor.said.startswith(f"{native('Alt+F')} opens the “File” menu")


def test_shift_belongs_to_letters_and_not_to_signs(reader: Reader, page: KeysPage) -> None:
    _change(page, "tags")
    QTest.keyClick(page.editor.field, Qt.Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.editor.field, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert reader.parts.actions.keymap.keys("tags") == ("Ctrl+T", "!", "Shift+T")


def test_an_action_has_a_few_keys_only(reader: Reader, page: KeysPage) -> None:
    _change(page, "glossary")
    for key in (Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z, Qt.Key.Key_Q):
        QTest.keyClick(page.editor.field, key)
    QTest.keyClick(page.editor.field, Qt.Key.Key_W)
    assert len(reader.parts.actions.keymap.keys("glossary")) == 4
    assert "at most 4" in page.editor.said


def test_a_key_of_a_place_stays(page: KeysPage) -> None:
    page.show_changing(True)
    page.filter.setText("first suggestion")
    page.filter.left.emit()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert not page.editor.field.isVisible()


def test_single_keys_are_switched_off_at_once(reader: Reader, page: KeysPage) -> None:
    page.single.setChecked(False)
    assert not reader.settings.single_keys
    assert ("Go to the search box", "Ctrl+Shift+F") in page.list.shown()["Search"]
    assert "Bookmark the whole article, or remove its bookmark" not in _helps(page)
    _change(page, "glossary")
    QTest.keyClick(page.editor.field, Qt.Key.Key_X)
    assert page.editor.said.startswith("X was added. It works as soon as")
    page.close()
    reader.open(showcase.EAST_JUNE)
    reader.parts.article.view.setFocus()
    QTest.keyClick(reader.window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert reader.window.commands.preferring.keys is None
    assert QApplication.activeModalWidget() is None


def test_the_page_follows_the_theme_and_comes_once(reader: Reader, page: KeysPage) -> None:
    reader.appearance.choose(ThemeName.DARK)
    page.grab()
    reader.parts.actions["shortcuts"].trigger()
    assert reader.window.commands.preferring.keys is page
    pages = [each for each in reader.window.findChildren(QWidget) if isinstance(each, KeysPage)]
    assert pages == [page]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert reader.window.commands.preferring.keys is None
