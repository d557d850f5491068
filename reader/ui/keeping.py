"""What is said once of where the notes are kept: a folder that is synced, shared, or can only be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reader.places import RiskyPlace, risk_of
from reader.ui.importing.corner import CornerPanel
from reader.ui.labels import plain_label
from reader.ui.marking.writing import READ_ONLY

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.parts import Parts

_LANE = "place"


class KeepingNotice(CornerPanel):
    """Stays until it is closed. `dismissed`: the person does not want to read it again."""

    dismissed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._heading = plain_label("", "strong")
        self._text = plain_label("")
        self.close_button = QPushButton("Close")
        self.dismiss_button = QPushButton("Do not say this again")
        self.close_button.clicked.connect(self.hide)
        self.dismiss_button.clicked.connect(self.hide)
        self.dismiss_button.clicked.connect(self.dismissed)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.dismiss_button)
        row.addWidget(self.close_button)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)
        self.column.addLayout(row)

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self.appear(f"{heading} {text}")


class Keeping(QObject):
    """Looks at the place of the notes once, after the notebook was opened."""

    def __init__(
        self,
        window: QWidget,
        parts: Parts,
        *,
        read_only: bool,
        look: Callable[[Path], RiskyPlace | None] = risk_of,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self.notice = KeepingNotice(window)
        self.notice.dismissed.connect(self._dismiss)
        folder = parts.home.folder
        if read_only:
            self.notice.dismiss_button.hide()
            self.notice.say("For reading only", READ_ONLY)
        elif parts.settings.place_accepted != str(folder):
            parts.jobs.run(_LANE, lambda token: look(folder), self._tell)

    def _tell(self, risk: RiskyPlace | None) -> None:
        if risk:
            self.notice.say("Your notes lie in an unsafe place", words(risk, self._parts.home.folder))

    def _dismiss(self) -> None:
        self._parts.settings.place_accepted = str(self._parts.home.folder)


def words(risk: RiskyPlace, folder: Path) -> str:
    """What may happen, and what to do."""
    happens = (
        f"They are kept in “{folder}”, which {risk.service} copies to other computers. It may copy the file "
        "while it is being written, and put an older version in its place."
        if risk.service
        else f"They are kept in “{folder}”, on a network share. Where its connection breaks, what was "
        "written last may be lost or damaged."
    )
    return (
        f"{happens} Close Regional Reader, move the folder to this computer’s own disk, and start it again "
        "with --home and the new place; the user guide tells how. Use File > Export notes… to share them."
    )
