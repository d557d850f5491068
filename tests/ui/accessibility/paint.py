"""What is really painted: the colours of a piece of the screen, and how they stand out from each other."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from reader.ui.theme.tokens import contrast


def picture(widget: QWidget, piece: QRect | None = None) -> list[int]:
    """The pixels that `widget` shows in the rectangle `piece`, in its own coordinates; the whole for None."""
    image = widget.grab(piece or widget.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(image.constBits()).cast("I").tolist()


def ground(pixels: list[int]) -> str:
    """The colour "#rrggbb" that most of them have."""
    return QColor(Counter(pixels).most_common(1)[0][0]).name()


def best_contrast(pixels: list[int]) -> float:
    """How the colour that stands out most does so from the ground: of text, that of the strokes, since their
    edges are mixed with the ground.
    """
    behind = ground(pixels)
    return max(contrast(QColor(each).name(), behind) for each in set(pixels))


def changed(before: list[int], after: list[int], least: float) -> int:
    """How many pixels are another colour, with a contrast of at least `least` to the one they had."""
    pairs = Counter(pair for pair in zip(before, after, strict=True) if pair[0] != pair[1])
    return sum(
        times
        for (one, other), times in pairs.items()
        if contrast(QColor(one).name(), QColor(other).name()) >= least
    )
