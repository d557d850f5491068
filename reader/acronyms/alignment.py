"""How well an acronym's letters fit the words that may be its long form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MINOR = frozenset("a an and as at by for from in into of on or the to under with &".split())
"""Words that an acronym may leave out ("special educational needs and disabilities") or keep ("DfE")."""

_SKIPPED = 1.0  # a word without a letter: "North West School Improvement Partnership Board (NWSIB)"
_INNER = 0.75  # a letter from within a word, as "co-ordinator" gives two to SENCO
_SPOKEN = {"2": ("two", "to", "too"), "4": ("four", "for")}
_DIGITS = {"1": "one", "3": "three", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine"}


class Word(NamedTuple):
    """A word of the text. text: in lower case. minor: one of `MINOR`. joined: a hyphen stands before it."""

    text: str
    start: int
    end: int
    minor: bool
    joined: bool


def cost(letters: str, words: Sequence[Word]) -> float | None:
    """What must be forgiven for `letters` to stand for `words`, 0 where every word gives its first letter;
    None where they do not fit, or only with more than an acronym of this length may ask for.
    """
    signs = letters.casefold()
    allowed = _allowed(signs)
    # How many letters the words so far can have given, each with the least that must be forgiven for it.
    reached = {taken: forgiven for taken, forgiven in _given(signs, words[0].text) if forgiven <= allowed}
    for word in words[1:]:
        left_out = 0.0 if word.minor or word.joined else _SKIPPED
        after: dict[int, float] = {}
        for taken, worth in reached.items():
            _reach(after, taken, worth + left_out, allowed)
            # An "&" may stand for nothing.
            start = taken + (signs[taken : taken + 1] == "&" and word.text not in ("and", "&"))
            if start < len(signs):
                for more, forgiven in _given(signs[start:], word.text):
                    _reach(after, start + more, worth + forgiven, allowed)
        reached = after
        if not reached:
            return None
    return reached.get(len(signs))


def _reach(reached: dict[int, float], taken: int, worth: float, allowed: float) -> None:
    if worth <= min(allowed, reached.get(taken, allowed)):
        reached[taken] = worth


def _allowed(signs: str) -> float:
    length = sum(sign != "&" for sign in signs)
    return 0.0 if length <= 2 else 1.0 if length == 3 else 2.0


def _given(signs: str, word: str) -> list[tuple[int, float]]:
    """How many of the next letters a word can give, each with what must be forgiven for it."""
    first = signs[0]
    if first == "&":
        return [(1, 0.0)] if word in ("and", "&") else []
    if first.isdigit():
        spoken = (first, *_SPOKEN.get(first, ()), _DIGITS.get(first, first))
        return [(1, 0.0)] if word in spoken else []
    if not word.startswith(first):
        return []
    ways, place = [(1, 0.0)], 0
    for taken, sign in enumerate(signs[1:4], start=2):
        place = word.find(sign, place + 1)
        if place < 0:
            break
        ways.append((taken, _INNER * (taken - 1)))
    return ways
