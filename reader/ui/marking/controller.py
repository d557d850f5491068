"""Marking in the window: what is selected becomes a highlight, a note or a bookmark, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from reader.errors import ReaderError
from reader.model import CancelToken, Colour, Mark, MarkKind
from reader.ui.marking.bar import SelectionBar
from reader.ui.marking.draft import Draft
from reader.ui.marking.lane import LANE
from reader.ui.marking.layer import MarkLayer
from reader.ui.marking.mark_menu import MarkMenu
from reader.ui.marking.section import MarksSection
from reader.ui.marking.wording import kind_name, quoted
from reader.ui.marking.writing import Writer
from reader.ui.theme.tokens import Theme

if TYPE_CHECKING:
    from reader.ui.parts import Parts

_SHOWING_LANE = "marks"
_TRY_AGAIN = 1000  # milliseconds until a note that could not be saved is tried again
_BAR_DELAY = 250  # milliseconds after the last change of what is selected


class Marking(QObject):
    """Joins the notebook with the article pane. `names_changed` carries the names of the colours."""

    names_changed = Signal(object)

    def __init__(self, parts: Parts, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._writer = writer
        self._noter = writer.noter
        self._view = parts.article.view
        self._draft: Draft | None = None
        self._strays: dict[Draft, tuple[str, tuple[str, ...]]] = {}  # left, and could not be saved so far
        self._wanted: Mark | None = None
        self._colour = parts.settings.highlight_colour
        self._names: dict[Colour, str] = {}
        self.layer = MarkLayer(self._view, parts.appearance)
        self.section = MarksSection(parts.appearance.families.serif[0], parts.appearance.theme)
        actions = parts.actions
        self.bar = SelectionBar(
            parts.article, [actions["note"], actions["bookmark"], actions["copy"]], parts.appearance.theme
        )
        self._bar_timer = QTimer(self)
        self._bar_timer.setSingleShot(True)
        self._bar_timer.setInterval(_BAR_DELAY)
        self._bar_timer.timeout.connect(self._show_bar)
        parts.side.put_first(self.section)
        self._connect()
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
        typing = self._draft is not None and self.section.editor.unsaved
        return self._writer.busy or typing or bool(self._strays)

    @property
    def unsaved_text(self) -> str:
        """All that was typed and is not on the disk yet, with the tags that belong to it."""
        editor, texts = self.section.editor, list(self._strays.values())
        if self._draft and editor.unsaved:
            texts.append((editor.text, editor.tags.tags))
        return "\n\n".join(text + (f"\n\nTags: {', '.join(tags)}\n" if tags else "") for text, tags in texts)

    def wear(self, theme: Theme) -> None:
        self.section.wear(theme)
        self.bar.wear(theme)

    # What is shown

    def show_article(self) -> None:
        """Another article is open, or another text of it: read its marks."""
        key = self._parts.reading.key
        if self._draft and self._draft.key != key:
            self.section.editor.finish()
        self.bar.hide()
        self.again()

    def again(self) -> None:
        """Read the marks of the open article again, and the names of the colours."""
        key = self._parts.reading.key
        if key is None:
            self.section.hide()
        noter = self._noter
        self._parts.jobs.run(
            _SHOWING_LANE,
            lambda token: (noter.notebook.colours.names(), noter.of_article(key) if key else ()),
            partial(self._show, key),
            latest=True,
        )

    def _show(self, key: str | None, found: tuple[dict[Colour, str], Sequence[Mark]]) -> None:
        names, marks = found
        if names != self._names:
            self._show_names(names)
        if key:
            self.section.show_marks(marks, read_only=self.read_only)
            self.section.show()
            self.layer.show_marks(key, marks)
            self._go_to_wanted(key, marks)

    def _show_names(self, names: dict[Colour, str]) -> None:
        self._names = names
        self.bar.name_colours(names)
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
        key, place = self._parts.reading.key, self._selected()
        if key is None:
            return
        if place is None:
            here = [mark.id for mark in self._here() if mark.kind is MarkKind.HIGHLIGHT]
            if here:
                self._writer.write(lambda: self._noter.recolour(here[:1], colour), "Colour changed")
            else:
                self._parts.status.show_notice("Select the words to highlight first.")
            return
        self._forget_selection()
        self._writer.write(
            lambda: self._noter.add(key, MarkKind.HIGHLIGHT, place, colour=colour), "Highlighted"
        )

    def note(self) -> None:
        """Write a note on what is selected, the mark under the cursor, or the article."""
        key, place = self._parts.reading.key, self._selected()
        if key is None or not self._writer.may_write():
            return
        if place is None and (here := self._here()):
            self.edit(here[0])
            return
        quotation = self._article_text()[place[0] : place[1]] if place else ""
        self._open_editor(Draft(key, place), "", (), quotation)
        self._forget_selection()

    def edit(self, mark: Mark) -> None:
        """Write on in the note of a mark."""
        if not self._writer.may_write():
            return
        stray = next((each for each in self._strays if each.mark and each.mark.id == mark.id), None)
        if stray:
            return  # its newest text is about to be saved, and an older one must not be written over it
        place = (mark.anchor.start, mark.anchor.end) if mark.anchor else None
        quotation = mark.anchor.exact if mark.anchor else ""
        self._open_editor(Draft(mark.article.key, place, mark), mark.body, mark.tags, quotation)

    def bookmark(self) -> None:
        """Bookmark what is selected, else what stands at the top of the pane, with a label to type."""
        from reader.ui.marking.label_dialog import LabelDialog

        key, place = self._parts.reading.key, self._selected()
        if key is None or not self._writer.may_write():
            return
        if place is None:
            top = self._view.top_offset
            place = (top, top)
        words = self._article_text()[place[0] : max(place[1], place[0] + 60)].partition("\n")[0]
        dialog = LabelDialog(" ".join(words.split()), self._view.window())
        dialog.chosen.connect(
            lambda label: self._writer.write(
                lambda: self._noter.add(key, MarkKind.BOOKMARK, place, label=label), "Bookmarked"
            )
        )
        dialog.open()

    def delete(self, marks: Sequence[Mark]) -> None:
        """Delete marks; undo brings them back."""
        if marks:
            ids = [mark.id for mark in marks]
            said = f"{kind_name(marks[0])} deleted" if len(marks) == 1 else f"{len(marks)} deleted"
            self._writer.write(lambda: self._noter.delete(ids), f"{said}. Press Ctrl+Z to bring it back.")

    def flush(self) -> None:
        """Give what is typed to the notebook now."""
        if self._draft:
            self.section.editor.flush()

    def abandon(self) -> None:
        """Give up what is typed: the person has put it somewhere else."""
        self._draft = None
        self._strays.clear()
        self.section.editor.hide()

    # Behind it

    def _connect(self) -> None:
        parts, marks, editor = self._parts, self.section.list, self.section.editor
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
        self._writer.before_undo = self.flush
        self._writer.changed.connect(self.again)
        parts.reading.opened.connect(lambda summary: self.show_article())
        parts.reading.closed.connect(self.show_article)
        parts.appearance.theme_changed.connect(self.wear)
        self._view.selectionChanged.connect(self._on_selection_changed)
        self._view.verticalScrollBar().valueChanged.connect(self.bar.hide)
        self.bar.highlight_requested.connect(self.highlight)
        self.layer.pointed_at.connect(self._on_pointed_in_text)
        self.layer.mark_clicked.connect(self._on_mark_clicked)
        marks.mark_chosen.connect(self.layer.go_to)
        marks.pointed_at.connect(lambda mark: self.layer.glow(mark.id if mark else None))
        marks.edit_requested.connect(self.edit)
        marks.delete_requested.connect(self.delete)
        marks.menu_requested.connect(self._show_menu)
        editor.changed.connect(self._save)
        editor.preview_requested.connect(self._preview)
        editor.closed.connect(self._close_editor)

    def _save(self, text: str, tags: tuple[str, ...]) -> None:
        if self._draft:
            self._keep(self._draft, text, tags)

    def _keep(self, draft: Draft, text: str, tags: tuple[str, ...]) -> None:
        editor, before = self.section.editor, draft.mark

        def done(mark: Mark | None) -> None:
            self._strays.pop(draft, None)
            if not self._strays:
                self._parts.status.show_saved()
            if self._draft is draft:
                editor.show_saved(text, tags)
            if before and mark and before.tags == mark.tags:
                self.again()  # other words of the same note: nothing to count or list anew
            else:
                self._writer.changed.emit()

        def failed(error: ReaderError) -> None:
            self._parts.status.show_unsaved()
            if self._draft is draft:
                editor.show_fault(error)
            else:
                self._bring_back(draft, text, tags, error)

        self._parts.jobs.run(LANE, lambda token: draft.save(self._noter, text, tags), done, failed)

    def _bring_back(self, draft: Draft, text: str, tags: tuple[str, ...], error: ReaderError) -> None:
        """A note that was left could not be saved: show it again, or keep it while another one is written."""
        if self._draft is None:
            self._strays.pop(draft, None)
            mark = draft.mark
            self._show_editor(draft, text, tags, (mark.body, mark.tags) if mark else ("", ()))
            self.section.editor.show_fault(error)
            return
        self._strays[draft] = (text, tags)
        QTimer.singleShot(_TRY_AGAIN, self, lambda: self._try_again(draft))

    def _try_again(self, draft: Draft) -> None:
        stray = self._strays.get(draft)
        if stray:
            self._keep(draft, *stray)

    def _open_editor(self, draft: Draft, text: str, tags: tuple[str, ...], quotation: str) -> None:
        if self._draft:
            self.section.editor.finish()
        draft.title = quoted(quotation, 160) if quotation.strip() else "Note on the whole article"
        self._show_editor(draft, text, tags)

    def _show_editor(
        self,
        draft: Draft,
        text: str,
        tags: tuple[str, ...],
        saved: tuple[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._draft = draft
        self.bar.hide()
        self._parts.panes.set_noting(True)
        self._parts.side.set_writing(True)
        self._read_known_tags()
        self.section.editor.open(draft.title, text, tags, saved)
        self.section.fit()

    def _close_editor(self) -> None:
        draft, self._draft = self._draft, None
        self.section.editor.hide()
        self.section.fit()
        self._parts.panes.set_noting(False)
        self._parts.side.set_writing(False)
        self._view.setFocus()
        if draft:
            self._parts.jobs.run(
                LANE,
                lambda token: draft.discard_empty(self._noter),
                lambda nothing: self._writer.changed.emit(),
            )

    def _preview(self, text: str) -> None:
        def work(token: CancelToken) -> str:
            from reader.render import from_markdown

            return from_markdown(text).html

        self._parts.jobs.run(
            _SHOWING_LANE,
            work,
            lambda html: self.section.editor.show_preview(self._parts.appearance.note_style, html),
            lambda error: self.section.editor.show_preview("", f"<p>{error.happened}</p>"),
        )

    def _read_known_tags(self) -> None:
        self._parts.jobs.run(
            _SHOWING_LANE,
            lambda token: [tag.name for tag in self._noter.notebook.tags.all()],
            self.section.editor.tags.set_known,
        )

    # The text

    def _article_text(self) -> str:
        article = self._view.article
        return article.text if article else ""

    def _selected(self) -> tuple[int, int] | None:
        """What is selected of the reading text, None where nothing is, or an earlier text is open."""
        if not self._view.textCursor().hasSelection() or self._view.article is None:
            return None
        start, end = self._view.selected_text
        text = self._article_text()[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return (start, end) if end > start else None

    def _here(self) -> list[Mark]:
        return self.layer.at(self._view.textCursor().position())

    def _forget_selection(self) -> None:
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        self.bar.hide()

    def _on_selection_changed(self) -> None:
        self.bar.hide()
        self._bar_timer.start()

    def _show_bar(self) -> None:
        view = self._view
        if self._selected() is None or self.read_only or not view.isVisible():
            return
        if QGuiApplication.mouseButtons():
            self._bar_timer.start()  # still being selected
            return
        pane, page = self._parts.article, view.viewport()
        origin = page.mapTo(pane, QPoint(0, 0))
        selected = self._selection_box().translated(origin)
        room = QRect(origin, page.size())
        if room.intersects(selected):
            self.bar.show_beside(selected.intersected(room), pane.rect())

    def _selection_box(self) -> QRect:
        cursor = self._view.textCursor()
        ends = []
        for position in (cursor.selectionStart(), cursor.selectionEnd()):
            end = QTextCursor(self._view.document())
            end.setPosition(position)
            ends.append(self._view.cursorRect(end))
        return ends[0].united(ends[1])

    def _on_pointed_in_text(self, mark_id: int | None) -> None:
        self.section.list.glow(mark_id)
        self.layer.glow(mark_id)

    def _on_mark_clicked(self, mark: Mark) -> None:
        self.section.list.select(mark.id)

    def _show_menu(self, place: QPoint) -> None:
        marks = self.section.list.selected
        if marks:
            self.menu_of(marks, self.section).popup(place)

    def menu_of(self, marks: Sequence[Mark], owner: QWidget) -> QMenu:
        """What can be done with these marks, of which there is at least one."""
        return MarkMenu(self, self._writer, marks, self._parts.appearance.theme, owner)
