"""The search form: what the query language can say, with the mouse; it writes the text of the query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.model import Day, IssuedWithin, Kind, Month, Possession, Region, State
from reader.query import SearchForm, describe, form_of, form_text, parse
from reader.query.dates import period, written
from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.scrolled import Scrolled
from reader.ui.spoken import say
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6

T = TypeVar("T")

_WIDTH, _COLUMNS, _COLUMN_WIDTH = 768, 3, 176
_WORDS = (
    ("all_words", "All of these words", "in any form"),
    ("phrase", "This exact phrase", "these words in this order"),
    ("any_words", "Any of these words", "at least one of them"),
    ("none_words", "None of these words", "articles with them are left out"),
)
_STATES = ((State.UNREAD, "Unread"), (State.READ, "Read"), (State.BOOKMARKED, "Bookmarked"))
_POSSESSIONS = (
    (Possession.NOTE, "With a note of yours"),
    (Possession.HIGHLIGHT, "With a highlight"),
    (Possession.ACTION, "With an action required"),
)


class SearchFormDialog(FittedHeight, QDialog):
    """`query_wanted` carries the text that the form says. text: the query that fills it first.

    It stays open while a date is not understood: the search would be another one than the person wanted.
    """

    query_wanted = Signal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Search form")
        self.setMinimumWidth(_WIDTH)
        self._given = form_of(text)
        self.words = {name: QLineEdit(str(getattr(self._given, name))) for name, _, _ in _WORDS}
        regions: list[tuple[Region | None, str]] = [(region, region.label) for region in Region]
        regions.sort(key=lambda each: each[1])
        self.regions = _Checks([*regions, (None, "National")], self._given.regions)
        self.kinds = _Checks([(kind, kind.label) for kind in Kind], self._given.kinds)
        self.earliest = _date_field(self._given.earliest, "From")
        self.latest = _date_field(self._given.latest, "Up to")
        self.states = _Checks(_STATES, self._given.states)
        self.possessions = _Checks(_POSSESSIONS, self._given.possessions)
        self._understood = plain_label("", "muted")
        self._wrong = plain_label("", "strong")
        self._wrong.hide()
        self._place_parts()
        for field in (*self.words.values(), self.earliest, self.latest):
            field.textChanged.connect(self._tell)
        for field in (self.earliest, self.latest):
            field.editingFinished.connect(self._judge)
        for checks in (self.regions, self.kinds, self.states, self.possessions):
            checks.changed.connect(self._tell)
        self.finished.connect(self.deleteLater)
        settle_buttons(self, self.accept_button, focus=False)
        self._tell()
        self.words["all_words"].setFocus()

    @property
    def text(self) -> str:
        """The query that the form says now."""
        all_words, phrase, any_words, none_words = (field.text() for field in self.words.values())
        form = SearchForm(
            all_words,
            phrase,
            any_words,
            none_words,
            regions=tuple(self.regions.chosen),
            kinds=tuple(self.kinds.chosen),
            states=tuple(self.states.chosen),
            possessions=tuple(self.possessions.chosen),
            rest=self._given.rest,
        )
        first, last = period(self.earliest.text()), period(self.latest.text())
        return form_text(
            replace(form, earliest=first.earliest if first else None, latest=last.latest if last else None)
        )

    @property
    def understood(self) -> str:
        """How that is understood, or what is no date."""
        return (self._understood if self._wrong.isHidden() else self._wrong).text()

    @property
    def wrong(self) -> str:
        """What stands out as being no date; "" while nothing is, or the person is still typing it."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def _place_parts(self) -> None:
        page = QWidget()
        page.setObjectName("sheetPage")
        grid = QGridLayout(page)
        grid.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        for name, label, hint in _WORDS:
            self.words[name].setPlaceholderText(hint)
            self._add_row(grid, label, self.words[name])
        dates = QWidget()
        between = QGridLayout(dates)
        between.setContentsMargins(0, 0, 0, 0)
        between.addWidget(self.earliest, 0, 0)
        between.addWidget(QLabel("to"), 0, 1)
        between.addWidget(self.latest, 0, 2)
        self._add_row(grid, "Issued", dates)
        self._add_row(grid, "Region", self.regions)
        self._add_row(grid, "Kind", self.kinds)
        self._add_row(grid, "Read or not", self.states)
        self._add_row(grid, "Only those", self.possessions)
        if self._given.rest:
            self._add_row(grid, "Also", plain_label(self._given.rest))
        area = Scrolled(page, "Search form")
        area.setObjectName("sheet")
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton("Search", QDialogButtonBox.ButtonRole.AcceptRole)
        clear = buttons.addButton("Clear", QDialogButtonBox.ButtonRole.ResetRole)
        clear.clicked.connect(self.clear)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(area, 1)
        layout.addWidget(self._understood)
        layout.addWidget(self._wrong)
        layout.addWidget(buttons)

    def clear(self) -> None:
        """Empty every field."""
        self._given = SearchForm()
        for field in (*self.words.values(), self.earliest, self.latest):
            field.clear()
        for checks in (self.regions, self.kinds, self.states, self.possessions):
            checks.clear()

    def _add_row(self, grid: QGridLayout, label: str, field: QWidget) -> None:
        said = QLabel(label)
        said.setProperty("role", "strong")
        # What is written in a box to tick stands higher than what is written in a field.
        said.setContentsMargins(0, SPACE_1 if isinstance(field, _Checks) else SPACE_1 + 2, 0, 0)
        said.setBuddy(field)
        field.setAccessibleName(label)
        row = grid.rowCount()
        grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1)

    @property
    def _no_date(self) -> QLineEdit | None:
        """The first field that holds something else than a date."""
        for field in (self.earliest, self.latest):
            if field.text().strip() and period(field.text()) is None:
                return field
        return None

    def _tell(self) -> None:
        field = self._no_date
        if field is not None:
            said = f"“{field.text()}” is not a date such as 2017, 2017-03, 5/3/2017 or March 2017."
        else:
            text = self.text
            said = describe(parse(text)) if text else "Nothing to search for yet"
        for label in (self._understood, self._wrong):
            label.setText(said)
        # Half a date is none yet: it stands out only after the field was left, until it is put right.
        self._show_wrong(field is not None and not self._wrong.isHidden())

    def _judge(self) -> None:
        self._show_wrong(self._no_date is not None)

    def _show_wrong(self, wrong: bool) -> None:
        self._wrong.setVisible(wrong)
        self._understood.setVisible(not wrong)

    def _on_accepted(self) -> None:
        field = self._no_date
        if field is not None:
            self._judge()
            field.setFocus()
            field.selectAll()
            say(self, self.wrong, urgent=True)
            return
        self.query_wanted.emit(self.text)
        self.accept()


