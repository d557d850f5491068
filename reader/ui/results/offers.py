"""The list below the search box: what may be typed next, or what was searched for before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from reader.query import Completion, complete
from reader.ui.article.utf16 import to_points, to_units
from reader.ui.theme.tokens import SPACE_2

if TYPE_CHECKING:
    from reader.ui.results.box import SearchBox

_ROWS = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Offer(NamedTuple):
    label: str
    take: Callable[[], object]


class Offers(QObject):
    """One list for one box. While it shows, Up and Down walk in it, Enter or Tab takes an entry (Tab the
    first where none is chosen), Escape closes it.
    """

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self._box = box
        self._offers: list[_Offer] = []
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("offers")
        self._list.setAccessibleName("Suggestions")
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        self._completer.setPopup(self._list)
        self._completer.setWidget(box)
        self._list.clicked.connect(self._on_clicked)

    @property
    def labels(self) -> list[str]:
        """What is offered now; empty while the list is closed."""
        return [offer.label for offer in self._offers] if self._list.isVisible() else []

    def complete(self, *, everything: bool) -> None:
        """Offer what fits at the cursor. everything: fields and whole filters too, not only values."""
        text = self._box.text()
        cursor = to_points(text, self._box.cursorPosition())
        found: Sequence[Completion] = complete(text, cursor, self._box.known)
        if not everything and any(":" in each.insert for each in found):
            found = ()
        self._show([_Offer(each.label, partial(self._put, each)) for each in found])

    def show_history(self, queries: Sequence[str]) -> None:
        """Offer these queries, and to forget them."""
        offers = [_Offer(query, partial(self._box.setText, query)) for query in queries[: _ROWS - 1]]
        if offers:
            offers.append(_Offer("Clear history", self._box.forget_history))
        else:
            offers.append(_Offer("You have not searched for anything yet", lambda: None))
        self._show(offers)

    def close(self) -> None:
        """Offer nothing."""
        self._offers = []
        self._list.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for the list, and is done."""
        if not self._list.isVisible():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._list.hide()
            return True
        if event.key() in _ENTER:
            if self._list.currentIndex().isValid():
                return self.choose_current()
            self._list.hide()
        return False

    def choose_current(self) -> bool:
        """Take the offer that is chosen, else the first; False while the list is closed."""
        if not self._list.isVisible():
            return False
        self.choose(max(self._list.currentIndex().row(), 0))
        return True

    def _show(self, offers: list[_Offer]) -> None:
        if not offers:
            self.close()
            return
        self._offers = offers
        self._model.setStringList([offer.label for offer in offers])
        if self._box.isVisible():
            row = self._list.sizeHintForRow(0)
            self._list.setMinimumHeight(row * min(len(offers), _ROWS) + 2 * SPACE_2)
            self._completer.complete()
            self._list.setCurrentIndex(QModelIndex())

    def choose(self, row: int) -> None:
        """Take the offer of this row, and close the list."""
        self._list.hide()
        if row < len(self._offers):
            self._offers[row].take()

    def _put(self, completion: Completion) -> None:
        text = self._box.text()
        made = text[: completion.start] + completion.insert + text[completion.end :].lstrip(" ")
        self._box.setText(made)
        self._box.setCursorPosition(to_units(made, completion.start + len(completion.insert)))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.choose(index.row())
