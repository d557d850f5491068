"""What an import did: counts in words, what failed and why, and what one may want to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.model import ImportSummary
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.importing.failures import FailuresView
from reader.ui.importing.wording import file_name, headline, summary_lines
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_6

_WIDTH, _WIDTH_WITH_FAILURES = 520, 640
_Role = QDialogButtonBox.ButtonRole


class SummaryDialog(FittedHeight, QDialog):
    """folder: named where it may be remembered for new files, None where there is none or it is already."""

    read_requested = Signal(str)  # key
    remember_requested = Signal(str)  # folder
    undo_requested = Signal()

    def __init__(
        self, summary: ImportSummary, parent: QWidget | None = None, folder: str | None = None
    ) -> None:
        super().__init__(parent)
        self.summary = summary
        self._folder = folder
        self.setWindowTitle("Import")
        self.setMinimumWidth(_WIDTH_WITH_FAILURES if summary.failed else _WIDTH)
        title, lines = headline(summary), summary_lines(summary)
        self.setAccessibleDescription(". ".join((title, *lines)))
        said = QVBoxLayout()
        said.setSpacing(SPACE_1)
        said.addWidget(plain_label(title, "heading"))
        said.addSpacing(SPACE_2)
        for line in lines:
            if line != title:
                said.addWidget(plain_label(line))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addLayout(said)
        if summary.failed:
            layout.addLayout(self._failures(), 1)
        if folder is not None:
            layout.addLayout(self._remember_row(folder))
        layout.addStretch()
        layout.addWidget(self._buttons())
        settle_buttons(self, self.read if summary.first_key is not None else self._close)

    def _failures(self) -> QVBoxLayout:
        view = FailuresView(self.summary.failed)
        self.copy_list = QPushButton("Copy list")
        self.copy_list.clicked.connect(view.copy_all)
        below = QHBoxLayout()
        below.addWidget(self.copy_list)
        below.addStretch()
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        column.addWidget(view, 1)
        column.addLayout(below)
        return column

    def _remember_row(self, folder: str) -> QHBoxLayout:
        self.remember = QPushButton("Remember this folder")
        self.remember.clicked.connect(self._on_remember_clicked)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        row.addWidget(
            plain_label(f"New files in “{file_name(folder)}” can come in by themselves.", "muted"), 1
        )
        row.addWidget(self.remember)
        return row

    def _buttons(self) -> QDialogButtonBox:
        """`undo` and `read` stand for nothing, and are not shown, where nothing came in."""
        self.undo = QPushButton("Undo this import")
        self.read = QPushButton("Read the newest")
        box = QDialogButtonBox()
        self._close = box.addButton(QDialogButtonBox.StandardButton.Close)
        if self.summary.added or self.summary.updated:
            box.addButton(self.undo, _Role.ResetRole)
        if self.summary.first_key is not None:
            box.addButton(self.read, _Role.AcceptRole)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.read.clicked.connect(self._on_read_clicked)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _on_remember_clicked(self) -> None:
        self.remember.setEnabled(False)
        self.remember.setText("Folder remembered")
        self.remember_requested.emit(self._folder)

    @Slot()
    def _on_undo_clicked(self) -> None:
        self.accept()
        self.undo_requested.emit()

    @Slot()
    def _on_read_clicked(self) -> None:
        self.accept()
        self.read_requested.emit(self.summary.first_key)
