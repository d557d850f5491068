"""A line that was laid out before looks as if it were laid out now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from reader.ui.theme.kept import KeptLine

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TEXTS = ["June · Eastern Region Update", "1,234", "<b>Bold</b> & café", "漢字 and العربية", ""]


def _painted(ratio: float, paint: Callable[[QPainter], object]) -> QImage:
    image = QImage(round(400 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("size", [12, 13, 14])
@pytest.mark.parametrize("text", _TEXTS)
def test_it_looks_as_text_that_is_painted_anew(
    qapp: QApplication, text: str, size: int, ratio: float
) -> None:
    font, pen, row = QFont(QApplication.font()), QPen(QColor("navy")), QRect(10, 5, 380, 28)
    font.setPixelSize(size)
    line = KeptLine(text, font, pen, row.height())

    def anew(alignment: Qt.AlignmentFlag, painter: QPainter) -> None:
        painter.setFont(font)
        painter.setPen(pen)
        painter.drawText(row, alignment, text)

    def again(left: float, painter: QPainter) -> None:
        line.paint(painter, left, row.top())

    for alignment, left in ((_LEFT, 10.0), (_RIGHT, 390 - line.width)):
        expected = _painted(ratio, partial(anew, alignment))
        for _ in range(2):
            assert _painted(ratio, partial(again, left)) == expected
