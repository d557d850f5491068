"""What is said of a search besides its results, a line each, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_1, SPACE_3, SPACE_4


class Notice(NamedTuple):
    """text: one sentence. button: what its button says, "" for none; act: what it does."""

    text: str
    button: str = ""
    act: Callable[[], object] | None = None


class Notices(QWidget):
    """Shows notices one below the other; hidden while there is none. Its widgets are used again and again,
    since they change with every key that is pressed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_4, 0, SPACE_3, 0)
        self._column.setSpacing(SPACE_1)
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these in place of what was there."""
        while len(self._lines) < len(notices):
            self._lines.append(_Line())
            self._column.addWidget(self._lines[-1])
        for line, notice in zip(self._lines, notices, strict=False):
            line.act = notice.act
        said = tuple((notice.text, notice.button) for notice in notices)
        if said != self._shown:
            self._shown = said
            for line, notice in zip(self._lines, notices, strict=False):
                line.say(notice)
            for line in self._lines[len(notices) :]:
                line.hide()
            self.setVisible(bool(notices))

    @property
    def buttons(self) -> list[QWidget]:
        """What can be pressed, shown or not."""
        return [line.button for line in self._lines]

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self._shown]

    def press(self, button: str) -> None:
        """Press the button that says this."""
        next(line for line in self._lines if line.isVisible() and line.button.text() == button).button.click()


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.act: Callable[[], object] | None = None
        self._label = plain_label("", "muted")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.button = QPushButton()
        self.button.setProperty("role", "quiet")
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self._label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, notice: Notice) -> None:
        self._label.setText(notice.text)
        self.button.setText(notice.button)
        self.button.setAccessibleDescription(notice.text)
        self.button.setVisible(bool(notice.button))
        self.show()

    def _on_clicked(self) -> None:
        if self.act:
            self.act()
