"""Whether, and where, sequences of words stand in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Items
from functools import lru_cache

from reader.library.expression import Sequence
from reader.library.tokens import WORD_CHARACTER, Tokens, is_plain, parted

Place = tuple[int, int]

_PARTING = "[\x00-\x2f\x3a-\x60\x7b-\x7f]+"


def stands_in(sequences: Items[Sequence], folded: str) -> bool:
    """Whether any of the sequences stands in a text. folded: of `Tokens.fold`."""
    if is_plain(folded):
        return any(pattern.search(folded) for pattern in _patterns(tuple(sequences)))
    words = list(parted(folded))
    return any(_walk(sequence, words) for sequence in sequences)


def find(groups: Iterable[Items[Sequence]], text: str, tokens: Tokens) -> list[Place]:
    """Where in `text` any of the sequences stand, in order; places that overlap are one."""
    folded = tokens.fold(text)
    found: list[Place] = []
    if is_plain(folded):
        for group in groups:
            for pattern in _patterns(tuple(group)):
                found += [match.span(1) for match in pattern.finditer(folded)]
    else:
        words = list(parted(folded))
        for group in groups:
            for sequence in group:
                found += _walk(sequence, words)
    return _merged(found)


@lru_cache(maxsize=256)
def _patterns(group: tuple[Sequence, ...]) -> tuple[re.Pattern[str], ...]:
    single = [_written(each) for each in group if len(each.words) == 1]
    several = [_written(each) for each in group if len(each.words) > 1]
    # Several words may overlap with themselves ("a b a" in "a b a b a"): looked for at every place.
    patterns = [f"(?<!{WORD_CHARACTER})(?=({each}))" for each in several]
    if single:
        patterns.append(f"(?<!{WORD_CHARACTER})({'|'.join(single)})")
    return tuple(re.compile(pattern) for pattern in patterns)


def _written(sequence: Sequence) -> str:
    words = _PARTING.join(map(re.escape, sequence.words))
    return f"{words}{WORD_CHARACTER}*" if sequence.prefix else f"{words}(?!{WORD_CHARACTER})"


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
