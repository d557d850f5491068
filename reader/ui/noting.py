"""The notebook in the window: opened behind the first article, in step with the library, closed safely."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import NotebookDamaged, ReaderError
from reader.ui.marking.controller import Marking
from reader.ui.marking.lane import LANE
from reader.ui.marking.progress import ReadingProgress
from reader.ui.marking.section import MarksSection
from reader.ui.marking.writing import Writer
from reader.ui.turns import next_turn
from reader.ui.watching import Watch

if TYPE_CHECKING:
    from reader.model import CheckReport
    from reader.noting import Noter
    from reader.ui.parts import Parts

OpenNoter = Callable[[], "tuple[Noter, CheckReport | None]"]
"""Opens the notebook; of a damaged one, what could be saved, with a report on it."""

_ASK_AGAIN = 50  # milliseconds


class Noting(QObject):
    """`ready` says that marks can be made; `changed` that the notebook is another one than it was; `followed`
    that the window itself has written the library's copy.
    """

    ready = Signal()
    changed = Signal()
    followed = Signal()

    def __init__(self, window: QWidget, parts: Parts, open_noter: OpenNoter) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._closed = self._closing = False
        self.changed.connect(self.followed)
        self.noter: Noter | None = None
        self.writer: Writer | None = None
        self.marking: Marking | None = None
        self.progress: ReadingProgress | None = None
        self.watch: Watch | None = None
        parts.jobs.run(LANE, lambda token: open_noter(), self._on_opened, self._on_refused)

    def catch_up(self) -> None:
        """The library or the notebook was changed by somebody else: bring them together again."""
        self._catch_up(self._on_caught_up)

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether nothing is left to be saved. Else it is saved now, and `close` called when that is done."""
        if self.marking is None or not self.marking.unsaved:
            return True
        if not self._closing:  # asked twice, it is one way to the end
            self._closing = True
            self.marking.notes.flush()
            self._close_when_saved(close)
        return False

    def close(self) -> None:
        """After the window's jobs have ended."""
        self._closed = True
        if self.watch:
            self.watch.stop()
        if self.noter:
            self.noter.notebook.close()

    def _on_opened(self, opened: tuple[Noter, CheckReport | None]) -> None:
        self.noter, report = opened
        self.writer = Writer(self._parts, self.noter, self)
        self.writer.changed.connect(self.changed)
        # All in one turn, it would hold up a key.
        section = MarksSection(self._parts.appearance.families.serif[0], self._parts.appearance.theme)
        self._begin(partial(self._mark, self.noter, self.writer, section, report))

    def _mark(self, noter: Noter, writer: Writer, section: MarksSection, report: CheckReport | None) -> None:
        self.marking = Marking(self._parts, writer, section, self)
        self._begin(partial(self._follow, noter, self.marking, report))

    def _follow(self, noter: Noter, marking: Marking, report: CheckReport | None) -> None:
        self.progress = ReadingProgress(self._parts, noter, self)
        self.progress.changed.connect(self.changed)
        self.progress.wrote.connect(self.followed)
        marking.notes.reworded.connect(self.followed)
        if report:
            self._tell_recovered(report)
        self.watch = Watch(noter.notebook.changed_by_others, "watch notes", self._parts.jobs, self)
        self.watch.changed.connect(self._on_changed_by_others)
        self.watch.start()
        self.catch_up()
        self._back_up()
        self._begin(self.ready.emit)

    def _begin(self, step: Callable[[], object]) -> None:
        next_turn(self, lambda: None if self._closed else step())

    def _on_refused(self, error: ReaderError) -> None:
        """Reading goes on without notes; the actions of notes stay off."""
        self._parts.jobs.fault_occurred.emit(error)

    def _catch_up(self, done: Callable[[bool], None]) -> None:
        noter = self.noter
        if noter:
            self._parts.jobs.run(LANE, lambda token: noter.catch_up(), done)

    def _on_changed_by_others(self) -> None:
        self._catch_up(lambda changed: self._on_caught_up(True))

    def _on_caught_up(self, changed: bool) -> None:
        if changed:
            if self.marking:
                self.marking.again()
            self.changed.emit()

    def _back_up(self) -> None:
        noter = self.noter
        assert noter is not None
        self._parts.jobs.run(
            "backup",
            lambda token: noter.notebook.backups.make_if_due(),
            lambda made: None,
            # One backup that could not be made is no reason to disturb anybody at each start; Restore tells
            # how old the last one is.
            lambda error: self._parts.status.show_notice(f"No backup of your notes today: {error.happened}"),
        )

    def _close_when_saved(self, close: Callable[[], object]) -> None:
        if self._parts.jobs.busy(LANE):
            QTimer.singleShot(_ASK_AGAIN, self, lambda: self._close_when_saved(close))
        elif self.marking and self.marking.unsaved:
            self._ask_about_unsaved(close)
        else:
            self._closing = False
            close()

    def _ask_about_unsaved(self, close: Callable[[], object]) -> None:
        marking = self.marking
        assert marking is not None
        # Imported late: hardly anybody ever sees it.
        from reader.export import replace_file
        from reader.ui.marking.unsaved import UnsavedDialog

        text = marking.notes.unsaved_text
        dialog = UnsavedDialog(marking.section.editor.state_text, text, self._window)

        def give_up() -> None:
            marking.notes.abandon()
            close()

        def write(path: str) -> None:
            self._parts.jobs.run(
                "files",
                lambda token: replace_file(Path(path), text.encode()),
                lambda nothing: give_up(),
            )

        def stay(_result: int) -> None:
            self._closing = False

        dialog.finished.connect(stay)
        dialog.close_requested.connect(give_up)
        dialog.file_chosen.connect(write)
        dialog.open()

    def _tell_recovered(self, report: CheckReport) -> None:
        kept = self.noter.notebook.set_aside if self.noter else None
        self._parts.jobs.fault_occurred.emit(
            NotebookDamaged(
                "The file with your notes was damaged. Everything sound in it was moved to a new one.",
                f"The damaged file is kept as “{kept.name}”." if kept else "",
                "See Help > Restore notes for the backups, which may hold what is missing. "
                + " ".join(report.problems[:3]),
            )
        )
