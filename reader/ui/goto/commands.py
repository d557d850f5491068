"""The window's actions as entries: those that would do something now, those used last first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from reader.ui.actions import MENUS
from reader.ui.goto.entries import Entry, Sort

if TYPE_CHECKING:
    from reader.ui.actions import Actions

ITSELF = "go_to"
# In a list of everything, "Dark" says too little: their menu's name stands before them.
_BELOW = {
    name: title.replace("&", "")
    for _, entries in MENUS
    for title, names in (entry for entry in entries if not isinstance(entry, str))
    for name in names
}
_MENU = {
    name: title.replace("&", "")
    for title, entries in MENUS
    for entry in entries
    for name in ([entry] if isinstance(entry, str) else entry[1])
}


def command_entries(actions: Actions, used: Sequence[str]) -> list[Entry]:
    """An entry for each action that can be used now, with its menu and its keys.

    used: names of those used last, the last one first.
    """
    order = {name: place for place, name in enumerate(used)}
    found = [
        _entry(spec.name, action.text(), _keys(action))
        for spec, action in actions
        if action.isEnabled() and action.isVisible() and spec.name != ITSELF
    ]
    return sorted(found, key=lambda entry: order.get(entry.target, len(order)))


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _entry(name: str, text: str, keys: str) -> Entry:
    label = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    if name in _BELOW:
        label = f"{_BELOW[name]}: {label[:1].lower()}{label[1:]}"
    return Entry(Sort.COMMAND, name, label, f"{_MENU[name]} menu" if name in _MENU else "", keys)
