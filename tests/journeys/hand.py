"""A person's hand on a real window: keys, mouse and drops go through the X server, as they do at a desk.

The application runs in the test's process; `xdotool` is another process, and Qt's event loop turns until it
has ended, so that what is tested is the whole way from the key to the screen.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

_PATIENCE = 10_000  # milliseconds; these machines are shared


class Hand:
    """Presses keys and moves the mouse on the X server that this test runs on."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def until(self, condition: Callable[[], object]) -> None:
        """Let the window work until `condition()` holds; fails when it does not within ten seconds."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=_PATIENCE)

    def hold_window(self, window: QWidget) -> None:
        """Bring `window` to the front with the keyboard in it."""
        self.until(window.isVisible)
        self._xdotool("windowactivate", "--sync", str(int(window.winId())))
        self.until(window.isActiveWindow)

    def press(self, *keys: str) -> None:
        """Press keys as xdotool names them ("ctrl+shift+f", "Return"), one after the other."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type ASCII text as a quick typist does (25 ms a key)."""
        self._xdotool("type", "--delay", "25", text)

    def click(self, widget: QWidget, at: QPoint | None = None, *, button: int = 1, held: str = "") -> None:
        """Click with the left button (2: the middle one) in the middle of `widget`, or `at` in its
        coordinates. held: a key that is held down meanwhile, "ctrl".
        """
        place = widget.mapToGlobal(at or widget.rect().center())
        self._xdotool("mousemove", "--sync", str(place.x()), str(place.y()))
        if held:
            self._xdotool("keydown", held)
        self._xdotool("click", str(button))
        if held:
            self._xdotool("keyup", held)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press the left button at `start` of `widget`, in its coordinates, and let go of it at `end`."""
        places = [widget.mapToGlobal(start), widget.mapToGlobal((start + end) / 2), widget.mapToGlobal(end)]
        self._xdotool("mousemove", "--sync", str(places[0].x()), str(places[0].y()))
        self._xdotool("mousedown", "1")
        for place in places[1:]:
            self._xdotool("mousemove", "--sync", str(place.x()), str(place.y()))
        self._xdotool("mouseup", "1")

    def click_row(self, view: QAbstractItemView, row: QRect) -> None:
        """Click on a row of a list or tree; `row` as `view.visualRect` gives it."""
        self.click(view.viewport(), QPoint(min(row.left() + 60, row.right() - 4), row.center().y()))

    def drop_files(self, paths: Sequence[Path], on: QWidget) -> None:
        """Drag files out of another program's window and drop them in the middle of `on`."""
        program = Path(__file__).with_name("drag_source.py")
        command = [sys.executable, str(program), *map(str, paths)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as source:
            assert source.stdout is not None
            x, y = source.stdout.readline().split()
            try:
                self._drag(int(x), int(y), on.mapToGlobal(on.rect().center()))
            finally:
                source.terminate()

    def _drag(self, x: int, y: int, target: QPoint) -> None:
        self._xdotool("mousemove", "--sync", str(x), str(y))
        self._xdotool("mousedown", "1")
        for step in range(1, 9):  # a drag starts, and is seen by the window, only with real movement
            left, top = x + (target.x() - x) * step // 8, y + (target.y() - y) * step // 8
            self._xdotool("mousemove", "--sync", str(left), str(top))
            self._qtbot.wait(40)
        self._xdotool("mousemove_relative", "1", "1")
        self._qtbot.wait(100)
        self._xdotool("mouseup", "1")
        self._qtbot.wait(100)

    def _xdotool(self, *arguments: str) -> None:
        process = subprocess.Popen(["xdotool", *arguments])
        self.until(lambda: process.poll() is not None)
        assert process.returncode == 0, f"xdotool {arguments} failed"
        self._qtbot.wait(20)  # what was sent still has to arrive
