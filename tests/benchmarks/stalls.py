"""Where the main thread was while the event loop was held up: its stacks, written down by another thread."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from pathlib import Path
from types import FrameType

from tests.benchmarks.processes import CHECKOUT

_LOOK_SECONDS = 0.004
_DEPTH = 14


class StallWatch:
    """Between two `beat`s the main thread may work for no more than `seconds`; else its stack is kept, every
    few milliseconds, under the name of the journey that was under way. What else the machine does meanwhile
    does not count. Made on the main thread; `stop` ends it. Not for Windows, which has no such clock.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._main = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._main)
        self._last = self._now()
        self._ended = threading.Event()
        self.journey = ""
        self.stacks: list[tuple[str, float, list[str]]] = []
        threading.Thread(target=self._look, name="stalls", daemon=True).start()

    def beat(self) -> None:
        """The event loop is free."""
        self._last = self._now()

    def stop(self) -> None:
        self._ended.set()

    def report(self) -> str:
        """Each stall's journey, its milliseconds so far, and the lines of the program that were at work."""
        blocks = (f"{journey}: {ms:.0f} ms\n" + "\n".join(lines) for journey, ms, lines in self.stacks)
        return "\n\n".join(blocks)

    def _now(self) -> float:
        return time.clock_gettime(self._clock)

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            held_up = self._now() - self._last
            frame = sys._current_frames().get(self._main)
            if held_up > self._seconds and frame:
                self.stacks.append((self.journey, held_up * 1000, _lines(frame)))


def _lines(frame: FrameType) -> list[str]:
    ours = [
        each for each in traceback.extract_stack(frame) if each.filename.startswith(str(CHECKOUT / "reader"))
    ]
    return [
        f"    {Path(each.filename).relative_to(CHECKOUT)}:{each.lineno} {each.name}: {each.line}"
        for each in ours[-_DEPTH:]
    ]
