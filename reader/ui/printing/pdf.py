"""A sheet as the bytes of a PDF file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from reader import __version__
from reader.ui.printing.choices import Paper
from reader.ui.printing.painting import paint
from reader.ui.printing.sheet import Sheet
from reader.ui.theme.fonts import Families

_DOTS_AN_INCH = 1200


def as_pdf(sheet: Sheet, paper: Paper, families: Families) -> tuple[bytes, int]:
    """The file, and how many pages it has. May be called on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(paper.size)
    writer.setTitle(sheet.summary.title)
    writer.setAuthor(sheet.summary.publisher or "")
    writer.setCreator(f"Regional Reader {__version__}")
    pages = paint(writer, sheet, families)
    buffer.close()
    return bytes(buffer.data().data()), pages
