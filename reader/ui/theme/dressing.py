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
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_SLICE = 0.004  # seconds of work between two events

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
        painted, and what is hidden is dressed behind.

        small, large: what else belongs to it, as pieces of work of which many or just one fit between two
        events.
        """
        going = self.changing
        self._next = self._change(palette, sheet, small, large)
        if not going:
            QTimer.singleShot(0, self, self._step)

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
            QTimer.singleShot(0, self, self._step)

    def _change(self, palette: QPalette, sheet: str, small: Iterable[Work], large: Iterable[Work]) -> _Steps:
        application = self._application
        held = _Held([each for each in application.topLevelWidgets() if each.isVisible()])
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
            held.let_go()
        yield
        yield from _in_slices(hidden)

    def _polish(self, widget: QWidget) -> None:
        if isValid(widget):
            self._application.style().polish(widget)


class _Held(QObject):
    """Keeps windows from being painted until they are let go: what is on the screen stays there.

    To disable their updates would do so too, but then every widget asks to be painted when they are enabled,
    and where all do, one by one, Qt takes twice as long as for the window as a whole.
    """

    def __init__(self, windows: list[QWidget]) -> None:
        super().__init__()
        self._windows = windows
        self._waiting: list[QWidget] = []
        for window in windows:
            window.installEventFilter(self)
            _ask_for_the_whole(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Until such an event is handled, Qt sends no other.
        if event.type() == QEvent.Type.UpdateRequest and isinstance(watched, QWidget):
            self._waiting.append(watched)
            return True
        return False

    def let_go(self) -> None:
        for window in filter(isValid, self._windows):
            window.removeEventFilter(self)
        for window in filter(isValid, self._waiting):
            QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))


def _ask_for_the_whole(window: QWidget) -> None:
    """Let all of `window` be painted anew, whatever its widgets ask for afterwards. Qt has no call for it: it
    does so where something that lay above everything is hidden.
    """
    above = QWidget(window)
    above.setGeometry(window.rect())
    above.show()
    above.hide()
    above.deleteLater()


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
