"""Which keys work for which action: the usual ones, or those that the person chose; single keys or none.

Keys are written as Qt writes them on every system ("Ctrl+Shift+F"), one stroke each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader.ui.actions.menus import MENUS
from reader.ui.actions.specs import SPECS, plain

if TYPE_CHECKING:
    from reader.ui.settings import Settings

_FIRST_WITHOUT_A_CHARACTER = 0x01000000  # Qt numbers Esc, Tab, F1 and their like from here on
_EVERYWHERE = (
    *("Esc", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Return", "Enter", "Backspace", "F10", "Alt+F4"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
    *("Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right", "Shift+Home", "Shift+End"),
)
_USUAL = {spec.name: spec.keys for spec in SPECS}


class Keymap(QObject):
    """`changed` says that keys are others than they were; the settings hold them from then on.

    No key ever works for two actions: what the person chose goes before what is usual, and what stands first
    in `SPECS` before what follows, whatever the settings say.
    """

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._keys = _share_out(settings.changed_keys)
        self._single = settings.single_keys

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys that work for the action of this name now, the one that menus show first."""
        keys = self._keys[action]
        return keys if self.single_keys else tuple(key for key in keys if not is_single(key))

    def wanted(self, action: str) -> tuple[str, ...]:
        """The action's keys, those among them that are switched off as single keys too."""
        return self._keys[action]

    def is_usual(self, action: str) -> bool:
        """Whether the action has the keys that it came with."""
        return self._keys[action] == _USUAL[action]

    def owner(self, key: str) -> str | None:
        """The name of the action that has this key; None where it is free."""
        return next((name for name, keys in self._keys.items() if key in keys), None)

    def set_keys(self, action: str, keys: Iterable[str]) -> None:
        """Give the action these keys in place of those it has; not those that another action has."""
        free = tuple(key for key in dict.fromkeys(keys) if self.owner(key) in (None, action))
        self._keep(self._settings.changed_keys | {action: free})

    def take_over(self, action: str, key: str) -> None:
        """Give the action this key too, and take it from the one that has it."""
        changed, owner = self._settings.changed_keys, self.owner(key)
        if owner is not None:
            changed[owner] = tuple(each for each in self._keys[owner] if each != key)
        changed[action] = (*(each for each in self._keys[action] if each != key), key)
        self._keep(changed)

    def reset(self, action: str) -> list[str]:
        """Back to the usual keys for this action. Returns those of them that stay with other actions, to
        which the person gave them.
        """
        changed = self._settings.changed_keys
        changed.pop(action, None)
        self._keep(changed)
        return [key for key in _USUAL[action] if key not in self._keys[action]]

    @property
    def is_all_usual(self) -> bool:
        """Whether every action has the keys that it came with."""
        return all(keys == _USUAL[name] for name, keys in self._keys.items())

    def reset_all(self) -> dict[str, tuple[str, ...]]:
        """Back to the usual keys for every action. Returns what `bring_back` takes to undo that."""
        before = self._settings.changed_keys
        self._keep({})
        return before

    def bring_back(self, changed: dict[str, tuple[str, ...]]) -> None:
        """The keys are as they were before `reset_all` returned `changed`."""
        self._keep(changed)

    @property
    def single_keys(self) -> bool:
        """Whether keys that type a character work for actions."""
        return self._single

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        if on != self._single:
            self._single = self._settings.single_keys = on
            self.changed.emit()

    def _keep(self, changed: dict[str, tuple[str, ...]]) -> None:
        usual = {name for name, keys in changed.items() if keys == _USUAL.get(name)}
        self._settings.changed_keys = {name: keys for name, keys in changed.items() if name not in usual}
        self._keys = _share_out(self._settings.changed_keys)
        self.changed.emit()


@cache
def is_single(key: str) -> bool:
    """Whether this key types a character, with Shift at most: a slip of the hand, or a word that speech input
    takes for keys, may press it (WCAG 2.2, 2.1.4).
    """
    from PySide6.QtGui import QKeySequence

    stroke = QKeySequence(key)[0]  # type: ignore[index]  # PySide's stubs do not know that this works
    others = stroke.keyboardModifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not others.value and stroke.key() < _FIRST_WITHOUT_A_CHARACTER


@cache
def native(key: str) -> str:
    """The key as this system writes it."""
    if sys.platform != "darwin":  # everywhere else that is how Qt writes it on every system
        return key
    from PySide6.QtGui import QKeySequence

    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def why_fixed(key: str) -> str:
    """Why this key, as Qt writes it, cannot be given to an action, in one sentence; "" where it can."""
    if not key:
        return "This key cannot be used."
    if key in _EVERYWHERE:
        return f"{native(key)} always does the same everywhere, so it cannot be given to another action."
    menu = next((t for t, _ in MENUS if key == f"Alt+{t[t.index('&') + 1].upper()}"), "")
    return (
        f"{native(key)} opens the “{plain(menu)}” menu, so it cannot be given to another action."
        if menu
        else ""
    )


def _share_out(changed: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The keys of every action: none stands twice, each can be pressed and given to an action."""
    if not changed:
        return _USUAL  # which are so already: a start is not to pay for looking
    taken: set[str] = set()
    found = {}
    for name in sorted(_USUAL, key=lambda name: name not in changed):
        keys = map(_readable, changed.get(name, _USUAL[name]))
        found[name] = tuple(key for key in dict.fromkeys(keys) if key not in taken and not why_fixed(key))
        taken |= {*found[name]}
    return found


def _readable(key: str) -> str:
    """The key as Qt writes it; "" where it is none, or several strokes."""
    from PySide6.QtGui import QKeySequence

    strokes = QKeySequence(key)
    return strokes.toString() if strokes.count() == 1 else ""
