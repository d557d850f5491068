"""Asks for the label of a bookmark; the words at the place are suggested."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_4, SPACE_6

_LONGEST = 200
_WIDTH = 420


class LabelDialog(FittedHeight, QDialog):
    """`chosen` carries the label; it may be empty."""

    chosen = Signal(str)

    def __init__(self, suggested: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add bookmark")
        self.setMinimumWidth(_WIDTH)
        self.field = QLineEdit(suggested)
        self.field.setAccessibleName("Label of the bookmark")
        self.field.setMaxLength(_LONGEST)
        self.field.selectAll()
        buttons = QDialogButtonBox()
        add = buttons.addButton("Add bookmark", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(plain_label("A label to find this place by:"))
        layout.addWidget(self.field)
        layout.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(self.field.text().strip()))
        self.finished.connect(self.deleteLater)
        settle_buttons(self, add, focus=False)
