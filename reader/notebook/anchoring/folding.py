"""A text in the form in which quotations are compared, with the way back to every code point of it.

Folded away is what differs between two copies of the same words: case, accents and compatibility forms
(NFKD), straight and curly quotation marks, dashes, the amount and kind of white space, soft hyphens and other
characters without a shape.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OUT_OF_ORDINARY = re.compile(r"[^ -~]|`|  +")
_QUOTES = {"'": "‘’‚‛′ʼʹ`´‹›", '"': "“”„‟″«»"}
_PLAIN_QUOTES = {ord(curly): plain for plain, all_curly in _QUOTES.items() for curly in all_curly}


class Folded:
    """text: the folded text. Every place in it goes back to one in the original, and the other way about."""

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        places: list[int] = []
        done = 0
        after_space = False

        def take(piece: str, first: int, last: int) -> None:
            """Add the characters of `piece`, which stand from `first` to before `last` in the original."""
            nonlocal after_space
            if after_space and piece.startswith(" "):
                piece, first = piece[1:], first + 1
            if piece:
                pieces.append(piece)
                places.extend(range(first, last))
                after_space = piece.endswith(" ")

        for found in _OUT_OF_ORDINARY.finditer(original):
            take(original[done : found.start()].lower(), done, found.start())
            done = found.start()
            for character in found.group():
                for folded in fold_character(character):
                    take(folded, done, done + 1)
                done += 1
        take(original[done:].lower(), done, len(original))
        self.text = "".join(pieces)
        self._places = places
        self._length = len(original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that start and end, code points of the folded text, stand for."""
        places = self._places
        if start >= end:
            point = places[start] if start < len(places) else self._length
            return point, point
        last = places[end] if end < len(places) else self._length
        # An end inside what was one character of the original takes the whole of that character.
        return places[start], max(last, places[end - 1] + 1)

    def at(self, place: int) -> int:
        """Where the first code point at or after `place` of the original stands in the folded text."""
        low, high = 0, len(self._places)
        while low < high:
            middle = (low + high) // 2
            if self._places[middle] < place:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """What one character is compared as; "" for one without a shape of its own."""
    if character.isspace():
        return " "
    kept = []
    for part in unicodedata.normalize("NFKD", character.translate(_PLAIN_QUOTES)).casefold():
        category = unicodedata.category(part)
        if category in {"Mn", "Me", "Cf", "Cc"}:
            continue
        # NFKD makes spaces of some accents that stand alone; the minus sign is no dash to Unicode.
        kept.append(" " if part.isspace() else "-" if category == "Pd" or part == "−" else part)
    return "".join(kept).translate(_PLAIN_QUOTES)
