"""Which keys work for which action, whatever was chosen and whatever stands in the settings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.actions.keymap import Keymap, is_single, native, why_fixed
from reader.ui.actions.menus import MENUS, place
from reader.ui.actions.specs import SPECS, TEXTS
from reader.ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def keymap(settings: Settings) -> Keymap:
    return Keymap(settings)


def test_the_usual_keys_are_written_as_qt_writes_them_and_none_stands_twice() -> None:
    keys = [key for spec in SPECS for key in spec.keys]
    assert [key for key in keys if QKeySequence(key).toString() != key] == []
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if why_fixed(key)] == []


def test_every_action_has_its_usual_keys_at_first(keymap: Keymap) -> None:
    assert {spec.name: keymap.keys(spec.name) for spec in SPECS} == {spec.name: spec.keys for spec in SPECS}
    assert all(keymap.is_usual(spec.name) for spec in SPECS)


@pytest.mark.parametrize("key", ["H", "/", "?", "Space", "Shift+Space", "Shift+A", "É", "1", "+"])
def test_what_types_a_character_is_a_single_key(key: str) -> None:
    assert is_single(key)


@pytest.mark.parametrize("key", ["Ctrl+H", "Alt+H", "Meta+H", "Ctrl+?", "F1", "Shift+F3", "Del", "PgDown"])
def test_what_types_no_character_is_no_single_key(key: str) -> None:
    assert not is_single(key)


def test_single_keys_can_be_switched_off_and_on(qtbot: QtBot, settings: Settings, keymap: Keymap) -> None:
    with qtbot.waitSignal(keymap.changed):
        keymap.single_keys = False
    assert keymap.keys("highlight") == ()
    assert "/" not in keymap.keys("search")
    assert "Ctrl+Shift+F" in keymap.keys("search")
    assert [key for spec in SPECS for key in keymap.keys(spec.name) if is_single(key)] == []
    assert keymap.wanted("highlight") == ("H",)
    settings.save()
    again = Keymap(settings)
    assert again.keys("highlight") == ()
    again.single_keys = True
    assert again.keys("highlight") == ("H",)


def test_keys_that_were_chosen_are_kept(qtbot: QtBot, settings: Settings, keymap: Keymap) -> None:
    with qtbot.waitSignal(keymap.changed):
        keymap.set_keys("star", ["Ctrl+Alt+S", "X"])
    keymap.set_keys("bookmark", [])
    settings.save()
    again = Keymap(settings)
    assert again.keys("star") == ("Ctrl+Alt+S", "X")
    assert again.keys("bookmark") == ()
    assert not again.is_usual("star")
    assert again.owner("S") is None
    assert again.owner("X") == "star"


def test_a_key_of_another_action_is_not_taken_from_it_by_the_way(keymap: Keymap) -> None:
    keymap.set_keys("star", ["H", "X"])
    assert keymap.keys("star") == ("X",)
    assert keymap.keys("highlight") == ("H",)


def test_a_key_can_be_taken_over_when_that_is_wanted(settings: Settings, keymap: Keymap) -> None:
    keymap.take_over("star", "H")
    assert keymap.keys("star") == ("S", "H")
    assert keymap.keys("highlight") == ()
    assert Keymap(settings).keys("star") == ("S", "H")
    assert keymap.reset("highlight") == ["H"]
    assert keymap.keys("highlight") == ()
    assert keymap.reset("star") == []
    assert keymap.keys("highlight") == ("H",)
    assert settings.changed_keys == {}


def test_back_to_the_usual_keys_for_all(settings: Settings, keymap: Keymap) -> None:
    keymap.take_over("star", "H")
    keymap.set_keys("quit", ["Ctrl+Alt+Q"])
    keymap.reset_all()
    assert all(keymap.keys(spec.name) == spec.keys for spec in SPECS)
    assert settings.changed_keys == {}


def test_keys_that_work_everywhere_cannot_be_given_away() -> None:
    for key in ("Esc", "Tab", "Return", "Down", "Shift+Left", "Alt+F4"):
        assert "always does the same everywhere" in why_fixed(key)
    assert "“File” menu" in why_fixed("Alt+F")
    assert why_fixed("") != ""
    assert why_fixed("Ctrl+J") == why_fixed("J") == ""


def test_settings_broken_by_hand_are_made_the_best_of(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "settings.ini"
    lines = (
        "[keys]",
        "single=perhaps",
        r'changed\star="Ctrl+Foo X , Esc Ctrl+Q"',
        r"changed\paste=Ctrl+J, Ctrl+Y",
        r"changed\no_such_action=Ctrl+J",
        r"changed\quit=Ctrl+Q",
        r"changed\highlight=@Invalid()",
        r"changed\tags=@ByteArray(\xff)",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    keymap = Keymap(Settings(path))
    assert keymap.single_keys
    assert keymap.keys("star") == ("X", ",")
    assert keymap.keys("quit") == ("Ctrl+Q",)
    assert keymap.keys("highlight") == ("H",)
    assert keymap.keys("tags") == ("Ctrl+T",)
    assert keymap.keys("paste") == ("Ctrl+Shift+V",)
    keymap.set_keys("star", ["X"])
    assert "no_such_action" in Settings(path).changed_keys


_KEYS = st.one_of(
    st.sampled_from([key for spec in SPECS for key in spec.keys]),
    st.sampled_from(["X", "Ctrl+J", "Esc", "Alt+F", "F12"]),
    st.text(max_size=8),
)


@hypothesis_settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from([spec.name for spec in SPECS]), st.lists(_KEYS, max_size=3), max_size=6)
)
def test_whatever_is_stored_no_key_works_twice(
    tmp_path_factory: pytest.TempPathFactory, changed: dict[str, list[str]]
) -> None:
    settings = Settings(tmp_path_factory.mktemp("keys") / "settings.ini")
    settings.changed_keys = {name: tuple(keys) for name, keys in changed.items()}
    keymap = Keymap(settings)
    keys = [key for spec in SPECS for key in keymap.keys(spec.name)]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if not native(key) or why_fixed(key)] == []


def test_every_action_that_stands_in_a_menu_says_where() -> None:
    assert place("undo") == "Edit > Undo"
    assert place("by_month") == "View > Arrange library > By month"
    names = {
        name
        for _, entries in MENUS
        for entry in entries
        for name in ([entry] if isinstance(entry, str) else entry[1])
    }
    assert names - {""} == {spec.name for spec in SPECS if " > " in place(spec.name)}


def test_no_letter_opens_two_things_in_one_menu() -> None:
    menus = {
        title: [TEXTS.get(each, "") if isinstance(each, str) else each[0] for each in entries]
        for title, entries in MENUS
    }
    inner = {
        each[0]: [TEXTS[name] for name in each[1]]
        for _, entries in MENUS
        for each in entries
        if not isinstance(each, str)
    }
    menus |= inner | {"the bar": list(menus)}
    for title, texts in menus.items():
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert [letter for letter, times in Counter(letters).items() if times > 1] == [], title
