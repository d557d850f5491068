"""What is kept of the tree's rows is what would be painted anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader.ui.theme.tokens import DARK, LIGHT, ROW_HEIGHT
from reader.ui.tree.delegate import RowPainter
from reader.ui.tree.rows import Row, Signs, Sort
from tests.ui.conftest import Reader

_LONG = "October · What came of the visits to the four areas that were asked for in the spring"
_ROWS = [
    Row(Sort.HEADER, "Regions", None, 1),
    Row(Sort.BRANCH, "North West", 1_204, 1, 17),
    Row(Sort.BRANCH, "2019", 3, 2, 3),
    Row(Sort.ARTICLE, _LONG, None, 3, signs=Signs()),
    Row(Sort.ARTICLE, _LONG, None, 3, signs=Signs(read=True)),
    Row(Sort.ARTICLE, _LONG, None, 3, signs=Signs(bookmarked=True, annotated=True)),
    Row(Sort.MORE, "Show more (20 left)", None, 3),
]


def _picture(painter: RowPainter, row: Row, width: int) -> QImage:
    image = QImage(width, ROW_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    on = QPainter(image)
    painter.paint(on, QRect(0, 0, width, ROW_HEIGHT), row, opened=False)
    on.end()
    return image


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.text[:12])
def test_a_row_is_the_same_again_and_another_one_in_another_width(qapp: QApplication, row: Row) -> None:
    painter = RowPainter(LIGHT, QApplication.font())
    for width in (240, 180, 240):
        assert _picture(painter, row, width) == _picture(RowPainter(LIGHT, QApplication.font()), row, width)


def test_rows_that_differ_in_anything_look_different(qapp: QApplication) -> None:
    painter = RowPainter(LIGHT, QApplication.font())
    pictures = [_picture(painter, row, 240) for row in _ROWS]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_another_theme_paints_every_row_anew(reader: Reader) -> None:
    view = reader.parts.shelf.view
    before = view.grab().toImage()
    view.wear(DARK)
    assert view.grab().toImage() != before
    view.wear(LIGHT)
    assert view.grab().toImage() == before
