from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.dates import find_dates, find_season, is_date_line
from reader.model import Month

_DAYS = st.dates(datetime.date(1995, 1, 1), datetime.date(2049, 12, 31))


def _ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


_WRITTEN = (
    lambda d: f"{d.day} {calendar.month_name[d.month]} {d.year}",
    lambda d: f"{_ordinal(d.day)} {calendar.month_abbr[d.month]} {d.year}",
    lambda d: f"{d:%A} {_ordinal(d.day)} of {calendar.month_name[d.month]}, {d.year}",
    lambda d: f"{d:%a}, {d.day:02} {calendar.month_abbr[d.month]} {d.year}",
    lambda d: f"{calendar.month_name[d.month]} {d.day}, {d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day}\u00a0{calendar.month_name[d.month]}\u00a0{d.year}",
    lambda d: f"{d.day} {calendar.month_name[d.month].upper()} {d.year}",
)


@given(_DAYS, st.sampled_from(_WRITTEN), st.sampled_from(["", "Board of ", "No 12 on ", "(", "meeting – "]))
def test_a_day_is_read_however_it_is_written(day: datetime.date, write: object, before: str) -> None:
    assert callable(write)
    text = f"{before}{write(day)} and more"
    (found,) = find_dates(text)
    assert found.month == Month(day.year, day.month)
    assert found.day == day.day
    assert found.fits(day.year)
    assert text[found.start : found.end] in write(day)


@given(
    st.integers(1995, 2049),
    st.integers(1, 12),
    st.sampled_from(["{name} {year}", "{abbr} {year}", "{abbr}. {year}"]),
)
def test_a_month_is_read_without_a_day(year: int, month: int, form: str) -> None:
    text = "Update " + form.format(
        name=calendar.month_name[month], abbr=calendar.month_abbr[month], year=year
    )
    (found,) = find_dates(text)
    assert (found.month, found.day) == (Month(year, month), None)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for found in find_dates(text):
        assert 1 <= found.month_number <= 12
        assert text[found.start : found.end].strip()
    is_date_line(text)
    find_season(text)


@pytest.mark.parametrize(
    "text",
    [
        "in 2017",
        "2016/17",
        "between 2016-17 and now",
        "it may 2017 be",
        "on 4 to 6 places",
        "version 1.2.3.4",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_nothing_is_added_to_what_is_written() -> None:
    (day,) = find_dates("today, 28 April, we")
    assert (day.month, day.month_number, day.day) == (None, 4, 28)
    (slip,) = find_dates("as at 31 November 2016")
    assert (slip.month, slip.day) == (Month(2016, 11), None)
    (days,) = find_dates("from 23-27 October 2017")
    assert (days.month, days.day) == (Month(2017, 10), None)
    (months,) = find_dates("Nov/Dec 2018")
    assert (months.month, months.before) == (Month(2018, 12), 11)


def test_a_weekday_tells_the_year() -> None:
    (day,) = find_dates("Monday 14 December")
    assert [year for year in range(2012, 2022) if day.fits(year)] == [2015, 2020]


def test_seasons() -> None:
    assert find_season("Autumn 2018 update") == (Month(2018, 9), Month(2018, 11))
    assert find_season("Winter 2018") == (Month(2018, 12), Month(2019, 2))
    assert find_season("Spring Budget 2017") is None


@pytest.mark.parametrize(
    "text", ["12 May 2021", "Published: 12 May 2021", "Friday, July 22, 2022", "Wed 3 June 2020 10:30"]
)
def test_lines_that_are_a_date(text: str) -> None:
    assert is_date_line(text)


@pytest.mark.parametrize("text", ["Update 12 May 2021", "We met on 12 May 2021", "2021", "Friday"])
def test_lines_that_say_more_than_a_date(text: str) -> None:
    assert not is_date_line(text)
