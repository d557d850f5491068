"""A text browser that opens no link and loads no resource by itself, whatever the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QTextBrowser

from reader.offline import tally

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


class ClosedBrowser(QTextBrowser):
    """Links are told by `anchorClicked` and by nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded, from the disk or from anywhere else.

        Where it got nothing, or no picture for a picture, Qt would go on and read the file itself.
        """
        # A class of Qt's costs as much to load as a module of ours, and no article needs these.
        from PySide6.QtCore import QByteArray, Qt
        from PySide6.QtGui import QImage, QTextDocument

        tally.refused += 1
        if type != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray(b"")
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing
