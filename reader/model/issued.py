"""When an article was issued, as honestly as the source says it.

A date has the precision that the source gives (a day or a month) and the evidence for it. Where no date is
stated there is a bracket of months, or nothing; never an invented date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Not those of the library's `calendar`: they follow the system's language as soon as there is a window.
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; compares in time order. `str()` gives "2017-11"."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError(f"not a month: {self.year}-{self.month}")

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def name(self) -> str:
        """The month's own name, in English: "November"."""
        return _NAMES[self.month - 1]

    @property
    def index(self) -> int:
        """Months since year 0, so that differences count months."""
        return self.year * 12 + self.month - 1

    def plus(self, months: int) -> Month:
        year, month = divmod(self.index + months, 12)
        return Month(year, month + 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """From "2017-11" or "2017-11-03"; ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))


class DateEvidence(StrEnum):
    """Where a stated issue date was read."""

    TITLE = "title"
    BODY = "body"
    METADATA = "metadata"  # front matter, an e-mail's header, a page's own metadata
    CORRECTION = "correction"  # put right by the person


@dataclass(frozen=True, slots=True)
class Issued:
    """The issue date: a month with perhaps a day and its evidence, or a bracket of months, or nothing.

    month, day: the stated date; day is None where only the month is stated.
    evidence: where `month` was read; None where there is no stated date.
    earliest, latest: the bracket, inclusive, where no date is stated.
    reason: one sentence in plain English on what the date or bracket rests on, for the details panel.
    """

    month: Month | None = None
    day: int | None = None
    evidence: DateEvidence | None = None
    earliest: Month | None = None
    latest: Month | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.month is None) != (self.evidence is None):
            raise ValueError("a stated date has evidence, and only a stated date")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs its month")
            try:
                date(self.month.year, self.month.month, self.day)
            except ValueError:
                raise ValueError(f"not a day of {self.month}: {self.day}") from None
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("a bracket has two ends")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("a bracket starts before it ends")
        if self.month and self.earliest:
            raise ValueError("a stated date needs no bracket")

    @classmethod
    def stated(cls, iso: str, evidence: DateEvidence, reason: str = "") -> Issued:
        """From "2017-11" or "2017-11-03"; ValueError for anything else."""
        match = _ISO.fullmatch(iso)
        if not match:
            raise ValueError(f"not a date: {iso!r}")
        day = int(match[3]) if match[3] else None
        return cls(Month(int(match[1]), int(match[2])), day, evidence, reason=reason)

    @classmethod
    def between(cls, earliest: Month, latest: Month, reason: str = "") -> Issued:
        return cls(earliest=earliest, latest=latest, reason=reason)

    @property
    def iso(self) -> str | None:
        """As in "2017-11" or "2017-11-03"; None where no date is stated."""
        if self.month is None:
            return None
        return f"{self.month}-{self.day:02}" if self.day else str(self.month)

    @property
    def sort_month(self) -> Month | None:
        """The month under which it stands in lists: the stated one, else the bracket's later month."""
        return self.month or self.latest

    @property
    def label(self) -> str:
        """For people: "25 October 2019", "November 2017", "c. Nov-Dec 2017", "No date"."""
        if self.month:
            name = f"{self.month.name} {self.month.year}"
            return f"{self.day} {name}" if self.day else name
        if self.earliest is None or self.latest is None:
            return "No date"
        first, last = self.earliest.name[:3], self.latest.name[:3]
        if self.earliest == self.latest:
            return f"c. {first} {self.latest.year}"
        if self.earliest.year == self.latest.year:
            return f"c. {first}-{last} {self.latest.year}"
        return f"c. {first} {self.earliest.year}-{last} {self.latest.year}"


NOT_DATED = Issued()
"""Neither a date nor a bracket."""
