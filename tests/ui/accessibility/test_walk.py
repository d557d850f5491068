"""Every view, and the dialogs about what was done in one, walked through; each in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import walking
from tests.ui.accessibility.dialogs import CHANGING, close_dialogs, walk_through
from tests.ui.accessibility.views import VIEWS
from tests.ui.conftest import Reader


@pytest.fixture
def closed(reader: Reader) -> Iterator[None]:
    """No dialog stays open where a test failed."""
    yield
    close_dialogs()


@pytest.mark.parametrize("name", CHANGING)
def test_a_dialog_can_be_used_by_everyone(reader: Reader, closed: None, name: str) -> None:
    walk_through(reader, name)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_can_be_used_by_everyone(reader: Reader, name: str) -> None:
    VIEWS[name](reader)
    reader.settle()
    found = walking.faults(reader.window)
    assert not found, "\n".join(found)
    assert QApplication.focusWidget() is not None
    assert not walking.trapped(reader.window)
    reader.parts.finding.end()
