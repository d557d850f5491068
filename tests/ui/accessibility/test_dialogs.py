"""Every dialog, opened for real and walked through: a new one that is not here fails.

Those that only show or ask follow one another in one window.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.accessibility.dialogs import (
    ALL,
    CHANGING,
    OPENERS,
    close_dialogs,
    dialog_classes,
    walk_through,
)
from tests.ui.conftest import Reader


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """No dialog stays open where a test failed."""
    yield
    close_dialogs()


def test_every_dialog_is_walked_through() -> None:
    assert set(OPENERS) == dialog_classes()


@pytest.mark.parametrize("name", [name for name in ALL if name not in CHANGING])
def test_a_dialog_can_be_used_by_everyone(lasting_reader: Reader, name: str) -> None:
    walk_through(lasting_reader, name)
