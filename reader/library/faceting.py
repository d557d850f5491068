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

    def counted(kind: str) -> list[tuple[str, int]]:
        articles = ((value, there & found) for value, there in snapshot.facts(connection, kind).items())
        return [(value, there.bit_count()) for value, there in articles if there]

    tags: dict[str, dict[str, int]] = defaultdict(dict)
    for tag, articles in snapshot.facts(connection, "tag").items():
        if articles & found:
            tags[folded(tag)][tag] = articles & found
    _add_personal(snapshot, connection, found, tags)
    with understood("An article"):
        regions = {Region(value) if value else None: number for value, number in counted("region")}
        kinds = [(Kind(value), number) for value, number in counted("kind")]
    publishers = [(value or None, number) for value, number in counted("publisher")]
    in_order = (*sorted(Region, key=lambda each: each.label), None)
    return Facets(
        tuple((region, regions[region]) for region in in_order if region in regions),
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
