"""What the search for an anchor's place comes to."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import Placement


@dataclass(frozen=True, slots=True)
class Outcome:
    """place: start and end in the text, code points, end-exclusive; None where no place is certain.

    candidates: where that is so, the stretches where the quotation may belong, best first, at most five.
    """

    place: tuple[int, int] | None
    candidates: tuple[tuple[int, int], ...] = ()

    @property
    def placement(self) -> Placement:
        """PLACED where the place is certain, else REVIEW."""
        return Placement.REVIEW if self.place is None else Placement.PLACED
