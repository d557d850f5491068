"""Choosing notes by the time of their articles: by pure values, then in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAction

from reader.model import Colour, MarkKind, Month
from reader.ui.notes.pane import NotesPane
from reader.ui.notes.period import UNDATED, Period, between, last_months, of_year
from reader.ui.notes.period_dialog import PeriodDialog
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.notes.test_notes import noter, notes


@pytest.mark.parametrize(
    ("period", "held", "label"),
    [
        (of_year(2024), {"2024-01", "2024-04", "2024-12"}, "2024"),
        (last_months(3, Month(2025, 1)), {"2024-12", "2025-01"}, "Last 3 months"),
        (between(Month(2024, 4), Month(2023, 12)), {"2023-12", "2024-01", "2024-04"}, "Dec 2023 to Apr 2024"),
        (between(Month(2024, 1), Month(2024, 4)), {"2024-01", "2024-04"}, "Jan to Apr 2024"),
        (between(Month(2024, 4), Month(2024, 4)), {"2024-04"}, "April 2024"),
        (
            Period(Month(2023, 1), Month(2024, 12)),
            {"2023-12", "2024-01", "2024-04", "2024-12"},
            "2023 to 2024",
        ),
        (UNDATED, {None}, "No date"),
    ],
)
def test_a_period_holds_its_months_and_says_which(period: Period, held: set[str | None], label: str) -> None:
    months = (None, "2023-12", "2024-01", "2024-04", "2024-12", "2025-01")
    assert {each for each in months if period.holds(Month.parse(each) if each else None)} == held
    assert period.label == label


@pytest.fixture
def pane(reader: Reader) -> NotesPane:
    """The list, open on a mark in each of three articles, of June and April 2024 and of no date."""
    here = noter(reader)
    for title in (showcase.EAST_JUNE, "London Update April 2024"):
        here.add(reader.key_of(title), MarkKind.HIGHLIGHT, (0, 8), colour=Colour.PINK)
    here.add(reader.key_of(showcase.NO_DATE), MarkKind.BOOKMARK, label="How it works")
    reader.parts.actions["all_notes"].trigger()
    made = notes(reader).pane
    reader.until(lambda: len(made.model.rows) == 3)
    reader.settle()
    return made


def entry(pane: NotesPane, text: str) -> QAction:
    return next(action for action in pane.filters.period.menu().actions() if action.text() == text)


def titles(pane: NotesPane) -> list[str]:
    return sorted(row.title for row in pane.model.rows)


def test_from_month_to_month(reader: Reader, pane: NotesPane) -> None:
    entry(pane, "From month to month…").trigger()
    dialog = reader.window.findChildren(PeriodDialog)[0]
    assert dialog.first.value == Month(2024, 4)
    assert dialog.last.value == Month(2024, 6)
    dialog.last.month.setCurrentText("May")
    dialog.show_button.click()
    reader.settle()
    assert titles(pane) == ["London Update April 2024"]
    assert pane.filters.period.text().startswith("Apr to May 2024")
    assert entry(pane, "From month to month…").isChecked()

    pane.clear_button.click()
    reader.settle()
    assert len(pane.model.rows) == 3
    assert entry(pane, "All time").isChecked()


def test_the_last_months_count_back_from_today(reader: Reader, pane: NotesPane) -> None:
    entry(pane, "Last 6 months").trigger()
    reader.settle()
    today = date.today()
    now = Month(today.year, today.month)
    fresh = {"London Update April 2024": Month(2024, 4), showcase.EAST_JUNE: Month(2024, 6)}
    assert titles(pane) == sorted(title for title, month in fresh.items() if month >= now.plus(-5))
    assert pane.filters.period.text().startswith("Last 6 months")


def test_given_up_the_period_stays_as_it_was(reader: Reader, pane: NotesPane) -> None:
    entry(pane, "2024").trigger()
    entry(pane, "From month to month…").trigger()
    reader.window.findChildren(PeriodDialog)[0].reject()
    assert entry(pane, "2024").isChecked()
    assert pane.filters.period.period == of_year(2024)
