"""Asks what is to be exported, where to and in which form."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.export import Briefing
from reader.ui.dialogs import FittedHeight, fit_height, settle_buttons
from reader.ui.exporting.choices import FILE_NAME, Choice, Form, Scope, remembered
from reader.ui.labels import plain_label, plain_tooltip
from reader.ui.settings import Settings
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_6

_WIDTH = 560
_LONGEST_LABEL = 72  # characters
_BRIEFINGS = ((None, "No briefing"), (Briefing.REGION, "Grouped by region"), (Briefing.TAG, "Grouped by tag"))


class ExportDialog(FittedHeight, QDialog):
    """`export_requested` carries a `Choice`. Begins with the first scope, and with what was chosen last."""

    export_requested = Signal(object)

    def __init__(self, scopes: Sequence[Scope], settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scopes = tuple(scopes)
        self.setWindowTitle("Export notes")
        self.setMinimumWidth(_WIDTH)
        self.scopes = QButtonGroup(self)
        self.form = QComboBox()
        for form in Form:
            self.form.addItem(form.label, form)
        self.place = QLineEdit()
        self.place.setAccessibleName("Where to")
        self.choose = QPushButton("Choose…")
        self.briefing = QComboBox()
        for briefing, label in _BRIEFINGS:
            self.briefing.addItem(label, briefing)
        self._help = plain_label("", "muted")
        self._place_label = QLabel("&Folder")
        self._about_place = plain_label("", "muted")
        self._lay_out()
        last_form, self._folder, last_briefing = remembered(settings)
        self.form.currentIndexChanged.connect(self._on_form_changed)
        self.place.textChanged.connect(self._refresh)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.form.setCurrentIndex(self.form.findData(last_form))
        self.briefing.setCurrentIndex(self.briefing.findData(last_briefing))
        self._on_form_changed()
        settle_buttons(self, self.export)
        self.scopes.buttons()[0].setFocus()

    @property
    def chosen_form(self) -> Form:
        return Form(self.form.currentData())

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        briefing = None if self.chosen_form is Form.ANNOTATIONS else self.briefing.currentData()
        return Choice(
            self._scopes[self.scopes.checkedId()],
            self.chosen_form,
            Path(self.place.text().strip()).expanduser(),
            Briefing(briefing) if briefing else None,
        )

    def accept(self) -> None:
        choice = self.choice
        super().accept()
        self.export_requested.emit(choice)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_1)
        _add_heading(layout, "Which notes")
        for number, scope in enumerate(self._scopes):
            layout.addWidget(self._scope_button(number, scope), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(SPACE_4)
        _add_heading(layout, "F&or", self.form)
        layout.addWidget(self.form)
        layout.addWidget(self._help)
        layout.addSpacing(SPACE_4)
        self._place_label.setProperty("role", "strong")
        self._place_label.setBuddy(self.place)
        layout.addWidget(self._place_label)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        layout.addLayout(row)
        layout.addWidget(self._about_place)
        layout.addSpacing(SPACE_4)
        _add_heading(layout, "&Briefing: all these notes in one extra file", self.briefing)
        layout.addWidget(self.briefing)
        layout.addStretch()
        layout.addSpacing(SPACE_6)
        layout.addWidget(self._buttons())

    def _scope_button(self, number: int, scope: Scope) -> QRadioButton:
        shown = textwrap.shorten(scope.label, _LONGEST_LABEL, placeholder="…")
        button = QRadioButton(shown.replace("&", "&&"))
        button.setAccessibleName(scope.label)
        if shown != scope.label:
            button.setToolTip(plain_tooltip(scope.label))
        button.setChecked(number == 0)
        self.scopes.addButton(button, number)
        return button

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.export = box.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _on_form_changed(self) -> None:
        one_file = self.chosen_form is Form.ANNOTATIONS
        self._help.setText(self.chosen_form.help)
        self._place_label.setText("&File" if one_file else "&Folder")
        self._about_place.setText(
            "A file of this name that is there already is replaced."
            if one_file
            else "Exporting into the same folder again keeps what you wrote there yourself."
        )
        self.place.setText(str(self._folder / FILE_NAME if one_file else self._folder))
        self.briefing.setEnabled(not one_file)
        if self.isVisible():
            fit_height(self)

    @Slot()
    def _refresh(self) -> None:
        """A place that is no whole path is no place."""
        self.export.setEnabled(self.choice.place.is_absolute())

    @Slot()
    def _on_choose_clicked(self) -> None:
        one_file = self.chosen_form is Form.ANNOTATIONS
        chooser = QFileDialog(self, "Export into", str(_nearest(self._folder)))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if one_file:
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setNameFilters(["Web Annotations (*.jsonld *.json)", "All files (*)"])
            chooser.setDefaultSuffix("jsonld")
            chooser.selectFile(self.choice.place.name)
        else:
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.choose_place)
        chooser.open()

    @Slot(str)
    def choose_place(self, path: str) -> None:
        """Export to this folder or file."""
        place = Path(path)
        self._folder = place.parent if self.chosen_form is Form.ANNOTATIONS else place
        self.place.setText(str(place))


def _add_heading(layout: QVBoxLayout, text: str, buddy: QWidget | None = None) -> None:
    label = QLabel(text)
    label.setProperty("role", "strong")
    if buddy is not None:
        label.setBuddy(buddy)
        buddy.setAccessibleName(text.replace("&", ""))
    layout.addWidget(label)


def _nearest(folder: Path) -> Path:
    """The folder, or what is there of the way to it: a chooser begins nowhere else."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
