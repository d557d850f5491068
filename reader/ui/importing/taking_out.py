"""Taking articles out of the library again: undoing the last import, removing what was selected.

Both ask first and say what stays. All library work is done in the lane of the imports, so that none of it
crosses an import under way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from reader.errors import ReaderError, UnknownArticle
from reader.library import BatchInfo, Library, UndoReport
from reader.ui.details.wording import moment
from reader.ui.dialogs import settle_buttons
from reader.ui.importing import wording
from reader.ui.importing.runs import LANE
from reader.ui.jobs import Jobs
from reader.ui.sentences import SentencesDialog

T = TypeVar("T")
_MOST_TITLES = 5


class TakingOut(QObject):
    """`done` carries what was done, in words, after the library changed; `failed` a `ReaderError`."""

    done = Signal(str)
    failed = Signal(object)
    undo_changed = Signal()

    def __init__(self, window: QWidget, jobs: Jobs, library: Library) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._library = library
        self._last: BatchInfo | None = None

    @property
    def can_undo(self) -> bool:
        return self._last is not None

    @property
    def undo_text(self) -> str:
        return (
            wording.undo_menu_text(self._last.added, self._last.updated) if self._last else "Undo last import"
        )

    def refresh_undo(self) -> None:
        """Find out what could be undone now; `undo_changed` follows.

        Where that fails, nothing is said: nobody asked for it, and who does will hear.
        """
        self._jobs.run(
            LANE,
            lambda token: self._library.imports.last(),
            self._set_last,
            lambda error: self._set_last(None),
        )

    def undo_last(self, batch: int | None = None) -> None:
        """Ask, then undo the last import. batch: only if it is this one."""
        self._run(self._library.imports.last, partial(self._ask_undo, batch))

    def remove(self, keys: Sequence[str]) -> None:
        """Ask, then remove these articles."""
        if keys:
            self._run(lambda: self._known_of(keys), partial(self._ask_remove, keys))

    def _set_last(self, last: BatchInfo | None) -> None:
        self._last = last
        self.undo_changed.emit()

    def _ask_undo(self, batch: int | None, last: BatchInfo | None) -> None:
        self._set_last(last)
        if last is None:
            self.failed.emit(ReaderError("There is no import to undo.", "Nothing was changed."))
            return
        if batch is not None and batch != last.batch:
            self.failed.emit(
                ReaderError(
                    "Another import has been made since, and the newest has to be undone first.",
                    "Nothing was changed.",
                    "Choose “Undo last import” in the File menu, once for each import.",
                )
            )
            return
        question, known = wording.undo_question(moment(last.begun), last.added, last.updated)
        self._ask(question, known, "", "Undo import", self._undo)

    def _undo(self) -> None:
        def undone(report: UndoReport | None) -> None:
            self._finish(wording.undone(report.removed, report.restored) if report else "")

        self._run(self._library.imports.undo_last, undone)

    def _known_of(self, keys: Sequence[str]) -> tuple[list[str], int]:
        """The first titles, and how many of the articles came with the program."""
        titles = [summary.title for summary in self._library.articles.summaries(keys[:_MOST_TITLES])]
        return titles, self._library.shipped.among(keys)

    def _ask_remove(self, keys: Sequence[str], known_of: tuple[list[str], int]) -> None:
        titles, included = known_of
        question, known = wording.remove_question(len(keys), included)
        self._ask(
            question, wording.titles_list(titles, len(keys)), known, "Remove", lambda: self._remove(keys)
        )

    def _remove(self, keys: Sequence[str]) -> None:
        self._run(
            lambda: self._library.imports.remove(keys),
            lambda number: self._finish(wording.removed(number)),
        )

    def _finish(self, said: str) -> None:
        self.refresh_undo()
        self.done.emit(said)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.run(LANE, lambda token: work(), done, self._fail)

    def _fail(self, error: ReaderError) -> None:
        if isinstance(error, UnknownArticle):
            error = ReaderError(
                "One of these articles is no longer in the library.",
                "Nothing was changed.",
                "Select again what is to be removed.",
            )
        self.failed.emit(error)

    def _ask(self, question: str, first: str, second: str, yes: str, act: Callable[[], None]) -> None:
        dialog = SentencesDialog("Regional Reader", question, first, second, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        agree = QPushButton(yes)
        dialog.buttons.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
        settle_buttons(dialog, dialog.buttons.addButton(QDialogButtonBox.StandardButton.Cancel))
        dialog.accepted.connect(act)
        dialog.open()
