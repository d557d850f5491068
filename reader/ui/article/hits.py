"""How the places that a search found are marked in an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from reader.ui.theme.tokens import Theme


def hit_format(theme: Theme) -> QTextCharFormat:
    """How a hit looks wherever it stands: on its own ground, underlined, in ink."""
    return _format(theme.hit, theme.ink)


def marks(
    document: QTextDocument, ranges: Iterable[tuple[int, int]], current: int, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """Marks for the cursor positions `ranges`; the one numbered `current` stands out."""
    plain, chosen = hit_format(theme), _format(theme.accent, theme.paper)
    made = []
    for number, (start, end) in enumerate(ranges):
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(document)
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format = chosen if number == current else plain
        made.append(mark)
    return made


def _format(ground: str, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(QColor(ground))
    made.setForeground(QColor(ink))
    made.setFontUnderline(True)
    return made
