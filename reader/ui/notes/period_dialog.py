"""From which month to which: asked in a small dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.model import Month
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import name_control, plain_label
from reader.ui.notes.period import between
from reader.ui.theme.tokens import SPACE_3, SPACE_4, SPACE_6

_NAMES = tuple(Month(1, number).name for number in range(1, 13))


class PeriodDialog(FittedHeight, QDialog):
    """`chosen` carries the `Period`; of two months in the wrong order the earlier one comes first.

    months: the first and the last one that can matter. wanted: those that are chosen to begin with.
    """

    chosen = Signal(object)

    def __init__(self, months: tuple[Month, Month], wanted: tuple[Month, Month], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Period")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        years = range(min(months[0], wanted[0]).year, max(months[1], wanted[1]).year + 1)
        self.first = _MonthFields("From", years, wanted[0])
        self.last = _MonthFields("To", years, wanted[1])
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_3)
        for row, fields in enumerate((self.first, self.last)):
            grid.addWidget(fields.label, row, 0)
            grid.addWidget(fields.month, row, 1)
            grid.addWidget(fields.year, row, 2)
        box = QDialogButtonBox()
        self.show_button = QPushButton("Show")
        box.addButton(self.show_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(plain_label("Show notes on articles that were issued in these months:"))
        layout.addLayout(grid)
        layout.addWidget(box)
        for fields in (self.first, self.last):
            fields.name_them()
        settle_buttons(self, self.show_button, focus=False)
        self.first.month.setFocus()

    def _on_accepted(self) -> None:
        self.accept()
        self.chosen.emit(between(self.first.value, self.last.value))


class _MonthFields:
    """A month and its year, side by side."""

    def __init__(self, name: str, years: range, wanted: Month) -> None:
        self.label = QLabel(name)
        self.month, self.year = QComboBox(), QComboBox()
        self.month.addItems(_NAMES)
        self.year.addItems([str(year) for year in years])
        self.month.setCurrentIndex(wanted.month - 1)
        self.year.setCurrentText(str(wanted.year))
        self._name = name

    def name_them(self) -> None:
        """Called when they have their places."""
        name_control(self.month, f"{self._name}: month")
        name_control(self.year, f"{self._name}: year")

    @property
    def value(self) -> Month:
        return Month(int(self.year.currentText()), self.month.currentIndex() + 1)
