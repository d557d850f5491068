"""The articles that a filter of a query lets through."""

from __future__ import annotations

import sqlite3
import unicodedata
from calendar import monthrange
from typing import TYPE_CHECKING

from reader.library.dates import IDS_PER_DAY
from reader.library.hiding import hidden
from reader.library.packing import folded
from reader.model import (
    Day,
    Digests,
    FromPublisher,
    Has,
    InRegion,
    Is,
    IssuedWithin,
    Month,
    OfCommittee,
    OfKind,
    Possession,
    State,
    Tagged,
    comparable,
)

if TYPE_CHECKING:
    from reader.library.snapshot import Snapshot
    from reader.model import Filter

_PERSONAL = {
    State.BOOKMARKED: "bookmarks > 0",
    Possession.NOTE: "notes > 0",
    Possession.HIGHLIGHT: "highlights > 0",
}
_DAYS = 32


class Filters:
    """The answers of one search: each filter is looked up once."""

    def __init__(self, snapshot: Snapshot, connection: sqlite3.Connection) -> None:
        self._snapshot = snapshot
        self._connection = connection
        self._known: dict[tuple[Filter, bool], int] = {}

    def passed(self, wanted: Filter, *, loosely: bool = False) -> int:
        """The articles that pass. loosely: those too whose date may lie within."""
        key = (wanted, loosely and isinstance(wanted, IssuedWithin))
        if key not in self._known:
            self._known[key] = self._look_up(*key) & self._snapshot.live
        return self._known[key]

    def shown(self, digests: Digests) -> int:
        """The articles that a list with these digests holds."""
        return self._snapshot.live & ~self._rows(hidden(digests))

    def _look_up(self, wanted: Filter, loosely: bool) -> int:
        match wanted:
            case InRegion(region):
                return self._fact(f"region:{region or ''}")
            case OfKind(kind):
                return self._fact(f"kind:{kind}")
            case OfCommittee(committee):
                return self._fact(f"committee:{committee}")
            case FromPublisher(name):
                return self._publishers(name)
            case Tagged(tag):
                return self._tagged(tag)
            case IssuedWithin():
                return self._issued(wanted, loosely)
            case Is(state):
                return self._in_state(state)
            case Has(possession):
                if possession is Possession.ACTION:
                    return self._rows("SELECT id FROM articles WHERE actions > 0")
                return self._personal(_PERSONAL[possession])

    def _fact(self, fact: str) -> int:
        return self._snapshot.fact(self._connection, fact)

    def _publishers(self, name: str) -> int:
        words = comparable_words(name)
        found = 0
        for publisher, articles in self._snapshot.facts(self._connection, "publisher").items():
            if words and words <= comparable_words(publisher):
                found |= articles
        return found

    def _tagged(self, tag: str) -> int:
        wanted = folded(tag)
        found = self._rows(
            "SELECT article FROM personal JOIN personal_tags USING (key) "
            "WHERE personal_tags.folded = ? AND article IS NOT NULL",
            wanted,
        )
        for name, articles in self._snapshot.facts(self._connection, "tag").items():
            if folded(name) == wanted:
                found |= articles
        return found

    def _in_state(self, state: State) -> int:
        if state is State.BOOKMARKED:
            return self._personal(_PERSONAL[state])
        read = self._personal("read <> 0")
        return read if state is State.READ else self._snapshot.live & ~read

    def _personal(self, condition: str) -> int:
        return self._rows(f"SELECT article FROM personal WHERE article IS NOT NULL AND {condition}")

    def _rows(self, sql: str, *values: str) -> int:
        rows = self._connection.execute(sql, values)
        return self._snapshot.places_of(row_id for (row_id,) in rows)

    def _issued(self, wanted: IssuedWithin, loosely: bool) -> int:
        first, last = _first_day(wanted.earliest), _last_day(wanted.latest)
        if first > last:
            return 0
        snapshot, stated = self._snapshot, ~self._fact("undated")
        # A row id encodes the stated day, or the month and 0 for the day.
        found = snapshot.between(_row_id(first), _row_id(last) + IDS_PER_DAY)
        for month, _ in {first, last} - {_EVER, _NEVER}:
            only_month = snapshot.between(_row_id((month, 0)), _row_id((month, 0)) + IDS_PER_DAY)
            if loosely or (first <= (month, 1) and (month, _days_of(month)) <= last):
                found |= only_month
            else:
                found &= ~only_month
        return found & stated | self._bracketed(first, last, loosely)

    def _bracketed(self, first: _Date, last: _Date, loosely: bool) -> int:
        found = 0
        for start, end, articles in self._snapshot.brackets(self._connection):
            begin, finish = (start.index, 1), (end.index, _days_of(end.index))
            if (begin <= last and first <= finish) if loosely else (first <= begin and finish <= last):
                found |= articles
        return found


_Date = tuple[int, int]
"""Month, counted from year 0, and day."""
_EVER, _NEVER = (0, 0), (1 << 20, 0)


def _first_day(bound: Month | Day | None) -> _Date:
    if bound is None:
        return _EVER
    return (bound.month.index, bound.day) if isinstance(bound, Day) else (bound.index, 1)


def _last_day(bound: Month | Day | None) -> _Date:
    if bound is None:
        return _NEVER
    return (bound.month.index, bound.day) if isinstance(bound, Day) else (bound.index, _days_of(bound.index))


def _days_of(month: int) -> int:
    return monthrange(month // 12 or 1, month % 12 + 1)[1]


def _row_id(date: _Date) -> int:
    month, day = date
    return (month * _DAYS + day) * IDS_PER_DAY


def comparable_words(text: str) -> frozenset[str]:
    """Its words, case and accents apart."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return frozenset(comparable(plain).split())
