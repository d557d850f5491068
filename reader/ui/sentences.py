"""A calm dialog that says what happened, what is safe and what to do: for faults, questions and crashes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from reader.errors import ReaderError
from reader.ui.dialogs import FittedHeight
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_2, SPACE_4, SPACE_6

_WIDTH = 440


class SentencesDialog(FittedHeight, QDialog):
    """Up to three sentences, the first in bold, and `buttons` (a box to add buttons to).

    All text is plain and can be selected. More widgets go into `body`, above the buttons. The dialog stands
    in front of its parent window; it is shown with `open()`, never blocking.
    """

    def __init__(
        self, title: str, happened: str, safe: str = "", advice: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sentences = (happened, safe, advice)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.setAccessibleDescription(" ".join(sentence for sentence in self._sentences if sentence))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(plain_label(happened, "strong"))
        for sentence in (safe, advice):
            if sentence:
                self.body.addWidget(plain_label(sentence))
        self.buttons = QDialogButtonBox()
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addLayout(self.body)
        layout.addWidget(self.buttons)

    def says(self, error: ReaderError) -> bool:
        """Whether this dialog shows the sentences of `error`."""
        return self._sentences == (error.happened, error.safe, error.advice)
