"""Asks for the names of the five colours."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.model import Colour
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.marking.bar import colour_icon
from reader.ui.marking.wording import COLOUR_NAMES
from reader.ui.theme.tokens import ICON_SIZE, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Theme

_LONGEST = 40
_WIDTH = 400


class ColoursDialog(FittedHeight, QDialog):
    """`chosen` carries the new names by colour, only those that changed; "" gives a colour its own back."""

    chosen = Signal(object)

    def __init__(self, names: Mapping[Colour, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Names of colours")
        self.setMinimumWidth(_WIDTH)
        self._before = dict(names)
        self.fields: dict[Colour, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        for row, colour in enumerate(Colour):
            dot = QLabel()
            dot.setPixmap(colour_icon(colour, theme).pixmap(QSize(ICON_SIZE, ICON_SIZE)))
            own = COLOUR_NAMES[colour]
            field = QLineEdit("" if names[colour] == own else names[colour])
            field.setPlaceholderText(own)
            field.setMaxLength(_LONGEST)
            field.setAccessibleName(f"Name of {own.lower()}")
            self.fields[colour] = field
            grid.addWidget(dot, row, 0)
            grid.addWidget(field, row, 1)
        buttons = QDialogButtonBox()
        save = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(
            plain_label("Say what each colour means to you, for example “Funding” or “To follow up”.")
        )
        layout.addLayout(grid)
        layout.addWidget(buttons)
        self.accepted.connect(self._tell)
        self.finished.connect(self.deleteLater)
        settle_buttons(self, save, focus=False)

    def _tell(self) -> None:
        changed = {}
        for colour, field in self.fields.items():
            name = " ".join(field.text().split())
            if (name or COLOUR_NAMES[colour]) != self._before[colour]:
                changed[colour] = name
        if changed:
            self.chosen.emit(changed)
