"""Faults of the environment told apart from bugs, and how our errors are shown: three sentences, calmly.

The library and the importer turn what goes wrong there into our errors; what arrives here as a bare `OSError`
comes from the window's own small file work (settings, log, folders).
"""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from reader.errors import EnvironmentFault, ReaderError
from reader.ui.dialogs import settle_buttons
from reader.ui.sentences import SentencesDialog

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_LOCKED = {errno.EBUSY, errno.EAGAIN, errno.ETXTBSY}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN}
_TOO_MANY = {errno.EMFILE, errno.ENFILE}
_WINDOWS_LOCKED = {32, 33}  # sharing violation, lock violation: both arrive as EACCES
_SAFE = "What was saved before is safe."


def as_fault(exception: BaseException) -> EnvironmentFault | None:
    """What `exception` says of the machine, in three sentences; None where it is no fault of the machine's
    (then it is a bug of ours, or one of our other errors).
    """
    if isinstance(exception, EnvironmentFault):
        return exception
    if isinstance(exception, MemoryError):
        return EnvironmentFault(
            "The computer has no memory left for this.", _SAFE, "Close other programs, then try again."
        )
    if not isinstance(exception, OSError):
        return None
    return _from_number(exception)


def show_fault(parent: QWidget | None, error: ReaderError) -> SentencesDialog:
    """Show an error's three sentences without blocking; returns the open dialog.

    An error that is on the screen already is brought to the front instead of shown twice. Without a parent
    the caller keeps the dialog, or it goes at once.
    """
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, SentencesDialog) and shown.isVisible() and shown.says(error):
            shown.raise_()
            return shown
    dialog = SentencesDialog("Regional Reader", error.happened, error.safe, error.advice, parent)
    settle_buttons(dialog, dialog.buttons.addButton(QDialogButtonBox.StandardButton.Close))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _from_number(error: OSError) -> EnvironmentFault | None:
    what = _named(error.filename)
    number = error.errno
    if getattr(error, "winerror", None) in _WINDOWS_LOCKED or number in _LOCKED:
        return EnvironmentFault(
            f"Another program is using {what}.", _SAFE, "Close the other program or wait, then try again."
        )
    if number in _FULL:
        return EnvironmentFault(
            f"The disk is full, so {what} could not be written.",
            _SAFE,
            "Make room on the disk, then try again.",
        )
    if number in _FORBIDDEN:
        return EnvironmentFault(
            f"This computer does not allow Regional Reader to use {what}.",
            _SAFE,
            "Ask whoever looks after the computer for permission, or use another folder.",
        )
    if number in _GONE:
        return EnvironmentFault(
            f"The disk or network drive that holds {what} does not answer.",
            _SAFE,
            "Check that it is connected, then try again.",
        )
    if number in _TOO_MANY:
        return EnvironmentFault(
            "Too many files are open at once on this computer.",
            _SAFE,
            "Close other programs, then try again.",
        )
    return None


def _named(filename: object) -> str:
    if isinstance(filename, bytes):
        filename = filename.decode(errors="replace")
    return f"“{Path(filename).name or filename}”" if isinstance(filename, str) and filename else "a file"
