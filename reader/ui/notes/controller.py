"""The list of all notes, joined to the window: read elsewhere, sifted elsewhere, acted upon with undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.model import CancelToken, Colour, Mark, MarkKind
from reader.ui.articles.tags_dialog import TagsDialog
from reader.ui.marking.bar import colour_icon
from reader.ui.marking.lane import LANE
from reader.ui.notes.pane import NotesPane
from reader.ui.notes.period_button import DOWN
from reader.ui.notes.sifting import Choices, Listed, Wanted, choices, gather, sift
from reader.ui.turns import after_painting

if TYPE_CHECKING:
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts
    from reader.ui.theme.tokens import Theme

_LANE = "all notes"
_PAUSE = 300  # milliseconds after a change until everything is read again


class AllNotes(QObject):
    """Shows and leaves the list. It is made when first asked for, and kept in step while it shows.

    `export_requested` carries the numbers of the selected marks, `pane_made` the list when it is made.
    """

    export_requested = Signal(object)
    pane_made = Signal(object)

    def __init__(self, window: QWidget, parts: Parts, writer: Writer, marking: Marking) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._writer = writer
        self._noter = writer.noter
        self._marking = marking
        self._pane: NotesPane | None = None
        self._listed: tuple[Listed, ...] = ()
        self._stale, self._changes = True, 0
        self._wanted = False
        self._recolour = QAction(f"Colour {DOWN}", self)
        self._tags = QAction("Tags…", self)
        self._tags.setIconText("Tags…")  # Qt leaves the dots away on buttons
        self._delete = QAction("Delete", self)
        self._export = QAction("Export…", self)
        self._export.setIconText("Export…")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._read)
        parts.actions.connect({"all_notes": self.show})
        typed = parts.top_bar.search_box.textEdited
        for gone_elsewhere in (parts.left.notes_left, parts.finding.began, typed):
            gone_elsewhere.connect(self._give_up)
        self._tags.triggered.connect(self.edit_tags)
        self._delete.triggered.connect(self.delete)
        self._export.triggered.connect(
            lambda: self.export_requested.emit([mark.id for mark in self.selected])
        )

    @property
    def active(self) -> bool:
        """Whether the list stands in the left pane now."""
        return self._pane is not None and self._pane.isVisible()

    @property
    def pane(self) -> NotesPane:
        """The list, made when first asked for. Its `add_action` takes more that can be done with notes."""
        if self._pane is None:
            self._pane = self._make_pane()
            self.pane_made.emit(self._pane)
        return self._pane

    @property
    def selected(self) -> list[Mark]:
        """The selected marks, from top to bottom."""
        return [listed.mark for listed in self.pane.selected]

    def show(self) -> None:
        """Put the list into the left pane, with the keyboard in its field; the first time in a moment, since
        to make it, to dress it and to show it are each most of a frame.
        """
        self._wanted = True
        if self._pane is None:
            self._parts.left.put_notes(self.pane)
            after_painting(self, self._get_ready)
        else:
            self._show()

    def _give_up(self) -> None:
        """The person went elsewhere before the list could be shown."""
        self._wanted = False

    def _get_ready(self) -> None:
        for widget in (self.pane, *self.pane.findChildren(QWidget)):
            widget.ensurePolished()
        after_painting(self, self._show)

    def _show(self) -> None:
        if not self._wanted:
            return
        self._parts.left.put_notes(self.pane)
        if self._parts.finding.active:
            self._parts.finding.end()
        self._parts.left.show_notes()
        after_painting(self, self._take_width)
        self.pane.field.setFocus()
        self.pane.field.selectAll()
        if self._stale:
            self._read()

    def leave(self) -> None:
        """The tree comes back."""
        self._parts.left.leave_notes()
        self._parts.shelf.view.setFocus()
        after_painting(self, self._give_back_width)

    def _take_width(self) -> None:
        """The list wants more room than the tree, which also moves the article's lines."""
        if self._parts.left.shows_notes:
            self._parts.panes.set_searching(True)

    def _give_back_width(self) -> None:
        if not self._parts.left.shows_notes:
            self._parts.panes.set_searching(self._parts.finding.active)

    def again(self) -> None:
        """Something was changed: read everything again, in a moment, or when it is shown next."""
        self._stale = True
        self._changes += 1
        if self.active:
            self._timer.start()

    # What is done with the selected ones

    def recolour(self, colour: Colour) -> None:
        """Give the selected highlights a colour."""
        ids = [mark.id for mark in self.selected if mark.kind is MarkKind.HIGHLIGHT]
        self._writer.write(
            lambda: self._noter.recolour(ids, colour),
            lambda number: f"Colour of {_marks(number, 'highlight')} changed. {self._writer.undo_hint}",
        )

    def edit_tags(self) -> None:
        """Ask for the tags of the selected marks."""
        marks = self.selected
        if not marks or not self._writer.may_write():
            return

        def show(known: list[str]) -> None:
            dialog = TagsDialog("note", [mark.tags for mark in marks], known, self._window)
            dialog.chosen.connect(partial(self._tag, [mark.id for mark in marks]))
            dialog.open()

        tags = self._noter.notebook.tags
        self._parts.jobs.run(LANE, lambda token: [tag.name for tag in tags.all()], show)

    def delete(self) -> None:
        """Delete the selected marks; undo brings them back."""
        ids = [mark.id for mark in self.selected]
        if ids:
            self._writer.write(
                lambda: self._noter.delete(ids),
                lambda number: f"{_marks(number, 'note')} deleted. {self._writer.undo_hint}",
            )

    def _tag(self, ids: list[int], add: tuple[str, ...], remove: tuple[str, ...]) -> None:
        self._writer.write(
            lambda: self._noter.tag_marks(ids, add, remove),
            f"Tags of {_marks(len(ids), 'note')} changed. {self._writer.undo_hint}",
        )

    # Behind it

    def _make_pane(self) -> NotesPane:
        appearance = self._parts.appearance
        pane = NotesPane(appearance.families.serif[0], appearance.theme)
        pane.say_how(*map(self._parts.actions.how, ("highlight", "note")))
        colours = QMenu(pane)
        colours.aboutToShow.connect(lambda: self._fill_colours(colours))
        pane.add_action(self._recolour, colours)
        pane.add_action(self._tags)
        pane.add_action(self._delete)
        pane.add_action(self._export)
        pane.wanted_changed.connect(self._sift)
        pane.mark_chosen.connect(self._go)
        pane.reading_wanted.connect(self._parts.article.view.setFocus)
        pane.closed.connect(self.leave)
        pane.selection_changed.connect(self._on_selection_changed)
        pane.list.delete_requested.connect(self.delete)
        pane.list.menu_requested.connect(self._show_menu)
        appearance.theme_changed.connect(self._wear)
        self._marking.names_changed.connect(lambda names: self.again())
        return pane

    def _wear(self, theme: Theme) -> None:
        self.pane.wear(theme)
        self.pane.offer(choices(self._listed), self._marking.names)

    def _read(self) -> None:
        wanted, changes = self.pane.wanted, self._changes

        def work(token: CancelToken) -> tuple[tuple[Listed, ...], Choices, tuple[Listed, ...]]:
            listed = gather(self._noter)
            token.check()
            return listed, choices(listed), sift(listed, wanted)

        def show(found: tuple[tuple[Listed, ...], Choices, tuple[Listed, ...]]) -> None:
            self._listed, offered, rows = found
            self._stale = self._changes != changes
            self.pane.offer(offered, self._marking.names)
            self.pane.show_found(rows, len(self._listed))

        self._parts.jobs.run(_LANE, work, show, latest=True)

    def _sift(self, wanted: Wanted) -> None:
        listed = self._listed
        if self._stale:
            self._read()
            return
        self._parts.jobs.run(
            _LANE,
            lambda token: sift(listed, wanted),
            lambda rows: self.pane.show_found(rows, len(listed)),
            latest=True,
        )

    def _go(self, listed: Listed) -> None:
        if listed.summary is None:
            self._parts.status.show_notice("The article of this note is not in your library.")
        else:
            self._marking.open_mark(listed.mark)

    def _on_selection_changed(self) -> None:
        writable = not self._writer.read_only
        self._recolour.setEnabled(writable and any(mark.kind is MarkKind.HIGHLIGHT for mark in self.selected))
        for action in (self._tags, self._delete):
            action.setEnabled(writable)

    def _fill_colours(self, menu: QMenu) -> None:
        menu.clear()
        theme = self._parts.appearance.theme
        for colour, name in self._marking.names.items():
            choose: Callable[[], None] = partial(self.recolour, colour)
            menu.addAction(colour_icon(colour, theme), name.replace("&", "&&"), choose)

    def _show_menu(self, place: QPoint) -> None:
        marks = self.selected
        if not marks:
            return
        menu = self._marking.menu_of(marks, self.pane)
        menu.popup(place)


def _marks(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
