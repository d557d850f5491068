"""The parts of the program and their licences, in a list."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from reader.errors import ReaderError
from reader.licences import Part, installed_parts
from reader.ui.dialogs import settle_buttons, while_alive
from reader.ui.jobs import Jobs
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_4, SPACE_6

_WIDTH, _HEIGHT = 560, 420
_WORDS = (
    "Regional Reader is made of these parts, each under its own licence. Qt and PySide6 are used under the "
    "LGPL: they are files of their own, which you may replace."
)


class LicencesDialog(QDialog):
    """Shown with `open()`; the list is read off the main thread."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Licences")
        self.resize(_WIDTH, _HEIGHT)
        self.list = QPlainTextEdit("Reading…")
        self.list.setReadOnly(True)
        self.list.setAccessibleName("Parts and their licences")
        box = QDialogButtonBox()
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(plain_label(_WORDS))
        layout.addWidget(self.list, 1)
        layout.addWidget(box)
        settle_buttons(self, close)
        jobs.run(
            "about",
            lambda token: installed_parts(),
            while_alive(self, self._show),
            while_alive(self, self._show_fault),
        )

    def _show(self, parts: tuple[Part, ...]) -> None:
        lines = (f"{part.name} {part.version}: {part.licence or 'not stated'}" for part in parts)
        self.list.setPlainText("\n".join(lines))

    def _show_fault(self, error: ReaderError) -> None:
        self.list.setPlainText(error.happened)
