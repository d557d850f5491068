"""What the right pane shows of the open article's marks: where a note is written, and the cards below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.model import Mark, Placement
from reader.ui.labels import plain_label
from reader.ui.marking.editor import NoteEditor
from reader.ui.marking.list import MarksList
from reader.ui.marking.tag_field import TagField
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4, Theme

_SHARE = 0.45  # of the pane's height that the cards may take, with what is written above them
_LEAST = 72
_USUAL = 900  # pixels of a pane, where there is none yet


class MarksSection(QWidget):
    """`list` holds the cards, `editor` is hidden while no note is written."""

    def __init__(self, serif: str, theme: Theme) -> None:
        super().__init__()
        self._how = ""
        self._read_only = False
        self._title = plain_label("NOTES ON THIS ARTICLE", "section")
        self._title.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, 0)
        self._hint = plain_label("", "muted")
        self._hint.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_1)
        self.editor = NoteEditor(TagField())
        self.editor.hide()
        self.list = MarksList(serif)
        self.review_button = QPushButton("")
        self.review_button.setProperty("role", "quiet")
        self.review_button.hide()
        review = QHBoxLayout()
        review.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        review.addWidget(self.review_button)
        review.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        for widget in (self._title, self.editor, self.list, self._hint):
            layout.addWidget(widget)
        layout.insertLayout(1, review)
        QWidget.setTabOrder(self.editor.done_button, self.list)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        self.list.wear(theme)

    def show_marks(self, marks: Sequence[Mark], *, read_only: bool) -> None:
        """Show these; without any, say how to make one."""
        self.list.show_marks(marks)
        self.list.setVisible(bool(marks))
        self._hint.setVisible(not marks)
        unsure = sum(mark.placement is Placement.REVIEW for mark in marks)
        self.review_button.setVisible(unsure > 0)
        self.review_button.setText(
            f"{unsure:,} {'note has' if unsure == 1 else 'notes have'} no certain place…"
        )
        self._read_only = read_only
        self._show_hint()
        self.fit()

    @property
    def hint(self) -> str:
        """What is said where the article has no marks."""
        return self._hint.text()

    def say_how(self, how: str) -> None:
        """How selected words are highlighted: "press H"."""
        self._how = how
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setText(
            "Notes cannot be changed here: the folder they are kept in can only be read."
            if self._read_only
            else f"Select words in the article and {self._how} to highlight them."
        )

    def fit(self) -> None:
        """The cards take what they need, at most their share of the pane; what is written goes first."""
        pane = self.parentWidget()
        height = pane.height() if pane else _USUAL
        room, least = round(height * _SHARE), _LEAST
        if not self.editor.isHidden():
            room -= self.editor.sizeHint().height()
            if height < self._title.sizeHint().height() + self.editor.minimumSizeHint().height() + _LEAST:
                least = 0
        self.list.setFixedHeight(max(least, min(self.list.sizeHint().height(), room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def event(self, event: QEvent) -> bool:
        pane = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and pane:
            pane.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.fit()
        return False
