"""Which backups are kept: the last of each of seven days, four weeks and twelve months."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 4, 12
_YOUNG = timedelta(hours=24)


def to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of the times at which backups were made, those to keep.

    The latest of each of the last `DAYS` days, `WEEKS` weeks (Monday to Sunday) and `MONTHS` months on which
    there was one, by the calendar of `now`; besides all of the last 24 hours, and those that a wrong clock
    put into the future.
    """
    local = {each: each.astimezone(now.tzinfo) for each in made}
    newest_first = sorted(local, reverse=True)
    kept = {each for each in newest_first if each > now - _YOUNG}
    periods: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda each: each.date()),
        (WEEKS, lambda each: each.isocalendar()[:2]),
        (MONTHS, lambda each: (each.year, each.month)),
    )
    for most, period in periods:
        seen: set[Hashable] = set()
        for each in newest_first:
            of = period(local[each])
            if of not in seen and len(seen) < most:
                seen.add(of)
                kept.add(each)
    return kept
