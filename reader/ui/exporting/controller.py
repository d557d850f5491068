"""Notes out into files and back in, on behalf of the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import EnvironmentFault, ReaderError
from reader.exporting import Exporter, ExportPlan, ExportReport, NotesImported, Selection
from reader.model import CancelToken, ImportFailure
from reader.ui.exporting import wording
from reader.ui.exporting.choices import Choice, Scope, remember
from reader.ui.exporting.dialog import ExportDialog
from reader.ui.exporting.personal import PersonalDialog, all_agreed, remember_agreed
from reader.ui.exporting.report import ReportDialog
from reader.ui.faults import show_fault
from reader.ui.importing.progress import ProgressPanel
from reader.ui.marking.lane import LANE
from reader.ui.reveal import Revealer

if TYPE_CHECKING:
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts

_EXPORT_LANE = "export"
_DELAY_MS = 300
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


class ExportController(QObject):
    """`export` and `import_notes` ask what they need; nothing here blocks.

    An export: the dialog, then gathering, then (where something looks like personal data that was not agreed
    to before) the question, then writing, then the report.
    """

    _progressed = Signal(object)  # ExportProgress, from the lane's thread
    _ended = Signal()  # the same

    def __init__(self, window: QWidget, parts: Parts, writer: Writer, marking: Marking) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._writer = writer
        self._marking = marking
        noter = writer.noter
        self._exporter = Exporter(noter.library, noter.notebook, noter.catch_up)
        self._revealer = Revealer(window, parts.jobs)
        self._left_out: frozenset[str] = frozenset()  # of the last question, offered again at the next
        self._token: CancelToken | None = None
        self.panel = ProgressPanel(window, "Export", wording.progress_title)
        self.panel.cancel_requested.connect(self._cancel)
        queued = Qt.ConnectionType.QueuedConnection
        self._progressed.connect(self.panel.show_progress, queued)
        self._ended.connect(self.panel.end, queued)

    def export(self, selection: Selection | None = None) -> None:
        """Let the person export notes. selection: what is selected, offered first."""
        if self._parts.jobs.busy(_EXPORT_LANE):
            self._parts.status.show_notice("An export is under way already.")
            return
        dialog = ExportDialog(self._scopes(selection), self._parts.settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_requested.connect(self.begin)
        dialog.open()

    @Slot(object)
    def begin(self, choice: Choice) -> None:
        """Export what was chosen; what is being typed is saved first, so that it goes along."""
        remember(self._parts.settings, choice)
        self._marking.notes.flush()
        self._parts.jobs.run(LANE, lambda token: None, lambda nothing: self._gather(choice))

    def import_notes(self) -> None:
        """Let the person choose a file of notes, and take them in."""
        if not self._writer.may_write():
            return
        start = self._parts.settings.export_folder or QStandardPaths.writableLocation(_DOCUMENTS)
        chooser = QFileDialog(self._window, "Import notes", start)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(["Web Annotations (*.jsonld *.json)", "All files (*)"])
        chooser.fileSelected.connect(lambda file: self.take_in(Path(file)))
        chooser.open()

    def take_in(self, file: Path) -> None:
        """Take in the notes of `file`, then say what came of it."""
        self._marking.notes.flush()
        self._parts.jobs.run(
            LANE, lambda token: self._exporter.import_notes(file), self._show_taken_in, self._fail
        )

    # What can be exported

    def _scopes(self, selection: Selection | None) -> list[Scope]:
        scopes = [Scope(wording.selection_label(selection), selection)] if selection else []
        parts, article = self._parts, self._parts.article.view.article
        query = parts.top_bar.search_box.text().strip()
        if parts.finding.active and query:
            found = Selection.of_query(query)
            scopes.append(Scope(wording.selection_label(found), found))
        everything = Scope("All your notes", Selection.everything())
        if article and parts.reading.key == article.summary.key:
            this = Scope(
                f"Notes on this article: {article.summary.title}",
                Selection.of_articles([article.summary.key]),
            )
            return [*scopes, everything, this] if not scopes else [*scopes, this, everything]
        return [*scopes, everything]

    # One step after the other

    def _gather(self, choice: Choice) -> None:
        def work(token: CancelToken) -> ExportPlan:
            try:
                return self._exporter.plan(choice.scope.selection, token)
            finally:
                self._ended.emit()

        self._begin_step()
        self._token = self._parts.jobs.run(_EXPORT_LANE, work, partial(self._on_gathered, choice), self._fail)

    def _on_gathered(self, choice: Choice, plan: ExportPlan) -> None:
        if not plan.marks:
            show_fault(
                self._window,
                ReaderError(
                    "There are no highlights, notes or bookmarks to export there.",
                    "Nothing was written.",
                    "Choose other notes, or all of them.",
                ),
            )
            return
        if all_agreed(plan.personal, self._parts.settings):
            self._write(choice, plan, frozenset())
            return
        dialog = PersonalDialog(plan.personal, self._left_out, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(partial(self._on_decided, choice, plan))
        dialog.open()

    def _on_decided(self, choice: Choice, plan: ExportPlan, left_out: frozenset[str]) -> None:
        self._left_out = left_out
        remember_agreed(plan.personal, left_out, self._parts.settings)
        self._write(choice, plan.without(left_out), left_out)

    def _write(self, choice: Choice, plan: ExportPlan, left_out: frozenset[str]) -> None:
        def work(token: CancelToken) -> ExportReport:
            try:
                preset = choice.form.preset
                if preset is None:
                    self._exporter.write_annotations(plan, choice.place)
                    return ExportReport()
                return self._exporter.write(
                    plan, choice.place, preset, choice.briefing, report=self._progressed.emit, cancel=token
                )
            finally:
                # Whatever comes of it; and before the lane hands the result on.
                self._ended.emit()

        self._begin_step()
        self._token = self._parts.jobs.run(
            _EXPORT_LANE, work, partial(self._show_report, choice, plan, len(left_out)), self._fail
        )

    def _begin_step(self) -> None:
        self.panel.begin(_DELAY_MS)

    def _cancel(self) -> None:
        if self._token:
            self._token.cancel()

    # What came of it

    def _show_report(self, choice: Choice, plan: ExportPlan, left_out: int, report: ExportReport) -> None:
        lines = [*wording.export_lines(report, left_out)]
        if choice.form.preset is None:
            lines = [f"Written to {choice.place.name}", *lines]
        dialog = ReportDialog(
            "Export notes",
            wording.export_headline(plan, report),
            lines,
            [ImportFailure(str(choice.place / each.name), each.reason) for each in report.failed],
            "Show folder",
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.offered.connect(lambda: self._show_folder(choice.place))
        dialog.open()

    def _show_folder(self, place: Path) -> None:
        gone = EnvironmentFault("The folder is not there any more.", "", f"It was {place}.")
        self._revealer.reveal(place, gone)

    def _show_taken_in(self, done: NotesImported) -> None:
        self._marking.again()
        self._writer.changed.emit()
        dialog = ReportDialog(
            "Import notes", wording.import_headline(done), wording.import_lines(done), parent=self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _fail(self, error: ReaderError) -> None:
        show_fault(self._window, error)
