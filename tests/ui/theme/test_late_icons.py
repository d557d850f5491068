"""Icons that the first paint does not show are drawn after it."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from reader.ui.top_bar import ON_THE_BAR
from tests.ui.conftest import Reader


def test_every_action_with_an_icon_has_it_when_the_window_stands(reader: Reader) -> None:
    assert not [spec.name for spec, action in reader.parts.actions if spec.icon and action.icon().isNull()]


def test_the_bar_shows_the_actions_whose_icons_come_first(reader: Reader) -> None:
    buttons = reader.parts.top_bar.findChildren(QToolButton)
    shown = {button.defaultAction().objectName() for button in buttons if button.defaultAction()}
    named = {action.objectName() for action in reader.parts.top_bar.search_box.actions()}
    assert {name for name in shown | named if name} == set(ON_THE_BAR)
