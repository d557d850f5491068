"""What is done after the painting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.turns import after_painting


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
