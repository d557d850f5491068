"""Every theme is readable: contrast is computed, not judged by eye."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import reader.ui
from reader.paths import resources
from reader.ui.actions import SPECS
from reader.ui.theme.fonts import load_fonts
from reader.ui.theme.icons import icon
from reader.ui.theme.palette import palette
from reader.ui.theme.tokens import LIGHT, THEMES, Theme, ThemeName, contrast
from reader.ui.theme.widgets import widget_style

TEXT, CONTROL = 4.5, 3.0
ALL = list(THEMES.values())
_ICONS = resources() / "icons"


def test_contrast_agrees_with_the_rule_s_own_examples() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#FFFFFF") == 1


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["paper", "side", "soft", "hover"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
def test_text_can_be_read_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_marked_and_selected_words_can_be_read(theme: Theme) -> None:
    assert contrast(theme.ink, theme.hit) >= TEXT
    assert contrast(theme.ink, theme.selection) >= TEXT
    assert contrast(theme.paper, theme.accent) >= TEXT  # the match one is at, and the chief button


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_controls_and_focus_stand_out(theme: Theme) -> None:
    for ground in (theme.paper, theme.side):
        assert contrast(theme.line, ground) >= CONTROL
        assert contrast(theme.accent, ground) >= CONTROL
    for ground in (theme.soft, theme.hover):
        assert contrast(theme.accent, ground) >= CONTROL


def test_every_theme_can_be_chosen() -> None:
    assert set(THEMES) == set(ThemeName) - {ThemeName.AUTOMATIC}
    assert len({name.label for name in ThemeName}) == len(ThemeName)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_style_sheet_has_no_colour_of_its_own(theme: Theme, qapp: QApplication) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", widget_style(theme)))
    known = {getattr(theme, field) for field in Theme._fields if field not in ("name", "dark")}
    assert used <= known
    assert palette(theme).window().color().name().upper() == theme.side


def test_every_icon_that_is_named_is_drawn(qapp: QApplication) -> None:
    drawn = {path.stem for path in _ICONS.glob("*.svg")} - {"regional-reader"}  # which has colours of its own
    for name in {spec.icon for spec in SPECS if spec.icon} | drawn:
        made = icon(name, LIGHT)
        assert not made.isNull(), name
        pixels = made.pixmap(20, 20).toImage()
        assert any(pixels.pixelColor(x, y).alpha() for x in range(20) for y in range(20)), name
    assert icon("no-such-icon", LIGHT).isNull()


def test_no_icon_lies_about_unused() -> None:
    files = {path.stem for path in _ICONS.glob("*.svg")}
    sources = "".join(path.read_text("utf-8") for path in Path(reader.ui.__path__[0]).rglob("*.py"))
    assert {name for name in files if f'"{name}"' not in sources} == set()


def test_the_fonts_come_with_the_program(qapp: QApplication) -> None:
    families = load_fonts(qapp)
    assert families.sans[0] == "Source Sans Pro"
    assert families.serif[0] == "Source Serif Pro"
    assert qapp.font().pixelSize() == 14
