"""The visible marks of list items in plain text: bullets, numbers, letters; and how they nest."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"(?P<bullet>[•●▪◦‣∙·■□➢➤►✓✔*\uf0b7\uf0a7§])\s*(?=\S)"
    r"|(?P<dash>[-–—])\s+(?=\S)"
    r"|(?P<ring>o)\s+(?=[A-Z0-9‘“'\"(])"
    r"|(?P<number>\d{1,3})[.)]\s+(?=\S)"
    r"|\(?(?P<letter>[a-z])\)\s+(?=\S)"
    r"|\(?(?P<roman>i{1,3}|iv|vi{0,3}|ix|x)\)\s+(?=\S)"
)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark at the start of a line.

    kind: what it looks like. length: code points up to the item's own text. number: where it counts.
    """

    kind: str
    length: int
    number: int | None = None

    @property
    def ordered(self) -> bool:
        return self.number is not None


def find_mark(text: str) -> Mark | None:
    """The list mark that `text` begins with, if any."""
    # Most lines begin with a word; the pattern is for the others.
    if text[:1].isalpha() and text[1:2] != " " and ")" not in text[:5]:
        return None
    match = _MARK.match(text)
    if match is None:
        return None
    kind = match.lastgroup or ""
    shown = match[kind]
    if kind == "number":
        return Mark(kind, match.end(), int(shown))
    if kind == "letter":
        return Mark(kind, match.end(), ord(shown) - ord("a") + 1)
    if kind == "roman":
        return Mark(kind, match.end(), _ROMAN.index(shown))
    return Mark(shown, match.end())


class Nesting:
    """Levels of list items in one unbroken list, from their marks, indents and lead-ins."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._last_leads_in = False

    def level(self, mark: Mark, indent: int, text: str) -> int:
        """The level, from 1, of the next item; `text` is the item's own text."""
        here = (mark.kind, indent)
        kinds = [kind for kind, _ in self._open]
        if here in self._open:
            del self._open[self._open.index(here) + 1 :]
        elif mark.kind in kinds and not self._deeper(indent):
            del self._open[kinds.index(mark.kind) + 1 :]
        elif self._open and not (self._last_leads_in or self._deeper(indent) or mark.kind == "o"):
            self._open[-1] = here
        else:
            self._open.append(here)
        self._last_leads_in = text.endswith(":")
        return len(self._open)

    def _deeper(self, indent: int) -> bool:
        return bool(self._open) and indent > self._open[-1][1] + 1
