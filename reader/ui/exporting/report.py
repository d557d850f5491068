"""What an export, or an import of notes, did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from reader.model import ImportFailure
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.importing.failures import FailuresView
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_6

_WIDTH = 480
_WIDTH_WITH_FAILURES = 640


class ReportDialog(FittedHeight, QDialog):
    """A heading, a few lines, what failed, and one button besides Close that `offered` tells of.

    offer: the words of that button, "" for none.
    """

    offered = Signal()

    def __init__(
        self,
        title: str,
        headline: str,
        lines: Iterable[str],
        failed: Sequence[ImportFailure] = (),
        offer: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self.headline = headline
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH_WITH_FAILURES if failed else _WIDTH)
        self.setAccessibleDescription(". ".join((headline, *self.lines)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_1)
        layout.addWidget(plain_label(headline, "heading"))
        layout.addSpacing(SPACE_2)
        for line in self.lines:
            layout.addWidget(plain_label(line))
        if failed:
            view = FailuresView(failed)
            view.setAccessibleName("Files that could not be written")
            layout.addSpacing(SPACE_2)
            layout.addWidget(view, 1)
        layout.addStretch()
        layout.addSpacing(SPACE_4)
        box = QDialogButtonBox()
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        self.offer = QPushButton(offer, self)
        self.offer.clicked.connect(self.offered)
        self.offer.setVisible(bool(offer))
        if offer:
            box.addButton(self.offer, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        settle_buttons(self, close)
