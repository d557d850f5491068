"""From the terms of a query to an expression of FTS5.

Every word goes in quoted, so that nothing a person types is syntax to FTS5. How words agree:

- Upper and lower case and accents do not count (the index folds them).
- A plain word matches every word of the same stem: "leaver" finds "leavers".
- A phrase matches its very words, next to each other.
- What is neither letter nor digit parts words: a hyphen, a slash, an ampersand. So "care-leavers" is read as
  "care leavers", next to each other, the last one in any of its forms where it was typed without quotes; and
  the phrase "health & care" finds that, "health/care" and "health care", but not "health and care".
- Apostrophes do not count, straight or curly, typed or not: "children's", "children’s" and "childrens" find
  each other, in a phrase too. The index holds two pieces, "children" and "s", so a word that ends in s is
  looked for in both spellings.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice, product

from reader.library.packing import storable
from reader.library.vocabulary import Parter, forms
from reader.model import Query, Term

Phrase = tuple[str, ...]

_APOSTROPHES = re.compile(r"['’]")
# Every word that ends in s doubles the spellings of a phrase; long phrases are searched as typed in their
# rest.
_MOST_SPELLINGS = 16


def match_expression(query: Query, connection: sqlite3.Connection, parter: Parter) -> str | None:
    """What FTS5 is asked for; None where the query holds no word, and so finds nothing."""
    parts = []
    for term in query.terms:
        phrases = _phrase(term, parter) if term.phrase else _any_form(term, connection, parter)
        if phrases:
            parts.append(_any_of(phrases))
    return " AND ".join(parts) or None


def _any_form(term: Term, connection: sqlite3.Connection, parter: Parter) -> list[Phrase]:
    """A plain word in all of its forms."""
    found: dict[Phrase, None] = {}
    for word in term.words:
        for spelling in _spellings(word, parter):
            # Of "children's" only "children" is looked for: it is the same word, and "s" stands everywhere.
            whole = spelling[:-1] if len(spelling) > 1 and spelling[-1] == "s" else spelling
            *before, last = whole
            found[whole] = None
            for form in forms(connection, parter.stem(last)):
                found[(*before, form)] = None
    return list(found)


def _phrase(term: Term, parter: Parter) -> list[Phrase]:
    """All spellings of a phrase, the one that was typed first."""
    choices = []
    for word in term.words:
        spellings = _spellings(word, parter)
        for *before, last in tuple(spellings):
            if len(last) > 2 and last.endswith("s"):
                spellings.setdefault((*before, last[:-1], "s"))
        if spellings:
            choices.append(list(spellings))
    if not choices:
        return []
    return [tuple(chain(*spelling)) for spelling in islice(product(*choices), _MOST_SPELLINGS)]


def _spellings(word: str, parter: Parter) -> dict[Phrase, None]:
    """A typed word as the index may hold it: parted at its apostrophes, or without them."""
    word = storable(word)
    typed, joined = parter.words(word), parter.words(_APOSTROPHES.sub("", word))
    return {tuple(words): None for words in (typed, joined) if words}


def _any_of(phrases: Iterable[Sequence[str]]) -> str:
    # Words of the index hold letters, digits and accents only, never a quotation mark.
    return "(" + " OR ".join(f'"{" ".join(words)}"' for words in phrases) + ")"
