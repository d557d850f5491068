"""The search box in the bar above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.query import Known
    from reader.ui.results.offers import Offers
    from reader.ui.settings import Settings
    from reader.ui.theme.tokens import Theme

_WIDEST, _NARROWEST, _HEIGHT = 520, 200, 34
_REMEMBERED = 30


class SearchBox(QLineEdit):
    """Where a search is typed.

    `search_requested` carries the text as soon as it changed ("" where it was cleared). `entered`, `left`
    and `escaped` say that Enter, Down or Escape was pressed, `focused` that the keyboard came here. Up and
    Down walk through what was searched for before. known: what can be completed besides fields.
    """

    search_requested = Signal(str)
    entered = Signal()
    left = Signal()
    escaped = Signal()
    focused = Signal()

    def __init__(
        self, form: QAction, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._offers: Offers | None = None
        self._place = -1
        self.known: Known | None = None
        self.setAccessibleName("Search every article")
        self.setAccessibleDescription(
            "Words that must all stand in an article, or a phrase in quotation marks; Up brings back what "
            "you searched for before"
        )
        self.setMaximumWidth(_WIDEST)
        self.setMinimumWidth(_NARROWEST)
        self.setFixedHeight(_HEIGHT)
        self._glass = self.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setText("Earlier searches")
        self._glass.setToolTip("Show what you searched for before (Up)")
        self._glass.triggered.connect(self.show_history)
        self.addAction(form, QLineEdit.ActionPosition.TrailingPosition)
        self._clear = self.addAction(icon("clear", theme), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText("Clear the search")
        self._clear.setToolTip("Back to the library (Esc)")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._on_text_edited)

    def widen_buttons(self) -> None:
        """Let the buttons in the box be large enough to be hit; nobody can before the first paint."""
        from reader.ui.targets import RoomyButtons

        self._roomy = RoomyButtons(self)

    def show_key(self, key: str) -> None:
        """Say which key leads here; "" for none."""
        self.setPlaceholderText(f"Search every article    {key}".rstrip())

    def wear(self, theme: Theme) -> None:
        self._glass.setIcon(icon("search", theme))
        self._clear.setIcon(icon("clear", theme))

    def remember(self, text: str) -> None:
        """Keep `text` as the last one searched for."""
        text = " ".join(text.split())
        if text:
            earlier = [each for each in self._settings.search_history if each != text]
            self._settings.search_history = [text, *earlier][:_REMEMBERED]
        self._place = -1

    def forget_history(self) -> None:
        """Nothing was ever searched for."""
        self._settings.search_history = []
        self._place = -1

    def show_history(self) -> None:
        """Offer what was searched for before, in a list below."""
        self.setFocus()
        self.offers.show_history(self._settings.search_history)

    @property
    def offers(self) -> Offers:
        """The list below the box; made when first needed."""
        if self._offers is None:
            from reader.ui.results.offers import Offers

            self._offers = Offers(self)
        return self._offers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._offers and self._offers.take_key(event):
            return
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Space if control:
                self.offers.complete(everything=True)
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Up:
                self._walk(1)
            case Qt.Key.Key_Down if self._place >= 0:
                self._walk(-1)
            case Qt.Key.Key_Down if not self.text():
                self.show_history()
            case Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab takes what is offered, where something is."""
        if forwards and self._offers and self._offers.choose_current():
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def _walk(self, steps: int) -> None:
        """Put an earlier (1) or later (-1) search into the box."""
        history = self._settings.search_history
        place = self._place + steps
        while steps > 0 and place < len(history) and history[place] == self.text():
            place += 1
        if place < len(history):
            self._place = max(place, -1)
            self.setText(history[place] if place >= 0 else "")

    def _on_text_changed(self, text: str) -> None:
        # Not a moment later: the search is to run while the box is painted.
        self.search_requested.emit(text if text.strip() else "")
        self._clear.setVisible(bool(text))

    def _on_text_edited(self, text: str) -> None:
        self._place = -1
        # Values of a field are offered by themselves, everything else when it is asked for.
        if ":" in text or "：" in text:
            self.offers.complete(everything=False)
        elif self._offers:
            self._offers.close()
