"""Between code points, in which this program counts, and UTF-16 code units, in which Qt counts."""

from __future__ import annotations

_FIRST_OF_TWO = range(0xD800, 0xDC00)


def units(text: str) -> int:
    """How many UTF-16 code units `text` takes in Qt."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_units(text: str, points: int) -> int:
    """The place in Qt's units of the place `points` (code points) in `text`."""
    return units(text[:points])


def to_points(text: str, place: int) -> int:
    """The place in code points of the place `place` (Qt's units) in `text`.

    A place between the two units of one character is that character's start; one past the end is the end.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    if len(encoded) >= 2 and int.from_bytes(encoded[-2:], "little") in _FIRST_OF_TWO:
        encoded = encoded[:-2]
    return len(encoded.decode("utf-16-le", "surrogatepass"))
