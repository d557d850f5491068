"""A time from one month to another, as notes are chosen by it. Pure values; nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import Month

_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """The months from `first` to `last`, both included. Both None: what has no date.

    name: what it is called where that is not by its months, such as "Last 3 months".
    """

    first: Month | None = None
    last: Month | None = None
    name: str = ""

    def holds(self, month: Month | None) -> bool:
        """Whether what was issued in that month, None for no date, belongs to it."""
        if self.first is None or self.last is None or month is None:
            return self.first is None and month is None
        return self.first <= month <= self.last

    @property
    def label(self) -> str:
        """For people: "Last 3 months", "2024", "March 2024", "Mar to Jun 2024", "Nov 2023 to Feb 2024"."""
        if self.name:
            return self.name
        first, last = self.first, self.last
        if first is None or last is None:
            return "No date"
        if (first.month, last.month) == (1, _MONTHS_OF_YEAR):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if first == last:
            return f"{first.name} {first.year}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"{first.name[:3]}{year} to {last.name[:3]} {last.year}"


UNDATED = Period()


def of_year(year: int) -> Period:
    return Period(Month(year, 1), Month(year, _MONTHS_OF_YEAR))


def last_months(number: int, today: Month) -> Period:
    """The month of `today` and those before it, `number` in all."""
    return Period(today.plus(1 - number), today, f"Last {number} months")


def between(first: Month, last: Month) -> Period:
    """From the earlier of the two to the later one."""
    return Period(min(first, last), max(first, last))
