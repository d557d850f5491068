"""Asks what is to stand on paper, and on which."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.printing.choices import Choice, Paper
from reader.ui.theme.tokens import SPACE_1, SPACE_4, SPACE_6

_WIDTH = 400


class PaperDialog(FittedHeight, QDialog):
    """`chosen` carries a `Choice`. Begins with `before`, what was chosen last."""

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        go_on: str,
        before: Choice,
        *,
        selected: bool,
        notes: bool,
        parent: QWidget | None = None,
    ) -> None:
        """go_on: the words of the button. selected: something is selected. notes: the notebook is open."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.article = QRadioButton("The whole &article")
        self.selection = QRadioButton("The &selected words")
        self.selection.setEnabled(selected)
        (self.selection if selected else self.article).setChecked(True)
        self.notes = QCheckBox("With your &highlights and notes")
        self.notes.setEnabled(notes)
        self.notes.setChecked(notes and before.notes)
        self.paper = QComboBox()
        self.paper.setAccessibleName("Page size")
        for paper in Paper:
            self.paper.addItem(paper.label, paper)
        self.paper.setCurrentIndex(self.paper.findData(before.paper))
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        settle_buttons(self, self.go_on)
        (self.selection if selected else self.article).setFocus()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(self.selection.isChecked(), self.notes.isChecked(), Paper(self.paper.currentData()))

    def accept(self) -> None:
        choice = self.choice
        super().accept()
        self.chosen.emit(choice)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_1)
        layout.addWidget(_heading("What to include"))
        layout.addWidget(self.article, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.selection, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(SPACE_4)
        layout.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignLeft)
        about_notes = plain_label("Notes come at the end, numbered as in the text.", "muted")
        about_notes.setContentsMargins(SPACE_6, 0, 0, 0)  # under the words of the box
        layout.addWidget(about_notes)
        layout.addSpacing(SPACE_4)
        size = _heading("&Page size")
        size.setBuddy(self.paper)
        layout.addWidget(size)
        layout.addWidget(self.paper)
        layout.addStretch()
        layout.addSpacing(SPACE_6)
        layout.addWidget(buttons)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "strong")
    return label
