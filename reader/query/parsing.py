"""From what a person typed to a `Query`. Any text gives one; nothing is a mistake.

Words and "phrases": every word and every phrase must stand in an article. Straight, curly and angled double
quotes all open and close a phrase; one that is left open runs to the end, as it does while it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import AllOf, Query, Term

_DOUBLE_QUOTES = '"“”„‟«»＂'
_SPLIT_AT_QUOTES = re.compile(f"[{_DOUBLE_QUOTES}]")

# Control characters and lone surrogates (half a character, as broken input methods and file names hold them)
# can be neither searched for nor stored; they part words like a space.
_UNSEARCHABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def parse(text: str) -> Query:
    """The query that `text` says; never raises. Terms stand in the order typed, each once."""
    terms: dict[tuple[bool, tuple[str, ...]], Term] = {}
    for term in _terms(_UNSEARCHABLE.sub(" ", text)):
        same = (term.phrase, tuple(word.casefold() for word in term.words))
        terms.setdefault(same, term)
    found = tuple(terms.values())
    return Query(text, AllOf(found) if len(found) > 1 else next(iter(found), None))


def _terms(text: str) -> Iterator[Term]:
    # Between the first quote and the second stands a phrase, between the second and the third plain words ...
    for place, stretch in enumerate(_SPLIT_AT_QUOTES.split(text)):
        words = tuple(_words(stretch))
        if place % 2 == 0:
            yield from (Term((word,)) for word in words)
        elif words:
            yield Term(words, phrase=True)


def _words(stretch: str) -> Iterator[str]:
    """What white space parts, without the punctuation around it; "well-being" and "2016/17" stay whole."""
    for chunk in stretch.split():
        inner = [place for place, character in enumerate(chunk) if character.isalnum()]
        if inner:
            yield chunk[inner[0] : inner[-1] + 1]
