"""Articles on paper, and what the pages say."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from reader.ui.theme.fonts import Families, load_fonts


@pytest.fixture(scope="session")
def families(qapp: QApplication) -> Families:
    return load_fonts(qapp)


def pages_of(data: bytes) -> list[str]:
    """What each page of a PDF says, white space as single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]
