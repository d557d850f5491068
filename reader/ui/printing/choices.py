"""What a person chooses for an article on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QPageSize


class Paper(StrEnum):
    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"

    @property
    def label(self) -> str:
        return {Paper.A4: "A4", Paper.A5: "A5", Paper.LETTER: "US Letter"}[self]

    @property
    def size(self) -> QPageSize:
        ids = QPageSize.PageSizeId
        return QPageSize({Paper.A4: ids.A4, Paper.A5: ids.A5, Paper.LETTER: ids.Letter}[self])


@dataclass(frozen=True, slots=True)
class Choice:
    """selection: what is selected alone, not the whole article. notes: with the person's highlights and
    notes.
    """

    selection: bool = False
    notes: bool = True
    paper: Paper = Paper.A4
