"""The folders in which the program looks for new files by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model import CancelToken
from reader.ui.dialogs import settle_buttons, while_alive
from reader.ui.jobs import Jobs
from reader.ui.labels import plain_label, plain_tooltip
from reader.ui.settings import Settings
from reader.ui.theme.tokens import ROW_HEIGHT, SPACE_2, SPACE_4, SPACE_6

_WIDTH = 560
_FOLDERS = "New files in these folders come into the library each time Regional Reader starts."
_NO_FOLDERS = (
    "No folder is watched yet. Choose “Add folder…” to name one: what you save there comes into the library "
    "each time Regional Reader starts."
)


def remember(settings: Settings, folder: str) -> None:
    """Add `folder` to the import folders, where it is not among them yet."""
    if not is_remembered(settings, folder):
        settings.import_folders = [*settings.import_folders, folder]


def is_remembered(settings: Settings, folder: str) -> bool:
    return Path(folder) in map(Path, settings.import_folders)


class FoldersDialog(QDialog):
    """Shows, adds to and takes from `settings.import_folders`; each change is kept at once."""

    look_requested = Signal()

    def __init__(self, settings: Settings, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        self.setWindowTitle("Watched folders")
        self.setMinimumWidth(_WIDTH)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(2)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setAccessibleName("Watched folders")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.add = QPushButton("Add folder…")
        self.add.clicked.connect(self._on_add_clicked)
        self.remove = QPushButton("Remove")
        self.remove.clicked.connect(self._on_remove_clicked)
        self.look = QPushButton("Look for new files now")
        self.look.clicked.connect(self._on_look_clicked)
        self._lay_out()
        settle_buttons(self, self._close)
        self._show_folders()

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(SPACE_2)
        beside.addWidget(self.add)
        beside.addWidget(self.remove)
        beside.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_4)
        middle.addWidget(self.list, 1)
        middle.addLayout(beside)
        middle.addStretch()  # where there is no list, the buttons keep their width
        box = QDialogButtonBox()
        self._close = box.addButton(QDialogButtonBox.StandardButton.Close)
        box.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        self._said = plain_label("")
        layout.addWidget(self._said)
        layout.addLayout(middle, 1)
        layout.addWidget(box)

    def add_folder(self, folder: str) -> None:
        """Remember `folder` and show it."""
        remember(self._settings, folder)
        self._show_folders()

    def _show_folders(self) -> None:
        folders = self._settings.import_folders
        self.list.clear()
        for folder in folders:
            item = QTreeWidgetItem(self.list, [folder])
            item.setSizeHint(0, QSize(0, ROW_HEIGHT))
            item.setToolTip(0, plain_tooltip(folder))
        self.look.setEnabled(bool(folders))
        self._said.setText(_FOLDERS if folders else _NO_FOLDERS)
        self.list.setVisible(bool(folders))
        self.remove.setVisible(bool(folders))
        (self._close if folders else self.add).setDefault(True)
        if not folders:
            self.add.setFocus()
        self._on_list_selection_changed()
        # A folder on a sleeping network drive may take seconds to answer.
        self._jobs.run(
            "files",
            lambda token: _missing(folders, token),
            while_alive(self, self._mark_missing),
            latest=True,
        )

    def _mark_missing(self, missing: set[str]) -> None:
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.text(0) in missing:
                item.setText(1, "Not there now")

    @Slot()
    def _on_list_selection_changed(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

    @Slot()
    def _on_add_clicked(self) -> None:
        chooser = QFileDialog(self, "Add a folder")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.add_folder)
        chooser.open()

    @Slot()
    def _on_remove_clicked(self) -> None:
        gone = {item.text(0) for item in self.list.selectedItems()}
        self._settings.import_folders = [f for f in self._settings.import_folders if f not in gone]
        self._show_folders()

    @Slot()
    def _on_look_clicked(self) -> None:
        self.accept()
        self.look_requested.emit()


def _missing(folders: Sequence[str], token: CancelToken) -> set[str]:
    missing = set()
    for folder in folders:
        token.check()
        if not Path(folder).is_dir():
            missing.add(folder)
    return missing
