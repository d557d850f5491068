"""The filters above the list of all notes: a menu for each, in which many can be ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.model import Colour, MarkKind
from reader.ui.flow import FlowLayout
from reader.ui.marking.bar import colour_icon
from reader.ui.notes.period_button import DOWN, PeriodButton
from reader.ui.notes.sifting import Choices, Wanted, region_name
from reader.ui.theme.tokens import LIGHT, Theme

_KINDS = {MarkKind.HIGHLIGHT: "Highlights", MarkKind.NOTE: "Notes", MarkKind.BOOKMARK: "Bookmarks"}


class FilterButton(QToolButton):
    """`changed` says that others are ticked. values: ticked now; what is ticked stays while it is offered."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("role", "filter")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.values: frozenset[str] = frozenset()
        self._ticked: dict[str, QAction] = {}
        self._retitle()

    def offer(
        self, values: Sequence[str], name: Callable[[str], str], icon: Callable[[str], QIcon] | None = None
    ) -> None:
        """Offer these; one that is ticked and is not among them stays, so that it can be taken away."""
        self._menu.clear()
        self._ticked = {}
        for value in (*values, *sorted(self.values - set(values))):
            action = QAction(name(value).replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(value in self.values)
            if icon and not action.isChecked():
                action.setIcon(icon(value))
            action.triggered.connect(lambda ticked, value=value: self._tick(value, ticked))
            self._menu.addAction(action)
            self._ticked[value] = action
        self.setEnabled(bool(self._ticked))
        self._retitle()

    def clear(self) -> None:
        """Nothing is ticked."""
        self.values = frozenset()
        for action in self._ticked.values():
            action.setChecked(False)
        self._retitle()

    def _tick(self, value: str, ticked: bool) -> None:
        self.values = self.values | {value} if ticked else self.values - {value}
        self._retitle()
        self.changed.emit()

    def _retitle(self) -> None:
        number = len(self.values)
        self.setText(f"{self._name} ({number}) {DOWN}" if number else f"{self._name} {DOWN}")
        chosen = ", ".join(
            action.text().replace("&&", "&") for action in self._ticked.values() if action.isChecked()
        )
        self.setAccessibleName(f"Filter by {self._name.lower()}: {chosen or 'all'}")
        font = self.font()
        font.setBold(bool(number))
        self.setFont(font)


class Filters(QWidget):
    """The filters side by side. `changed` says that others are wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = FilterButton("Kind")
        self.colour = FilterButton("Colour")
        self.region = FilterButton("Region")
        self.period = PeriodButton()
        self.tag = FilterButton("Tag")
        self.buttons = (self.kind, self.colour, self.region, self.period, self.tag)
        self._theme: Theme = LIGHT
        layout = FlowLayout(0, self)
        for button in self.buttons:
            button.changed.connect(self.changed)
            layout.addWidget(button)

    def wear(self, theme: Theme) -> None:
        self._theme = theme

    def offer(self, offered: Choices, names: Mapping[Colour, str]) -> None:
        """Offer what the marks have. names: of the colours."""
        theme = self._theme
        self.kind.offer(offered.kinds, lambda kind: _KINDS[MarkKind(kind)])
        self.colour.offer(
            offered.colours,
            lambda colour: names[Colour(colour)],
            lambda colour: colour_icon(Colour(colour), theme),
        )
        self.region.offer(offered.regions, region_name)
        self.period.offer(offered.months, offered.years, undated=offered.undated)
        self.tag.offer(offered.tags, lambda tag: tag)

    def clear(self) -> None:
        """Filter nothing."""
        for button in self.buttons:
            button.clear()

    def wanted(self) -> Wanted:
        """What is ticked."""
        return Wanted(
            kinds=frozenset(map(MarkKind, self.kind.values)),
            colours=frozenset(map(Colour, self.colour.values)),
            regions=self.region.values,
            period=self.period.period,
            tags=self.tag.values,
        )
