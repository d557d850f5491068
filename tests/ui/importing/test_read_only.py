"""A library that can only be read: what would change it is off, and says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.paths import Home
from reader.ui.importing.drop import DropTarget
from reader.ui.library_actions import IMPORTING
from tests import showcase
from tests.ui.conftest import Reader


@pytest.fixture
def only_read(qtbot: QtBot, filled_home: Home, nothing_left: None) -> Iterator[Reader]:
    Reader(qtbot, filled_home).close()  # which makes the notebook
    reader = Reader(qtbot, filled_home, read_only=True)
    reader.show()
    yield reader
    reader.close()


def test_what_would_change_it_is_off_and_says_why(only_read: Reader) -> None:
    only_read.open(showcase.EAST_JUNE)
    for name in IMPORTING:
        action = only_read.parts.actions[name]
        assert not action.isEnabled(), name
        assert "can only be read" in action.toolTip(), name
    assert not only_read.window.findChildren(DropTarget)


def test_reading_and_finding_go_on(only_read: Reader) -> None:
    only_read.search("lantern")
    assert only_read.parts.results.model.rowCount() == 3
