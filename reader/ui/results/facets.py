"""Narrowing what was found: how many results each region, year, kind, publisher and tag has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.model import (
    UNDATED,
    Condition,
    Facets,
    FromPublisher,
    InRegion,
    IssuedWithin,
    Month,
    OfKind,
    Query,
    Tagged,
)
from reader.query import parts_of
from reader.query.conditions import alike
from reader.ui.flow import FlowLayout
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4
from reader.ui.turns import next_turn

_MOST = 8  # values of a group before "More"
_AT_ONCE = 4  # buttons made or changed between two turns of the loop: together some 2 ms
_TALLEST = 236
_LONGEST_NAME = 34


class Value(NamedTuple):
    """A value by which results can be narrowed. condition: the filter for it."""

    label: str
    articles: int
    condition: Condition


def groups(facets: Facets) -> Iterator[tuple[str, list[Value]]]:
    """The values of each facet that a filter can be made of, under its name."""
    yield (
        "Region",
        [
            Value(region.label if region else "National", count, InRegion(region))
            for region, count in facets.regions
        ],
    )
    yield (
        "Year",
        [
            Value(str(year), count, IssuedWithin(Month(year, 1), Month(year, 12)))
            for year, count in facets.years
            if year != UNDATED
        ],
    )
    yield "Kind", [Value(kind.label, count, OfKind(kind)) for kind, count in facets.kinds]
    yield (
        "Publisher",
        [Value(name, count, FromPublisher(name)) for name, count in facets.publishers if name],
    )
    yield "Tag", [Value(tag, count, Tagged(tag)) for tag, count in facets.tags]


def in_force(query: Query) -> set[object]:
    """The filters that the query holds as they are, in a form in which letters' case makes no difference."""
    return {alike(part) for part in parts_of(query.condition)}