class _Checks(QWidget, Generic[T]):
    """Boxes to tick, in columns. `changed` says that another one is ticked; `chosen` are the values."""

    changed = Signal()

    def __init__(self, values: Sequence[tuple[T, str]], chosen: Sequence[T]) -> None:
        super().__init__()
        self._boxes: list[tuple[T, QCheckBox]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(SPACE_1)
        for column in range(_COLUMNS):
            grid.setColumnMinimumWidth(column, _COLUMN_WIDTH)
            grid.setColumnStretch(column, 1)
        for place, (value, label) in enumerate(values):
            box = QCheckBox(label.replace("&", "&&"))
            box.setAccessibleName(label)
            box.setChecked(value in chosen)
            box.toggled.connect(self.changed)
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            self._boxes.append((value, box))

    @property
    def chosen(self) -> list[T]:
        return [value for value, box in self._boxes if box.isChecked()]

    def tick(self, value: T) -> None:
        """Tick the box of this value."""
        next(box for each, box in self._boxes if each == value).setChecked(True)

    def clear(self) -> None:
        for _, box in self._boxes:
            box.setChecked(False)


def _date_field(point: Month | Day | None, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(f"Issued {name.lower()}")
    field.setPlaceholderText(f"{name}: 2017, March 2017, 5/3/2017")
    if point:
        field.setText(written(IssuedWithin(point, point)).partition(":")[2])
    return field
