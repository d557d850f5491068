"""Go to anything: opens the box, reads what there is to go to behind it, and goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reader.ui.goto.box import GoToBox
from reader.ui.goto.catalogue import Articles, Places, read_articles, read_places
from reader.ui.goto.commands import command_entries
from reader.ui.goto.entries import Entry, Sort
from reader.ui.goto.finding import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import CancelToken
    from reader.ui.parts import Parts

_LANE, _READING_LANE = "go to", "what can be gone to"
_KEYS = "Enter goes there, Ctrl+Enter opens an article in a new tab, Esc closes"
_READING = "Reading the titles of your articles…"
_LATELY = "Read and used last"
_NOTHING_YET = "Type a few letters of what you are looking for"
_USED = 5  # commands shown while nothing is typed
_REMEMBERED = 20


class GoTo(QObject):
    """Made when it is first asked for. The titles of all articles are kept from then on."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._parts = parts
        self._before: QWidget | None = None
        self._commands: list[Entry] = []
        self._places: Places | None = None
        self._articles: Articles | None = None
        self.box = GoToBox(window, parts.appearance.theme)
        self.box.typed.connect(self._find)
        self.box.chosen.connect(self._on_chosen)
        self.box.left.connect(self._on_left)
        parts.appearance.theme_changed.connect(self.box.wear)

    def toggle(self) -> None:
        """Open the box, or close it where it is open."""
        if self.box.isVisible():
            self._on_left(True)
            return
        parts = self._parts
        self._before = QApplication.focusWidget()
        self._commands = command_entries(parts.actions, parts.settings.commands_used)
        self._places = None
        self.box.open()
        self._show(())
        self._read()

    def _read(self) -> None:
        """Read what there is: what is quickly read first."""
        parts, known, commands = self._parts, self._articles, self._commands
        digests, grouping = parts.settings.digests, parts.shelf.grouping
        searches = tuple(parts.shelf.model.searches)

        def show_places(places: Places) -> None:
            self._places = places
            self._find()

        def keep_articles(articles: Articles) -> None:
            if articles is not self._articles:
                self._articles = articles
                self._find()

        parts.jobs.run(
            _READING_LANE,
            lambda token: read_places(parts.library, digests, grouping, searches, commands),
            show_places,
            latest=True,
        )
        parts.jobs.run(
            _READING_LANE,
            lambda token: read_articles(parts.library, digests, known, token),
            keep_articles,
        )

    def _find(self) -> None:
        if not self.box.isVisible():
            return
        text, places, articles = self.box.field.text(), self._places, self._articles
        library = self._parts.library

        def search(token: CancelToken) -> Sequence[Entry]:
            return find(text, places, articles, library, token)

        self._parts.jobs.run(_LANE, search, self._show, latest=True)

    def _show(self, entries: Sequence[Entry]) -> None:
        if not self.box.isVisible():
            return
        if self.box.field.text().strip():
            self.box.show_entries(entries, _KEYS if self._articles else _READING)
            return
        used = set(self._parts.settings.commands_used[:_USED])
        lately = [entry for entry in entries if entry.target != self._parts.reading.key]
        lately += [entry for entry in self._commands if entry.target in used]
        self.box.show_entries(lately, _LATELY if lately else _NOTHING_YET)

    def _on_left(self, restore: bool) -> None:
        """restore: give the keyboard back to where it was."""
        before, self._before = self._before, None
        if restore and before and isValid(before):
            # First: a field that is hidden hands the keyboard to whatever comes next.
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.hide()

    def _on_chosen(self, entry: Entry, other_tab: bool) -> None:
        self._on_left(True)
        parts = self._parts
        match entry.sort:
            case Sort.ARTICLE if other_tab and parts.reading.open_behind:
                parts.reading.open_behind(entry.target)
            case Sort.ARTICLE:
                parts.reading.open(entry.target)
                parts.article.view.setFocus()
            case Sort.BRANCH:
                self._show_branch(entry.target)
            case Sort.COMMAND:
                self._do(entry.target)
            case Sort.SEARCH | Sort.TAG | Sort.LOOK:
                parts.finding.begin()
                parts.finding.search_for(entry.target)

    def _show_branch(self, path: str) -> None:
        """Open the branch in the tree, and stand on it."""
        parts = self._parts
        parts.finding.end()
        if not parts.actions["library_pane"].isChecked():
            parts.actions["library_pane"].trigger()
        parts.left.leave_notes()
        parts.panes.set_searching(False)
        parts.shelf.view.setFocus()
        parts.shelf.show_branch(path, parts.reading.key)

    def _do(self, command: str) -> None:
        settings = self._parts.settings
        others = [name for name in settings.commands_used if name != command]
        settings.commands_used = [command, *others][:_REMEMBERED]
        self._parts.actions[command].trigger()
