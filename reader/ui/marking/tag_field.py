"""One line for tags, with completion: a comma, Enter or Tab takes what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

_BETWEEN = ", "


class TagField(QLineEdit):
    """`edited` says that the tags are others than before."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Tags")
        self.setPlaceholderText("Tags, separated by commas")
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._complete)
        self._before: tuple[str, ...] = ()
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self.take_typed)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that stand there, each once; the one that is being typed included."""
        found: dict[str, str] = {}
        for part in self.text().split(","):
            tag = " ".join(part.strip().lstrip("#").split())
            if tag:
                found.setdefault(tag.casefold(), tag)
        return tuple(found.values())

    def set_tags(self, tags: Sequence[str]) -> None:
        self.setText(_BETWEEN.join(tags))
        self._before = tuple(tags)

    def set_known(self, tags: Sequence[str]) -> None:
        """The tags to choose from."""
        self._known.setStringList(list(tags))

    def take_typed(self) -> None:
        """What was typed counts, though no comma follows."""
        if self.tags != self._before:
            self._before = self.tags
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list_shown() and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Escape,
        ):
            event.ignore()  # the list of tags takes it
            return
        super().keyPressEvent(event)
        if event.text() == ",":
            self.take_typed()

    def _on_text_edited(self) -> None:
        typed = self._typed()
        self._completer.setCompletionPrefix(typed)
        if typed and self._completer.completionCount():
            self._completer.complete()
        else:
            self._hide_list()

    def _list_shown(self) -> bool:
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def _hide_list(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _typed(self) -> str:
        """The tag in which the cursor stands, up to the cursor."""
        return self.text()[: self.cursorPosition()].rpartition(",")[2].strip().lstrip("#")

    def _complete(self, tag: str) -> None:
        before, comma, _ = self.text()[: self.cursorPosition()].rpartition(",")
        after = self.text()[self.cursorPosition() :].lstrip(", ")
        head = f"{before.strip()}{_BETWEEN}" if comma else ""
        self.setText(f"{head}{tag}{_BETWEEN}{after}")
        self.setCursorPosition(len(head) + len(tag) + len(_BETWEEN))
        self.take_typed()
