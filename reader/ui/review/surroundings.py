"""A text to look at with some of its words marked, in which words can be selected."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from reader.model import Mark
from reader.ui.article.utf16 import to_points, to_units
from reader.ui.marking.painting import ground, sign
from reader.ui.theme.tokens import Theme


class Surroundings(QPlainTextEdit):
    """Read-only; the keyboard moves a cursor in it, so that words can be selected with Shift and arrows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            self.textInteractionFlags().TextSelectableByMouse
            | self.textInteractionFlags().TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self._text = ""

    @property
    def selected(self) -> tuple[int, int] | None:
        """The selected words in code points of the text, without spaces at their ends; None for none."""
        cursor = self.textCursor()
        start = to_points(self._text, cursor.selectionStart())
        end = to_points(self._text, cursor.selectionEnd())
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return (start, end) if end > start else None

    def show_text(self, text: str) -> None:
        """Show another text, nothing of it marked."""
        self._text = text
        self.setPlainText(text)
        self.setExtraSelections([])

    def show_place(self, place: tuple[int, int], mark: Mark, theme: Theme) -> None:
        """Mark the words from start to end (code points) as `mark` looks, and bring them into sight."""
        cursor = self.textCursor()
        cursor.setPosition(to_units(self._text, place[0]))
        cursor.setPosition(to_units(self._text, place[1]), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        looks = QTextCharFormat()
        looks.setForeground(QColor(theme.ink))
        if mark.colour:
            looks.setBackground(QColor(ground(mark.colour, theme)))
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        looks.setUnderlineColor(QColor(sign(mark.colour, theme)))
        selection.format = looks
        self.setExtraSelections([selection])
        there = self.textCursor()
        there.setPosition(cursor.selectionStart())
        self.setTextCursor(there)
        self.centerCursor()
