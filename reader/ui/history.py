"""The articles read, in order, for going back and forward; like a browser's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Hit

_LONGEST = 200


@dataclass(slots=True)
class Visit:
    """One visit to an article, and how it was left. version: of an earlier text, None for the current one.

    place: how far it was scrolled, in pixels; None where it was never shown. setting: what the text was set
    in then: in another one `offset` holds, of the reading text, where that is known. selected: of the reading
    text, start and end. hits, hit: what the search for `query` had marked, and which of them was shown.
    """

    key: str
    version: int | None = None
    place: int | None = None
    setting: object = None
    offset: int | None = None
    selected: tuple[int, int] = (0, 0)
    hits: tuple[Hit, ...] = ()
    hit: int = 0
    query: str = ""


class History:
    """Where the person has been. `current` is None before the first visit."""

    def __init__(self, first: Visit | None = None) -> None:
        self._visits: list[Visit] = [first] if first else []
        self._at = len(self._visits) - 1

    @property
    def current(self) -> Visit | None:
        return self._visits[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._visits) - 1

    def visit(self, key: str, version: int | None = None) -> Visit:
        """Enter a new visit after the current one and forget what came after that; the same article twice in
        a row is one visit.
        """
        current = self.current
        if current and (current.key, current.version) == (key, version):
            return current
        self._visits[self._at + 1 :] = [Visit(key, version)]
        del self._visits[:-_LONGEST]
        self._at = len(self._visits) - 1
        return self._visits[self._at]

    def go(self, steps: int) -> Visit | None:
        """Go `steps` forward (negative: back); returns the visit there, None where there is none."""
        if not 0 <= self._at + steps < len(self._visits):
            return None
        self._at += steps
        return self._visits[self._at]

    def forget(self, key: str) -> None:
        """Leave out an article that is no longer in the library."""
        before = sum(visit.key != key for visit in self._visits[: self._at + 1])
        self._visits = [visit for visit in self._visits if visit.key != key]
        self._at = min(before, len(self._visits)) - 1
