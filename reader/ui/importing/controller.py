"""Everything that a person can do about imports, behind one face for the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import ReaderError
from reader.importing import Importer
from reader.ingest import FORMATS, Parsed
from reader.library import Library
from reader.model import CancelToken, ImportFailure, ImportSummary
from reader.ui.faults import show_fault
from reader.ui.importing import wording
from reader.ui.importing.drop import local_paths
from reader.ui.importing.folders import FoldersDialog, is_remembered, remember
from reader.ui.importing.notice import Notice
from reader.ui.importing.paste import PasteDialog, clipping
from reader.ui.importing.runs import ImportRuns, Report, Run
from reader.ui.importing.summary import SummaryDialog
from reader.ui.importing.taking_out import TakingOut
from reader.ui.jobs import Jobs
from reader.ui.settings import Settings

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_NOT_THERE = "The folder is not there now: connect its drive, or take it off the list of watched folders."


class ImportController(QObject):
    """Imports, undoes and removes on behalf of `window`, whose dialogs and corner panels these are.

    Nothing here blocks; all work is done in the lane "import" of `jobs`, one piece after the other.
    """

    library_changed = Signal(object)  # ImportSummary, or None after undoing, removing or bringing back
    taken_out = Signal()  # articles, by removing them or by undoing an import
    article_requested = Signal(str)  # key
    undo_changed = Signal()  # `can_undo` or `undo_text` may be others

    def __init__(
        self, window: QWidget, jobs: Jobs, importer: Importer, library: Library, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._importer = importer
        self._settings = settings
        self._start_folder = QStandardPaths.writableLocation(_DOCUMENTS)  # of the choosers
        self._runs = ImportRuns(window, jobs)
        self._runs.failed.connect(self._on_run_failed)
        self._taking_out = TakingOut(window, jobs, library)
        self._taking_out.done.connect(self._on_taken_out)
        self._taking_out.failed.connect(self._on_failed)
        self._taking_out.undo_changed.connect(self.undo_changed)
        self.progress = self._runs.panel
        self.notice = Notice(window)
        self._taking_out.refresh_undo()

    @property
    def can_undo(self) -> bool:
        """Whether there is an import to undo."""
        return self._taking_out.can_undo

    @property
    def undo_text(self) -> str:
        """The menu's words: "Undo last import (12 articles)"."""
        return self._taking_out.undo_text

    # Bringing in

    def import_files(self) -> None:
        """Let the person choose files, then import them."""
        endings = " ".join(f"*{ending}" for ending in FORMATS)
        chooser = self._chooser("Import files")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilters([f"Pages, e-mails and texts ({endings})", "All files (*)"])
        chooser.filesSelected.connect(self._import_chosen)
        chooser.open()

    def import_folder(self) -> None:
        """Let the person choose a folder, then import everything in it."""
        chooser = self._chooser("Import a folder")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.filesSelected.connect(self._import_chosen)
        chooser.open()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders, then show what came of it."""
        folder: list[str] = []

        def work(report: Report, token: CancelToken) -> ImportSummary:
            if len(paths) == 1 and paths[0].is_dir():
                folder.append(str(paths[0].absolute()))
            return self._importer.import_paths(paths, report, token)

        def done(summary: ImportSummary) -> None:
            self._take_over(summary)
            new = [each for each in folder if not is_remembered(self._settings, each)]
            self._show_summary(summary, new[0] if new and not summary.cancelled else None)

        self._runs.start(Run(work, done))

    def paste(self) -> None:
        """Show what the clipboard holds as an article, and add it if the person agrees."""
        # None where nothing was ever copied, whatever PySide's stubs say.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        files = local_paths(data) if data else []
        if files:
            self.import_paths(files)
            return
        found = clipping(data) if data else None
        if found is None:
            self._on_failed(
                ReaderError(
                    "There is no text on the clipboard.",
                    "",
                    "Copy a page or an e-mail first: open it, select all of it, and copy.",
                )
            )
            return
        dialog = PasteDialog(partial(self._importer.read_pasted, found), self._jobs, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.add_requested.connect(self._add_pasted)
        dialog.open()

    def manage_folders(self) -> None:
        """Show the import folders."""
        dialog = FoldersDialog(self._settings, self._jobs, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.look_requested.connect(partial(self.look_for_new_files, quiet=False))
        dialog.open()

    def look_for_new_files(self, quiet: bool) -> None:
        """Bring in what is new in the import folders.

        quiet: nobody asked just now; a small notice tells what came in or failed, where anything did.
        Otherwise the summary is shown, or the list of folders where it is empty.
        """
        folders = self._settings.import_folders
        if not folders:
            if not quiet:
                self.manage_folders()
            return

        def work(report: Report, token: CancelToken) -> ImportSummary:
            there = [Path(folder) for folder in folders if Path(folder).is_dir()]
            summary = self._importer.look_for_new_files(there, report, token)
            missing = [ImportFailure(f, _NOT_THERE) for f in folders if Path(f) not in there]
            # At each start it would be told again; who looks now wants to know.
            return summary if quiet else _with_failures(summary, missing)

        def done(summary: ImportSummary) -> None:
            self._take_over(summary)
            if quiet:
                self._tell_quietly(summary)
            else:
                self._show_summary(summary)

        self._runs.start(Run(work, done, quiet))

    # Taking out

    def undo_last(self) -> None:
        """Ask, then undo the last import."""
        self._taking_out.undo_last()

    def remove(self, keys: Sequence[str]) -> None:
        """Ask, then remove these articles from the library."""
        self._taking_out.remove(list(keys))

    # What follows

    def tell_brought_back(self, number: int | None) -> None:
        """So many of the included articles are in the library again. None: they could not be read."""
        self.library_changed.emit(None)
        self.notice.say(wording.brought_back(number))

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._window, title, self._start_folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser

    @Slot(list)
    def _import_chosen(self, chosen: list[str]) -> None:
        paths = [Path(each) for each in chosen]
        self._start_folder = str(paths[0].parent)
        self.import_paths(paths)

    @Slot(object)
    def _add_pasted(self, articles: tuple[Parsed, ...]) -> None:
        def done(summary: ImportSummary) -> None:
            self._take_over(summary)
            self.notice.say(wording.pasted(summary))
            if summary.first_key is not None:
                self.article_requested.emit(summary.first_key)

        def work(report: Report, token: CancelToken) -> ImportSummary:
            return self._importer.add_pasted(articles)

        self._runs.start(Run(work, done))

    def _take_over(self, summary: ImportSummary) -> None:
        self._taking_out.refresh_undo()
        if summary.batch is not None:
            self.library_changed.emit(summary)

    def _show_summary(self, summary: ImportSummary, folder: str | None = None) -> None:
        self.notice.hide()
        dialog = SummaryDialog(summary, self._window, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.read_requested.connect(self.article_requested)
        dialog.remember_requested.connect(partial(remember, self._settings))
        dialog.undo_requested.connect(lambda: self._taking_out.undo_last(summary.batch))
        dialog.open()

    def _tell_quietly(self, summary: ImportSummary) -> None:
        said = wording.notice(summary)
        if not said:
            return
        actions: list[tuple[str, Callable[[], None]]] = []
        if summary.failed:
            actions.append(("Show list", lambda: self._show_summary(summary)))
        key = summary.first_key
        if key is not None:
            actions.append(("Read the newest", lambda: self.article_requested.emit(key)))
        self.notice.say(said, actions)

    @Slot(str)
    def _on_taken_out(self, said: str) -> None:
        if said:
            self.taken_out.emit()
        self.library_changed.emit(None)
        if said:
            self.notice.say(said)

    @Slot(object, object)
    def _on_run_failed(self, run: Run, error: ReaderError) -> None:
        self._taking_out.refresh_undo()
        self.library_changed.emit(None)  # what came in before it failed is in
        if run.quiet:
            self.notice.say(error.happened, [("More", lambda: self._on_failed(error))])
        else:
            self._on_failed(error)

    @Slot(object)
    def _on_failed(self, error: ReaderError) -> None:
        show_fault(self._window, error)


def _with_failures(summary: ImportSummary, more: Sequence[ImportFailure]) -> ImportSummary:
    return replace(summary, failed=(*more, *summary.failed))
