"""A caret in the article, for those who read or select without a mouse or by ear.

While it is there the arrow keys move through the text by letters, words and lines instead of scrolling it,
and with Shift they select. Screen readers read along; where one runs, the caret is there from the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from reader.ui.article.page import MARGIN
from reader.ui.spoken import listened

if TYPE_CHECKING:
    from reader.ui.parts import Parts

_WIDTH = 2  # pixels
_BY_KEYS = Qt.TextInteractionFlag.TextSelectableByKeyboard


class Caret(QObject):
    """Shows the caret while the action "caret" is ticked; the settings keep it."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._view = parts.article.view
        self._settings = parts.settings
        self._status = parts.status
        action = parts.actions["caret"]
        wanted = parts.settings.caret
        action.setChecked(listened() if wanted is None else wanted)
        self._show(action.isChecked())
        action.toggled.connect(self._on_toggled)

    def _on_toggled(self, wanted: bool) -> None:
        self._settings.caret = wanted
        self._show(wanted)
        if wanted:
            self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            here = self._view.cursorForPosition(QPoint(MARGIN, self._view.fontMetrics().height()))
            self._view.setTextCursor(here)
        moving = "The arrow keys move through the text, and select with Shift."
        self._status.show_notice(moving if wanted else "The arrow keys scroll.")

    def _show(self, shown: bool) -> None:
        flags = self._view.textInteractionFlags()
        self._view.setTextInteractionFlags(flags | _BY_KEYS if shown else flags & ~_BY_KEYS)
        self._view.setCursorWidth(_WIDTH)
