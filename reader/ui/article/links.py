"""Links of an article: the address is shown whole, and opens outside only on a yes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from reader.ui.dialogs import settle_buttons
from reader.ui.sentences import SentencesDialog

_WEB = {"http", "https"}
_MAIL = "mailto"


def may_open(url: QUrl) -> bool:
    """Whether a link may be offered for opening: a web page or a mail address, nothing else."""
    return url.isValid() and (
        (url.scheme().lower() in _WEB and bool(url.host()))
        or (url.scheme().lower() == _MAIL and bool(url.path()))
    )


def shown_address(url: QUrl) -> str:
    """The whole address for people; the host's letters are kept in their encoded form, so that look-alike
    letters of other alphabets show.
    """
    if url.scheme().lower() == _MAIL:
        return url.path(QUrl.ComponentFormattingOption.FullyDecoded)
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def ask_and_open(url: QUrl, parent: QWidget) -> SentencesDialog | None:
    """Ask whether to open `url` outside; returns the open dialog, None where it may never be opened."""
    if not may_open(url):
        return None
    mail = url.scheme().lower() == _MAIL
    dialog = SentencesDialog(
        "Write an e-mail" if mail else "Open a web page",
        "Write an e-mail to this address?" if mail else "Open this address in your web browser?",
        shown_address(url),
        "Your e-mail program will open."
        if mail
        else "Regional Reader itself never goes online; your browser will.",
        parent,
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    open_button = QPushButton("Write e-mail" if mail else "Open in browser")
    copy_button = QPushButton("Copy address")
    dialog.buttons.addButton(open_button, QDialogButtonBox.ButtonRole.AcceptRole)
    dialog.buttons.addButton(copy_button, QDialogButtonBox.ButtonRole.ActionRole)
    cancel = dialog.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
    copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(shown_address(url)))
    copy_button.clicked.connect(dialog.reject)
    dialog.accepted.connect(lambda: QDesktopServices.openUrl(url))
    # Enter must not send anyone to an address that was not read.
    settle_buttons(dialog, cancel)
    dialog.open()
    return dialog
