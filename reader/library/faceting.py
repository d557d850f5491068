"""How many of the found articles each region, year, kind, publisher and tag has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.library.dates import id_range, month_of, year_and_month
from reader.library.packing import folded
from reader.library.rows import understood
from reader.model import Facets, Kind, Region

if TYPE_CHECKING:
    import sqlite3

    from reader.library.snapshot import Snapshot

_TAGS = (
    "SELECT personal_tags.folded, personal_tags.tag, personal.article FROM personal_tags "
    "JOIN personal USING (key) WHERE personal.article IS NOT NULL"
)


def count(snapshot: Snapshot, connection: sqlite3.Connection, found: int) -> Facets:
    """found: a set of articles."""
    regions: dict[Region | None, int] = {}
    kinds: list[tuple[Kind, int]] = []
    publishers: list[tuple[str | None, int]] = []
    tags: dict[str, dict[str, int]] = defaultdict(dict)
    with understood("An article"):
        for fact, articles in snapshot.facts(connection).items():
            kind, _, value = fact.partition(":")
            there = articles & found
            if not there:
                continue
            if kind == "region":
                regions[Region(value) if value else None] = there.bit_count()
            elif kind == "kind":
                kinds.append((Kind(value), there.bit_count()))
            elif kind == "publisher":
                publishers.append((value or None, there.bit_count()))
            elif kind == "tag":
                tags[folded(value)][value] = there
    _add_personal(snapshot, connection, found, tags)
    return Facets(
        tuple((region, regions[region]) for region in (*Region, None) if region in regions),
        _years(snapshot, found),
        tuple(sorted(kinds, key=lambda each: (-each[1], each[0].label))),
        tuple(sorted(publishers, key=lambda each: (-each[1], each[0] or ""))),
        tuple(sorted(map(_tag, tags.values()), key=lambda each: (-each[1], each[0]))),
    )


def _add_personal(
    snapshot: Snapshot, connection: sqlite3.Connection, found: int, tags: dict[str, dict[str, int]]
) -> None:
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for name, tag, row_id in connection.execute(_TAGS):
        rows[name, tag].append(row_id)
    for (name, tag), row_ids in rows.items():
        there = snapshot.places_of(row_ids) & found
        if there:
            tags[name][tag] = tags[name].get(tag, 0) | there


def _tag(spellings: dict[str, int]) -> tuple[str, int]:
    joined = 0
    for articles in spellings.values():
        joined |= articles
    return max(spellings, key=lambda each: (spellings[each].bit_count(), each)), joined.bit_count()


def _years(snapshot: Snapshot, found: int) -> tuple[tuple[int, int], ...]:
    """By the row ids, which encode the month that an article stands under."""
    years = []
    left = found
    while left:
        place = next(iter(snapshot.newest(left)))
        year, _ = year_and_month(month_of(snapshot.row_ids[place]))
        there = left & snapshot.between(*id_range(year, None))
        years.append((year, there.bit_count()))
        left &= ~there
    return tuple(years)
