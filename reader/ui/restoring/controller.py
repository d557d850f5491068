"""Backups on behalf of the window: shown, made, gone back to; never on the main thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from shiboken6 import isValid

from reader.errors import EnvironmentFault, ReaderError
from reader.model import Backup, BackupContents, CancelToken
from reader.ui.dialogs import settle_buttons, while_alive
from reader.ui.faults import show_fault
from reader.ui.marking.lane import LANE
from reader.ui.restoring.dialog import BackupsDialog
from reader.ui.restoring.wording import change_lines, made_label, restored
from reader.ui.reveal import Revealer
from reader.ui.sentences import SentencesDialog

if TYPE_CHECKING:
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts

_BACKUP_LANE = "backup"


class BackupsController(QObject):
    """`show` opens the list of backups."""

    def __init__(self, window: QWidget, parts: Parts, writer: Writer, marking: Marking) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._writer = writer
        self._marking = marking
        self._noter = writer.noter
        self._backups = writer.noter.notebook.backups
        self._revealer = Revealer(window, parts.jobs)

    def show(self) -> None:
        """Show the backups that there are."""
        dialog = BackupsDialog(self._writer.read_only, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_requested.connect(partial(self._ask, dialog))
        dialog.back_up_requested.connect(partial(self._back_up, dialog))
        dialog.folder_requested.connect(self._show_folder)
        dialog.open()
        self._fill(dialog)

    def _fill(self, dialog: BackupsDialog) -> None:
        """Show what there is, and find out what each holds, the newest first."""

        def show(backups: tuple[Backup, ...]) -> None:
            dialog.show_backups(backups)
            for backup in backups:
                self._look_into(dialog, backup)

        self._parts.jobs.run(
            _BACKUP_LANE,
            lambda token: self._backups.all(),
            while_alive(dialog, show),
            partial(self._say, dialog),
        )

    def _look_into(self, dialog: BackupsDialog, backup: Backup) -> None:
        def work(token: CancelToken) -> BackupContents:
            token.check()
            return self._backups.contents(backup)

        token = self._parts.jobs.run(
            _BACKUP_LANE,
            work,
            while_alive(dialog, dialog.show_contents),
            while_alive(dialog, partial(dialog.show_fault, backup)),
        )
        dialog.finished.connect(token.cancel)

    def _back_up(self, dialog: BackupsDialog) -> None:
        self._marking.notes.flush()
        dialog.show_busy("Backing up your notes…")

        def over() -> None:
            if isValid(dialog):
                dialog.show_busy("")
                self._fill(dialog)

        def failed(error: ReaderError) -> None:
            over()
            self._say(dialog, error)

        # On the notebook's own lane, after what is being typed was saved.
        self._parts.jobs.run(LANE, lambda token: self._backups.make(), lambda made: over(), failed)

    def _ask(self, dialog: BackupsDialog, contents: BackupContents) -> None:
        """What goes and what comes back, in numbers, before anything is done."""
        question = SentencesDialog(
            "Restore notes",
            f"Go back to the backup made {made_label(contents.backup, inside=True)}?",
            "\n".join(change_lines(contents)),
            "Your notes as they are now are backed up first, so that you can come back to them here.",
            dialog,
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        restore = question.buttons.addButton("Restore", QDialogButtonBox.ButtonRole.AcceptRole)
        restore.setObjectName("restoreNow")
        cancel = question.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        settle_buttons(question, cancel)
        question.accepted.connect(lambda: self._restore(dialog, contents))
        question.open()

    def _restore(self, dialog: BackupsDialog, contents: BackupContents) -> None:
        # A note that is open may not be there any more; what was typed in it is saved, and so backed up.
        self._marking.section.editor.finish()
        dialog.show_busy("Restoring your notes…")

        def work(token: CancelToken) -> None:
            self._backups.restore(contents.backup)
            self._noter.catch_up()

        def done(_nothing: None) -> None:
            self._after_restoring(contents)
            if isValid(dialog):
                dialog.close()

        def failed(error: ReaderError) -> None:
            self._after_change()
            if isValid(dialog):
                dialog.show_busy("")
                self._fill(dialog)
            self._say(dialog, error)

        self._parts.jobs.run(LANE, work, done, failed)

    def _after_restoring(self, contents: BackupContents) -> None:
        self._after_change()
        self._parts.status.show_saved()
        self._parts.status.show_notice(restored(contents))

    def _show_folder(self) -> None:
        folder = self._backups.folder
        nothing = EnvironmentFault("There is no folder of backups yet.", "", f"It will be {folder}.")
        self._revealer.reveal(folder, nothing)

    def _after_change(self) -> None:
        self._marking.again()
        self._writer.changed.emit()

    def _say(self, dialog: BackupsDialog, error: ReaderError) -> None:
        """In front of the dialog, or of the window where it was closed meanwhile."""
        show_fault(dialog if isValid(dialog) else self._window, error)
