"""The page of keys: every key there is, to be found by typing, and to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.keys.editor import KeyEditor
from reader.ui.keys.list import KeysList
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_3, SPACE_4, SPACE_6, SPACE_8

if TYPE_CHECKING:
    from reader.ui.actions import Keymap
    from reader.ui.theme.appearance import Appearance

_SIZE = (820, 640)


class KeysPage(QDialog):
    """Stays open beside the window, so that keys can be tried; what is changed has effect at once."""

    def __init__(self, keymap: Keymap, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._changing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_SIZE[0], parent.width() - SPACE_8), min(_SIZE[1], parent.height() - SPACE_8))
        self.filter = _Filter()
        self.filter.setPlaceholderText("What it does, or a key such as Ctrl+F")
        self.filter.setAccessibleName("Show only keys with these words")
        self.filter.setClearButtonEnabled(True)
        self.list = KeysList(keymap, appearance.theme)
        self.editor = KeyEditor(keymap)
        self._nothing = plain_label("No key or action has these words. Try fewer of them.", "muted")
        self.single = QCheckBox("Use &single keys, such as H or /")
        self.single.setToolTip("Keys that need no Ctrl or Alt. Switch them off if they get in your way.")
        self.single.setChecked(keymap.single_keys)
        self.change = QPushButton("&Change keys…")
        self.reset_all = QPushButton()
        self._undone: dict[str, tuple[str, ...]] = {}
        self._lay_out()
        self._join(appearance)
        self._show_reset()
        self.show_changing(False)

    @property
    def changing(self) -> bool:
        """Whether keys can be changed now."""
        return self._changing

    def show_changing(self, changing: bool) -> None:
        """Let keys be changed, or be looked up only."""
        self._changing = changing
        self.setWindowTitle("Change keys" if changing else "Keyboard shortcuts")
        self.editor.setVisible(changing)
        self.reset_all.setVisible(changing)
        self.change.setVisible(not changing)
        self._show_rows()
        self.filter.setFocus()
        # Where the editor has taken its room, the row that is chosen is to be seen still.
        QTimer.singleShot(0, self.list, self.list.show_current)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.change, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self.change, self.reset_all, close, self.editor.take, self.editor.reset):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        for widget in (self.filter, self._nothing, self.list, self.editor, self.single, buttons):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        layout.setAlignment(self.single, Qt.AlignmentFlag.AlignLeft)

    def _join(self, appearance: Appearance) -> None:
        self.filter.textChanged.connect(self._show_rows)
        self.filter.left.connect(self.list.enter)
        self.list.left_upwards.connect(self.filter.setFocus)
        self.list.row_chosen.connect(self.editor.show_row)
        self.editor.field.left.connect(self.list.setFocus)
        self.list.row_activated.connect(self._on_row_activated)
        self.single.toggled.connect(self._on_single_toggled)
        self.change.clicked.connect(lambda: self.show_changing(True))
        self.reset_all.clicked.connect(self._on_reset_all_clicked)
        self._keymap.changed.connect(self._on_keys_changed)
        appearance.theme_changed.connect(self.list.wear)

    def _show_rows(self) -> None:
        shown = self.list.show_only(self.filter.text(), with_keys=not self._changing)
        self._nothing.setVisible(not shown)

    def _on_row_activated(self) -> None:
        self.show_changing(True)
        self.editor.show_row(self.list.row)
        if self.editor.field.isVisible():
            self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reset_all_clicked(self) -> None:
        if self._undone:
            self._keymap.bring_back(self._undone)
        else:
            undone = self._keymap.reset_all()
            self._undone = undone
            self._show_reset()

    def _show_reset(self) -> None:
        """Until another key is changed, the usual keys for all can be taken back by the same button."""
        self.reset_all.setText("Bring &my keys back" if self._undone else "Back to the usual keys for &all")
        self.reset_all.setEnabled(bool(self._undone) or not self._keymap.is_all_usual)

    def _on_single_toggled(self, on: bool) -> None:
        self._keymap.single_keys = on

    def _on_keys_changed(self) -> None:
        self._undone = {}
        self._show_reset()
        self.single.setChecked(self._keymap.single_keys)
        self.list.refresh()
        self._show_rows()


class _Filter(QLineEdit):
    """The arrow down leads to the list, for which the page listens to `left`."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
