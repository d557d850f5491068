"""What a row of the tree says."""

from __future__ import annotations

import pytest

from reader.model import ArticleSummary, DateEvidence, Issued, Kind, Month, Region, TreePlace
from reader.ui.tree.labels import row_label, tooltip


def _summary(title: str, issued: Issued, *regions: Region) -> ArticleSummary:
    return ArticleSummary("0" * 20, title, "Circle", Kind.PRESS_RELEASE, regions, (), issued, 100)


def _stated(iso: str) -> Issued:
    return Issued.stated(iso, DateEvidence.TITLE)


@pytest.mark.parametrize(
    ("title", "iso", "label"),
    [
        ("Eastern Region Update June 2024", "2024-06", "June · Eastern Region Update"),
        ("Update NW, June 2024", "2024-06", "June · Update NW"),
        ("June 2024: kites", "2024-06", "June · kites"),
        ("NW Update Jun 2024 - kites for all", "2024-06", "June · NW Update - kites for all"),
        ("NW Update - Jun 2024 - kites", "2024-06", "June · NW Update – kites"),
        ("Round-up 41, 12 July 2024", "2024-07-12", "12 July · Round-up 41"),
        ("Round-up (Friday 12th July 2024)", "2024-07-12", "12 July · Round-up"),
        ("Kites in June 2023, a year on", "2024-06", "June · Kites in June 2023, a year on"),
        ("Of May 2024, June '24 and JUN. 2024", "2024-06", "June · Of May 2024, and JUN. 2024"),
        ("June 19 July 2024", "2024-07", "July · June"),
        ("June 2024", "2024-06", "June · June 2024"),
        ("A new offer", "2024-10-25", "25 October · A new offer"),
        ("Mayhem 2024", "2024-05", "May · Mayhem 2024"),
    ],
)
def test_the_date_comes_first_and_is_not_said_twice(title: str, iso: str, label: str) -> None:
    assert row_label(_summary(title, _stated(iso)), TreePlace(year=2024)) == label


def test_a_month_that_the_branch_says_is_left_out() -> None:
    june = TreePlace(year=2024, month=6)
    assert row_label(_summary("Kites", _stated("2024-06")), june) == "Kites"
    assert row_label(_summary("Kites", _stated("2024-06-03")), june) == "3 June · Kites"


def test_a_region_that_the_branch_says_is_left_out_where_something_remains() -> None:
    midlands = TreePlace(region=Region.EAST_MIDLANDS, year=2024)
    long = _summary("East Midlands Regional Update May 2024", _stated("2024-05"), Region.EAST_MIDLANDS)
    short = _summary("East Midlands Update May 2024", _stated("2024-05"), Region.EAST_MIDLANDS)
    assert row_label(long, midlands) == "May · Regional Update"
    assert row_label(short, midlands) == "May · East Midlands Update"
    assert row_label(long, TreePlace(year=2024)) == "May · East Midlands Regional Update"


def test_a_date_that_nobody_states_is_shown_as_a_guess() -> None:
    between = Issued.between(Month(2023, 11), Month(2023, 12))
    summary = _summary("Over tea", between)
    assert row_label(summary, TreePlace(year=2023)) == "c. Nov-Dec 2023 · Over tea"
    assert "c. Nov-Dec 2023 (no date is stated)" in tooltip(summary)
    assert row_label(_summary("Over tea", Issued()), TreePlace(year=0)) == "Over tea"


def test_the_tooltip_has_the_whole_title() -> None:
    summary = _summary("Round-up 41, 12 July 2024", _stated("2024-07-12"))
    assert tooltip(summary) == "Round-up 41, 12 July 2024\n12 July 2024 · Press statement · Circle"
