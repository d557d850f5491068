"""The orders in which found articles are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Items
from itertools import islice
from typing import TYPE_CHECKING

from reader.library import bits, ranking
from reader.model import Region, SortOrder

if TYPE_CHECKING:
    from reader.library.evaluation import Evaluation
    from reader.library.tokens import Tokens
    from reader.model import Term


def arrange(
    evaluation: Evaluation,
    tokens: Tokens,
    terms: Items[Term],
    found: int,
    order: SortOrder,
    limit: int,
) -> list[tuple[int, float]]:
    """The places of the first `limit` articles of the set `found`, with their scores: 0 but by relevance."""
    if order is SortOrder.RELEVANCE and terms:
        return ranking.rank(evaluation, tokens, terms, found, limit)
    places: Iterable[int]
    if order is SortOrder.OLDEST:
        places = _oldest(evaluation, found)
    elif order is SortOrder.REGION:
        places = _by_region(evaluation, found)
    else:
        places = evaluation.snapshot.newest(found)
    return [(place, 0.0) for place in islice(places, limit)]


def _oldest(evaluation: Evaluation, found: int) -> Iterator[int]:
    """Those without any date come last, as they do in every list."""
    row_ids = evaluation.snapshot.row_ids
    undated = evaluation.snapshot.undated & found
    yield from sorted(bits.places(found & ~undated), key=row_ids.__getitem__)
    yield from sorted(bits.places(undated), key=row_ids.__getitem__, reverse=True)


def _by_region(evaluation: Evaluation, found: int) -> Iterator[int]:
    regions = evaluation.snapshot.facts(evaluation.connection, "region")
    for region in sorted(Region, key=lambda each: each.label):
        there = found & regions.get(region, 0)
        yield from evaluation.snapshot.newest(there)
        found &= ~there
    yield from evaluation.snapshot.newest(found)
