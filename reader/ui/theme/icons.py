"""The program's own icons: drawings in resources/icons, in the colours of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QGuiApplication, QIcon, QPixmap

from reader.paths import resources
from reader.ui.theme.tokens import ICON_SIZE, Theme

# What an icon file writes where the theme's colour goes.
_CURRENT = b"currentColor"

_known: set[str] = set()


def icon(name: str, theme: Theme) -> QIcon:
    """The icon `name`.svg in the theme's colours, drawn once; an empty icon where the file is missing."""
    _known.add(name)
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {1.0}
    return _drawn(name, theme.ink, theme.disabled, tuple(sorted(ratios)))


def known_icons() -> frozenset[str]:
    """The names of the icons that were asked for so far."""
    return frozenset(_known)


def application_icon() -> QIcon:
    """The program's icon, in its own colours."""
    pixmap = QPixmap()
    pixmap.loadFromData(_read("regional-reader"), "svg")
    return QIcon(pixmap)


def read_all() -> None:
    """Read every drawing, on a lane's thread, so that no icon waits for its file later."""
    for file in (resources() / "icons").glob("*.svg"):
        _read(file.stem)


@cache
def _drawn(name: str, colour: str, disabled: str, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    source = _read(name)
    if source:
        for ratio in ratios:
            made.addPixmap(_draw(source, colour, ratio), QIcon.Mode.Normal)
            made.addPixmap(_draw(source, disabled, ratio), QIcon.Mode.Disabled)
    return made


def _draw(source: bytes, colour: str, ratio: float) -> QPixmap:
    edge = round(ICON_SIZE * ratio)
    sized = source.replace(_CURRENT, colour.encode()).replace(
        b"<svg ", f'<svg width="{edge}" height="{edge}" '.encode(), 1
    )
    pixmap = QPixmap()
    pixmap.loadFromData(sized, "svg")
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _read(name: str) -> bytes:
    try:
        return (resources() / "icons" / f"{name}.svg").read_bytes()
    except OSError:
        return b""
