"""How well a name fits what was typed, beyond that it has all its words; and which letters fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import repeat

from reader.ui.goto.words import as_initials, initials, plain, words_of

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


def closeness(typed: Sequence[str], name: Sequence[str], meant: Collection[str] = ()) -> int:
    """0 where the name opens with what was typed, 1 where that stands side by side further on, 2 where all
    its words are there, 3 where some are not in the name itself but beside it, such as its region.

    meant: words that fit too, since they may have been mistyped.
    """
    if _stands_at(typed, name, 0, meant):
        return 0
    if any(_stands_at(typed, name, place, meant) for place in range(1, len(name))):
        return 1
    return 2 if all(any(_fits(each, word, meant) for word in name) for each in typed) else 3


def marks_in(label: str, typed: Sequence[str], meant: Collection[str] = ()) -> tuple[tuple[int, int], ...]:
    """Where in `label` the letters stand that fit, as (start, end) in code points, in order.

    meant: words that are marked whole, since they may have been mistyped.
    """
    places = [match.span() for match in _WORD.finditer(label)]
    words = ["".join(words_of(label[start:end])) for start, end in places]
    found: dict[int, int] = {}
    for (start, end), word in zip(places, words, strict=True):
        lengths = [len(each) for each in typed if word.startswith(each)]
        if lengths:
            found[start] = _reach(label, start, end, max(lengths))
        elif word in meant:
            found[start] = end
    short = initials([word for word in words if word])
    lettered = [place for place, word in zip(places, words, strict=True) if word]
    for each in typed:
        # Only what no word begins with can have been meant for first letters.
        if len(each) > 1 and not any(word.startswith(each) for word in words):
            meant_for = as_initials(each).search(short)
            letters = [meant_for.start(group) for group in range(1, len(each) + 1)] if meant_for else []
            for start, _ in (lettered[letter] for letter in letters):
                found.setdefault(start, start + 1)
    return tuple(sorted(found.items()))


def _stands_at(typed: Sequence[str], name: Sequence[str], place: int, meant: Collection[str]) -> bool:
    part = name[place : place + len(typed)]
    return len(part) == len(typed) and all(map(_fits, typed, part, repeat(meant)))


def _fits(typed: str, word: str, meant: Collection[str]) -> bool:
    return word.startswith(typed) or word in meant


def _reach(label: str, start: int, end: int, length: int) -> int:
    """The end of the first `length` letters from `start` on, not counting apostrophes."""
    for place in range(start + 1, end):
        if len(plain(label[start:place])) >= length:
            return place
    return end
