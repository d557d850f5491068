"""Notes to check, joined to the window: how many there are, the window for them, and what is decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.model import Mark, ReviewItem
from reader.ui.dialogs import while_alive
from reader.ui.review.window import ReviewWindow

if TYPE_CHECKING:
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts

_LANE = "review"


class ReviewQueue(QObject):
    """`counted` carries how many notes wait for a decision, or for their article."""

    counted = Signal(int)

    def __init__(self, owner: QWidget, parts: Parts, writer: Writer) -> None:
        super().__init__(owner)
        self._owner = owner
        self._parts = parts
        self._writer = writer
        self._window: ReviewWindow | None = None
        self.number = 0
        parts.actions.connect({"review": self.show})
        self.again()

    @property
    def window(self) -> ReviewWindow | None:
        """The open window; None where none is."""
        return self._window

    def show(self) -> None:
        """Open the window, at the open article's note where one of it waits."""
        if self._window is None:
            made = ReviewWindow(self._parts.appearance.theme, self._owner)
            made.placed.connect(self._place)
            made.kept.connect(self._keep)
            made.deleted.connect(self._delete)
            made.finished.connect(self._forget)
            self._parts.appearance.theme_changed.connect(made.wear)
            self._window = made
        self._read(self._window)

    def again(self) -> None:
        """Something was changed: count again, and show what the open window shows anew."""
        review = self._writer.noter.notebook.review
        self._parts.jobs.run(_LANE, lambda token: len(review.queue()), self._on_counted)
        if self._window:
            self._read(self._window)

    def _on_counted(self, number: int) -> None:
        self.number = number
        self._parts.actions["review"].setText(
            f"&Notes to check ({number:,})…" if number else "&Notes to check"
        )
        self._parts.actions["review"].setEnabled(number > 0)
        self.counted.emit(number)

    def _read(self, window: ReviewWindow) -> None:
        def show(items: tuple[ReviewItem, ...]) -> None:
            window.show_items(items, self._parts.reading.key)
            if not window.isVisible():
                window.show()
            if not items:
                self._on_counted(0)

        self._parts.jobs.run(_LANE, lambda token: self._writer.noter.review(), while_alive(window, show))

    def _forget(self) -> None:
        if self._window:
            self._parts.appearance.theme_changed.disconnect(self._window.wear)
            self._window.deleteLater()
            self._window = None

    def _place(self, mark: Mark, place: tuple[int, int]) -> None:
        noter = self._writer.noter
        self._write(lambda: noter.place(mark.id, *place), "The note has its place.")

    def _keep(self, mark: Mark) -> None:
        self._write(lambda: self._writer.noter.keep(mark.id), "The note stays with its article.")

    def _delete(self, mark: Mark) -> None:
        self._write(lambda: self._writer.noter.delete([mark.id]), "Note deleted.")

    def _write(self, change: Callable[[], object], said: str) -> None:
        self._writer.write(change, f"{said} {self._writer.undo_hint}")
