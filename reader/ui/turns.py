"""Doing a thing when the event loop was free, or when the window has painted what came before it.

`QTimer.singleShot(0, ...)` is no timer: Qt posts an event instead, which comes before the painting that was
asked for at the same time, and makes one long stretch with it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_HELD, _FORCED = Qt.WidgetAttribute.WA_UpdatesDisabled, Qt.WidgetAttribute.WA_ForceUpdatesDisabled


def next_turn(context: QObject, act: Callable[[], object]) -> None:
    """Do it when the event loop was free; never if `context` is gone by then."""
    QTimer.singleShot(1, context, act)


def after_painting(context: QObject, act: Callable[[], object]) -> None:
    """Do it, a few milliseconds from now, when what is to be laid out and painted is; never if `context` is
    gone by then.
    """
    # Laying out comes before the first of the two, the painting that it asks for before the second.
    next_turn(context, lambda: next_turn(context, act))


def paint_in_next_turn(widget: QWidget) -> None:
    """Let `widget`, with all that lies in it, be painted whole when the event loop was free: to lay out what
    it shows took this turn. However often it is asked for, it is painted every other turn.
    """
    # Not by `setUpdatesEnabled`, after which every widget within asks to be painted, one by one.
    if not widget.testAttribute(_HELD):
        widget.setAttribute(_HELD)
        next_turn(widget, partial(_paint, widget))


def _paint(widget: QWidget) -> None:
    if widget.testAttribute(_FORCED):
        return  # whoever did so lets it be painted
    widget.setAttribute(_HELD, False)
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.testAttribute(_HELD) and not child.testAttribute(_FORCED):
            child.setUpdatesEnabled(True)  # it was put here meanwhile, and Qt held it back as well
    widget.repaint()  # an `update` would come to nothing where the next change is there already
