"""What helps where nothing was found: nearest real words, and the filters that keep articles out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.model import Exclusion
from reader.query import describe_condition
from reader.ui.labels import plain_label
from reader.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4

_SEARCHED = "All titles and texts in the library and all your notes were searched."
_ADVICE = "Try fewer words, or check their spelling."


class NothingFound(QWidget):
    """`query_wanted` carries a whole query to search for instead, `filter_unwanted` a filter to take out."""

    query_wanted = Signal(str)
    filter_unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, 0)
        self._column.setSpacing(SPACE_2)
        self._searched = plain_label(_SEARCHED, "muted")
        self._nearest = plain_label("Did you mean", "strong")
        self._kept_out = plain_label("Kept out by a filter", "strong")
        self._words = _Buttons()
        self._filters = _Buttons()
        for heading in (self._nearest, self._kept_out):
            heading.setContentsMargins(0, SPACE_3, 0, 0)
        for widget in (self._searched, self._nearest, self._words, self._kept_out, self._filters):
            self._column.addWidget(widget)
        self._column.addStretch()

    def show_help(self, suggestions: Sequence[str], excluded: Sequence[Exclusion]) -> None:
        """suggestions: whole queries; excluded: filters with what would be found without each."""
        helped = bool(suggestions or excluded)
        self._searched.setText(_SEARCHED if helped else f"{_SEARCHED} {_ADVICE}")
        self._nearest.setVisible(bool(suggestions))
        self._words.show_choices([(text, partial(self.query_wanted.emit, text)) for text in suggestions])
        self._kept_out.setVisible(bool(excluded))
        self._filters.show_choices(
            [(_without(each), partial(self.filter_unwanted.emit, each.filter)) for each in excluded]
        )

    @property
    def choices(self) -> list[QPushButton]:
        """What can be pressed."""
        return [button for part in (self._words, self._filters) for button in part.shown]


def _without(exclusion: Exclusion) -> str:
    articles = "1 article" if exclusion.articles == 1 else f"{exclusion.articles:,} articles"
    return f"Without “{describe_condition(exclusion.filter)}”: {articles}"


class _Buttons(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.shown: list[QPushButton] = []

    def show_choices(self, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for button in self.shown:
            button.hide()
            button.deleteLater()
        self.shown = []
        for text, act in choices:
            button = QPushButton(text.replace("&", "&&"))
            button.setProperty("role", "quiet")
            button.clicked.connect(lambda checked=False, act=act: act())
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.shown.append(button)
        self.setVisible(bool(choices))
