"""What all dialogs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton
from shiboken6 import isValid

if TYPE_CHECKING:
    Base = QDialog
else:
    Base = object

T = TypeVar("T")

_ABOUT_A_WINDOW = 48  # pixels that the system puts above and below


def settle_buttons(dialog: QDialog, default: QPushButton, *, focus: bool = True) -> None:
    """Make `default` the button that Return presses where no other button has the focus, and give it the
    focus (with `focus`).

    Left alone, Qt makes every button the default one as soon as it has the focus, and leaves it so when the
    focus goes on to a field: there, Return would then press "Cancel". Called when all buttons are there.
    """
    own_return = _OwnReturn(dialog)
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)
        button.installEventFilter(own_return)
    default.setDefault(True)
    if focus:
        default.setFocus()


class _OwnReturn(QObject):
    """Return presses the button that has the focus, as it does everywhere else, and not the default one."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QPushButton)
        ):
            watched.click()
            return True
        return False


def fit_height(dialog: QDialog) -> None:
    """Give `dialog` the height that its text needs at its width, as far as the screen has it; Qt itself
    reckons with a narrower one.

    Called when it is shown, so that fonts and style are known.
    """
    layout = dialog.layout()
    if layout is not None:
        width, room = dialog.width(), dialog.screen().availableGeometry().height() - _ABOUT_A_WINDOW
        follows = layout.hasHeightForWidth()
        wanted = layout.totalHeightForWidth(width) if follows else layout.totalSizeHint().height()
        dialog.resize(width, min(wanted, room))


class FittedHeight(Base):
    """Mixed into a dialog, before Qt's class, gives it the height of its words (`fit_height`) when shown."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)


def while_alive(owner: QObject, callback: Callable[[T], None]) -> Callable[[T], None]:
    """`callback`, but nothing once `owner` is deleted: a result may come after its dialog was closed."""

    def call(value: T) -> None:
        if isValid(owner):
            callback(value)

    return call
