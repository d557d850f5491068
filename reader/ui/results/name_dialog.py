"""Asks for the name of a saved search."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_4, SPACE_6

_LONGEST = 120
_WIDTH = 420


class NameDialog(FittedHeight, QDialog):
    """`chosen` carries the name, which is not empty. name: proposed. button: what accepting does."""

    chosen = Signal(str)

    def __init__(self, title: str, name: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.field = QLineEdit(name[:_LONGEST])
        self.field.setAccessibleName("Name of the search")
        self.field.setMaxLength(_LONGEST)
        self.field.selectAll()
        buttons = QDialogButtonBox()
        accept = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(plain_label("Name of this search, as the library shows it:"))
        layout.addWidget(self.field)
        layout.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(self.field.text().strip()))
        self.finished.connect(self.deleteLater)
        settle_buttons(self, accept, focus=False)
