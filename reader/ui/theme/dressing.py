"""Another style sheet for the widgets that there are, put on a few at a time while the window answers.

`QApplication.setStyleSheet` does it in one go, and polishes each widget once for itself and once more for
every widget that it lies in: six times on the whole, each time with all that follows from a change of style,
such as new sizes. Here Qt is told to forget which rules it found for whom, so that it has nothing left to do
when it takes the new sheet; then each widget is polished once. Sizes need no thought, for the sheets of all
themes differ in colours alone.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from shiboken6 import isValid

from reader.ui.turns import next_turn

_SLICE = 0.004  # seconds of work between two events
_FORCED = Qt.WidgetAttribute.WA_ForceUpdatesDisabled  # by the widget itself, not by one that it lies in

Work = Callable[[], object]
_Steps = Generator[None]


class Dressing(QObject):
    """How what the application wears changes."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._steps: _Steps | None = None
        self._next: _Steps | None = None

    @property
    def changing(self) -> bool:
        """Whether widgets still wait to be dressed."""
        return (self._steps or self._next) is not None

    def change(self, palette: QPalette, sheet: str, small: Iterable[Work], large: Iterable[Work]) -> None:
        """Change to this palette and sheet in a moment, whatever was being changed to before.

        What is on the screen stays there until everything that is shown wears the new ones; then it is
        painted pane by pane, and what is hidden is dressed behind.

        small, large: what else belongs to it, as pieces of work of which many or just one fit between two
        events.
        """
        going = self.changing
        self._next = self._change(palette, sheet, small, large)
        if not going:
            next_turn(self, self._step)

    def _step(self) -> None:
        if self._next:
            if self._steps:
                self._steps.close()
            self._steps, self._next = self._next, None
        assert self._steps
        ended = True
        try:
            ended = next(self._steps, self) is self
        finally:
            if ended:
                self._steps = None
            if self.changing:
                next_turn(self, self._step)

    def _change(self, palette: QPalette, sheet: str, small: Iterable[Work], large: Iterable[Work]) -> _Steps:
        application = self._application
        windows = [each for each in application.topLevelWidgets() if each.isVisible()]
        for window in windows:
            window.setUpdatesEnabled(False)  # what is on the screen stays there
        try:
            application.setPalette(palette)
            application.style().unpolish(application)
            application.setStyleSheet(sheet)
            yield
            shown: list[Work] = []
            hidden: list[Work] = []
            for widget in _all_widgets(application):
                (shown if widget.isVisible() else hidden).append(partial(self._polish, widget))
            yield from _in_slices(shown)
            yield from _in_slices(small)
            for do in large:
                yield
                do()
        finally:
            for window in filter(isValid, windows):
                _let_paint(window)
        for window in filter(isValid, windows):
            yield from _paint_anew(window)
        yield from _in_slices(hidden)

    def _polish(self, widget: QWidget) -> None:
        if isValid(widget):
            self._application.style().polish(widget)


def _let_paint(window: QWidget) -> None:
    """Undo `setUpdatesEnabled(False)`. To enable them would let every widget ask to be painted: where all do,
    one by one, Qt takes twice as long as for the window as a whole, and that at once.
    """
    window.setAttribute(_FORCED, False)
    waiting = [window]
    while waiting:
        widget = waiting.pop()
        widget.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        waiting += [each for each in inside if not each.isWindow() and not each.testAttribute(_FORCED)]


def _paint_anew(window: QWidget) -> Iterator[None]:
    """Let a window be painted, with everything that lies in it, a pane between two events.

    Qt has no call for it, but does so where something that lay above everything is hidden.
    """
    above = QWidget(window)
    try:
        for areas in _areas(window):
            yield
            for area in areas if isValid(above) else ():
                above.setGeometry(area)
                above.show()
                above.hide()
    finally:
        if isValid(above):
            above.deleteLater()


def _areas(window: QWidget) -> list[list[QRect]]:
    """What is to be painted at a time: what is above and below the panes of a window, then each of them, the
    widest last, since what it shows changes others; the whole where there are no panes.
    """
    whole = window.rect()
    splitter = window.findChild(QSplitter)
    if splitter is None or not splitter.isVisible():
        return [[whole]]
    top, height = splitter.mapTo(window, QPoint(0, 0)).y(), splitter.height()
    above = QRect(0, 0, whole.width(), top)
    below = QRect(0, top + height, whole.width(), whole.height() - top - height)
    shown = [splitter.widget(at) for at in range(splitter.count())]
    edges = [splitter.mapTo(window, pane.pos()).x() for pane in shown if pane and pane.isVisible()]
    panes = [QRect(x, top, end - x, height) for x, end in pairwise([0, *edges[1:], whole.width()])]
    return [[above, below], *([pane] for pane in sorted(panes, key=QRect.width))]


def _in_slices(work: Iterable[Work]) -> Iterator[None]:
    until = perf_counter() + _SLICE
    for do in work:
        if perf_counter() > until:
            yield
            until = perf_counter() + _SLICE
        do()


def _all_widgets(application: QApplication) -> Iterator[QWidget]:
    """Each after the one that it lies in, whose colours it may have."""
    for window in application.topLevelWidgets():
        if window.parentWidget() is None:
            yield window
            yield from window.findChildren(QWidget)
