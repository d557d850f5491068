"""Where a query matched: places in title and reading text, the heading above them, and words around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Heading, Hit, HitPlace, Snippet

MOST_HITS = 200
"""Hits of one article in a list; a word that stands there more often is found by reading."""

_SNIPPET_LENGTH = 200
_LEAD = 60
_WORD_SEARCH = 20
_LOOKED_AT = 60  # of so many marks, the first, the best place for a snippet is chosen

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and where the terms of a query stand in it."""

    text: str
    marks: Sequence[Mark]


def find_hits(
    title: Marked,
    body: Marked,
    headings: Sequence[Heading],
    notes: Sequence[tuple[int, Marked]],
    most: int | None = MOST_HITS,
) -> tuple[Hit, ...]:
    """Hits in the title, then in the text in order of place, then in the notes; in title and text `most` in
    all, and as many in the notes; None: every one. notes: with the numbers of their marks.
    """
    starts = [heading.start for heading in headings]
    found = [Hit(HitPlace.TITLE, start, end, title.text[start:end]) for start, end in title.marks]
    for start, end in body.marks if most is None else body.marks[: max(most - len(found), 0)]:
        above = bisect_right(starts, start)
        heading = headings[above - 1].text if above else ""
        found.append(Hit(HitPlace.TEXT, start, end, body.text[start:end], heading))
    in_notes = [
        Hit(HitPlace.NOTE, start, end, note.text[start:end], note=number)
        for number, note in notes
        for start, end in note.marks
    ]
    return (*found[:most], *in_notes[:most])


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
    looked_at = text_marks[: _LOOKED_AT + _SNIPPET_LENGTH]
    words = [text[start:end].casefold() for start, end in looked_at]
    ends = [end for _, end in looked_at]
    for first, (start, _) in enumerate(text_marks[:_LOOKED_AT]):
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
