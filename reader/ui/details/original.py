"""The file that an article came from, in the system's file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from reader.errors import EnvironmentFault
from reader.model import Source
from reader.ui.reveal import Revealer


class Originals(QObject):
    """`show` takes what `DetailsPanel.original_requested` carries."""

    def __init__(self, revealer: Revealer) -> None:
        super().__init__(revealer)
        self._revealer = revealer

    @Slot(object)
    def show(self, source: Source) -> None:
        """Show the folder that holds the original; say so where it is gone. Pasted text has none."""
        if source.path:
            self._revealer.reveal(Path(source.path), _missing(Path(source.path)))


def _missing(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        f"The file “{path.name}” is no longer where it was imported from.",
        "The article is in your library all the same.",
        f"It was {path}.",
    )
