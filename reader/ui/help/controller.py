"""The help menu's pages: what to do first, and the guide. What they show is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader import paths
from reader.ui.article.pane import READ_FIRST

if TYPE_CHECKING:
    from reader.model import ArticleSummary
    from reader.ui.help.guide import GuideWindow
    from reader.ui.parts import Parts


_NOTES = "guide/highlights-notes-and-bookmarks"
"""The section of the guide that tells how to highlight and to write notes."""


class HelpPages(QObject):
    """Joins the pages to the window. guide: its window; None while it is closed."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self.guide: GuideWindow | None = None
        parts.actions.connect({"welcome": self.show_welcome, "guide": self.show_guide})
        parts.article.wanted.connect(self._do)
        parts.reading.opened.connect(self._on_opened)

    def show_welcome(self) -> None:
        """What to do first, once more."""
        from reader.ui.help.welcome import WelcomeDialog

        dialog = WelcomeDialog(self._parts.actions, self._parts.appearance.theme, self._window)
        dialog.wanted.connect(self._do)
        dialog.open()

    def show_guide(self, place: str = "") -> None:
        """Open the guide, or bring it to the front. place: a page and a section of it, "guide/notes"."""
        if self.guide is None:
            from reader.ui.help.guide import GuideWindow

            parts = self._parts
            self.guide = GuideWindow(paths.guide, parts.jobs, parts.appearance, self._window)
            self.guide.finished.connect(self._on_guide_closed)
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()
        if place:
            self.guide.show_place(place)

    def _on_guide_closed(self) -> None:
        self.guide = None

    def _do(self, wanted: str) -> None:
        if wanted == READ_FIRST:
            self._read_first()
        elif wanted == "guide":
            self.show_guide(_NOTES)
        else:
            self._parts.actions[wanted].trigger()

    def _read_first(self) -> None:
        """Open the newest article, with the keyboard in it, so that Space reads on."""
        parts, digests = self._parts, self._parts.settings.digests

        def open_it(newest: str | None) -> None:
            if newest:
                parts.reading.open(newest)
                parts.article.view.setFocus()

        parts.jobs.run(
            "article", lambda token: parts.library.articles.newest(digests), open_it, latest=True, later=True
        )

    def _on_opened(self, _summary: ArticleSummary) -> None:
        if self._parts.settings.welcome:
            self._parts.settings.welcome = False
