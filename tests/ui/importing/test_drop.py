"""Files dragged over the window and dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser
from pytestqt.qtbot import QtBot

from reader.ui.importing.drop import DropTarget, local_paths

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QTextBrowser())
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    return window


@pytest.fixture
def target(window: QMainWindow) -> DropTarget:
    return DropTarget(window)


def _dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def _enter(window: QMainWindow, data: QMimeData, actions: Qt.DropAction = _COPY) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(50, 50), actions, data, _LEFT, _NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def test_files_dragged_over_the_window_are_welcomed_and_dropped(
    qtbot: QtBot, window: QMainWindow, target: DropTarget, tmp_path: Path
) -> None:
    files = [tmp_path / "kites and lanterns.txt", tmp_path / "ünder.eml"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    assert _enter(window, data).isAccepted()
    assert target.overlay.isVisible()
    assert window.rect().contains(target.overlay.geometry())

    move = QDragMoveEvent(QPoint(60, 60), _COPY, data, _LEFT, _NONE)
    move.ignore()
    QApplication.sendEvent(window, move)
    assert move.isAccepted()

    with qtbot.waitSignal(target.paths_dropped) as dropped:
        drop = QDropEvent(QPointF(60, 60), _COPY, data, _LEFT, _NONE)
        QApplication.sendEvent(window, drop)
    assert dropped.args == [files]
    assert not target.overlay.isVisible()


def test_the_overlay_goes_when_the_files_are_taken_away_and_follows_the_window(
    window: QMainWindow, target: DropTarget, tmp_path: Path
) -> None:
    _enter(window, _dragged(tmp_path.as_uri()))
    window.resize(700, 500)
    assert target.overlay.geometry().right() > 650
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not target.overlay.isVisible()


def test_the_files_stay_where_they_are(window: QMainWindow, target: DropTarget, tmp_path: Path) -> None:
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = _enter(window, _dragged(tmp_path.as_uri()), either)
    assert event.dropAction() == _COPY


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/page.html",
        "file://server/share/kite.txt",
        "file:////server/share/kite.txt",
        "mailto:a@b.org",
    ],
)
def test_what_does_not_lie_on_this_computer_is_left_alone(
    window: QMainWindow, target: DropTarget, address: str
) -> None:
    assert not _enter(window, _dragged(address)).isAccepted()
    assert not target.overlay.isVisible()
    text = QMimeData()
    text.setText("Kites fly.")
    assert not _enter(window, text).isAccepted()


def test_only_local_files_are_taken_from_a_mixture(tmp_path: Path) -> None:
    data = _dragged("https://example.org/a", tmp_path.as_uri(), "file://server/b")
    assert local_paths(data) == [tmp_path]
