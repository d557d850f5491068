"""The two families that the window is set in: Source Sans for the interface, Source Serif for articles.

Both come as packages that hold nothing but font files. Their files are found without importing the packages,
which would cost start-up time. Where they are missing, the system's own fonts serve.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from reader.ui.theme.article import letter_spacing
from reader.ui.theme.tokens import INTERFACE_SIZE

_SANS = "Source Sans Pro"
_SERIF = "Source Serif Pro"
_SERIF_FALLBACKS = ("Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif", "Times New Roman", "serif")
_FACES = {
    "font_source_sans_pro": ("SourceSansPro", ("Regular", "Semibold", "It")),
    "font_source_serif_pro": ("SourceSerifPro", ("Regular", "Semibold", "It", "SemiboldIt")),
}


class Families(NamedTuple):
    """Names of font families, the preferred one first."""

    sans: tuple[str, ...]
    serif: tuple[str, ...]


def load_fonts(application: QApplication) -> Families:
    """Load the faces that the window uses and set the interface's font. Returns the families to write in."""
    loaded = {family for package in _FACES for file in _files(package) for family in _load(file)}
    system = application.font().family()
    sans = (_SANS, system) if _SANS in loaded else (system,)
    serif = (_SERIF, *_SERIF_FALLBACKS) if _SERIF in loaded else _SERIF_FALLBACKS
    font = QFont(list(sans))
    font.setPixelSize(INTERFACE_SIZE)
    application.setFont(font)
    return Families(sans, serif)


def space_out(font: QFont, spacing: int) -> None:
    """Put as much more space between the letters and the words of a font, which has its size. spacing: of
    `SPACINGS`.
    """
    if spacing:
        letters, words = letter_spacing(font.pixelSize(), spacing)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, letters)
        font.setWordSpacing(words)


def _files(package: str) -> list[Path]:
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or []) if spec else []
    stem, faces = _FACES[package]
    names = [f"{stem}-{face}.ttf" for face in faces]
    return [file for folder in folders for name in names if (file := Path(folder, "files", name)).is_file()]


def _load(file: Path) -> list[str]:
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
