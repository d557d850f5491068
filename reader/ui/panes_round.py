"""F6 and Shift+F6: the keyboard goes round the parts of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView, QWidget

from reader.ui.actions import Actions


class PanesRound(QObject):
    """Takes the keyboard to the panes in turn, each time to where it was in that pane last.

    panes: gives them in their order, one that lies within another before that; those that are hidden, or hold
    nothing that takes the keyboard, are left out.
    """

    def __init__(self, actions: Actions, panes: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        actions.connect({"next_pane": partial(self.go, 1), "previous_pane": partial(self.go, -1)})

    def go(self, steps: int) -> None:
        """To the next pane (1) or the one before (-1), round the ends."""
        panes, focused = self._panes(), QApplication.focusWidget()
        stops = [(pane, stop) for pane in panes if (stop := _stop(pane, panes))]
        here = next(
            (at for at, (pane, _) in enumerate(stops) if focused and pane.isAncestorOf(focused)), None
        )
        if stops:
            at = (0 if steps > 0 else -1) if here is None else (here + steps) % len(stops)
            _enter(stops[at][1])


def _stop(pane: QWidget, panes: Sequence[QWidget]) -> QWidget | None:
    """What takes the keyboard in `pane`: what had it last, else the first list, else what is first."""
    # To Qt, a widget is an ancestor of its own.
    within = [each for each in panes if each is not pane and pane.isAncestorOf(each)]

    def is_ours(widget: QWidget) -> bool:
        return _can_be_used(widget) and not any(each.isAncestorOf(widget) for each in within)

    last = pane.focusWidget()
    if last and is_ours(last):
        return last
    usable = [widget for widget in (pane, *pane.findChildren(QWidget)) if is_ours(widget)]
    lists = [widget for widget in usable if isinstance(widget, QAbstractItemView)]
    return min(lists or usable, key=lambda widget: _place(widget, pane), default=None)


def _can_be_used(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus.value & widget.focusPolicy().value
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()


def _place(widget: QWidget, pane: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(pane, QPoint(0, 0))
    return (corner.y(), corner.x())


def _enter(stop: QWidget) -> None:
    if isinstance(stop, QAbstractItemView):
        is_tree, stands = isinstance(stop, QTreeView), stop.currentIndex().isValid()
        # The ring of the focus needs a row to stand on; in a tree, to stand on one opens it.
        if not (is_tree or stands):
            stop.setCurrentIndex(stop.model().index(0, 0, QModelIndex()))
    stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
