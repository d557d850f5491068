"""Preferences on one page: each choice has effect at once, and follows where it is made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs import FittedHeight
from reader.ui.labels import plain_label
from reader.ui.preferences.measure import Measure
from reader.ui.scrolled import Scrolled
from reader.ui.theme.tokens import (
    COLUMN_CHARACTERS,
    COLUMNS,
    LINE_HEIGHT,
    LINE_HEIGHTS,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_6,
    SPACINGS,
    TEXT_SIZE,
    TEXT_SIZES,
    TextFace,
    ThemeName,
)

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.settings import Settings
    from reader.ui.theme.appearance import Appearance

_WIDTH = 520
# As people know them: sizes in per cent of the usual one, heights as a hundredth of the letters'.
_SIZES = {round(size * 100 / TEXT_SIZE): size for size in TEXT_SIZES}
_HEIGHTS = {5 * round(height * 155 / LINE_HEIGHT / 5): height for height in LINE_HEIGHTS}


class PreferencesPage(FittedHeight, QDialog):
    """Stays open beside the window, which shows what each choice does. `keys_requested` asks for the page of
    keys, to change them.
    """

    keys_requested = Signal()

    def __init__(self, settings: Settings, appearance: Appearance, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._appearance = appearance
        self._actions = actions
        self.setWindowTitle("Preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.theme = _combo([(name.label, name) for name in ThemeName])
        self.face = _combo([(face.label, face) for face in TextFace])
        self.size_of_text = Measure("Text size", list(_SIZES), lambda number: f"{number}%")
        self.line_height = Measure("Line height", list(_HEIGHTS), lambda number: f"{number / 100:.2f}")
        self.column = Measure("Line length", COLUMNS, lambda number: f"{number} characters")
        self.spacing = Measure(
            "Letter spacing", SPACINGS, lambda number: f"+{number}%" if number else "Usual"
        )
        self.motion = _combo([("Same as the system", False), ("Nothing slides or fades", True)])
        self.read_at_end = QCheckBox("An article counts as &read when you have seen its end")
        self.shipped = QCheckBox("Show the &articles that come with Regional Reader")
        self.single_keys = QCheckBox("Use &single keys, such as H or /")
        self.change_keys = QPushButton("Change &keys…")
        self.reset = QPushButton("Back to the &usual settings")
        self.reset.setToolTip("Everything on this page. Keys that you changed stay.")
        self._lay_out()
        self._join()
        self._show_chosen()
        self.theme.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_6)
        grid.setVerticalSpacing(SPACE_3)
        grid.setColumnStretch(1, 1)
        for row, (text, widget) in enumerate(
            (
                ("&Theme", self.theme),
                ("&Font", self.face),
                ("Text si&ze", self.size_of_text),
                ("Line &height", self.line_height),
                ("Line len&gth", self.column),
                ("&Letter spacing", self.spacing),
                ("&Movement", self.motion),
            )
        ):
            label = QLabel(text)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        keys = QHBoxLayout()
        keys.addWidget(self.single_keys, 1, Qt.AlignmentFlag.AlignLeft)
        keys.addWidget(self.change_keys)
        box = QDialogButtonBox()
        box.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        for button in (self.change_keys, self.reset, close):
            button.setAutoDefault(False)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(plain_label("Look", "heading"))
        column.addSpacing(SPACE_2)
        column.addLayout(grid)
        column.addSpacing(SPACE_4)
        column.addWidget(plain_label("Reading", "heading"))
        column.addWidget(self.read_at_end, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.shipped, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_4)
        column.addWidget(plain_label("Keys", "heading"))
        column.addLayout(keys)
        column.addStretch(1)
        box.setContentsMargins(SPACE_6, 0, SPACE_6, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_4)
        layout.setSpacing(SPACE_6 + SPACE_1)
        layout.addWidget(Scrolled(choices, "Preferences"), 1)
        layout.addWidget(box)

    def _join(self) -> None:
        appearance, settings = self._appearance, self._settings
        self.theme.currentIndexChanged.connect(self._on_theme_chosen)
        self.face.currentIndexChanged.connect(
            lambda: appearance.set_text(face=TextFace(self.face.currentData()))
        )
        self.size_of_text.chosen.connect(lambda number: appearance.set_text(size=_SIZES[number]))
        self.line_height.chosen.connect(lambda number: appearance.set_text(line_height=_HEIGHTS[number]))
        self.column.chosen.connect(lambda number: appearance.set_text(column=number))
        self.spacing.chosen.connect(lambda number: appearance.set_text(spacing=number))
        self.motion.currentIndexChanged.connect(
            lambda: setattr(settings, "reduce_motion", self.motion.currentData())
        )
        self.read_at_end.toggled.connect(lambda on: setattr(settings, "read_at_end", on))
        self.shipped.clicked.connect(self._actions["shipped_library"].trigger)
        self.single_keys.toggled.connect(lambda on: setattr(self._actions.keymap, "single_keys", on))
        self.change_keys.clicked.connect(self.keys_requested)
        self.reset.clicked.connect(self._on_reset_clicked)
        for said in (
            appearance.theme_changed,
            appearance.text_changed,
            self._actions.keymap.changed,
            *(self._actions[f"theme_{name.value}"].toggled for name in ThemeName),
            self._actions["shipped_library"].toggled,
        ):
            said.connect(self._show_chosen)

    def _show_chosen(self) -> None:
        """Show what is chosen now, wherever that was done."""
        settings = self._settings
        with (
            QSignalBlocker(self.theme),
            QSignalBlocker(self.face),
            QSignalBlocker(self.motion),
            QSignalBlocker(self.read_at_end),
            QSignalBlocker(self.single_keys),
        ):
            self.theme.setCurrentIndex(self.theme.findData(settings.theme))
            self.face.setCurrentIndex(self.face.findData(settings.text_face))
            self.motion.setCurrentIndex(self.motion.findData(settings.reduce_motion))
            self.read_at_end.setChecked(settings.read_at_end)
            self.single_keys.setChecked(settings.single_keys)
        self.shipped.setChecked(self._actions["shipped_library"].isChecked())
        self.size_of_text.show_number(_shown(_SIZES, settings.text_size))
        self.line_height.show_number(_shown(_HEIGHTS, settings.line_height))
        self.column.show_number(settings.column)
        self.spacing.show_number(settings.spacing)

    def _on_theme_chosen(self) -> None:
        self._actions[f"theme_{self.theme.currentData()}"].trigger()

    def _on_reset_clicked(self) -> None:
        self._actions[f"theme_{ThemeName.AUTOMATIC}"].trigger()
        self._appearance.set_text(
            size=TEXT_SIZE,
            line_height=LINE_HEIGHT,
            column=COLUMN_CHARACTERS,
            spacing=SPACINGS[0],
            face=TextFace.SERIF,
        )
        self._settings.reduce_motion = False
        self._settings.read_at_end = True
        self._actions.keymap.single_keys = True
        if not self._settings.show_shipped:
            self._actions["shipped_library"].trigger()
        self._show_chosen()


def _combo(choices: list[tuple[str, object]]) -> QComboBox:
    combo = QComboBox()
    for label, data in choices:
        combo.addItem(label, data)
    return combo


def _shown(numbers: dict[int, int], stored: int) -> int:
    return next(number for number, each in numbers.items() if each == stored)
