"""The filter by time above the list of all notes: a period that is often wanted, a year, or any months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from reader.model import Month
from reader.ui.notes.period import UNDATED, Period, last_months, of_year

DOWN = "▾"
"""Ends the text of a button that opens a menu."""
_NAME = "Period"
_OFTEN = (3, 6, 12)  # months back from today


class PeriodButton(QToolButton):
    """`changed` says that another period is wanted. period: None for all time."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "filter")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip("When the articles were issued")
        self.period: Period | None = None
        self._months: tuple[Month, Month] | None = None
        self._retitle()

    def offer(self, months: tuple[Month, Month] | None, years: Sequence[int], *, undated: bool) -> None:
        """Offer these years. months: the first and the last one of any article, None where none is dated.

        undated: whether there are articles without a date.
        """
        self._months = months
        today = date.today()
        now = Month(today.year, today.month)
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._add(group, "All time", None)
        self._menu.addSeparator()
        for number in _OFTEN:
            self._add(group, f"Last {number} months", last_months(number, now))
        self._menu.addSeparator()
        for year in years:
            self._add(group, str(year), of_year(year))
        if undated:
            self._add(group, "No date", UNDATED)
        self._menu.addSeparator()
        chosen = self._add(group, "From month to month…", self.period, by_hand=True)
        chosen.setEnabled(months is not None)
        ticked = group.checkedAction()
        if ticked is None and self.period:
            chosen.setChecked(True)
        self.setEnabled(months is not None or undated)

    def clear(self) -> None:
        """All time."""
        self._take(None, tell=False)

    def _add(
        self, group: QActionGroup, text: str, period: Period | None, *, by_hand: bool = False
    ) -> QAction:
        action = QAction(text, self._menu)
        action.setCheckable(True)
        if by_hand:
            action.triggered.connect(self._ask)
        else:
            action.setChecked(period == self.period)
            action.triggered.connect(lambda: self._take(period))
        group.addAction(action)
        self._menu.addAction(action)
        return action

    def _ask(self) -> None:
        from reader.ui.notes.period_dialog import PeriodDialog

        if self._months is None:
            return
        period = self.period
        chosen = (period.first, period.last) if period and period.first and period.last else self._months
        dialog = PeriodDialog(self._months, chosen, self.window())
        dialog.chosen.connect(self._take)
        dialog.rejected.connect(self._tick_again)
        dialog.open()

    def _take(self, period: Period | None, *, tell: bool = True) -> None:
        self.period = period
        self._retitle()
        self._tick_again()
        if tell:
            self.changed.emit()

    def _tick_again(self) -> None:
        """Let the menu show what is wanted: its own tick went where the person clicked."""
        label = self.period.label if self.period else "All time"
        by_text = {action.text(): action for action in self._menu.actions() if action.isCheckable()}
        wanted = by_text.get(label) or by_text.get("From month to month…")
        if wanted:
            wanted.setChecked(True)

    def _retitle(self) -> None:
        label = self.period.label if self.period else ""
        self.setText(f"{label or _NAME} {DOWN}")
        self.setAccessibleName(f"Filter by period: {label or 'all time'}")
        font = self.font()
        font.setBold(bool(label))
        self.setFont(font)
