"""Changes the keys of one action; each change has effect at once."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.ui.actions.keymap import Keymap, is_single, native, why_fixed
from reader.ui.actions.specs import SPECS, TEXTS, plain
from reader.ui.keys.field import KeyField
from reader.ui.keys.table import KeyRow
from reader.ui.labels import plain_label
from reader.ui.spoken import say
from reader.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4

_USUAL = {spec.name: spec.keys for spec in SPECS}
_FIELD_WIDTH = 180
_MOST_KEYS = 4


class KeyEditor(QFrame):
    """Shows the action of a `KeyRow`: a button that takes away each of its keys, a field for new ones."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.setObjectName("card")
        self._keymap = keymap
        self._row: KeyRow | None = None
        self._wanted = ""
        self._title = plain_label("", "strong")
        self._said = plain_label("", "muted")
        self.field = KeyField()
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.take = QPushButton("Use it here instead")
        self.reset = QPushButton("Back to the usual keys")
        self._takers: list[QPushButton] = []
        self._chips = QHBoxLayout()
        self._lay_out()
        self.field.pressed.connect(self._on_key_pressed)
        self.take.clicked.connect(self._on_take_clicked)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.show_row(None)

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    @property
    def removers(self) -> list[QPushButton]:
        """A button for each key, that takes it away."""
        return self._takers

    def show_row(self, row: KeyRow | None) -> None:
        """Let this row's keys be changed; None where none is chosen."""
        other = row is None or self._row is None or row.action != self._row.action
        self._row = row
        action = row.action if row else ""
        if other:
            self._say("")
        self._title.setText(_title(row))
        self.field.setVisible(bool(action))
        self.reset.setVisible(bool(action) and not self._keymap.is_usual(action))
        self._show_keys(self._keymap.wanted(action) if action else ())

    def _lay_out(self) -> None:
        self._chips.setSpacing(SPACE_2)
        self._chips.addWidget(self.field)
        self._chips.addWidget(self.reset)
        self._chips.addStretch(1)
        # The editor keeps its height, so that the list above does not move under the eye.
        stays = self.take.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.take.setSizePolicy(stays)
        below = QHBoxLayout()
        below.setSpacing(SPACE_3)
        below.addWidget(self._said, 1)
        below.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self._title)
        layout.addLayout(self._chips)
        layout.addLayout(below)

    def _show_keys(self, keys: tuple[str, ...]) -> None:
        for button in self._takers:
            button.hide()
            button.deleteLater()
        self._takers = [self._taker(key) for key in keys]
        for at, button in enumerate(self._takers):
            self._chips.insertWidget(at, button)
        for before, after in pairwise([*self._takers, self.field, self.reset]):
            QWidget.setTabOrder(before, after)

    def _taker(self, key: str) -> QPushButton:
        button = QPushButton(f"{native(key)}  ✕")
        button.setProperty("role", "chip")
        button.setAccessibleName(f"Remove {native(key)}")
        button.setToolTip("This key does something else, or nothing, from then on")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._on_remove_clicked(key))
        return button

    def _on_key_pressed(self, key: str) -> None:
        action = self._row.action if self._row else ""
        owner = self._keymap.owner(key)
        if why := why_fixed(key):
            self._say(why)
        elif owner == action:
            self._say(f"{native(key)} is already a key for this.")
        elif owner is not None:
            self._say(
                f"{native(key)} is already the key for “{_name(owner)}”. Nothing was changed.", wanted=key
            )
        elif len(self._takers) == _MOST_KEYS:
            self._say(f"An action can have at most {_MOST_KEYS} keys. Remove one first.")
        else:
            self._keymap.set_keys(action, (*self._keymap.wanted(action), key))
            self._say(f"{native(key)} works now." if not self._is_off(key) else _off(key))

    def _on_take_clicked(self) -> None:
        key, action = self._wanted, self._row.action if self._row else ""
        owner = self._keymap.owner(key)
        if not key or not action or owner is None:
            return
        self._keymap.take_over(action, key)
        self._say(f"{native(key)} works here now, and no longer for “{_name(owner)}”.")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove_clicked(self, key: str) -> None:
        if self._row:
            action = self._row.action
            self._keymap.set_keys(action, [each for each in self._keymap.wanted(action) if each != key])
            self._say(f"{native(key)} was removed.")
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reset_clicked(self) -> None:
        if self._row:
            kept = self._keymap.reset(self._row.action)
            self._say(" ".join(f"{native(key)} stays with “{self._owner_of(key)}”." for key in kept))
            if not kept:
                self._say("These are the usual keys again.")
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _owner_of(self, key: str) -> str:
        owner = self._keymap.owner(key)
        return _name(owner) if owner else ""

    def _is_off(self, key: str) -> bool:
        return is_single(key) and not self._keymap.single_keys

    def _say(self, text: str, wanted: str = "") -> None:
        """wanted: the key of another action that can be used here instead."""
        self._wanted = wanted
        self._said.setText(text)
        say(self._said, text)
        self.take.setVisible(bool(wanted))


def _title(row: KeyRow | None) -> str:
    if row is None:
        return "Choose an action above to change its keys."
    if not row.action:
        return f"{row.help}: this key cannot be changed."
    usual = ", ".join(map(native, _USUAL[row.action]))
    return f"{_name(row.action)} (usually {usual or 'no key'})"


def _name(action: str) -> str:
    return plain(TEXTS[action]).removesuffix("…")


def _off(key: str) -> str:
    return f"{native(key)} was added. It works as soon as single keys are switched on below."
