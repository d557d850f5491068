"""What to do first, in four lines, each with the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.article.pane import READ_FIRST
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import ICON_SIZE, SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Theme

if TYPE_CHECKING:
    from reader.ui.actions import Actions

PROMISE = "Everything works without a connection, and nothing you read or write leaves this computer."
_WIDEST = 560
_IMPORT = "import_files"
_NARROWEST = 120  # a sentence


class _Line(NamedTuple):
    """wanted: the action that the button does. button: its words."""

    icon: str
    heading: str
    wanted: str
    button: str


_LINES = (
    _Line("article", "Read", READ_FIRST, "Start reading"),
    _Line("search", "Find", "search", "Search"),
    _Line("highlight", "Highlight and write notes", "guide", "Show me how"),
    _Line("import", "Add your own documents", _IMPORT, "Import files…"),
)


class Welcome(QScrollArea):
    """The page in an article's place. `wanted` carries the name of the action whose button was pressed,
    `READ_FIRST` to open an article.
    """

    wanted = Signal(str)

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.lines = Lines(actions, theme)
        self.lines.wanted.connect(self.wanted)
        self.setAccessibleName("Welcome")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.lines)
        self.lines.setAutoFillBackground(False)

    def wear(self, theme: Theme) -> None:
        self.lines.wear(theme)


class Lines(QWidget):
    """What there is to do; `wanted` as above."""

    wanted = Signal(str)

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._actions = actions
        self._icons: dict[str, QLabel] = {}
        self._sentences: dict[str, QLabel] = {}
        self.buttons: dict[str, QPushButton] = {}
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addStretch(2)
        column.addWidget(plain_label("Welcome to Regional Reader", "title"))
        column.addWidget(plain_label(PROMISE, "muted"))
        column.addSpacing(SPACE_4)
        column.addLayout(self._grid())
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        row.addWidget(inner)
        self.wear(theme)
        self.say_keys()
        actions.keymap.changed.connect(self.say_keys)
        self._follow_import()
        actions[_IMPORT].changed.connect(self._follow_import)

    def wear(self, theme: Theme) -> None:
        for name, label in self._icons.items():
            label.setPixmap(icon(name, theme).pixmap(QSize(ICON_SIZE, ICON_SIZE)))

    def say_keys(self) -> None:
        """Tell the keys as they are now."""
        how = self._actions.how
        sentences = {
            "article": f"Choose an article on the left, then {how('page_on')} to read on, page by page and "
            "article by article.",
            "search": f"{how('search')} to look for words, regions and dates in every article.",
            "highlight": f"Select words in an article, then {how('highlight')} to highlight them, or "
            f"{how('note')} to write a note on them.",
            "import": f"{how('import_files')}, or drop files and folders on this window.",
        }
        for name, sentence in sentences.items():
            self._sentences[name].setText(sentence[:1].upper() + sentence[1:])

    def _follow_import(self) -> None:
        """The button is off where the action is, and says what it says."""
        action = self._actions[_IMPORT]
        self.buttons[_IMPORT].setEnabled(action.isEnabled())
        self.buttons[_IMPORT].setToolTip(action.toolTip())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(_LINES):
            self._icons[line.icon] = QLabel()
            self._icons[line.icon].setContentsMargins(0, SPACE_1, 0, 0)
            self._sentences[line.icon] = plain_label("", "muted")
            self._sentences[line.icon].setMinimumWidth(_NARROWEST)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(plain_label(line.heading, "strong"))
            words.addWidget(self._sentences[line.icon])
            button = QPushButton(line.button)
            button.setAccessibleDescription(line.heading)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            if row == 0:
                button.setProperty("role", "primary")
            button.clicked.connect(lambda checked=False, wanted=line.wanted: self.wanted.emit(wanted))
            self.buttons[line.wanted] = button
            grid.addWidget(self._icons[line.icon], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(words, row, 1)
            grid.addWidget(button, row, 2)
        return grid


class WelcomeDialog(FittedHeight, QDialog):
    """The same again, over an open article; closed by the button that was pressed. `wanted` as above."""

    wanted = Signal(str)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = Lines(actions, theme)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE_4, SPACE_4)
        layout.addWidget(self.lines)
        layout.addWidget(box)
        self.resize(min(_WIDEST + 2 * SPACE_6, parent.width() - SPACE_6), 0)
        settle_buttons(self, box.button(QDialogButtonBox.StandardButton.Close))
        self.lines.wanted.connect(self._on_wanted)

    def _on_wanted(self, name: str) -> None:
        self.accept()
        self.wanted.emit(name)
