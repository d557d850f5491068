"""The style sheet of the widgets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.ui.theme.tokens import THEMES, ThemeName
from reader.ui.theme.widgets import widget_style


@pytest.mark.parametrize("name", THEMES)
def test_every_drawing_that_the_style_names_is_there(name: ThemeName) -> None:
    drawings = re.findall(r'url\("([^"]+)"\)', widget_style(THEMES[name]))
    assert drawings
    assert [each for each in drawings if not Path(each).is_file()] == []
