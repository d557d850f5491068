"""What is done after the painting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.turns import after_painting, paint_in_next_turn


class _Window(QWidget):
    """Tells of its painting, which follows on each laying out of its label."""

    def __init__(self, happened: list[str]) -> None:
        super().__init__()
        self._happened = happened
        self.label = QLabel("Short")
        QVBoxLayout(self).addWidget(self.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._happened.append("painted")


@pytest.mark.parametrize("within_the_loop", [False, True])
def test_it_comes_when_all_is_laid_out_and_painted(qtbot: QtBot, *, within_the_loop: bool) -> None:
    happened: list[str] = []
    window = _Window(happened)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(happened))

    def act() -> None:
        happened.clear()
        window.label.setText("Longer than before, so that all is laid out anew")
        window.update()
        after_painting(window, lambda: happened.append("then"))

    if within_the_loop:
        QTimer.singleShot(1, window, act)
    else:
        act()
    qtbot.waitUntil(lambda: "then" in happened)
    assert happened[-1] == "then"
    assert "painted" in happened


def test_who_is_gone_by_then_is_left_alone(qtbot: QtBot) -> None:
    happened: list[str] = []
    context = QTimer()
    after_painting(context, lambda: happened.append("then"))
    context.deleteLater()
    qtbot.wait(20)
    assert not happened


def _shown(qtbot: QtBot, happened: list[str]) -> _Window:
    window = _Window(happened)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(happened))
    qtbot.wait(20)
    happened.clear()
    return window


def test_it_is_painted_when_the_event_loop_was_free(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = _shown(qtbot, happened)
    QTimer.singleShot(0, lambda: happened.append("free"))
    window.resize(window.width() + 10, window.height() + 10)
    window.update()
    paint_in_next_turn(window)
    qtbot.waitUntil(lambda: "painted" in happened)
    assert happened == ["free", "painted"]
    window.update()
    qtbot.waitUntil(lambda: happened == ["free", "painted", "painted"])


def test_what_changes_without_an_end_is_painted_all_the_same(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = _shown(qtbot, happened)
    changing = QTimer(window)
    changing.timeout.connect(lambda: window.resize(400 + len(happened) % 2, 300))
    changing.timeout.connect(lambda: paint_in_next_turn(window))
    changing.start(0)
    qtbot.waitUntil(lambda: happened.count("painted") > 5)


def test_what_is_put_in_meanwhile_is_painted_as_well(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = _shown(qtbot, happened)
    paint_in_next_turn(window)
    inside: list[str] = []
    child = _Window(inside)
    child.setParent(window)
    child.show()
    qtbot.waitUntil(lambda: bool(inside))
    held_back = QWidget(window)
    held_back.setUpdatesEnabled(False)  # for a reason of its own
    paint_in_next_turn(window)
    inside.clear()
    qtbot.waitUntil(lambda: bool(inside))
    assert not held_back.updatesEnabled()


def test_a_window_that_is_kept_from_painting_stays_so(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = _shown(qtbot, happened)
    paint_in_next_turn(window)
    window.setUpdatesEnabled(False)
    qtbot.wait(20)
    assert not happened
    window.setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: bool(happened))
