"""Marking in the window: what is selected becomes a highlight, a note or a bookmark, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.errors import ReaderError
from reader.model import Colour, Mark, MarkKind
from reader.ui.marking.lane import SHOWING_LANE
from reader.ui.marking.layer import MarkLayer
from reader.ui.marking.mark_menu import MarkMenu
from reader.ui.marking.note_taking import NoteTaking
from reader.ui.marking.section import MarksSection
from reader.ui.marking.selecting import Selecting
from reader.ui.marking.wording import kind_name
from reader.ui.marking.writing import Writer
from reader.ui.theme.tokens import Theme

if TYPE_CHECKING:
    from reader.model import ArticleText
    from reader.ui.parts import Parts

_PATIENCE = 0.01  # seconds that a text waits for the notebook, to be shown with its marks


class Marking(QObject):
    """Joins the notebook with the article pane. section: made for it, not shown yet. `names_changed` carries
    the names of the colours.
    """

    names_changed = Signal(object)

    def __init__(self, parts: Parts, writer: Writer, section: MarksSection, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._writer = writer
        self._noter = writer.noter
        self._view = parts.article.view
        self._wanted: Mark | None = None
        self._colour = parts.settings.highlight_colour
        self._names: dict[Colour, str] = {}
        self.layer = MarkLayer(self._view, parts.appearance)
        self.section = section
        self.notes = NoteTaking(parts, writer, self.section, self)
        self.selecting = Selecting(parts, self, read_only=writer.read_only)
        parts.side.put_first(self.section)
        self._connect()
        self._say_how()
        self.show_article()

    @property
    def read_only(self) -> bool:
        return self._writer.read_only

    @property
    def names(self) -> dict[Colour, str]:
        """What the person calls the colours."""
        return self._names

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed or done is not on the disk yet."""
        return self._writer.busy or self.notes.unsaved

    def wear(self, theme: Theme) -> None:
        self.section.wear(theme)
        self.selecting.bar.wear(theme)

    # What is shown

    def show_article(self) -> None:
        """Another article is open, or another text of it: read its marks."""
        key = self._parts.reading.key
        self.notes.leave(key)
        self.selecting.bar.hide()
        marks = self.layer.expected(key) if key else None
        if marks is not None and not self._parts.jobs.busy(SHOWING_LANE):
            self._show(key, (self._names, marks))
        else:
            self.again()

    def again(self) -> None:
        """Read the marks of the open article again, and the names of the colours."""
        key = self._parts.reading.key
        if key is None:
            self.section.hide()
        noter = self._noter
        self._parts.jobs.run(
            SHOWING_LANE,
            lambda token: (noter.notebook.colours.names(), noter.of_article(key) if key else ()),
            partial(self._show, key),
            latest=True,
        )

    def _prepare(self, key: str) -> None:
        """Read the marks of an article whose text is shown next, on the text's lane. Where the notebook is
        busy no text waits for it, and they follow.
        """
        marks = None
        if self._noter.notebook.free_within(_PATIENCE):
            try:
                marks = self._noter.of_article(key)
            except ReaderError:
                pass  # they are read once more, and what stands in the way is told then
        self.layer.expect(key, marks)

    def _show(self, key: str | None, found: tuple[dict[Colour, str], Sequence[Mark]]) -> None:
        names, marks = found
        if names != self._names:
            self._show_names(names)
        if key:
            self._show_marks(key, marks)
            self._go_to_wanted(key, marks)

    def _say_how(self) -> None:
        self.section.say_how(self._parts.actions.how("highlight"))

    def _show_marks(self, key: str, marks: Sequence[Mark]) -> None:
        self.section.show_marks(marks, read_only=self.read_only)
        self.section.show()
        self.layer.show_marks(key, marks)

    def _show_reworded(self, mark: Mark) -> None:
        """While a note is written it is saved every second, and nothing but its card is another one."""
        shown = self.section.list.cards.marks
        if mark.id in {each.id for each in shown} and not self._parts.jobs.busy(SHOWING_LANE):
            self._show_marks(mark.article.key, [mark if each.id == mark.id else each for each in shown])
        else:
            self.again()

    def _show_names(self, names: dict[Colour, str]) -> None:
        self._names = names
        self.selecting.bar.name_colours(names)
        self.section.list.name_colours(names)
        for colour, name in names.items():
            self._parts.actions[f"highlight_{colour.value}"].setText(name.replace("&", "&&"))
        self.names_changed.emit(names)

    def open_mark(self, mark: Mark) -> None:
        """Open the mark's article and bring the mark onto the screen, and its card."""
        self._wanted = mark
        if self._parts.reading.key == mark.article.key:
            self.again()
        else:
            self._parts.reading.open(mark.article.key)

    def _go_to_wanted(self, key: str, marks: Sequence[Mark]) -> None:
        shown, wanted = self._view.article, self._wanted
        if wanted and wanted.article.key == key and shown and shown.summary.key == key:
            self._wanted = None
            present = next((mark for mark in marks if mark.id == wanted.id), wanted)
            self.layer.go_to(present)
            self.layer.glow(present.id)
            self.section.list.select(present.id)

    # What the person does

    def highlight(self, colour: Colour | None = None) -> None:
        """Highlight what is selected; a highlight under the cursor gets the colour instead."""
        colour = colour or self._colour
        self._colour = self._parts.settings.highlight_colour = colour
        article, place = self._view.article, self.selecting.place
        if article is None:
            return
        if place is None:
            here = [mark.id for mark in self._here() if mark.kind is MarkKind.HIGHLIGHT]
            if here:
                self._writer.write(lambda: self._noter.recolour(here[:1], colour), "Colour changed")
            else:
                self._parts.status.show_notice("Select the words to highlight first.")
            return
        self.selecting.forget()
        self._add(article, MarkKind.HIGHLIGHT, place, "Highlighted", colour=colour)

    def note(self) -> None:
        """Write a note on what is selected, the mark under the cursor, or the article."""
        article, place = self._view.article, self.selecting.place
        if article is None or not self._writer.may_write():
            return
        if place is None and (here := self._here()):
            self.edit(here[0])
            return
        self.notes.begin(article, place)
        self.selecting.forget()

    def edit(self, mark: Mark) -> None:
        """Write on in the note of a mark."""
        if self._writer.may_write():
            self.notes.go_on(mark)

    def bookmark(self) -> None:
        """Bookmark what is selected, else what stands at the top of the pane, with a label to type."""
        from reader.ui.marking.label_dialog import LabelDialog

        article, place = self._view.article, self.selecting.place
        if article is None or not self._writer.may_write():
            return
        if place is None:
            top = self._view.top_offset
            place = (top, top)
        words = article.text[place[0] : max(place[1], place[0] + 60)].partition("\n")[0]
        dialog = LabelDialog(" ".join(words.split()), self._view.window())
        dialog.chosen.connect(
            lambda label: self._add(article, MarkKind.BOOKMARK, place, "Bookmarked", label=label)
        )
        dialog.open()

    def delete(self, marks: Sequence[Mark]) -> None:
        """Delete marks; undo brings them back."""
        if marks:
            ids = [mark.id for mark in marks]
            said = f"{kind_name(marks[0])} deleted" if len(marks) == 1 else f"{len(marks)} deleted"
            self._writer.write(lambda: self._noter.delete(ids), f"{said}. {self._writer.undo_hint}")

    def menu_of(self, marks: Sequence[Mark], owner: QWidget) -> QMenu:
        """What can be done with these marks, of which there is at least one."""
        return MarkMenu(self, self._writer, marks, self._parts.appearance.theme, owner)

    # Behind it

    def _connect(self) -> None:
        parts, marks = self._parts, self.section.list
        parts.actions.connect(
            {
                "highlight": self.highlight,
                "note": self.note,
                "bookmark": self.bookmark,
                "undo": self._writer.undo,
                "redo": self._writer.redo,
                **{f"highlight_{colour.value}": partial(self.highlight, colour) for colour in Colour},
            }
        )
        self._writer.before_undo = self.notes.flush
        self._writer.still_unsaved = lambda: self.notes.unsaved
        self._writer.changed.connect(self.again)
        parts.reading.prepare = self._prepare
        parts.reading.opened.connect(lambda summary: self.show_article())
        parts.reading.closed.connect(self.show_article)
        parts.appearance.theme_changed.connect(self.wear)
        parts.actions.keymap.changed.connect(self._say_how)
        self.selecting.bar.highlight_requested.connect(self.highlight)
        self.layer.pointed_at.connect(self._on_pointed_in_text)
        self.layer.mark_clicked.connect(self._on_mark_clicked)
        marks.mark_chosen.connect(self.layer.go_to)
        marks.pointed_at.connect(lambda mark: self.layer.glow(mark.id if mark else None))
        marks.edit_requested.connect(self.edit)
        marks.delete_requested.connect(self.delete)
        marks.menu_requested.connect(self._show_menu)
        self.notes.opened.connect(self.selecting.bar.hide)
        self.notes.reworded.connect(self._show_reworded)

    def _add(
        self,
        article: ArticleText,
        kind: MarkKind,
        place: tuple[int, int],
        said: str,
        *,
        colour: Colour | None = None,
        label: str = "",
    ) -> None:
        """Mark the article that stands in the pane, in the text that stands there: another one may have been
        asked for already, and the library may hold another text of it.
        """
        key, text = article.summary.key, article.text
        self._writer.write(
            lambda: self._noter.add(key, kind, place, counted_in=text, colour=colour, label=label), said
        )

    def _here(self) -> list[Mark]:
        return self.layer.at(self._view.textCursor().position())

    def _on_pointed_in_text(self, mark_id: int | None) -> None:
        self.section.list.glow(mark_id)
        self.layer.glow(mark_id)

    def _on_mark_clicked(self, mark: Mark) -> None:
        self.section.list.select(mark.id)

    def _show_menu(self, place: QPoint) -> None:
        marks = self.section.list.selected
        if marks:
            self.menu_of(marks, self.section).popup(place)
