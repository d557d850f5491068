"""A text that is edited while every character remembers where it stood before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

NEW = -1
"""Where a character comes from that was not there before."""
APART = 40
"""Characters put in between that make two pieces of what was one."""


@dataclass
class Tracked:
    """text: as it is now. origins: for each character its place in the earlier text, or `NEW`. A character
    that was exchanged for another keeps the place of the old one in `origins`, and is False in `kept`.
    """

    text: str
    origins: list[int] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.origins = self.origins or list(range(len(self.text)))
        self.kept = self.kept or [True] * len(self.text)

    def insert(self, at: int, added: str) -> None:
        self._splice(at, at, added, [NEW] * len(added), [False] * len(added))

    def delete(self, start: int, end: int) -> None:
        self._splice(start, end, "", [], [])

    def replace(self, start: int, end: int, words: str) -> None:
        """Exchange the characters from start to end (at least one) for `words`."""
        origins = [self.origins[min(start + place, end - 1)] for place in range(len(words))]
        if words:
            origins[-1] = self.origins[end - 1]
        self._splice(start, end, words, origins, [False] * len(words))

    def move(self, start: int, end: int, to: int) -> None:
        """Put the characters from start to end before the one at `to`, which lies outside of them."""
        moved = self.text[start:end], self.origins[start:end], self.kept[start:end]
        self.delete(start, end)
        to -= (end - start) if to >= end else 0
        self._splice(to, to, *moved)

    def rewrite(self, change: Callable[[str], str], start: int = 0, end: int | None = None) -> None:
        """Put change(character) for each character; it counts as the same character."""
        end = len(self.text) if end is None else end
        pieces = [change(character) for character in self.text[start:end]]
        numbers = [start + place for place, piece in enumerate(pieces) for _ in piece]
        origins = [self.origins[number] for number in numbers]
        self._splice(start, end, "".join(pieces), origins, [self.kept[number] for number in numbers])

    def _splice(self, start: int, end: int, text: str, origins: list[int], kept: list[bool]) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.origins[start:end] = origins
        self.kept[start:end] = kept

    def place_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where most of the characters from start to end of the earlier text now stand, from the first to the
        last of those that are together; None where none is left.
        """
        together: list[list[int]] = []
        for place, origin in enumerate(self.origins):
            if start <= origin < end:
                if not together or place - together[-1][-1] > APART:
                    together.append([])
                together[-1].append(place)
        most = max(together, key=len, default=None)
        return (most[0], most[-1] + 1) if most else None

    def whole_span(self, start: int, end: int) -> tuple[int, int] | None:
        """From the first to the last of these characters, whatever was put in between."""
        ours = [place for place, origin in enumerate(self.origins) if start <= origin < end]
        return (ours[0], ours[-1] + 1) if ours else None

    def share_kept(self, start: int, end: int) -> float:
        """The share of the characters from start to end of the earlier text that still stand together."""
        first, last = self.place_of(start, end) or (0, 0)
        left = {
            origin
            for origin, kept in zip(self.origins[first:last], self.kept[first:last], strict=True)
            if kept and start <= origin < end
        }
        return len(left) / (end - start)
