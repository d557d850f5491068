"""What the text that an anchor was made in says of the places where its quotation may stand now.

A place is known by its surroundings, far more of them than an anchor keeps: where a sentence stood twice, or
nearly so, they tell which of the two it was that stayed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Anchor
from reader.notebook.anchoring.folding import Folded
from reader.notebook.anchoring.judging import Thresholds, clearly_better
from reader.notebook.anchoring.places import (
    Place,
    Sought,
    alike,
    exact_places,
    occurrences,
    points,
    surroundings,
    window,
)

_AT_HOME = 0.9
_MOST_OTHERS = 200  # a word that stood more often is not told from its likes


class Origin:
    """earlier: the text that `anchor` counts in. what: the anchor, folded. text: the folded text of today."""

    def __init__(self, earlier: Folded, anchor: Anchor, what: Sought, text: str, limits: Thresholds) -> None:
        self._earlier = earlier.text
        self._start, self._end = earlier.at(anchor.start), earlier.at(anchor.end)
        self._surroundings = surroundings(self._earlier, self._start, self._end)
        self._what = what
        self._text = text
        self._limits = limits

    def is_ours(self, place: Place) -> bool:
        """Whether the quotation itself came to this place, not something like it that the earlier text had
        too: the surroundings of the quotation then are clearly more like those of this place.
        """
        others = self._others(place)
        if len(others) > _MOST_OTHERS:
            return False
        here = surroundings(self._text, place.start, place.end)
        ours = alike(here, self._surroundings)
        return all(self._clearly(ours, alike(here, surroundings(self._earlier, *other))) for other in others)

    def pick(self, places: Sequence[Place]) -> Place | None:
        """Of several places the one whose surroundings are clearly the most like those of the quotation."""
        if len(places) > _MOST_OTHERS:
            return None
        sides = [
            alike(surroundings(self._text, place.start, place.end), self._surroundings) for place in places
        ]
        best = max(range(len(places)), key=lambda number: sum(sides[number]))
        rest = sides[:best] + sides[best + 1 :]
        return places[best] if all(self._clearly(sides[best], other) for other in rest) else None

    def is_at_home(self, place: Place) -> bool:
        """Whether on one side at least the surroundings are those that the quotation had."""
        return max(alike(surroundings(self._text, place.start, place.end), self._surroundings)) >= _AT_HOME

    def _clearly(self, sides: tuple[float, float], others: tuple[float, float]) -> bool:
        return clearly_better(sides, others, self._limits.nearer, self._limits.tie)

    def _others(self, place: Place) -> list[tuple[int, int]]:
        """Where else the earlier text had what now stands in this place, or something about as like it as the
        quotation.
        """
        if not self._what.exact:
            follows = self._text[place.start : place.start + len(self._what.suffix)]
            starts = {other.start for other in points(self._earlier, self._what)}
            starts |= set(occurrences(self._earlier, follows))
            return [(start, start) for start in sorted(starts - {self._start})]
        if place.quote == 1:
            same = exact_places(self._earlier, self._what)
            return [(other.start, other.end) for other in same if other.start != self._start]
        stands_here = self._text[place.start : place.end]
        found = []
        for low, high in ((0, self._start), (self._end, len(self._earlier))):
            best = window(self._earlier[low:high], stands_here)
            if best is not None and best.like >= place.quote - self._limits.lead:
                found.append((low + best.start, low + best.end))
        return found
