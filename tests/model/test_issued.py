"""Dates are honest: stated, bracketed or absent, never mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import NOT_DATED, DateEvidence, Issued, Month

months = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


@given(months, st.integers(-500, 500))
def test_adding_months_moves_the_index_by_as_many(month: Month, by: int) -> None:
    assert month.plus(by).index == month.index + by
    assert (month.plus(by) > month) == (by > 0)


@given(months)
def test_a_month_reads_back_from_its_text(month: Month) -> None:
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    ("issued", "label", "iso"),
    [
        (Issued.stated("2019-10-25", DateEvidence.TITLE), "25 October 2019", "2019-10-25"),
        (Issued.stated("2017-11", DateEvidence.TITLE), "November 2017", "2017-11"),
        (Issued.between(Month(2017, 11), Month(2017, 12)), "c. Nov-Dec 2017", None),
        (Issued.between(Month(2017, 11), Month(2018, 1)), "c. Nov 2017-Jan 2018", None),
        (Issued.between(Month(2017, 11), Month(2017, 11)), "c. Nov 2017", None),
        (NOT_DATED, "No date", None),
    ],
)
def test_labels_say_no_more_than_is_known(issued: Issued, label: str, iso: str | None) -> None:
    assert issued.label == label
    assert issued.iso == iso


def test_an_undated_article_sorts_by_its_later_month() -> None:
    assert Issued.between(Month(2017, 11), Month(2018, 1)).sort_month == Month(2018, 1)
    assert NOT_DATED.sort_month is None


@pytest.mark.parametrize("iso", ["2017", "2017-13", "2017-02-30", "today", "", "2017-1"])
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"not a|day"):
        Issued.stated(iso, DateEvidence.BODY)


def test_contradictions_are_refused() -> None:
    month = Month(2017, 3)
    with pytest.raises(ValueError, match="evidence"):
        Issued(month=month)
    with pytest.raises(ValueError, match="bracket"):
        Issued(month=month, evidence=DateEvidence.TITLE, earliest=month, latest=month)
    with pytest.raises(ValueError, match="bracket"):
        Issued(earliest=Month(2017, 4), latest=month)


def test_months_have_english_names_whatever_the_system_speaks() -> None:
    names = [Month(2024, number).name for number in range(1, 13)]
    assert names[0] == "January"
    assert names[11] == "December"
    assert len(set(names)) == 12
