"""Which of several places is certainly the quotation's, if any: the thresholds and what is asked of a place.

How the numbers were found: docs/decisions/0008-anchoring.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.notebook.anchoring.places import Place

SHORTEST_CHANGED = 20
"""Code points that a quotation must have to be recognised though its own words or all its context changed."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """side: likeness of a context that counts as the same, beside an unchanged quotation.

    unaided: of both contexts, where the earlier text is not at hand. sides: of each of both contexts, beside
    a changed quotation. floor: of a changed quotation between them. alone, alone_side: of a changed quotation
    and of the one context that it kept. lead: how much more the best place must score than the next. nearer:
    how much more alike surroundings must be. tie: what may be less alike on one side alone. follows: likeness
    of what follows a point that lost what stood before it.
    """

    side: float = 0.6
    unaided: float = 0.9
    sides: float = 0.65
    floor: float = 0.6
    alone: float = 0.9
    alone_side: float = 0.85
    lead: float = 0.1
    nearer: float = 0.02
    tie: float = 0.005
    follows: float = 0.95


CHOSEN = Thresholds()


class History(Protocol):
    """What is known from the text that the anchor was made in (`origin.Origin`)."""

    def is_ours(self, place: Place) -> bool:
        """Whether the quotation itself came to this place."""

    def pick(self, places: Sequence[Place]) -> Place | None:
        """Which of several places the quotation came to, if that is clear."""


def ranked(places: Iterable[Place], limits: Thresholds = CHOSEN) -> list[Place]:
    """The places, best first: unchanged quotations that kept a context before all that changed."""
    return sorted(places, key=lambda place: (not _kept(place, limits), -place.score))


def certain(places: Sequence[Place], history: History | None, limits: Thresholds = CHOSEN) -> Place | None:
    """The place that is certainly the quotation's: it fits, and none of the others fits nearly as well.

    places: as `ranked` gives them. history: None where the earlier text is not at hand.
    """
    if not places:
        return None
    best = places[0]
    others = places[1:]
    if history and best.quote == 1:
        # Whether unchanged words are the quotation's, the earlier text tells; changed ones are no rivals.
        others = [other for other in others if other.quote == 1]
    near = [other for other in others if _rivals(best, other, limits) or (history and _kept(other, limits))]
    if near:
        picked = history.pick([best, *near]) if history else None
        if picked is None:
            return None
        best = picked
    if not best.edges:
        return None
    ours = history.is_ours(best) if history else None
    fits = _point_fits if best.start == best.end else _fits
    return best if ours is not False and fits(best, bool(ours), limits) else None


def _kept(place: Place, limits: Thresholds) -> bool:
    return place.quote == 1 and max(place.left, place.right) >= limits.side


def _rivals(best: Place, other: Place, limits: Thresholds) -> bool:
    """Whether the other place might be the right one: it fits nearly as well, or better on one side."""
    if other.quote < best.quote == 1:
        # Changed words are no rival to unchanged ones, unless they stand where those stood.
        return min(other.left, other.right) >= limits.sides or not _kept(best, limits)
    if best.score - other.score < limits.lead:
        return True
    same_words = other.quote >= best.quote
    return same_words and not clearly_better(
        (best.left, best.right), (other.left, other.right), 0, limits.tie
    )


def clearly_better(sides: tuple[float, float], others: tuple[float, float], lead: float, tie: float) -> bool:
    """Whether contexts fit better than others by `lead` on the whole, and on neither side worse by more than
    `tie`: a place that fits better on one side only may be what the other place was made of.
    """
    (left, right), (other_left, other_right) = sides, others
    on_the_whole = (left + right - other_left - other_right) / 2 >= lead
    return on_the_whole and left >= other_left - tie and right >= other_right - tie


def _point_fits(place: Place, ours: bool, limits: Thresholds) -> bool:
    """A point stands between what stood on both sides of it, or goes with what followed it."""
    return min(place.left, place.right) >= limits.side or (ours and place.right >= limits.follows)


def _fits(place: Place, ours: bool, limits: Thresholds) -> bool:
    near, far = max(place.left, place.right), min(place.left, place.right)
    if not ours:
        # The anchor alone does not tell a sentence from its equal elsewhere: both contexts must be there.
        return place.quote == 1 and far >= limits.unaided
    if place.quote == 1:
        return near >= limits.side or place.end - place.start >= SHORTEST_CHANGED
    if place.quote >= limits.floor and far >= limits.sides:
        return True
    return place.quote >= limits.alone and near >= limits.alone_side
