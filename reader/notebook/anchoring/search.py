"""The search for one anchor's place in a text where it does not stand unchanged with all its context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.model import Anchor
from reader.notebook.anchoring.folding import Folded
from reader.notebook.anchoring.judging import CHOSEN, SHORTEST_CHANGED, Thresholds, certain, ranked
from reader.notebook.anchoring.origin import Origin
from reader.notebook.anchoring.outcome import Outcome
from reader.notebook.anchoring.places import (
    Place,
    Sought,
    edges_elsewhere,
    exact_places,
    points,
    similar_places,
    sought,
)

LONGEST_WHOLE = 400
"""Folded code points up to which a quotation is looked for as a whole; a longer one by both its ends."""
_MOST_CANDIDATES = 5
_STRETCHED = 1.5  # how much longer or shorter a quotation may have become between its two ends
_WORTH_SHOWING = 0.4  # the score under which a place is no help to a person who looks for the right one


class Search:
    """text: where to look. earlier: the text that the anchors count in, None where it is not known."""

    def __init__(self, text: Folded, earlier: Folded | None, limits: Thresholds = CHOSEN) -> None:
        self._text = text
        self._earlier = earlier
        self._limits = limits

    def find(self, anchor: Anchor) -> Outcome:
        """Where the anchor belongs, or where it may."""
        what = sought(anchor)
        if len(what.exact) > LONGEST_WHOLE and what.exact not in self._text.text:
            return self._by_its_ends(anchor)
        places = self._places(anchor, what)
        history = (
            Origin(self._earlier, anchor, what, self._text.text, self._limits) if self._earlier else None
        )
        best = certain(places, history, self._limits)
        if best is not None and not self._is_torn(what, best, history):
            return Outcome(self._text.span(best.start, best.end))
        return Outcome(None, self._shown(places))

    def _places(self, anchor: Anchor, what: Sought) -> list[Place]:
        """The places to judge, best first."""
        text = self._text.text
        if not what.exact:
            # A quotation of which nothing is left to compare (a lone accent) is not looked for.
            return ranked(points(text, what), self._limits) if not anchor.exact else []
        places = exact_places(text, what)
        enough = max(map(self._trust, places), default=0) >= self._limits.side
        if len(anchor.exact) >= SHORTEST_CHANGED and not enough:
            for place in ranked(similar_places(text, what, _WORTH_SHOWING), self._limits):
                if not any(place.start < other.end and other.start < place.end for other in places):
                    places.append(place)
        return ranked(places, self._limits)

    def _trust(self, place: Place) -> float:
        """The likeness of the context that makes a search for changed words needless beside this place."""
        sides = place.left, place.right
        return min(sides) if self._earlier is None else max(sides)

    def _is_torn(self, what: Sought, place: Place, history: Origin | None) -> bool:
        """Whether the quotation's own beginning or end came to another place than this one, which then only
        looks like it.
        """
        whole = place.quote == place.left == place.right == 1
        if not what.exact or (whole and (history is None or history.is_at_home(place))):
            return False
        elsewhere = edges_elsewhere(self._text.text, what, place)
        # Of the edges in the earlier text two were the quotation's own.
        before = edges_elsewhere(self._earlier.text, what) - 2 if elsewhere and self._earlier else 0
        return elsewhere > before

    def _shown(self, places: Iterable[Place]) -> tuple[tuple[int, int], ...]:
        worth_it = [place for place in places if place.score >= _WORTH_SHOWING]
        return tuple(self._text.span(place.start, place.end) for place in worth_it[:_MOST_CANDIDATES])

    def _by_its_ends(self, anchor: Anchor) -> Outcome:
        """A long quotation stands from where its beginning stands to where its end does."""
        half = LONGEST_WHOLE // 2
        exact, context = anchor.exact, max(len(anchor.prefix), len(anchor.suffix))
        head = replace(anchor, exact=exact[:half], end=anchor.start + half)
        head = replace(head, suffix=exact[half : half + context])
        tail = replace(anchor, exact=exact[-half:], start=anchor.end - half)
        tail = replace(tail, prefix=exact[-half - context : -half])
        first, last = self.find(head), self.find(tail)
        if first.place and last.place:
            start, end = first.place[0], last.place[1]
            if len(exact) / _STRETCHED <= end - start <= len(exact) * _STRETCHED:
                return Outcome((start, end))
        return Outcome(None, _joined(first, last, len(exact)))


def _joined(first: Outcome, last: Outcome, length: int) -> tuple[tuple[int, int], ...]:
    """Stretches that begin where the one may stand or end where the other may."""
    starts = [first.place] if first.place else first.candidates
    ends = [last.place] if last.place else last.candidates
    pairs = [
        (start, end) for start, _ in starts for _, end in ends if length / 2 <= end - start <= length * 2
    ]
    return tuple((pairs or [*starts, *ends])[:_MOST_CANDIDATES])
