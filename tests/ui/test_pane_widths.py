"""Panes made wider and narrower without dragging."""

from __future__ import annotations

import pytest

from reader.ui.panes import LEFT, RIGHT, STEP
from tests.ui.conftest import Reader


@pytest.mark.parametrize(
    ("action", "left", "right"),
    [
        ("wider_library", STEP, 0),
        ("narrower_library", -STEP, 0),
        ("wider_details", 0, STEP),
        ("narrower_details", 0, -STEP),
    ],
)
def test_a_pane_is_made_wider_and_narrower_from_the_menu(
    reader: Reader, action: str, left: int, right: int
) -> None:
    panes = reader.parts.panes
    reader.window.resize(1400, 800)
    reader.settle()
    assert panes.widths == (LEFT, RIGHT)
    reader.parts.actions[action].trigger()
    assert panes.widths == (LEFT + left, RIGHT + right)
    assert [panes.sizes()[0], panes.sizes()[2]] == [LEFT + left, RIGHT + right]
