"""Names as words to compare: without case, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
# Inside a word: "children's" is one word, whichever apostrophe it has.
_INSIDE = str.maketrans("", "", "'’ʼ")
_FILLERS = frozenset({"and", "the", "of"})


def words_of(text: str) -> list[str]:
    """The words of `text`, as they are compared."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """`text` in small letters, without accents and apostrophes."""
    text = text.translate(_INSIDE)
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in apart if not unicodedata.combining(each))
    return text.casefold()


def initials(words: Iterable[str]) -> str:
    """The first letters of `words`: "nwu" of "North West update"."""
    return "".join([word[0] for word in words])


def as_initials(typed: str) -> re.Pattern[str]:
    """Finds `typed` among initials; between two letters one word may be left out, as in "nwu" for "North West
    Regional Update".
    """
    return re.compile(".?".join(f"({re.escape(letter)})" for letter in typed))


def abbreviations(name: str) -> list[str]:
    """What a short name is abbreviated to, such as "yth" and "yh" of "Yorkshire & the Humber", and its words
    as one.
    """
    words = words_of(name)
    if len(words) < 2:
        return []
    told = [word for word in words if word not in _FILLERS]
    return list(dict.fromkeys((initials(words), initials(told), "".join(words))))
