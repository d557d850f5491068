"""Asks what to do with a note that cannot be saved, when the window is to be closed."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from reader.ui.dialogs import settle_buttons
from reader.ui.sentences import SentencesDialog

_FILE_NAME = "Unsaved note.md"
_WIDTH = 560
_Role = QDialogButtonBox.ButtonRole


class UnsavedDialog(SentencesDialog):
    """Why the note is not saved, and the ways out with its text: `file_chosen` carries the path of a file to
    write it to, `close_requested` says that it is to be given up. Otherwise the window stays open.

    The text is copied while the window stays: on some systems the clipboard goes with the program.
    """

    file_chosen = Signal(str)
    close_requested = Signal()

    def __init__(self, reason: str, text: str, parent: QWidget) -> None:
        """reason: what the editor says of it, a sentence or more. text: what was written, Markdown."""
        super().__init__(
            "Your note is not saved",
            "Your last changes could not be saved, so the window is still open.",
            reason,
            "Once that is put right, the note is saved by itself. Or save its text to a file on another "
            "disk, or copy it and paste it into another program before you close the window.",
            parent,
        )
        self._text = text
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # In the order in which they stand, so that Tab begins with the first.
        self.give_up = self.buttons.addButton("Close without saving", _Role.DestructiveRole)
        self.save = self.buttons.addButton("Save as file…", _Role.ActionRole)
        self.copy = self.buttons.addButton("Copy text", _Role.ActionRole)
        self.keep = self.buttons.addButton("Keep open", _Role.RejectRole)
        settle_buttons(self, self.keep)
        self.save.clicked.connect(self._on_save_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.give_up.clicked.connect(self._on_give_up_clicked)

    def _on_save_clicked(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chooser = QFileDialog(self, "Save the note’s text", start)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.selectFile(_FILE_NAME)
        chooser.fileSelected.connect(self.file_chosen)
        chooser.open()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy.setText("Copied")

    def _on_give_up_clicked(self) -> None:
        self.accept()
        self.close_requested.emit()
