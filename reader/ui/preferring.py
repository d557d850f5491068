"""The pages of keys and of preferences: opened once each, and brought to the front when asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from reader.ui.keys.page import KeysPage
    from reader.ui.parts import Parts
    from reader.ui.preferences.page import PreferencesPage

D = TypeVar("D", bound=QDialog)


class Preferring(QObject):
    """keys, preferences: the pages while they are open, else None."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._keys: KeysPage | None = None
        self._preferences: PreferencesPage | None = None
        parts.actions.connect({"shortcuts": self.show_keys, "preferences": self.show_preferences})

    @property
    def keys(self) -> KeysPage | None:
        return _open(self._keys)

    @property
    def preferences(self) -> PreferencesPage | None:
        return _open(self._preferences)

    def close(self) -> None:
        """The window closes: so do its pages."""
        for page in (self.keys, self.preferences):
            if page:
                page.close()

    def show_keys(self, *, changing: bool = False) -> None:
        """Show the page of keys; with changing, to change them."""
        page = self.keys
        if page is None:
            from reader.ui.keys.page import KeysPage

            page = KeysPage(self._parts.actions.keymap, self._parts.appearance, self._window)
            self._keys = page
        if page.changing != changing:
            page.show_changing(changing)
        _bring(page)

    def show_preferences(self) -> None:
        """Show the page of preferences."""
        page = self.preferences
        if page is None:
            from reader.ui.preferences.page import PreferencesPage

            parts = self._parts
            page = PreferencesPage(parts.settings, parts.appearance, parts.actions, self._window)
            page.keys_requested.connect(lambda: self.show_keys(changing=True))
            self._preferences = page
        _bring(page)


def _open(page: D | None) -> D | None:
    """`page` while Qt still has it: a page that is closed is deleted."""
    return page if page is not None and isValid(page) and page.isVisible() else None


def _bring(page: QDialog) -> None:
    page.show()
    page.raise_()
    page.activateWindow()
