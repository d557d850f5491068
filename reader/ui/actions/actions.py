"""The window's actions as Qt knows them, and the menus they stand in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.ui.actions.keymap import Keymap, native
from reader.ui.actions.menus import MENUS, SEPARATOR, place
from reader.ui.actions.specs import SPECS, Spec
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import Theme


class Actions:
    """The window's actions, made from `SPECS`; `actions["back"]` is one of them.

    Nobody needs their keys and the menus' entries before the window stands: see `put_keys`, `fill_menus`.
    """

    def __init__(self, owner: QWidget, keymap: Keymap) -> None:
        self.keymap = keymap
        self._owner = owner
        self._made: dict[str, QAction] = {}
        self._reasons: dict[str, str] = {}
        self._menus: list[QMenu] = []
        groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            action = QAction(spec.text, owner)
            action.setObjectName(spec.name)
            action.setCheckable(spec.checkable)
            action.setIconVisibleInMenu(False)
            action.setStatusTip("")
            if spec.group:
                groups.setdefault(spec.group, QActionGroup(owner)).addAction(action)
            self._made[spec.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __iter__(self) -> Iterator[tuple[Spec, QAction]]:
        return ((spec, self._made[spec.name]) for spec in SPECS)

    def connect(self, slots: dict[str, Callable[[], object]]) -> None:
        """Let each named action call its function."""
        for name, slot in slots.items():
            self._made[name].triggered.connect(lambda checked=False, slot=slot: slot())

    def explain(self, name: str, reason: str) -> None:
        """Let the tooltip of the named action say why it cannot be used, from now on."""
        self._reasons[name] = reason
        self._made[name].setToolTip(reason)

    def how(self, name: str) -> str:
        """How it is done, within a sentence: "press Ctrl+Z"; where it has no key, "choose Edit > Undo"."""
        keys = self.keymap.keys(name)
        return f"press {native(keys[0])}" if keys else f"choose {place(name)}"

    def wear(self, theme: Theme, only: Collection[str] = ()) -> None:
        """Draw the icons in the theme's colours. only: of these actions alone; () for all."""
        for spec in SPECS:
            if spec.icon and (not only or spec.name in only):
                self._made[spec.name].setIcon(icon(spec.icon, theme))

    def put_keys(self) -> None:
        """Let the keys work from now on, and be told by the tooltips."""
        self._put_keys()
        self.keymap.changed.connect(self._put_keys)
        self._owner.addActions(list(self._made.values()))

    def add_menus(self, bar: QMenuBar) -> None:
        """Put the menus into the menu bar, empty so far."""
        self._menus = [bar.addMenu(title) for title, _ in MENUS]

    def fill_menus(self) -> None:
        """Put the actions into the menus."""
        for menu, (_, entries) in zip(self._menus, MENUS, strict=True):
            for entry in entries:
                if isinstance(entry, str):
                    self._add(menu, entry)
                else:
                    below = menu.addMenu(entry[0])
                    for name in entry[1]:
                        self._add(below, name)

    def _put_keys(self) -> None:
        from PySide6.QtGui import QKeySequence

        for spec in SPECS:
            action = self._made[spec.name]
            keys = [QKeySequence(key) for key in self.keymap.keys(spec.name)]
            if keys != action.shortcuts():
                action.setShortcuts(keys)
            action.setToolTip(self._reasons.get(spec.name) or with_key(spec.help, action))

    def _add(self, menu: QMenu, name: str) -> None:
        if name == SEPARATOR:
            menu.addSeparator()
        else:
            menu.addAction(self._made[name])


def with_key(text: str, action: QAction) -> str:
    """`text` and the action's first key: "Go forward again (Alt+Right)"."""
    from PySide6.QtGui import QKeySequence

    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text
