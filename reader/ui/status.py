"""The line at the bottom: how many articles there are, what is under the pointer, and that we are offline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from reader.ui.spoken import say

_NOTICE_MILLISECONDS = 6000


class StatusBar(QStatusBar):
    """Nothing technical stands here."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._count = _label("")
        self._count.setAccessibleName("Articles in the library")
        self._unread = _label("")
        self._unread.setAccessibleName("Unread articles")
        offline = _label("Offline")
        offline.setToolTip("Regional Reader never connects to anything. Your library stays on this computer.")
        self._saved = _label("")
        self._saved.setAccessibleName("Whether your notes are saved")
        self.addWidget(self._count)
        self.addWidget(self._unread)
        self.addPermanentWidget(self._saved)
        self.addPermanentWidget(offline)

    def show_count(self, articles: int, unread: int = 0) -> None:
        self._count.setText("No articles" if articles == 0 else count(articles))
        self._unread.setText(f"{unread:,} unread" if articles else "")

    def show_address(self, address: str) -> None:
        """Show where a link leads while the pointer is on it; "" when it left."""
        if address:
            self.showMessage(address)
        else:
            self.clearMessage()

    def show_notice(self, text: str) -> None:
        """Show a line for a few seconds."""
        self.showMessage(text, _NOTICE_MILLISECONDS)
        say(self, text)

    def show_saved(self) -> None:
        """What the person wrote last is safely on the disk."""
        self._saved.setText("Saved")

    def show_unsaved_yet(self) -> None:
        """The person is writing something that is saved in a moment."""
        self._saved.setText("Not saved yet")

    def show_unsaved(self) -> None:
        """What the person wrote last could not be saved."""
        self._saved.setText("Not saved")
        say(self, "Your note is not saved", urgent=True)

    @property
    def saved_text(self) -> str:
        return self._saved.text()

    @property
    def unread_text(self) -> str:
        return self._unread.text()

    @property
    def count_text(self) -> str:
        return self._count.text()


def count(articles: int) -> str:
    """ "1 article", "12,345 articles"."""
    return f"{articles:,} {'article' if articles == 1 else 'articles'}"


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
