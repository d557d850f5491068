"""Everything that the window writes into the notebook goes through here: one lane, one notice, one undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.ui.marking.lane import LANE

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.noting import Noter
    from reader.ui.parts import Parts

T = TypeVar("T")

READ_ONLY = (
    "Notes cannot be changed here: the folder they are kept in can only be read. Move or copy the folder to "
    "a place where you may write, or ask whoever looks after this computer."
)


class Writer(QObject):
    """`changed` says that something was written: lists, counts and the state of undo may be others."""

    changed = Signal()

    def __init__(self, parts: Parts, noter: Noter, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self.noter = noter
        self.before_undo: Callable[[], object] = lambda: None
        self.still_unsaved: Callable[[], bool] = lambda: False  # whether anything else is
        self._held = False
        self.changed.connect(self._release)

    @property
    def undo_hint(self) -> str:
        """A sentence on how the last change is taken back."""
        how = self._parts.actions.how("undo")
        return f"{how[0].upper()}{how[1:]} to undo."

    @property
    def read_only(self) -> bool:
        return self.noter.notebook.read_only

    @property
    def busy(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._parts.jobs.busy(LANE)

    def may_write(self) -> bool:
        """Where nothing can be written, the person is told why."""
        if self.read_only:
            self._parts.status.show_notice("Notes cannot be changed: their folder can only be read.")
        return not self.read_only

    def write(
        self,
        change: Callable[[], T],
        said: str | Callable[[T], str],
        done: Callable[[T], object] | None = None,
        failed: Callable[[ReaderError], None] | None = None,
    ) -> None:
        """Do `change` on the notebook's lane; when it is safe, say so and tell everybody.

        said: the notice, or what makes it of the outcome.
        """
        if not self.may_write():
            return

        def finished(outcome: T) -> None:
            if not self.still_unsaved():
                self._parts.status.show_saved()
            self._parts.status.show_notice(said if isinstance(said, str) else said(outcome))
            self.changed.emit()
            if done:
                done(outcome)

        self._parts.jobs.run(LANE, lambda token: change(), finished, failed)

    def hold_undo(self) -> None:
        """Articles were taken out of the library last, which undo does not bring back: until something is
        written again, the next `undo` only says so, and what it would take back instead.
        """
        self._held = True

    def undo(self) -> None:
        """Take the last change to the notebook back, whatever it was."""
        if self._held and self.may_write():
            self._release()
            self._parts.jobs.run(
                LANE, lambda token: self.noter.notebook.history.next_undo(), self._say_what_undo_would_do
            )
            return
        self._step(self.noter.undo, "Undone: {}", "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.noter.redo, "Redone: {}", "There is nothing to redo.")

    def _release(self) -> None:
        self._held = False

    def _say_what_undo_would_do(self, words: str | None) -> None:
        self._parts.status.show_notice(
            f"Undo does not bring articles back. To undo your last change to notes ({words}), "
            f"{self._parts.actions.how('undo')} again."
            if words
            else "Undo does not bring articles back, and there is nothing else to undo."
        )

    def _step(self, step: Callable[[], str | None], said: str, nothing: str) -> None:
        self.before_undo()

        def done(words: str | None) -> None:
            self._parts.status.show_notice(said.format(words) if words else nothing)
            self.changed.emit()

        if self.may_write():
            self._parts.jobs.run(LANE, lambda token: step(), done)