class FacetStrip(QScrollArea):
    """`filter_wanted` carries a condition to be put into the query, `filter_unwanted` one to be taken out.
    `filled` says that every button is there.

    It is filled a few buttons at a time, since all take longer than a frame, and shows itself when they are
    there: nothing below moves twice.
    """

    filter_wanted = Signal(object)
    filter_unwanted = Signal(object)
    filled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Narrow the results")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._query = ""
        self._toggled = False
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._page = QWidget()
        self._column = column = QVBoxLayout(self._page)
        column.setContentsMargins(SPACE_4, SPACE_1, SPACE_2, SPACE_2)
        column.setSpacing(SPACE_1)
        self._groups: dict[str, _Group] = {}
        self.setWidget(self._page)
        self._page.installEventFilter(self)

    def show_facets(self, facets: Facets, query: Query) -> None:
        """Show these counts, in a moment; what `query` is narrowed by already is ticked.

        Another query begins at the top, unless it came of a button here.
        """
        if query.text != self._query and not self._toggled:
            self.verticalScrollBar().setValue(0)
        self._query, self._toggled = query.text, False
        self._steps = self._fill(list(groups(facets)), in_force(query))
        self._timer.start()

    def put_away(self) -> None:
        self._timer.stop()
        self.hide()

    @property
    def chips(self) -> list[QPushButton]:
        """The buttons shown, from top to bottom."""
        if self.isHidden():
            return []
        return [chip for group in self._groups.values() for chip in group.chips if not chip.isHidden()]

    @property
    def controls(self) -> list[QWidget]:
        """All that take the keyboard, shown or not, from top to bottom."""
        return [button for group in self._groups.values() for button in group.controls]

    def sizeHint(self) -> QSize:
        # Hidden it has no width yet; then it will have that of the pane.
        beside = (self.isHidden() and self.parentWidget()) or self.viewport()
        needed = self._column.totalHeightForWidth(max(beside.width(), 1))
        return QSize(200, min(needed, _TALLEST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fill(self, values: list[tuple[str, list[Value]]], ticked: set[object]) -> Iterator[None]:
        for name, of_one in values:
            yield from self._group(name).fill(of_one, ticked)

    def _go_on(self) -> None:
        for _ in range(_AT_ONCE):
            if next(self._steps, self) is self:
                self._timer.stop()
                self._fit()
                self.show()
                self.filled.emit()
                next_turn(self, self._keep_in_sight)
                return

    def _keep_in_sight(self) -> None:
        """Where the keyboard is, now that the buttons have their places."""
        focused = self.window().focusWidget()
        if focused and self._page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, SPACE_1)

    def _group(self, name: str) -> _Group:
        group = self._groups.get(name)
        if group is None:
            group = self._groups[name] = _Group(name)
            group.toggled.connect(self._on_toggled)
            group.grown.connect(self._fit)
            group.grown.connect(self.filled)
            self._column.addWidget(group)
        return group

    def _fit(self) -> None:
        self.setFixedHeight(max(self.sizeHint().height(), 1))

    def _on_toggled(self, condition: Condition, wanted: bool) -> None:
        self._toggled = True
        (self.filter_wanted if wanted else self.filter_unwanted).emit(condition)


class _Group(QWidget):
    """One facet: its name, and a button for each value."""

    toggled = Signal(object, bool)
    grown = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._values: list[Value] = []
        self._said: list[Condition] = []  # by each button, whatever is to be said next
        self._ticked: set[object] = set()
        self._whole = False
        title = QLabel(name.upper())
        title.setProperty("role", "section")
        self._flow_holder = QWidget()
        self._flow = FlowLayout(SPACE_1, self._flow_holder)
        self.chips: list[QPushButton] = []
        self._more = QPushButton("More…")
        self._more.setProperty("role", "quiet")
        self._more.setAccessibleName(f"More values of {name.lower()}")
        self._more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_1)
        column.setSpacing(SPACE_1)
        column.addWidget(title)
        column.addWidget(self._flow_holder)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()
        self.hide()

    @property
    def controls(self) -> list[QPushButton]:
        return [*self.chips, self._more]

    def fill(self, values: Sequence[Value], ticked: set[object]) -> Iterator[None]:
        """Show these values, one a step. The keyboard stays on the value that it is on."""
        self._values, self._ticked = list(values), ticked
        shown = [value for number, value in enumerate(self._values) if self._is_shown(number, value)]
        held = next((number for number, chip in enumerate(self.chips) if _has_keyboard(chip)), None)
        kept = None if held is None else alike(self._said[held])
        for number, value in enumerate(shown):
            if number == len(self.chips):
                self._add_chip()
            self._say(self.chips[number], value)
            self._said[number] = value.condition
            if held is not None and alike(value.condition) == kept and _has_keyboard(self.chips[held]):
                self.chips[number].setFocus()
            yield
        for chip in self.chips[len(shown) :]:
            if shown and _has_keyboard(chip):  # else Qt takes the keyboard to whatever comes next
                self.chips[len(shown) - 1].setFocus()
            chip.hide()
        self._more.setVisible(len(shown) < len(self._values))
        self.setVisible(bool(values))

    def _is_shown(self, number: int, value: Value) -> bool:
        return self._whole or number < _MOST or alike(value.condition) in self._ticked

    def _say(self, chip: QPushButton, value: Value) -> None:
        on = alike(value.condition) in self._ticked
        name = value.label if len(value.label) <= _LONGEST_NAME else f"{value.label[:_LONGEST_NAME]}…"
        chip.setText(f"{'✓ ' if on else ''}{name.replace('&', '&&')}  {value.articles:,}")
        chip.setChecked(on)
        articles = "1 article" if value.articles == 1 else f"{value.articles:,} articles"
        chip.setAccessibleName(f"{self._name} {value.label}, {articles}")
        chip.show()

    def _add_chip(self) -> None:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        number = len(self.chips)
        chip.clicked.connect(lambda on, number=number: self._on_clicked(number, on))
        self._flow.addWidget(chip)
        chip.ensurePolished()
        self.chips.append(chip)
        self._said.append(self._values[number].condition)

    def _on_clicked(self, number: int, on: bool) -> None:
        self.toggled.emit(self._said[number], on)

    def _on_more(self) -> None:
        self._whole = True
        for _ in self.fill(self._values, self._ticked):
            pass
        self.grown.emit()


def _has_keyboard(widget: QWidget) -> bool:
    """Whether or not the window is the active one now."""
    return widget.window().focusWidget() is widget
