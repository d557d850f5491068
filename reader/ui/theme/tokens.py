"""The design tokens: colours of each theme, sizes and spaces. Every style sheet is made from these.

Text has a contrast of at least 4.5:1 on `paper` and on `side`, and the lines and marks that tell a control at
least 3:1; a test computes both for every theme.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

# Spaces, in pixels: multiples of four.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, SPACE_8 = 4, 8, 12, 16, 24, 32
CORNER = 6
ROW_HEIGHT = 28
ICON_SIZE = 20
FOCUS_WIDTH = 2

# Type, in pixels.
INTERFACE_SIZE = 14
SMALL_SIZE = 13
LABEL_SIZE = 12
TEXT_SIZE = 17
TITLE_SIZE = 30
HEADING_SIZES = (20, 17, 17)
TEXT_SIZES = (13, 15, 17, 19, 21, 24, 28, 34)  # the steps of "Larger text"
LINE_HEIGHT = 110  # per cent of the font's own spacing, which Source Serif has as 1.41: on the web, 1.55
LINE_HEIGHTS = (96, 103, 110, 117, 128, 142)  # on the web 1.35, 1.45, 1.55, 1.65, 1.8 and 2
COLUMN_CHARACTERS = 70
COLUMNS = (50, 60, 70, 80, 90, 100)  # the widths, in characters, that can be chosen
SPACINGS = (0, 4, 8, 12)  # more between letters, in per cent of their size; the last is that of WCAG 1.4.12
QUOTE_MARGIN = 20  # left of a quotation, in pixels; its rule stands there


class ThemeName(StrEnum):
    """What the person chooses; AUTOMATIC follows the system between light, dark and high contrast."""

    AUTOMATIC = "automatic"
    LIGHT = "light"
    SEPIA = "sepia"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"

    @property
    def label(self) -> str:
        return {
            ThemeName.AUTOMATIC: "Same as the system",
            ThemeName.LIGHT: "Light",
            ThemeName.SEPIA: "Sepia",
            ThemeName.DARK: "Dark",
            ThemeName.HIGH_CONTRAST: "High contrast",
        }[self]


class TextFace(StrEnum):
    """The letters that articles are set in."""

    SERIF = "serif"
    SANS = "sans"

    @property
    def label(self) -> str:
        return "Serif, as in books" if self is TextFace.SERIF else "Sans serif, as on signs"


class Theme(NamedTuple):
    """The colours of one theme, each as "#RRGGBB".

    paper: behind the article. side: behind panes and bars. rule: thin lines that only decorate.
    line: borders of controls. ink: text. muted: lesser text. accent: links, focus, what is chosen.
    soft: behind the selected row. hover: behind the row or button under the pointer.
    hit: behind words that a search found, which are underlined too and always written in ink.
    selection: behind text selected in the article. disabled: what cannot be used now (no contrast is asked).
    hint: what an empty field says of itself, told from what is typed.
    marks: behind highlights, in the order of `Colour`; signs: the same colours for bars, dots and underlines.
    """

    name: ThemeName
    dark: bool
    paper: str
    side: str
    rule: str
    line: str
    ink: str
    muted: str
    accent: str
    soft: str
    hover: str
    hit: str
    selection: str
    disabled: str
    hint: str
    marks: tuple[str, ...]
    signs: tuple[str, ...]


LIGHT = Theme(
    name=ThemeName.LIGHT,
    dark=False,
    paper="#FFFFFF",
    side="#F6F5F2",
    rule="#E3E0DA",
    line="#898C91",
    ink="#1F2328",
    muted="#59616C",
    accent="#1B5A8E",
    soft="#E3EEF7",
    hover="#ECEAE5",
    hit="#FFC04D",
    selection="#C5DDF2",
    disabled="#A9ABAE",
    hint="#59616C",
    marks=("#FFE08A", "#BFE5B4", "#BBDDF7", "#F8C6D4", "#DCCBF3"),
    signs=("#A87900", "#3F8F2E", "#2C7DBD", "#C94A70", "#8258C4"),
)

SEPIA = Theme(
    name=ThemeName.SEPIA,
    dark=False,
    paper="#F8F1E3",
    side="#EFE6D3",
    rule="#DDCFB4",
    line="#8A7B66",
    ink="#3A2E21",
    muted="#665642",
    accent="#7A4A16",
    soft="#EADDC2",
    hover="#E8DCC5",
    hit="#F0B84F",
    selection="#E3CFA4",
    disabled="#B5A78E",
    hint="#665642",
    marks=("#FFE08A", "#BFE5B4", "#BBDDF7", "#F8C6D4", "#DCCBF3"),
    signs=("#946A00", "#3A8029", "#2974B0", "#B93F64", "#7A50BC"),
)

DARK = Theme(
    name=ThemeName.DARK,
    dark=True,
    paper="#1B1D21",
    side="#222529",
    rule="#33373D",
    line="#767D87",
    ink="#E4E6EA",
    muted="#A6ADB8",
    accent="#90C3F0",
    soft="#263B4E",
    hover="#2C3036",
    hit="#755900",
    selection="#2F5578",
    disabled="#5C626B",
    hint="#A6ADB8",
    marks=("#5E4A12", "#2F5233", "#264D70", "#6B3046", "#4B3A70"),
    signs=("#D9A92A", "#7CC383", "#6FB1E8", "#E88CA8", "#B79AEF"),
)

HIGH_CONTRAST = Theme(
    name=ThemeName.HIGH_CONTRAST,
    dark=True,
    paper="#000000",
    side="#000000",
    rule="#FFFFFF",
    line="#FFFFFF",
    ink="#FFFFFF",
    muted="#FFFFFF",
    accent="#FFEB3B",
    soft="#333300",
    hover="#262626",
    hit="#5A4A00",
    selection="#005A9E",
    disabled="#8C8C8C",
    hint="#B8B8B8",
    marks=("#000000",) * 5,
    signs=("#FFEB3B", "#7CFC7C", "#7CD4FF", "#FF9EC0", "#D5B8FF"),
)

THEMES = {theme.name: theme for theme in (LIGHT, SEPIA, DARK, HIGH_CONTRAST)}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours "#RRGGBB" after WCAG 2.2, from 1.0 (the same) to 21.0."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
