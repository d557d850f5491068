"""What all dialogs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPushButton
from shiboken6 import isValid

T = TypeVar("T")


def settle_buttons(dialog: QDialog, default: QPushButton) -> None:
    """Make `default` the one button that Return presses, wherever the focus is, and give it the focus.

    Qt makes every button of a dialog the default one as soon as it has the focus. Called when all are there.
    """
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)
    default.setDefault(True)
    default.setFocus()


def fit_height(dialog: QDialog) -> None:
    """Give `dialog` the height that its text needs at its width; Qt itself reckons with a narrower one.

    Called when it is shown, so that fonts and style are known.
    """
    layout = dialog.layout()
    if layout is not None:
        dialog.resize(dialog.width(), layout.totalHeightForWidth(dialog.width()))


def while_alive(owner: QObject, callback: Callable[[T], None]) -> Callable[[T], None]:
    """`callback`, but nothing once `owner` is deleted: a result may come after its dialog was closed."""

    def call(value: T) -> None:
        if isValid(owner):
            callback(value)

    return call
