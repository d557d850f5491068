"""Python's search for garbage, on the main thread alone.

Python looks for unreachable cycles on whichever thread happens to allocate. A cycle may hold a widget (a slot
that is a closure over its own window is enough), and Qt wants a widget destroyed where it lives: on a lane's
thread that ends the process. So while there are lanes, the automatic search is off and a timer does it here.
See https://doc.qt.io/qt-6/threads-qobject.html on deleting objects in other threads.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500
YOUNG_OBJECTS = 5_000  # below this many since the last search there is too little to look through
GENERATIONS_FACTOR = 10  # as in CPython: each older generation after so many searches of the younger one


class MainThreadGarbage(QObject):
    """Turns the automatic search off, and searches from a timer until `stop`, which turns it on again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Search the generations that are due."""
        young, middle, old = gc.get_count()
        if young < YOUNG_OBJECTS:
            return
        gc.collect(2 if old > GENERATIONS_FACTOR else 1 if middle > GENERATIONS_FACTOR else 0)

    def keep(self) -> None:
        """What is there now stays until `stop`: to search it, too, takes longer than a frame."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
