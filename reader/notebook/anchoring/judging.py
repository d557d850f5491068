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
    """side: likeness of a context that counts as the same, beside an unchanged quotation.

    sides: of each of both contexts, beside a changed quotation. floor: of a changed quotation between them.
    alone, alone_side: of a changed quotation and of the one context that it kept. lead: how much more the best
    place must score than the next. nearer: how much more alike surroundings must be. tie: what may be less
    alike on one side alone. follows: likeness of what follows a point that lost what stood before it.
    """

    side: float = 0.75
    sides: float = 0.65
    floor: float = 0.6
    alone: float = 0.8
    alone_side: float = 0.85
    lead: float = 0.1
    nearer: float = 0.05
    tie: float = 0.02
    follows: float = 0.95


CHOSEN = Thresholds()
Ours = Callable[[Place], bool | None]


def certain(
    places: Sequence[Place], is_point: bool, is_ours: Ours, limits: Thresholds = CHOSEN
) -> Place | None:
    """The place that is certainly the quotation's: it fits, and none of the others fits nearly as well.

    places: best first. is_ours: what the text says that the anchor was made in: whether this place is the
    quotation itself (True), rather something that stood there beside it (False), or cannot be told (None).
    """
    if not places:
        return None
    best = places[0]
    sides = best.left, best.right
    for other in places[1:]:
        if best.score - other.score < limits.lead:
            return None
        if other.quote >= best.quote and not clearly_better(sides, (other.left, other.right), 0, limits.tie):
            return None
    if is_point:
        return best if _point_fits(best, is_ours, limits) else None
    return best if _fits(best, is_ours, limits) else None


def clearly_better(sides: tuple[float, float], others: tuple[float, float], lead: float, tie: float) -> bool:
    """Whether contexts fit better than others by `lead` on the whole, and on neither side worse by more than
    `tie`: a place that fits better on one side only may be what the other place was made of.
    """
    (left, right), (other_left, other_right) = sides, others
    on_the_whole = (left + right - other_left - other_right) / 2 >= lead
    return on_the_whole and left >= other_left - tie and right >= other_right - tie


def _point_fits(place: Place, is_ours: Ours, limits: Thresholds) -> bool:
    """A point stands between what stood on both sides of it, or goes with what followed it."""
    ours = is_ours(place)
    if ours is False:
        return False
    return min(place.left, place.right) >= limits.side or (bool(ours) and place.right >= limits.follows)


def _fits(place: Place, is_ours: Ours, limits: Thresholds) -> bool:
    unchanged = place.quote == 1
    near, far = max(place.left, place.right), min(place.left, place.right)
    if not unchanged and (place.quote < limits.floor or near < limits.sides):
        return False
    ours = is_ours(place)
    if ours is False:
        return False
    if far >= (limits.side if unchanged else limits.sides):
        return True
    if unchanged:
        return bool(ours) or near >= limits.side
    return bool(ours) and place.quote >= limits.alone and near >= limits.alone_side
