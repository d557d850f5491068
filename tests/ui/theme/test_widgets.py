"""The style sheet of the widgets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.ui.theme.tokens import THEMES, ThemeName, contrast
from reader.ui.theme.widgets import widget_style


@pytest.mark.parametrize("name", THEMES)
def test_every_drawing_that_the_style_names_is_there(name: ThemeName) -> None:
    drawings = re.findall(r'url\("([^"]+)"\)', widget_style(THEMES[name]))
    assert drawings
    assert [each for each in drawings if not Path(each).is_file()] == []


@pytest.mark.parametrize("name", THEMES)
def test_a_hint_in_a_field_can_be_read_and_is_told_from_what_is_typed(name: ThemeName) -> None:
    theme = THEMES[name]
    assert f"placeholder-text-color: {theme.hint};" in widget_style(theme)
    assert theme.hint != theme.ink
    assert contrast(theme.hint, theme.paper) >= (7 if name is ThemeName.HIGH_CONTRAST else 4.5)
