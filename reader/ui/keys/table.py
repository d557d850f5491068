"""Every key there is, in groups: the actions as the menus order them, then what works in one place only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from reader.ui.actions.keys import PLACE_KEYS
from reader.ui.actions.menus import MENUS, SEPARATOR, place
from reader.ui.actions.specs import SPECS, plain


class KeyRow(NamedTuple):
    """action: its name, "" for what is no action of the window. place: where a menu has it, as "Edit > Undo".

    help: one sentence on what it does. keys: as Qt writes them, each does the same.
    """

    action: str
    help: str
    keys: tuple[str, ...]
    place: str


class KeyGroup(NamedTuple):
    """title: the name of a menu, or a place in the window."""

    title: str
    rows: tuple[KeyRow, ...]


def key_groups(keys_of: Callable[[str], tuple[str, ...]]) -> tuple[KeyGroup, ...]:
    """All groups, with all actions, those without keys too. keys_of: the keys of the action of a name."""
    helps = {spec.name: spec.help for spec in SPECS}
    ordered = {plain(title): list(_names(entries)) for title, entries in MENUS}
    elsewhere = [name for name in helps if not any(name in names for names in ordered.values())]
    if elsewhere:
        ordered["Elsewhere"] = elsewhere
    of_actions = [
        KeyGroup(title, tuple(KeyRow(name, helps[name], keys_of(name), place(name)) for name in names))
        for title, names in ordered.items()
    ]
    of_places = [
        KeyGroup(title, tuple(KeyRow("", each.help, each.keys, title) for each in keys))
        for title, keys in groupby(PLACE_KEYS, key=lambda each: each.place)
    ]
    return (*of_actions, *of_places)


def _names(entries: tuple[str | tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for entry in entries:
        if not isinstance(entry, str):
            yield from entry[1]
        elif entry != SEPARATOR:
            yield entry
