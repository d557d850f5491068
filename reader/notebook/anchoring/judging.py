"""Which of several places is certainly the quotation's, if any: the thresholds and what is asked of a place.

How the numbers were found: docs/decisions/0008-anchoring.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.notebook.anchoring.places import Place

SHORTEST_CHANGED = 20
"""Code points that a quotation must have to be recognised though its own words changed."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """likeness of a context that counts as the same, on one side of an unchanged quotation.

    sides: on each of both sides of a changed one. floor: likeness of a changed quotation between its contexts.
    alone, alone_side: of a changed quotation and of the one context that it kept. lead: how much more the best
    place must score than the next.
    """

    same: float = 0.9
    side: float = 0.75
    sides: float = 0.65
    floor: float = 0.6
    alone: float = 0.8
    alone_side: float = 0.85
    lead: float = 0.1


CHOSEN = Thresholds()


def certain(
    places: Sequence[Place], is_ours: Callable[[Place], bool | None], thresholds: Thresholds = CHOSEN
) -> Place | None:
    """The place that is certainly the quotation's: it fits, and none of the others fits nearly as well.

    places: best first. is_ours: what the text says that the anchor was made in: whether this place is the
    quotation itself (True), rather something that stood there beside it (False), or cannot be told (None).
    """
    if not places:
        return None
    best = places[0]
    if len(places) > 1 and best.score - places[1].score < thresholds.lead:
        return None
    return best if _fits(best, is_ours, thresholds) else None


def _fits(place: Place, is_ours: Callable[[Place], bool | None], limits: Thresholds) -> bool:
    unchanged = place.quote == 1
    near, far = max(place.left, place.right), min(place.left, place.right)
    if not unchanged and (place.quote < limits.floor or near < limits.sides):
        return False
    if far >= limits.same:
        return True
    ours = is_ours(place)
    if unchanged:
        return ours if ours is not None else near >= limits.side
    if ours is False:
        return False
    kept_its_place = far >= limits.sides
    return kept_its_place or (bool(ours) and place.quote >= limits.alone and near >= limits.alone_side)
