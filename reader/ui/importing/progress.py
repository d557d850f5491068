"""How far an import or export is, in the corner of the window; reading goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from reader.importing import ImportProgress
from reader.ui.importing.corner import CornerPanel
from reader.ui.importing.wording import progress_title
from reader.ui.labels import ElidedLabel


class Progress(Protocol):
    """How far it is. done: of `total`, None while nobody knows; current: the file or article at hand."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int | None: ...
    @property
    def current(self) -> str: ...


class ProgressPanel(CornerPanel):
    """`begin()` when the work starts, `show_progress()` as it goes, `end()` when it is over.

    It shows itself only where the work takes longer than the delay that `begin` is given. name: what it is,
    for screen readers. words: make its title of how much is done and how much there is.
    """

    cancel_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        name: str = "Import",
        words: Callable[[int, int | None], str] = progress_title,
    ) -> None:
        super().__init__(window)
        self._words = words
        self._title = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self._title.setProperty("role", "strong")
        self._current = ElidedLabel()
        self._current.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(name)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self._on_cancel_clicked)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        for widget in (self._title, self._bar, self._current):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self._on_delay_over)

    @property
    def title(self) -> str:
        """What it says, in its whole length."""
        return self._title.full_text

    def begin(self, delay_ms: int) -> None:
        """The work starts; show it if it still runs after `delay_ms` milliseconds."""
        self.cancel.setEnabled(True)
        self.show_progress(ImportProgress(0, None, ""))
        self._delay.start(delay_ms)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        if not self.cancel.isEnabled():
            return  # it says "Stopping…", and stays so
        self._title.set_full_text(self._words(progress.done, progress.total))
        self._current.set_full_text(progress.current)
        self._bar.setRange(0, progress.total or 0)  # 0 to 0 moves: no one knows yet how much it is
        self._bar.setValue(progress.done)

    def end(self) -> None:
        """The work is over."""
        self._delay.stop()
        self.hide()

    @Slot()
    def _on_delay_over(self) -> None:
        self.appear(self.title)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self._title.set_full_text("Stopping…")
        self.cancel_requested.emit()
