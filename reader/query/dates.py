"""Dates as people type them -> the months and days that they mean, and back."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeAlias

from reader.model import Day, IssuedWithin, Month

Point: TypeAlias = Month | Day

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_BRITISH = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?)?\W*([a-z]{3,9})\W*(\d{4}|\d{2})", re.IGNORECASE)
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\W*(\d{1,2})(?:st|nd|rd|th)?\W+(\d{4})", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:\.{2,}|…|\s[-–—]\s|[–—]|\sto\s)\s*", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_LONGEST = 60


def period(text: str) -> IssuedWithin | None:
    """The days that `text` names: one day, a month, a year, or a range of these; None where it is no date.

    A range that is typed backwards is turned round.
    """
    text = text.strip(" \t,;")
    if len(text) > _LONGEST:
        return None
    years = _YEARS.fullmatch(text)
    ends = list(years.groups()) if years else _RANGE.split(text)
    if len(ends) == 1:
        return _one(ends[0])
    if len(ends) != 2 or not any(ends):
        return None
    first, last = (_one(end) if end.strip() else IssuedWithin() for end in ends)
    if first is None or last is None:
        return None
    if first.earliest and last.earliest and opening(first.earliest) > opening(last.earliest):
        first, last = last, first
    return IssuedWithin(first.earliest, last.latest)


def before(point: Point) -> Point | None:
    """The last month or day before `point`; None where the calendar has none."""
    if isinstance(point, Month):
        return point.plus(-1) if point > Month(1, 1) else None
    day = opening(point)
    return _day(day - timedelta(days=1)) if day > date.min else None


def after(point: Point) -> Point | None:
    """The first month or day after `point`; None where the calendar has none."""
    if isinstance(point, Month):
        return point.plus(1) if point < Month(9999, 12) else None
    day = opening(point)
    return _day(day + timedelta(days=1)) if day < date.max else None


def written(within: IssuedWithin) -> str:
    """The filter as it is typed: `date:2017`, `date:2017-03..2017-09`, `after:2017-03`, `before:2017-03`."""
    first, last = within.earliest, within.latest
    if first is not None and last is None:
        return f"after:{first}"
    if first is None:
        following = after(last) if last else None
        return f"before:{following}" if following else f"date:..{last or ''}"
    if first == last:
        return f"date:{first}"
    if isinstance(first, Month) and isinstance(last, Month) and (first.month, last.month) == (1, 12):
        return f"date:{first.year:04}" + (f"..{last.year:04}" if last.year != first.year else "")
    return f"date:{first}..{last}"


def described(within: IssuedWithin) -> str:
    """For people, with the days that are meant: "on or after 1 Mar 2017", "before 1 Sep 2018", "in 2017"."""
    first, last = within.earliest, within.latest
    if first is None:
        following = after(last) if last else None
        return f"before {_named(_first_day(following))}" if following else "on any date"
    if last is None:
        return f"on or after {_named(_first_day(first))}"
    if first == last:
        return f"in {first.name} {first.year}" if isinstance(first, Month) else f"on {_named(first)}"
    if first == Month(_year(first), 1) and last == Month(_year(first), 12):
        return f"in {_year(first)}"
    return f"from {_named(_first_day(first))} to {_named(_last_day(last))}"


def _one(text: str) -> IssuedWithin | None:
    """A day, a month or a year."""
    text = text.strip(" \t,;")
    try:
        if found := _ISO.fullmatch(text):
            return _within(found[1], found[2], found[3])
        if found := _BRITISH.fullmatch(text):
            day, month, year = found.groups()[:3] if found[3] else found.groups()[3:]
            return _within(_century(year), month, day)
        if found := _NAMED_FIRST.fullmatch(text):
            return _within(found[3], str(_month(found[1])), found[2])
        if found := _NAMED.fullmatch(text):
            return _within(_century(found[3]), str(_month(found[2])), found[1])
    except ValueError:  # no such month, or no such day in it
        return None
    return None


def _within(year: str, month: str | None, day: str | None) -> IssuedWithin:
    if month is None:
        return IssuedWithin(Month(int(year), 1), Month(int(year), 12))
    which = Month(int(year), int(month))
    if day is None:
        return IssuedWithin(which, which)
    point = _day(date(which.year, which.month, int(day)))
    return IssuedWithin(point, point)


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(name: str) -> int:
    """From a month's name or its beginning of three letters or more; ValueError for anything else."""
    for month in range(1, 13):
        if Month(1, month).name.casefold().startswith(name.casefold()):
            return month
    raise ValueError(f"not a month: {name}")


def _day(when: date) -> Day:
    return Day(Month(when.year, when.month), when.day)


def opening(point: Point) -> date:
    """The first day of `point`."""
    first = _first_day(point)
    return date(first.month.year, first.month.month, first.day)


def _first_day(point: Point) -> Day:
    return Day(point, 1) if isinstance(point, Month) else point


def _last_day(point: Point) -> Day:
    if isinstance(point, Day):
        return point
    following = after(point)
    last = before(_first_day(following)) if following else Day(point, 31)
    assert isinstance(last, Day)
    return last


def _year(point: Point) -> int:
    return point.year if isinstance(point, Month) else point.month.year


def _named(day: Day) -> str:
    return f"{day.day} {day.month.name[:3]} {day.month.year}"
