"""Whether, and where, sequences of words stand in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reader.library.expression import Sequence
from reader.library.tokens import WORD_CHARACTER, Tokens, is_plain, parted

Place = tuple[int, int]

_PARTING = "[\x00-\x2f\x3a-\x60\x7b-\x7f]+"


def stands_in(sequences: Iterable[Sequence], folded: str) -> bool:
    """Whether any of the sequences stands in a text. folded: of `Tokens.fold`."""
    if is_plain(folded):
        return any(next(_occurrences(sequence, folded), None) for sequence in sequences)
    words = list(parted(folded))
    return any(_walk(sequence, words) for sequence in sequences)


def find(groups: Iterable[Iterable[Sequence]], text: str, tokens: Tokens) -> list[Place]:
    """Where in `text` any of the sequences stand, in order; places that overlap are one."""
    folded = tokens.fold(text)
    found: list[Place] = []
    if is_plain(folded):
        for group in groups:
            for sequence in group:
                found += _occurrences(sequence, folded)
    else:
        words = list(parted(folded))
        for group in groups:
            for sequence in group:
                found += _walk(sequence, words)
    return _merged(found)


def _occurrences(sequence: Sequence, folded: str) -> Iterator[Place]:
    # Searching for the characters and then looking at what surrounds them is ten times as quick as a pattern
    # that asks for a word's beginning at every place.
    first, match = sequence.words[0], _pattern(sequence).match
    place = folded.find(first)
    while place >= 0:
        if place == 0 or not _in_word(folded[place - 1]):
            found = match(folded, place)
            if found:
                yield found.span()
        place = folded.find(first, place + 1)


def _in_word(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9" or character > "\x7f"


@lru_cache(maxsize=1024)
def _pattern(sequence: Sequence) -> re.Pattern[str]:
    words = _PARTING.join(map(re.escape, sequence.words))
    return re.compile(f"{words}{WORD_CHARACTER}*" if sequence.prefix else f"{words}(?!{WORD_CHARACTER})")


def _walk(sequence: Sequence, words: list[tuple[str, int, int]]) -> list[Place]:
    length = len(sequence.words)
    found = []
    for first in range(len(words) - length + 1):
        here = words[first : first + length]
        *before, last = (word for word, _, _ in here)
        whole = last.startswith(sequence.words[-1]) if sequence.prefix else last == sequence.words[-1]
        if whole and tuple(before) == sequence.words[:-1]:
            found.append((here[0][1], here[-1][2]))
    return found


def _merged(found: list[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
