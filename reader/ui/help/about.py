"""About the program: versions, where the data lies, and what is promised, with the proof."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt, Slot, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader import __version__, offline
from reader.errors import EnvironmentFault, ReaderError
from reader.library import Library
from reader.notebook import Notebook
from reader.paths import Home
from reader.ui.dialogs import FittedHeight, settle_buttons, while_alive
from reader.ui.jobs import Jobs
from reader.ui.labels import plain_label
from reader.ui.reveal import Revealer
from reader.ui.theme.icons import application_icon
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_6

PROMISE = (
    "Nothing leaves this computer: Regional Reader opens no connection and fetches nothing. The one "
    "exception is Print, which hands your pages to the system’s print service; until you choose it, that "
    "service is not even loaded."
)
LICENCE = "Free software under the MIT licence."
_WIDTH = 520
_ICON = 64


class AboutDialog(FittedHeight, QDialog):
    """Shown with `open()`; articles and marks are counted off the main thread meanwhile.

    notebook: None where it is not open, or was refused.
    """

    def __init__(
        self,
        home: Home,
        library: Library,
        notebook: Notebook | None,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._revealer = Revealer(self, jobs)
        self.setWindowTitle("About Regional Reader")
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.articles = plain_label("Counting…")
        self.notes = plain_label("Counting…" if notebook else "The notebook is not open.")
        self.proof = plain_label(_proof(offline.tally), "muted")
        show_folder = QPushButton("Show folder")
        show_folder.clicked.connect(self._on_show_folder_clicked)
        box = QDialogButtonBox()
        box.addButton(show_folder, QDialogButtonBox.ButtonRole.ActionRole)
        self.licences = QPushButton("Licences…")
        self.licences.clicked.connect(self._on_licences_clicked)
        box.addButton(self.licences, QDialogButtonBox.ButtonRole.ActionRole)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addLayout(_heading())
        layout.addLayout(self._facts(library))
        layout.addWidget(plain_label(f"{PROMISE} {LICENCE}", "muted"))
        layout.addWidget(self.proof)
        layout.addStretch()
        layout.addWidget(box)
        settle_buttons(self, close)
        jobs.run(
            "about",
            lambda token: library.articles.count(),
            while_alive(self, self._show_count),
            while_alive(self, self._show_fault),
        )
        if notebook:
            jobs.run(
                "notebook",
                lambda token: (notebook.marks.count(), notebook.read_only),
                while_alive(self, self._show_notes),
                while_alive(self, lambda error: self.notes.setText(error.happened)),
            )

    def _facts(self, library: Library) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        versions = f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {library.sqlite_version}"
        facts = (
            ("Articles", self.articles),
            ("Highlights, notes and bookmarks", self.notes),
            ("Library", _path(str(self._home.library), "Library")),
            ("Notebook", _path(str(self._home.notebook), "Notebook")),
            ("Data folder", _path(str(self._home.folder), "Data folder")),
            ("Made with", plain_label(versions)),
        )
        for row, (name, value) in enumerate(facts):
            grid.addWidget(_name(name), row, 0)
            grid.addWidget(value, row, 1)
        return grid

    def _show_count(self, number: int) -> None:
        self.articles.setText(f"{number:,}")

    def _show_notes(self, counted: tuple[int, bool]) -> None:
        number, read_only = counted
        self.notes.setText(f"{number:,}" + (" (can only be read at the moment)" if read_only else ""))

    def _show_fault(self, error: ReaderError) -> None:
        self.articles.setText(error.happened)

    @Slot()
    def _on_licences_clicked(self) -> None:
        from reader.ui.help.licences import LicencesDialog

        LicencesDialog(self._jobs, self).open()

    @Slot()
    def _on_show_folder_clicked(self) -> None:
        gone = EnvironmentFault("The data folder is not there now.", "", f"It was {self._home.folder}.")
        self._revealer.reveal(self._home.folder, gone)


def _proof(tally: offline.Tally) -> str:
    """What was counted, and no more than that."""
    opened = "1 connection was" if tally.connections == 1 else f"{tally.connections:,} connections were"
    names = "1 name" if tally.names == 1 else f"{tally.names:,} names"
    asked = "1 request" if tally.refused == 1 else f"{tally.refused:,} requests"
    return (
        f"Since the start {opened} opened and {names} looked up. Articles and notes that were shown made "
        f"{asked} for pictures or pages from elsewhere; none was followed. What web pages refer to is left "
        "out when they are imported, and not counted here."
    )


def _heading() -> QHBoxLayout:
    icon = QLabel()
    icon.setPixmap(application_icon().pixmap(QSize(_ICON, _ICON)))
    words = QVBoxLayout()
    words.setSpacing(SPACE_1)
    words.addStretch()
    words.addWidget(plain_label("Regional Reader", "heading"))
    words.addWidget(plain_label(f"Version {__version__}", "muted"))
    words.addStretch()
    row = QHBoxLayout()
    row.setSpacing(SPACE_4)
    row.addWidget(icon)
    row.addLayout(words, 1)
    return row


def _name(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label


def _path(path: str, name: str) -> QLineEdit:
    """A path to select and copy; it can be longer than the dialog is wide."""
    field = QLineEdit(path)
    field.setReadOnly(True)
    field.setAccessibleName(name)
    field.setCursorPosition(0)
    return field
