"""The characters of the language, and the words and phrases that stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Field, Term

QUOTES = '"“”„‟«»＂'
"""Each of these opens and closes a phrase; which one was typed makes no difference."""

_SPLIT_AT_QUOTES = re.compile(f"[{QUOTES}]")

# Control characters and lone surrogates (half a character, as broken input methods and file names hold them)
# can be neither searched for nor stored; they part words like a space.
_UNSEARCHABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def searchable(text: str) -> str:
    """`text` with a space for every character that cannot be searched for; of the same length."""
    return _UNSEARCHABLE.sub(" ", text)


def word_term(chunk: str, field: Field = Field.ANY) -> Term | None:
    """The plain word that `chunk` (no white space) holds; None where it is all punctuation.

    The punctuation around it goes; a star directly behind it says that the word may go on.
    """
    first, last = _inner(chunk)
    if first > last:
        return None
    end = last + 1
    if chunk.count("(", first, end) > chunk.count(")", first, end):
        end += 1  # "child(ren)" is whole with its bracket; the scanner only lets closed ones in
    return Term((chunk[first:end],), prefix=chunk[end : end + 1] == "*", field=field)


def phrase_term(inside: str, field: Field = Field.ANY) -> Term | None:
    """The phrase of what stands between two quotes; None where that holds no word."""
    words = tuple(_words(inside))
    if not words:
        return None
    return Term(words, phrase=True, prefix=_ends_in_star(inside), field=field)


def plain_terms(text: str) -> tuple[Term, ...]:
    """The words and quoted phrases of `text`, each once, in which nothing else is understood."""
    terms: dict[Term, None] = {}
    # Between the first quote and the second stands a phrase, between the second and the third words ...
    for place, stretch in enumerate(_SPLIT_AT_QUOTES.split(searchable(text))):
        found = [phrase_term(stretch)] if place % 2 else [word_term(chunk) for chunk in stretch.split()]
        terms.update((term, None) for term in found if term)
    return tuple(terms)


def idle_star(text: str) -> bool:
    """Whether `text` (a chunk or what stands in quotes) has a star where it says nothing."""
    first, last = _inner(text)
    return first <= last and "*" in text[: last + 1]


def _words(stretch: str) -> Iterator[str]:
    """What white space parts, without the punctuation around it; "well-being" and "2016/17" stay whole."""
    for chunk in stretch.split():
        first, last = _inner(chunk)
        if first <= last:
            yield chunk[first : last + 1]


def _inner(text: str) -> tuple[int, int]:
    """The places of the first and the last letter or digit; the first is past the last where none is."""
    first, last = 0, len(text) - 1
    while first <= last and not text[first].isalnum():
        first += 1
    while last >= first and not text[last].isalnum():
        last -= 1
    return first, last


def _ends_in_star(inside: str) -> bool:
    _, last = _inner(inside)
    return inside[last + 1 : last + 2] == "*"
