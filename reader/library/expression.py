"""From a term of a query to the words that the index is to hold, and to an expression of FTS5.

How words agree:

- Upper and lower case and accents do not count (the index folds them).
- A plain word matches every word of the same stem: "leaver" finds "leavers".
- A phrase matches its very words, next to each other. A prefix matches every word that begins so, no stems.
- What is neither letter nor digit parts words: a hyphen, a slash, an ampersand. So "care-leavers" is read as
  "care leavers", next to each other, the last one in any of its forms where it was typed without quotes; and
  the phrase "health & care" finds that, "health/care" and "health care", but not "health and care".
- Apostrophes do not count, straight or curly, typed or not: "children's", "children’s" and "childrens" find
  each other, in a phrase too. The index holds two pieces, "children" and "s", so a word that ends in s is
  looked for in both spellings.
- Two letters that are set as one ("ﬁ") and the two by themselves find each other.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from reader.library.packing import storable
from reader.library.vocabulary import forms, known, parted_ligatures

if TYPE_CHECKING:
    from reader.library.tokens import Tokens
    from reader.library.vocabulary import Parter
    from reader.model import Term

_APOSTROPHES = re.compile(r"['’]")
_LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
_LIGATURE = re.compile("ffi|ffl|ff|fi|fl")
# Every word that ends in s doubles the spellings of a phrase; long phrases are searched as typed in their
# rest.
_MOST_SPELLINGS = 16


@dataclass(frozen=True, slots=True)
class Tools:
    """What parts words and finds their stems."""

    parter: Parter
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Sequence:
    """Words of the index that stand next to each other. prefix: the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def expression(self) -> str:
        """For FTS5. Words of the index hold letters, digits and accents only, never a quotation mark."""
        return f'"{" ".join(self.words)}"{"*" if self.prefix else ""}'


Wanted = tuple[tuple[Sequence, ...], ...]
"""What a term asks for: of each group one sequence. Empty where the term holds no word."""


def is_empty(term: Term, tools: Tools) -> bool:
    """Whether `term` holds no word."""
    return not any(_spellings(word, tools) for word in term.words)


def expand(term: Term, connection: sqlite3.Connection, tools: Tools) -> Wanted:
    """Every way in which the index may hold what `term` asks for, the typed one first."""
    if term.phrase:
        phrases = _phrase(term, connection, tools)
        return (phrases,) if phrases else ()
    last = len(term.words) - 1
    groups = (
        _beginnings(word, tools) if term.prefix and place == last else _any_form(word, connection, tools)
        for place, word in enumerate(term.words)
    )
    return tuple(group for group in groups if group)


def _any_form(word: str, connection: sqlite3.Connection, tools: Tools) -> tuple[Sequence, ...]:
    """A plain word in all of its forms."""
    found: dict[Sequence, None] = {}
    for spelling in _spellings(word, tools):
        # Of "children's" only "children" is looked for: it is the same word, and "s" stands everywhere.
        whole = spelling[:-1] if len(spelling) > 1 and spelling[-1] == "s" else spelling
        *before, last = whole
        found[Sequence(whole)] = None
        for form in forms(connection, tools.parter.stem(last)):
            found[Sequence((*before, form))] = None
    return tuple(found)


def _beginnings(word: str, tools: Tools) -> tuple[Sequence, ...]:
    return tuple(Sequence(spelling, prefix=True) for spelling in _spellings(word, tools))


def _phrase(term: Term, connection: sqlite3.Connection, tools: Tools) -> tuple[Sequence, ...]:
    """All spellings of a phrase."""
    choices = []
    for word in term.words:
        spellings = _spellings(word, tools)
        for *before, last in tuple(spellings):
            if len(last) > 2 and last.endswith("s"):
                spellings.setdefault((*before, last[:-1], "s"))
        if spellings:
            set_as_one = (tuple(map(_with_ligatures, each)) for each in tuple(spellings))
            spellings.update({each: None for each in set_as_one if known(connection, each)})
            choices.append(list(spellings))
    if not choices:
        return ()
    if term.prefix:
        choices[-1] = list(_spellings(term.words[-1], tools)) or choices[-1]
    return tuple(
        Sequence(tuple(chain(*spelling)), term.prefix)
        for spelling in islice(product(*choices), _MOST_SPELLINGS)
    )


def _spellings(word: str, tools: Tools) -> dict[tuple[str, ...], None]:
    """A typed word as the index may hold it: parted at its apostrophes, or without them."""
    word = parted_ligatures(storable(word))
    typed, joined = tools.tokens.words(word), tools.tokens.words(_APOSTROPHES.sub("", word))
    return {tuple(words): None for words in (typed, joined) if words}


def _with_ligatures(word: str) -> str:
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], word)
