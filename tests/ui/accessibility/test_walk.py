"""Every view and every dialog, opened for real and walked through: a new dialog that is not here fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from tests.ui.accessibility import walking
from tests.ui.accessibility.dialogs import (
    MORE_OPENERS,
    OPENERS,
    close_dialogs,
    dialog_classes,
    open_dialog,
    shown_dialogs,
)
from tests.ui.accessibility.views import VIEWS
from tests.ui.conftest import Reader

ALL = {**OPENERS, **MORE_OPENERS}


def faults(root: QWidget) -> list[str]:
    return [
        *walking.badly_named(root),
        *walking.twice_named(root),
        *walking.too_small(root),
        *walking.not_reached(root),
        *walking.out_of_order(root),
    ]


def trapped(root: QWidget) -> str:
    """The control that Tab does not leave; "" where it goes round through all of them."""
    way = walking.tab_way(root)
    for _ in range(len(way) + 1):
        focused = root.focusWidget()
        # Tab goes from link to link before it leaves a text, and takes a suggestion before it leaves a field.
        for _ in range(10 if isinstance(focused, QTextBrowser) else 2):
            QTest.keyClick(root.focusWidget() or root, Qt.Key.Key_Tab)
            if root.focusWidget() is not focused:
                break
        else:
            if len(way) > 1:
                return walking.said(focused) if focused else "nothing has the focus"
    return ""


def test_every_dialog_is_walked_through() -> None:
    assert set(OPENERS) == dialog_classes()


@pytest.fixture
def closed(reader: Reader) -> Iterator[None]:
    """No dialog stays open where a test failed."""
    yield
    close_dialogs()


@pytest.mark.parametrize("name", ALL)
def test_a_dialog_can_be_used_by_everyone(reader: Reader, closed: None, name: str) -> None:
    dialog = open_dialog(reader, ALL[name])
    if name in OPENERS:
        assert name in [each.__name__ for each in type(dialog).__mro__]
    assert dialog.windowTitle()
    found = [*faults(dialog), *walking.unsettled(dialog)]
    assert not found, "\n".join(found)
    assert dialog.focusWidget() in walking.tab_way(dialog)
    assert not trapped(dialog)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    reader.settle()
    assert dialog not in shown_dialogs()
    assert reader.window.focusWidget() is not None


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_can_be_used_by_everyone(reader: Reader, name: str) -> None:
    VIEWS[name](reader)
    reader.settle()
    found = faults(reader.window)
    assert not found, "\n".join(found)
    assert QApplication.focusWidget() is not None
    assert not trapped(reader.window)
    reader.parts.finding.end()
