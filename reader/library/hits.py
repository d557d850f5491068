"""Where a query matched: places in title and reading text, the heading above them, and words around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.model import Heading, Hit, HitPlace, Snippet

MOST_HITS = 200
"""Hits of one article that are handed out; a word that stands there more often is found by reading."""

_SNIPPET_LENGTH = 200
_LEAD = 60
_WORD_SEARCH = 20

Mark = tuple[int, int]

# Code points that are set aside for a program's own use and never part of a text. Two that the text at hand
# does not hold anyway (it may come from anywhere) surround what FTS5 marks.
_MARKERS = [chr(0xFDD0 + number) for number in range(32)]


def markers_for(*columns: object) -> tuple[str, str]:
    """Two characters that stand in none of the texts among `columns`."""
    texts = [column for column in columns if isinstance(column, str)]
    free = (marker for marker in _MARKERS if not any(marker in text for text in texts))
    opening, closing = next(free, None), next(free, None)
    if opening and closing:
        return opening, closing
    # A text made to hold them all: any characters that it lacks will do.
    used = set().union(*texts)
    lacking = (chr(code) for code in range(0x10FFFF, 0, -1) if chr(code) not in used)
    return next(lacking), next(lacking)


def marks(highlighted: str, opening: str, closing: str) -> Iterator[Mark]:
    """The marked stretches, as code points of the text without its markers."""
    before, *pieces = highlighted.split(opening)
    place = len(before)
    for piece in pieces:
        yield place, place + piece.index(closing)
        place += len(piece) - len(closing)


def find_hits(
    title: str,
    title_marks: Sequence[Mark],
    text: str,
    text_marks: Sequence[Mark],
    headings: Sequence[Heading],
) -> tuple[Hit, ...]:
    """Hits in the title, then in the text, in order of place; `MOST_HITS` at most."""
    starts = [heading.start for heading in headings]
    found = [Hit(HitPlace.TITLE, start, end, title[start:end]) for start, end in title_marks]
    for start, end in text_marks[: MOST_HITS - len(found)]:
        above = bisect_right(starts, start)
        found.append(
            Hit(HitPlace.TEXT, start, end, text[start:end], headings[above - 1].text if above else "")
        )
    return tuple(found[:MOST_HITS])


def make_snippet(text: str, text_marks: Sequence[Mark]) -> Snippet:
    """Some 200 characters of `text` where its marks stand closest, of most different words; else its
    beginning.
    """
    first = _best_start(text, text_marks)
    lead = text_marks[first][0] - _LEAD if text_marks else 0
    start = _word_boundary(text, max(lead, 0))
    end = min(start + _SNIPPET_LENGTH, len(text))
    if end < len(text):
        # Back to the end of a word, unless that is far away.
        space = max(text.rfind(" ", end - _WORD_SEARCH, end), text.rfind("\n", end - _WORD_SEARCH, end))
        end = space if space > start else end
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in text_marks[first:] if b <= end)
    # Line feeds become spaces one for one, which keeps the marks in place.
    return Snippet(before + text[start:end].replace("\n", " ") + after, inside)


def _best_start(text: str, text_marks: Sequence[Mark]) -> int:
    """Which mark begins the best stretch of a snippet's length."""
    best, best_worth = 0, (0, 0)
    looked_at = text_marks[: MOST_HITS + _SNIPPET_LENGTH]
    words = [text[start:end].casefold() for start, end in looked_at]
    ends = [end for _, end in looked_at]
    for first, (start, _) in enumerate(text_marks[:MOST_HITS]):
        inside = words[first : bisect_right(ends, start + _SNIPPET_LENGTH - _LEAD, first)]
        worth = (len(set(inside)), len(inside))
        if worth > best_worth:
            best, best_worth = first, worth
    return best


def _word_boundary(text: str, place: int) -> int:
    """The beginning of the first word from `place` on, if one begins soon."""
    if place == 0:
        return 0
    for nearby in range(place, min(place + _WORD_SEARCH, len(text))):
        if text[nearby - 1].isspace() and not text[nearby].isspace():
            return nearby
    return place
