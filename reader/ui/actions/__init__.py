"""Every action of the window in one place: what it is called, what it does, its keys, its icon, its menu."""

from reader.ui.actions.actions import Actions, with_key
from reader.ui.actions.keymap import Keymap
from reader.ui.actions.menus import MENUS, SEPARATOR
from reader.ui.actions.specs import HIGHLIGHTS, SORTS, SPECS, Spec

__all__ = ["HIGHLIGHTS", "MENUS", "SEPARATOR", "SORTS", "SPECS", "Actions", "Keymap", "Spec", "with_key"]
