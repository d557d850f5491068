"""Every action and its keys, in a small window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.actions import Actions
from reader.ui.actions.keys import PLACE_KEYS
from reader.ui.theme.tokens import SPACE_2, SPACE_4, SPACE_6, SPACE_8


class ShortcutsDialog(QDialog):
    """Lists those actions that have keys, with what each does."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, SPACE_4, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_2)
        for row, (text, keys) in enumerate(shortcut_rows(actions)):
            grid.addWidget(_label(text), row, 0)
            grid.addWidget(_label(keys, "strong"), row, 1)
        area = QScrollArea()
        area.setAccessibleName("Keyboard shortcuts")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setMinimumWidth(page.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addWidget(area)
        layout.addWidget(buttons)
        # As high as its rows, where the window has the room.
        around = layout.sizeHint().height() - area.sizeHint().height()
        self.resize(
            self.sizeHint().width(), min(page.sizeHint().height() + around, parent.height() - SPACE_8)
        )


def shortcut_rows(actions: Actions) -> list[tuple[str, str]]:
    """What each action with keys does, and its keys as this system writes them; keys of lists come last."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = [
        (spec.help, "  or  ".join(key.toString(native) for key in action.shortcuts()))
        for spec, action in actions
        if spec.keys
    ]
    return [*rows, *((f"{key.help} ({_lower(key.place)})", "  or  ".join(key.keys)) for key in PLACE_KEYS)]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
