"""The rows of the details panel. Each can be filled anew, so that the next article needs no new widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.model import ArticleDetails, Source, Version
from reader.ui.details.wording import counterpart_lines, source_lines, version_line
from reader.ui.labels import ElidedLabel, plain_label
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3

_NAMES_WIDTH = 80


class FactRows(QWidget):
    """Names on the left, values on the right, a remark below a value where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []

    def fill(self, facts: list[tuple[str, str, str]]) -> None:
        while len(self._rows) < len(facts):
            self._add_row()
        for at, row in enumerate(self._rows):
            texts = facts[at] if at < len(facts) else ("", "", "")
            for label, text in zip(row, texts, strict=True):
                label.setText(text)
                label.setVisible(bool(text))

    def _add_row(self) -> None:
        name, value, remark = _label("muted"), _label(), _label("muted")
        name.setContentsMargins(0, 1, 0, 0)  # its letters are smaller: on one line with the value
        at = 2 * len(self._rows)
        self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, at, 1)
        self._grid.addWidget(remark, at + 1, 1)
        self._rows.append((name, value, remark))


class VersionRow(QWidget):
    """One text of the article; `requested` when the person wants to see it."""

    requested = Signal(int)  # number

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._name = _label("strong")
        self._state = _label("muted")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._facts = _label("muted")
        self.button = _quiet_button()
        self.button.clicked.connect(lambda: self.requested.emit(self._number))
        first = QHBoxLayout()
        first.addWidget(self._name)
        first.addStretch()
        first.addWidget(self._state)
        column = _column(self)
        column.addLayout(first)
        column.addWidget(self._facts)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, version: Version, *, current: bool, shown: bool) -> None:
        """current: the newest text. shown: the one in the article pane now."""
        self._number = version.number
        name, facts = version_line(version)
        self._name.setText(name)
        self._facts.setText(facts)
        states = [
            state for state, holds in (("Current", current), ("Shown now", shown and not current)) if holds
        ]
        self._state.setText(" · ".join(states))
        words = "Show current text" if current else "Show earlier text"
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}, version {version.number}")
        self.button.setVisible(not shown)


class CounterpartRow(QWidget):
    """The source of a digest, or an article's digest; `requested` when the person wants to read it."""

    requested = Signal(str)  # key

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.title = _label()
        self.remark = _label("muted")
        self.button = _quiet_button()
        self.button.clicked.connect(lambda: self.requested.emit(self._key))
        column = _column(self)
        for label in (self.title, self.remark):
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, details: ArticleDetails) -> None:
        other = details.counterpart
        self._key = other.key if other else ""
        title, remark = counterpart_lines(details)
        self.title.setText(title)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        words = "Read the article" if details.summary.digest else "Read the digest"
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}, {title}")
        self.button.setVisible(other is not None)


class SourceRow(QWidget):
    """One place that the article came from; `requested` when the person wants to see the original."""

    requested = Signal(object)  # Source

    def __init__(self) -> None:
        super().__init__()
        self._source = Source("", 1, "")
        self.path = ElidedLabel()
        self.path.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._facts = _label("muted")
        self.button = _quiet_button()
        self.button.setText("Show original file")
        self.button.clicked.connect(lambda: self.requested.emit(self._source))
        column = _column(self)
        column.addWidget(self.path)
        column.addWidget(self._facts)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, source: Source) -> None:
        self._source = source
        path, facts = source_lines(source)
        self.path.set_full_text(path)
        self._facts.setText(facts)
        self.button.setVisible(bool(source.path))
        self.button.setAccessibleName(f"Show original file, {path}")


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, SPACE_2)
    column.setSpacing(0)
    return column


def _label(role: str = "") -> QLabel:
    label = plain_label("", role)
    label.setMinimumWidth(0)
    return label


def _quiet_button() -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "quiet")
    return button
