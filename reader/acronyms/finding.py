"""Where a text says what an acronym stands for: "Regional Adoption Agency (RAA)".

The method is that of A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (Pacific Symposium on Biocomputing, 2003): a short form in brackets is held
against the few words before it (or the other way about), letter by letter from one end to the other; the
first letter must begin a word, and for a short form of n letters no more than n + 5 or 2n words count. Where
they take the first fit, `alignment` weighs all fits, since in this field nearly every letter begins a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.acronyms.alignment import MINOR, Word, cost
from reader.acronyms.forms import singular_short


class Pair(NamedTuple):
    """One definition. short: in the singular ("RAA" for "RAAs"). long: as written, white space as single
    spaces. All offsets are code points of the text, end-exclusive, of both forms as they stand there.
    """

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


# Two patterns: a search for one certain sign is many times quicker than for either of two.
_BRACKETS = {
    "(": re.compile(r"\(([^()\[\]\n]{2,120})\)"),
    "[": re.compile(r"\[([^()\[\]\n]{2,120})\]"),
}
# Two capitals or digits at least, one of them a capital: "RAA", "DfE", "KS2", "R&S", "P2P".
_SHORT = re.compile(
    r"(?=\S*[A-Z])(?=(?:\S*[A-Z0-9]){2})[A-Za-z0-9](?:[A-Za-z0-9&.]{1,9})(?:['’]?s)?(?:['’]s?)?(?![\w&])"
)
_QUOTES = "\"'“”‘’„«» "
# What may stand before the acronym inside the brackets.
_LEAD = re.compile(
    r"(?:or|also|hereafter|henceforth|known as|also known as|referred to as|the)\s+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_][\w'’.]*(?<![.])|&")
# The words of one long form stand in one clause; each of these ends one.
_BREAKS = (*'\n()[]•|“”"', ". ", "; ", ": ", "! ", "? ", " – ", " — ", " - ")
_MOST_LETTERS = 10
_LONG_WORD = 14  # letters, with the space: words are looked for no further back than so many


def find_pairs(text: str) -> tuple[Pair, ...]:
    """Every definition of an acronym in `text`, in order of place; of two readings the likelier one."""
    found = [
        pair
        for sign, pattern in _BRACKETS.items()
        if sign in text
        for match in pattern.finditer(text)
        if (pair := _pair(text, match))
    ]
    return tuple(sorted(found, key=lambda pair: pair.short_start))


def _pair(text: str, brackets: re.Match[str]) -> Pair | None:
    start, end = brackets.span(1)
    return _short_inside(text, brackets.start(), start, end) or _long_inside(
        text, brackets.start(), start, end
    )


def _short_inside(text: str, opening: int, start: int, end: int) -> Pair | None:
    """The usual order: "Regional Adoption Agency (RAA)"."""
    found = _short_at(text, start, end)
    if found is None:
        return None
    short_start, short_end = found
    short = text[short_start:short_end]
    letters = _letters(short)
    words = _words_before(text, opening, _most_words(letters))
    best: tuple[float, int] | None = None
    first_letter = letters[0].casefold()
    for count in range(1, len(words) + 1):
        candidate = words[-count:]
        opens = candidate[0]
        if opens.minor or opens.joined or not (opens.text[0] == first_letter or first_letter.isdigit()):
            continue
        worth = cost(letters, candidate)
        if worth is not None and (best is None or worth < best[0]):
            best = worth, count
    if best is None:
        return None
    first, last = words[-best[1]], words[-1]
    return _checked(text, short_start, short_end, first.start, _without_possessive(text, last))


def _long_inside(text: str, opening: int, start: int, end: int) -> Pair | None:
    """The other order: "RAA (regional adoption agency)"."""
    before = text[max(opening - _MOST_LETTERS - 4, 0) : opening].rstrip(" \u00a0" + _QUOTES)
    place = max(before.rfind(" "), before.rfind("\n"), before.rfind("\u00a0"), before.rfind("("), -1) + 1
    short_start = max(opening - _MOST_LETTERS - 4, 0) + place
    while short_start < opening and text[short_start] in _QUOTES:
        short_start += 1
    match = _SHORT.match(text, short_start, short_start + len(before) - place)
    if match is None or (short_start and (text[short_start - 1].isalnum() or text[short_start - 1] == "&")):
        return None
    letters = _letters(match[0])
    words = _words_in(text, start, end)
    while words and words[0].minor:
        words = words[1:]
    if not 2 <= len(words) <= _most_words(letters) or cost(letters, words) is None:
        return None
    return _checked(text, short_start, match.end(), words[0].start, _without_possessive(text, words[-1]))


def _short_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The acronym that begins a stretch within brackets, and may be followed by a remark."""
    while start < end and text[start] in _QUOTES:
        start += 1
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
        while start < end and text[start] in _QUOTES:
            start += 1
    match = _SHORT.match(text, start, end)
    if match is None:
        return None
    rest = text[match.end() : end].strip(_QUOTES)
    return match.span() if not rest or rest[0] in ",;:–—-" else None


def _checked(text: str, short_start: int, short_end: int, long_start: int, long_end: int) -> Pair | None:
    written, long = text[short_start:short_end], " ".join(text[long_start:long_end].split())
    short = singular_short(written)
    if len(long) <= len(short) or short in long.split():
        return None
    return Pair(short, long, short_start, short_end, long_start, long_end)


def _letters(short: str) -> str:
    return singular_short(short).replace(".", "")


def _most_words(letters: str) -> int:
    return min(len(letters) + 5, 2 * len(letters))


def _words_before(text: str, opening: int, most: int) -> list[Word]:
    """The last words of the clause that ends at `opening`, `most` of them; "asylum-seeking" counts as one."""
    start = max(opening - most * _LONG_WORD, 0)
    # A word that the reach cuts in two is none.
    while 0 < start < opening and text[start - 1].isalnum():
        start += 1
    clause = text[start:opening].rstrip(_QUOTES)
    start += max(place + len(sign) if (place := clause.rfind(sign)) >= 0 else 0 for sign in _BREAKS)
    words = _words_in(text, start, opening)
    whole = [place for place, word in enumerate(words) if not word.joined]
    return words[whole[-most] :] if len(whole) > most else words


def _words_in(text: str, start: int, end: int) -> list[Word]:
    return list(_words(text, start, end))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        place = match.start()
        joined = place > start and text[place - 1] in "-‐‑" and text[place - 2 : place - 1].isalnum()
        word = match[0].casefold()
        yield Word(word, place, match.end(), minor=word in MINOR, joined=joined)


def _without_possessive(text: str, last: Word) -> int:
    """Where the last word ends, without the ’s that "the Department for Education’s (DfE’s)" has."""
    return last.end - 2 if text[last.end - 2 : last.end] in ("'s", "’s") else last.end
