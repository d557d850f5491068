"""Dates written in a text. Only what is written: no year, month or day is ever added."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from reader.model import Month

_NUMBERS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s+)?"
_DATE = re.compile(
    # 25 October 2019, Friday 25th of October 2019, 25 October
    rf"\b(?:{_WEEKDAY}(?:(?P<range>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:[-–]|to|and)\s*)?"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,|\s+of)?\s+(?P<month>(?i:{_MONTH}))\b\.?(?:,?\s*(?P<year>(?:19|20)\d\d)\b)?"
    # October 25, 2019
    rf"|(?P<us_month>{_MONTH})\b\.?\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<us_year>(?:19|20)\d\d)\b"
    # October 2019, Oct ’19, Nov/Dec 2019
    rf"|(?:(?P<month_before>{_MONTH})\s*(?:/|[-–]|&|and|to)\s*)?(?P<lone_month>(?i:{_MONTH}))\b\.?,?\s*"
    rf"(?:(?P<lone_year>(?:19|20)\d\d)\b(?!\s*[/–-]\s*\d\d\b)|['’](?P<short_year>\d\d)\b)"
    r"|(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?\b(?!-)"
    # 25/10/2019, 25.10.19
    r"|(?P<num_day>\d{1,2})(?P<sign>[/.])(?P<num_month>\d{1,2})(?P=sign)(?P<num_year>(?:19|20)?\d\d)\b(?![/.]\d))"
)
_DIGIT = re.compile(r"\d")
_SEASON = re.compile(r"\b(?P<season>Spring|Summer|Autumn|Winter)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_AROUND_DATE = re.compile(
    r"[\W_]*(?:(?:\d{1,2}[:.]\d\d|am|pm|at|from|to|noon|dated?|published|posted|issued|updated|last|on|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})[\W_]*){0,8}",
    re.IGNORECASE,
)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text, `start` to `end` in code points, with what is written of it.

    day: None where only a month is written, where the month has no such day, or where it is a range of days.
    weekday: 0 for Monday, None where not written. before: an earlier month of a span ("Nov/Dec 2019").
    """

    start: int
    end: int
    month_number: int
    year: int | None = None
    day: int | None = None
    weekday: int | None = None
    before: int | None = None

    @property
    def month(self) -> Month | None:
        """The month, where its year is written."""
        return Month(self.year, self.month_number) if self.year else None

    def fits(self, year: int) -> bool:
        """Whether the day exists in `year` and falls on the weekday that is written."""
        if self.day is None or self.day > calendar.monthrange(year, self.month_number)[1]:
            return False
        return self.weekday is None or calendar.weekday(year, self.month_number, self.day) == self.weekday


def find_dates(text: str) -> tuple[Mention, ...]:
    """The dates in `text` that name at least a month and a day, or a month and a year, in order."""
    if _DIGIT.search(text) is None:
        return ()
    found = (_mention(match) for match in _DATE.finditer(text))
    return tuple(one for one in found if one is not None)


def find_season(text: str) -> tuple[Month, Month] | None:
    """First and last month of the season that `text` names with its year; winter ends in the next year."""
    match = _SEASON.search(text)
    if match is None:
        return None
    first, last = _SEASONS[match["season"].casefold()]
    start = Month(int(match["year"]), first)
    return start, start.plus(last - first)


def is_date_line(text: str) -> bool:
    """Whether a date is all that the line says, a time of day and "to" aside."""
    if len(text) > 60:
        return False
    dates = find_dates(text)
    if not dates:
        return False
    rest = text[: dates[0].start] + text[dates[-1].end :]
    return _AROUND_DATE.fullmatch(rest) is not None


def _mention(match: re.Match[str]) -> Mention | None:
    start, end = match.span()
    if match["month"]:
        return _day(
            start,
            end,
            _NUMBERS[match["month"].casefold()],
            int(match["day"]) if match["range"] is None else None,
            match["year"],
            match["weekday"],
        )
    if match["us_month"]:
        return _day(
            start, end, _NUMBERS[match["us_month"].casefold()], int(match["us_day"]), match["us_year"]
        )
    if match["lone_month"]:
        if match["lone_month"][0].islower():
            return None
        year = int(match["lone_year"]) if match["lone_year"] else 2000 + int(match["short_year"])
        before = match["month_before"]
        return Mention(
            start,
            end,
            _NUMBERS[match["lone_month"].casefold()],
            year,
            before=_NUMBERS[before.casefold()] if before else None,
        )
    if match["iso_year"]:
        day = int(match["iso_day"]) if match["iso_day"] else None
        return _day(start, end, int(match["iso_month"]), day, match["iso_year"])
    year_written = match["num_year"]
    full = year_written if len(year_written) == 4 else "20" + year_written
    return _day(start, end, int(match["num_month"]), int(match["num_day"]), full)


def _day(
    start: int, end: int, month: int, day: int | None, year: str | None, weekday: str | None = None
) -> Mention | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    number = int(year) if year else None
    # A slip of the source (31 November) keeps its month; 2020 stands for any year with a 29 February.
    exists = day is not None and day <= calendar.monthrange(number or 2020, month)[1]
    if not exists and number is None:
        return None
    weekdays = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return Mention(
        start,
        end,
        month,
        number,
        day if exists else None,
        weekdays.index(weekday.casefold()) if weekday else None,
    )
