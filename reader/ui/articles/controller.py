"""What is done with the articles that are selected in the tree or the results, or with the open one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.model import MarkKind, TreePlace
from reader.ui.articles.correcting import CorrectDialog
from reader.ui.articles.tags_dialog import TagsDialog
from reader.ui.marking.lane import LANE
from reader.ui.status import count

if TYPE_CHECKING:
    from reader.model import ArticleDetails, Correction
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts


class _Tags(NamedTuple):
    """Of each article its tags, and every tag that is in use."""

    of_each: list[tuple[str, ...]]
    known: list[str]


class ArticleActions(QObject):
    """Read and unread, tags, bookmarks of whole articles; each one step of undo, with one notice."""

    def __init__(self, window: QWidget, parts: Parts, writer: Writer) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._writer = writer
        self._noter = writer.noter
        parts.actions.connect(
            {
                "read": self.toggle_read,
                "all_read": self.mark_branch_read,
                "star": self.toggle_star,
                "tags": self.edit_tags,
                "correct": self.correct,
            }
        )

    def toggle_read(self) -> None:
        """Mark the chosen articles as read; where they all are, as unread."""
        keys = chosen_keys(self._parts)

        def change() -> tuple[int, bool]:
            states = self._noter.notebook.reading.states(keys)
            read = any(key not in states or not states[key].read for key in keys)
            return self._noter.mark_read(keys, read), read

        if keys:
            self._writer.write(change, lambda done: self._said(done[0], "read" if done[1] else "unread"))

    def mark_branch_read(self) -> None:
        """Mark every article of the branch as read on which the person stands in the tree."""
        place = self.branch
        if place is None:
            return
        parts, digests = self._parts, self._parts.settings.digests

        def change() -> int:
            keys = [each.key for each in parts.library.articles.list(place, digests)]
            return self._noter.mark_read(keys, True)

        self._writer.write(change, lambda number: self._said(number, "read"))

    @property
    def branch(self) -> TreePlace | None:
        """The branch on which the person stands, or under which; None where there is none."""
        if self._parts.finding.active:
            return None
        model, index = self._parts.shelf.model, self._parts.shelf.view.currentIndex()
        if not index.isValid():
            return None
        return model.place(index) or model.place(index.parent())

    def toggle_star(self) -> None:
        """Bookmark the chosen articles; where they all are, take those bookmarks away."""
        keys = chosen_keys(self._parts)

        def change() -> tuple[int, bool]:
            starred = not all(self._starred(key) for key in keys)
            return self._noter.star(keys, starred), starred

        def said(done: tuple[int, bool]) -> str:
            number, starred = done
            what = "Article" if number == 1 else count(number)
            if starred:
                return f"{what} bookmarked"
            return "Bookmark removed" if number == 1 else f"Bookmarks of {what} removed"

        if keys:
            self._writer.write(change, said)

    def edit_tags(self) -> None:
        """Ask for the tags of the chosen articles."""
        keys = chosen_keys(self._parts)
        tags = self._noter.notebook.tags

        def show(found: _Tags) -> None:
            dialog = TagsDialog("article", found.of_each, found.known, self._window)
            dialog.chosen.connect(lambda add, remove: self._tag(keys, add, remove))
            dialog.open()

        if keys and self._writer.may_write():
            self._parts.jobs.run(
                LANE,
                lambda token: _Tags(
                    [tags.of_article(key) for key in keys], [each.name for each in tags.all()]
                ),
                show,
            )

    def correct(self) -> None:
        """Ask what is wrong in the details of the open, or the one chosen, article."""
        keys = chosen_keys(self._parts)
        if len(keys) != 1 or not self._writer.may_write():
            if len(keys) > 1:
                self._parts.status.show_notice("Select one article to correct its details.")
            return
        (key,) = keys

        def show(details: ArticleDetails) -> None:
            dialog = CorrectDialog(details, self._window)
            dialog.chosen.connect(lambda correction: self._correct(key, correction))
            dialog.open()

        self._parts.jobs.run(LANE, lambda token: self._parts.library.articles.details(key), show)

    def _correct(self, key: str, correction: Correction | None) -> None:
        said = "Details corrected." if correction else "The details are as the source gives them."
        self._writer.write(lambda: self._noter.correct(key, correction), f"{said} {self._writer.undo_hint}")

    def _tag(self, keys: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        self._writer.write(
            lambda: self._noter.tag_articles(keys, add, remove),
            f"Tags of {count(len(keys))} changed. {self._writer.undo_hint}",
        )

    def _said(self, number: int, state: str) -> str:
        if number == 0:
            return f"Nothing to mark as {state}"
        what = "Article" if number == 1 else count(number)
        return f"{what} marked as {state}. {self._writer.undo_hint}"

    def _starred(self, key: str) -> bool:
        marks = self._noter.of_article(key)
        return any(mark.kind is MarkKind.BOOKMARK and not mark.anchor for mark in marks)


def chosen_keys(parts: Parts) -> list[str]:
    """The articles that an action is meant for: those selected in the list that has the keyboard, the open
    one while it is in the article, and where nothing is selected.
    """
    focused = QGuiApplication.focusObject()
    inside = isinstance(focused, QWidget) and parts.article.isAncestorOf(focused)
    chosen: list[str] = []
    if parts.finding.active and not inside:
        chosen = parts.results.selected_keys()
    elif not (inside or parts.left.shows_notes):
        chosen = parts.shelf.view.selected_keys()
    return chosen or ([parts.reading.key] if parts.reading.key else [])
