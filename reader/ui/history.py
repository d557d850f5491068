"""The articles read, in order, for going back and forward; like a browser's."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 200


@dataclass(slots=True)
class Visit:
    """One visit to an article. version: of an earlier text, None for the current one.

    place: how far it was scrolled when it was left, in pixels.
    """

    key: str
    version: int | None = None
    place: int = 0


class History:
    """Where the person has been. `current` is None before the first visit."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

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
