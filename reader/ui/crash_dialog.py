"""The dialog after a bug of ours: three sentences, and the log for whoever helps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from reader.ui.dialogs import fit_height, settle_buttons
from reader.ui.labels import ElidedLabel
from reader.ui.sentences import SentencesDialog

HAPPENED = "Something went wrong in Regional Reader, and the last step may not have been finished."
SAFE = "Your library is safe: what was saved before is as it was."
ADVICE = (
    "You can go on reading. If it happens again, close Regional Reader and open it again, and send the log "
    "to whoever looks after it for you; it holds no text of your articles or notes."
)
_LOG_HEIGHT = 180


class CrashDialog(SentencesDialog):
    """text: what was logged. log: the file it was written to, None where that could not be done."""

    def __init__(self, text: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("Something went wrong", HAPPENED, SAFE, ADVICE, parent)
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setAccessibleName("Log")
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setMinimumHeight(_LOG_HEIGHT)
        where = f"Written to {log}" if log else "The log file could not be written; copy the log from here."
        self._where = ElidedLabel(where)
        self._where.setProperty("role", "muted")
        for widget in (self._text, self._where):
            widget.hide()
            self.body.addWidget(widget)
        self.show_log = QPushButton("Show log")
        self.copy_log = QPushButton("Copy log")
        self.buttons.addButton(self.show_log, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.copy_log, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_log.hide()
        settle_buttons(self, self.buttons.addButton(QDialogButtonBox.StandardButton.Close))
        self.show_log.clicked.connect(self._on_show_log_clicked)
        self.copy_log.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _on_show_log_clicked(self) -> None:
        for widget in (self._text, self._where, self.copy_log):
            widget.show()
        self.show_log.hide()
        self._text.setFocus()
        fit_height(self)
