"""Row ids that encode the issue date, so that descending row ids are newest first.

A row id is 2**24 times a day number, plus a running number. The day number is 32 times the month (counted
from year 0) plus the day, 0 where only the month is known; an article in a bracket stands at its later
month, and one without any date at day number 0, below all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import UNDATED

if TYPE_CHECKING:
    from reader.model import Issued

IDS_PER_DAY = 1 << 24
_DAYS_PER_MONTH = 32
_IDS_PER_MONTH = _DAYS_PER_MONTH * IDS_PER_DAY
_END = 1 << 62


def first_id(issued: Issued) -> int:
    """The lowest row id for articles of this date; the others follow it, `IDS_PER_DAY` in all."""
    month = issued.sort_month
    if month is None:
        return 0
    return (month.index * _DAYS_PER_MONTH + (issued.day or 0)) * IDS_PER_DAY


def month_number(issued: Issued) -> int:
    """Months since year 0 of the month that it stands under, `UNDATED` where there is none."""
    month = issued.sort_month
    return month.index if month else UNDATED


def month_of(row_id: int) -> int:
    """The same number, of a row id."""
    return row_id // _IDS_PER_MONTH


def year_and_month(number: int) -> tuple[int, int]:
    """The reverse of `month_number`: (2017, 11), or (`UNDATED`, `UNDATED`)."""
    if number == UNDATED:
        return UNDATED, UNDATED
    year, month = divmod(number, 12)
    return year, month + 1


def id_range(year: int | None, month: int | None) -> tuple[int, int]:
    """The first row id of a year, or of a month of it, and the first one after; of all dates for None, None.

    `UNDATED` for either stands for the articles without a date. A month without its year gives the range of
    all dates (see `MONTH_OF_ID` for the rest of that condition).
    """
    if UNDATED in (year, month):
        # Both or one of them: a year has no undated month, and the undated have no month.
        return (0, _IDS_PER_MONTH) if not year and not month else (0, 0)
    if year is None:
        return (0 if month is None else _IDS_PER_MONTH), _END
    start = year * 12 + (month or 1) - 1
    return start * _IDS_PER_MONTH, (start + (1 if month else 12)) * _IDS_PER_MONTH


MONTH_OF_ID = f"({{id}} / {_IDS_PER_MONTH} % 12 + 1)"
"""SQL for the month, 1 to 12, of a row id that is not undated; `.format(id=...)` names the column."""
