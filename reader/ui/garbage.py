"""Python's search for garbage: on the main thread alone, and what takes long while it has nothing to do.

Python looks for unreachable cycles on whichever thread happens to allocate. A cycle may hold a widget (a slot
that is a closure over its own window is enough), and Qt wants a widget destroyed where it lives: on a lane's
thread that ends the process. So while there are lanes, the automatic search is off and a timer does it here.
See https://doc.qt.io/qt-6/threads-qobject.html on deleting objects in other threads.

To look through what came last takes a millisecond or two, through all there is several frames. So the older
generations are searched when the main thread has had next to nothing to do for some seconds.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500
YOUNG_OBJECTS = 5_000  # below this many since the last search there is too little to look through
MANY_YOUNG = 10_000  # which are looked through whatever else is done
GENERATIONS_FACTOR = 10  # as in CPython: each older generation after so many searches of the younger one
MOST_PUT_OFF = 40  # searches of the youngest generation, after which the older ones wait no longer
QUIET_SECONDS = 0.005  # at work between two looks: no key, no click and no paint but that of a caret
QUIET_LOOKS = 6  # in a row, until the person is taken to be reading


class MainThreadGarbage(QObject):
    """Turns the automatic search off, and searches from a timer until `stop`, which turns it on again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._worked = time.thread_time()
        self._quiet = 0
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def keep(self) -> None:
        """What is there now stays until `stop`: to search it, too, takes longer than a frame."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        """Search what is due, if this is the moment for it."""
        before, self._worked = self._worked, time.thread_time()
        self._quiet = self._quiet + 1 if self._worked - before < QUIET_SECONDS else 0
        generation = due(*gc.get_count(), quiet=self._quiet)
        if generation is not None:
            gc.collect(generation)
            self._worked = time.thread_time()


def due(young: int, middle: int, old: int, *, quiet: int) -> int | None:
    """The generation to be searched now, None for none.

    young: objects since the last search. middle, old: searches of the next younger generation since this one
    was searched. quiet: looks in a row between which the main thread had nothing to do.
    """
    if middle > GENERATIONS_FACTOR and (quiet >= QUIET_LOOKS or middle > MOST_PUT_OFF):
        return 2 if old > GENERATIONS_FACTOR else 1
    return 0 if young >= (YOUNG_OBJECTS if quiet else MANY_YOUNG) else None
