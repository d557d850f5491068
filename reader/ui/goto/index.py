"""Finding names by their words, quickly among 100,000 of them, and in spite of typing errors.

Names are numbered in the order in which they were added. Sets of them are whole numbers, bit n for number n:
to intersect those costs next to nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice

from reader.ui.goto.words import as_initials, initials

_LAST = chr(0x10FFFF)
_KEPT = 64  # of words typed; a query is made anew at each key
# Words compared in one go: the interpreter is held meanwhile, and the window waits for it.
_AT_ONCE = 2_000
_LEAST_ABBREVIATION = 2
_LEAST_MISTYPED = 4
_SHORT = 5
_TWO_ERRORS = 8  # letters from which on two errors are forgiven

Check = Callable[[], object]
"""Called now and then by long work; raises where it is to be given up."""


class Level(IntEnum):
    """How a name was found: the lower, the better."""

    BEGUN = 0  # each word typed begins a word of the name
    ABBREVIATED = 1  # some are first letters of its words: "nwu"
    MISTYPED = 2  # some have a letter too many, too few, wrong or swapped


class Index:
    """Filled with `add`, then asked with `find`."""

    def __init__(self) -> None:
        self._size = 0
        self._numbers: defaultdict[str, array[int]] = defaultdict(_no_numbers)
        self._initials: list[str] = []
        self._words: list[str] = []
        self._openings: dict[int, list[str]] = {}
        self._known: OrderedDict[tuple[str, Level], int] = OrderedDict()

    def __len__(self) -> int:
        return self._size

    def add(self, words: Sequence[str], others: Iterable[str] = ()) -> None:
        """Add a name by its words. others: more words by which it can be found, of no weight for initials."""
        number, self._size = self._size, self._size + 1
        numbers = self._numbers
        for word in words:  # one that stands there twice does no harm
            numbers[word].append(number)
        for word in others:
            numbers[word].append(number)
        self._initials.append(initials(words) if len(words) >= _LEAST_ABBREVIATION else "")

    def find(self, typed: Sequence[str], level: Level, most: int, check: Check = lambda: None) -> list[int]:
        """The numbers of the names found for all of `typed` at this level and no better one: the lowest ones,
        at most `most`.
        """
        names = self._named(typed, level, check)
        if names and level > Level.BEGUN:
            names &= ~self._named(typed, Level(level - 1), check)
        return list(islice(_ascending(names), most))

    def mistyped(self, word: str, check: Check = lambda: None) -> set[str]:
        """The words of names that `word` may be meant for, or for the beginning of."""
        length = len(word)
        if length < _LEAST_MISTYPED:
            return set()
        # Loaded late: nobody needs it who types well.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        errors = 2 if length >= _TWO_ERRORS else 1
        # A short word with a letter less would be near too many others.
        openings = (length - 1, length, length + 1) if length > _SHORT else (length, length + 1)
        near: set[str] = set()
        for opening in openings:
            choices = self._of_length(opening)
            for start in range(0, len(choices), _AT_ONCE):
                check()
                some = choices[start : start + _AT_ONCE]
                found = extract_iter(word, some, scorer=OSA.distance, score_cutoff=errors)
                near.update(each[0] for each in found)
        return {each for beginning in near for each in self._begun(beginning)}

    # Behind it

    def _named(self, typed: Sequence[str], level: Level, check: Check) -> int:
        names = (1 << self._size) - 1
        for word in typed:
            names &= self._naming(word, level, check)
            if not names:
                break
        return names

    def _naming(self, word: str, level: Level, check: Check) -> int:
        """The names of which `word` stands for a part at this level, or a better one."""
        known = self._known.get((word, level))
        if known is None:
            if level is Level.BEGUN:
                known = self._having(self._begun(word), check)
            elif level is Level.ABBREVIATED:
                known = self._naming(word, Level.BEGUN, check)
                known |= self._abbreviated(word, check)
            else:
                known = self._naming(word, Level.ABBREVIATED, check)
                known |= self._having(self.mistyped(word, check), check)
            self._known[word, level] = known
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known

    def _having(self, words: Collection[str], check: Check) -> int:
        marks = bytearray(self._size // 8 + 1)
        for word in words:
            check()
            for number in self._numbers[word]:
                marks[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(marks, "little")

    def _begun(self, opening: str) -> list[str]:
        """The words that begin so."""
        if len(self._words) != len(self._numbers):
            self._words = sorted(self._numbers)
        return self._words[bisect_left(self._words, opening) : bisect_left(self._words, opening + _LAST)]

    def _abbreviated(self, word: str, check: Check) -> int:
        """The names in whose initials `word` stands; two letters only where they open them."""
        if len(word) < _LEAST_ABBREVIATION:
            return 0
        sought = as_initials(word)
        stands_in = sought.match if len(word) == _LEAST_ABBREVIATION else sought.search
        marks = bytearray(self._size // 8 + 1)
        for number, short in enumerate(self._initials):
            if number % _AT_ONCE == 0:
                check()
            if stands_in(short):
                marks[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(marks, "little")

    def _of_length(self, length: int) -> list[str]:
        """What words begin with, cut to this length, each once."""
        if length not in self._openings:
            self._openings[length] = list({word[:length] for word in self._numbers})
        return self._openings[length]


def _no_numbers() -> array[int]:
    return array("I")


def _ascending(bits: int) -> Iterator[int]:
    """The numbers in a set from the lowest up."""
    for place, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        for bit in range(8):
            if byte >> bit & 1:
                yield place * 8 + bit
