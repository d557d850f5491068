"""What can be done once the notebook is open, joined to the window: each feature's own object, made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.ui.articles.controller import ArticleActions
from reader.ui.notes.controller import AllNotes

if TYPE_CHECKING:
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts

OF_ARTICLES = ("read", "star", "tags")
ALWAYS = ("colour_names",)


class NotebookActions(QObject):
    """Made when the notebook is open."""

    def __init__(self, window: QWidget, parts: Parts, writer: Writer, marking: Marking) -> None:
        super().__init__(window)
        self._parts = parts
        self._writer = writer
        self.articles = ArticleActions(window, parts, writer)
        self.notes = AllNotes(window, parts, writer, marking)

    def on_notebook_changed(self) -> None:
        """The notebook is another one than it was: show it as it is."""
        self.notes.again()

    def refresh(self) -> None:
        """Let only those actions be used that would do something."""
        parts, writable = self._parts, not self._writer.read_only
        article = parts.reading.key is not None or bool(parts.shelf.view.selected_keys())
        usable = dict.fromkeys(OF_ARTICLES, writable and article)
        usable |= dict.fromkeys(ALWAYS, writable)
        usable["all_read"] = writable and self.articles.branch is not None
        usable["all_notes"] = True
        for name, can in usable.items():
            parts.actions[name].setEnabled(can)
