"""Notes while they are written: the editor in the right pane, and its way to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.model import CancelToken, Mark
from reader.ui.marking.draft import Draft
from reader.ui.marking.lane import LANE
from reader.ui.marking.section import MarksSection
from reader.ui.marking.wording import quoted

if TYPE_CHECKING:
    from reader.model import ArticleText
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts

_PREVIEW_LANE = "preview"
_TRY_AGAIN = 1000  # milliseconds until a note that could not be saved is tried again


class NoteTaking(QObject):
    """One note at a time is written; those that were left and could not be saved are tried again until they
    are. `opened` says that the editor is open now; `reworded` carries the `Mark` of a note that has other
    words on the disk, which nothing counts or lists anew.
    """

    opened = Signal()
    reworded = Signal(object)

    def __init__(self, parts: Parts, writer: Writer, section: MarksSection, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._writer = writer
        self._noter = writer.noter
        self._section = section
        self._editor = section.editor
        self._draft: Draft | None = None
        self._strays: dict[Draft, tuple[str, tuple[str, ...]]] = {}  # left, and could not be saved so far
        self._editor.edited.connect(self._tell_whether_saved)
        self._editor.grown.connect(self._give_room)
        self._editor.changed.connect(self._save)
        self._editor.preview_requested.connect(self._preview)
        self._editor.closed.connect(self._close_editor)

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed is not on the disk yet."""
        return bool(self._strays) or (self._draft is not None and self._editor.unsaved)

    @property
    def unsaved_text(self) -> str:
        """All that was typed and is not on the disk yet, with the tags that belong to it."""
        editor, texts = self._editor, list(self._strays.values())
        if self._draft and editor.unsaved:
            texts.append((editor.text, editor.tags.tags))
        return "\n\n".join(text + (f"\n\nTags: {', '.join(tags)}\n" if tags else "") for text, tags in texts)

    def flush(self) -> None:
        """Give what is typed to the notebook now."""
        if self._draft:
            self._editor.flush()

    def abandon(self) -> None:
        """Give up what is typed: the person has put it somewhere else."""
        self._draft = None
        self._strays.clear()
        self._editor.hide()

    def leave(self, key: str | None) -> None:
        """The article `key` is open now: a note on another one is done."""
        if self._draft and self._draft.key != key:
            self._editor.finish()

    def begin(self, article: ArticleText, place: tuple[int, int] | None) -> None:
        """Write a new note on `place` in the article's reading text; None: on all of it."""
        quotation = article.text[slice(*place)] if place else ""
        self._open_editor(Draft(article.summary.key, place=place, seen=article.text), "", (), quotation)

    def go_on(self, mark: Mark) -> None:
        """Write on in the note of a mark."""
        stray = next((each for each in self._strays if each.mark and each.mark.id == mark.id), None)
        if stray:
            return  # its newest text is about to be saved, and an older one must not be written over it
        quotation = mark.anchor.exact if mark.anchor else ""
        self._open_editor(Draft(mark.article.key, mark=mark), mark.body, mark.tags, quotation)

    # Behind it

    def _save(self, text: str, tags: tuple[str, ...]) -> None:
        if self._draft:
            self._keep(self._draft, text, tags)

    def _keep(self, draft: Draft, text: str, tags: tuple[str, ...]) -> None:
        before, status = draft.mark, self._parts.status

        def done(mark: Mark | None) -> None:
            self._strays.pop(draft, None)
            if self._draft is draft:
                self._editor.show_saved(text, tags)
            if not self.unsaved:
                status.show_saved()
            if before and mark and before.tags == mark.tags:
                self.reworded.emit(mark)
            else:
                self._writer.changed.emit()

        def failed(error: ReaderError) -> None:
            status.show_unsaved()
            if self._draft is draft:
                self._editor.show_fault(error)
            else:
                self._bring_back(draft, text, tags, error)

        self._parts.jobs.run(LANE, lambda token: draft.save(self._noter, text, tags), done, failed)

    def _bring_back(self, draft: Draft, text: str, tags: tuple[str, ...], error: ReaderError) -> None:
        """A note that was left could not be saved: show it again, or keep it while another one is written."""
        if self._draft is None:
            self._strays.pop(draft, None)
            mark = draft.mark
            self._show_editor(draft, text, tags, (mark.body, mark.tags) if mark else ("", ()))
            self._editor.show_fault(error)
            return
        self._strays[draft] = (text, tags)
        QTimer.singleShot(_TRY_AGAIN, self, lambda: self._try_again(draft))

    def _try_again(self, draft: Draft) -> None:
        stray = self._strays.get(draft)
        if stray:
            self._keep(draft, *stray)

    def _open_editor(self, draft: Draft, text: str, tags: tuple[str, ...], quotation: str) -> None:
        if self._draft:
            self._editor.finish()
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
        self.opened.emit()
        self._parts.panes.set_noting(True)
        self._read_known_tags()
        self._editor.open(draft.title, text, tags, saved)
        self._give_room()

    def _give_room(self) -> None:
        self._section.fit()
        self._parts.side.set_writing(self._draft is not None)

    def _close_editor(self) -> None:
        draft, self._draft = self._draft, None
        self._editor.hide()
        self._parts.panes.set_noting(False)
        self._give_room()
        self._parts.article.view.setFocus()
        if draft:
            self._parts.jobs.run(
                LANE,
                lambda token: draft.discard_empty(self._noter),
                lambda nothing: self._writer.changed.emit(),
            )

    def _tell_whether_saved(self) -> None:
        if self._strays:
            return  # of which it says that they could not be saved
        if self.unsaved:
            self._parts.status.show_unsaved_yet()
        elif self._draft and self._draft.mark:
            self._parts.status.show_saved()

    def _preview(self, text: str) -> None:
        def work(token: CancelToken) -> str:
            from reader.render import from_markdown

            return from_markdown(text).html

        self._parts.jobs.run(
            _PREVIEW_LANE,
            work,
            lambda html: self._editor.show_preview(self._parts.appearance.note_style, html),
            lambda error: self._editor.show_preview("", f"<p>{error.happened}</p>"),
            latest=True,
        )

    def _read_known_tags(self) -> None:
        self._parts.jobs.run(
            LANE,
            lambda token: [tag.name for tag in self._noter.notebook.tags.all()],
            self._editor.tags.set_known,
        )
