"""Parting text into the words that the index holds, with their places, without asking the index.

SQLite's tokenizer `unicode61` decides what a word is; here the same is done in Python, some hundred times
quicker than through a table. ASCII is known; of every other character SQLite is asked once what it does with
it: part words, stand in a word (as which character), or vanish inside one (a combining accent).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.vocabulary import Parter

_OTHER = re.compile("[^\x00-\x7f]")
# Stands for a combining accent in a folded text, whose places stay those of the text; never part of a word.
_VANISHED = "\x80"
WORD_CHARACTER = "[^\x00-\x2f\x3a-\x60\x7b-\x7f]"
"""Regular expression for one character of a word in a folded text."""
_WORD = re.compile(f"[^\x00-\x2f\x3a-\x60\x7b-\x80]{WORD_CHARACTER}*")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Tokens:
    """May be used from any thread."""

    def __init__(self, parter: Parter) -> None:
        self._parter = parter
        self._folded: dict[str, str] = {}

    def fold(self, text: str) -> str:
        """`text` character for character as the index compares it: equally long, lower case, no accents."""
        steady = True
        for character in set(_OTHER.findall(text)):
            folded = self._folded.get(character)
            if folded is None:
                folded = self._folded[character] = self._ask(character)
            steady = steady and folded.lower() == folded
            if folded != character:
                text = text.replace(character, folded)
        return text.lower() if steady else text.translate(_LOWER)

    def words(self, text: str) -> list[str]:
        """The words of `text` in order."""
        folded = self.fold(text)
        words: list[str] = _WORD.findall(folded)
        if _VANISHED in folded:
            words = [word.replace(_VANISHED, "") for word in words]
        return words

    def _ask(self, character: str) -> str:
        words = self._parter.words(f"a{character}b")
        if len(words) != 1:
            return " "
        return words[0][1:-1] or _VANISHED


def parted(folded: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a folded text with its start and end, in order."""
    for match in _WORD.finditer(folded):
        yield match[0].replace(_VANISHED, ""), match.start(), match.end()


def is_plain(folded: str) -> bool:
    """Whether every word of a folded text stands there as the index holds it, no accent inside."""
    return _VANISHED not in folded
