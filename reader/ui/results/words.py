"""The words around a place that a search found, as one line under its article shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model import Hit, HitPlace, Snippet

_BEFORE, _AFTER = 28, 90


def words_around(hits: Sequence[Hit], title: str, text: str, notes: Mapping[int, str]) -> dict[int, Snippet]:
    """For each hit, by its number, the place with some words before and behind.

    title, text: of the article, its reading text. notes: what the notes say, by the number of the mark. A hit
    that does not fit its text, which may have changed meanwhile, is left out.
    """
    found = {}
    for number, hit in enumerate(hits):
        if hit.place is HitPlace.TITLE:
            whole = title
        elif hit.place is HitPlace.NOTE:
            whole = notes.get(hit.note or 0, "")
        else:
            whole = text
        if whole[hit.start : hit.end] == hit.text:
            found[number] = _cut(whole, hit.start, hit.end)
    return found


def _cut(text: str, start: int, end: int) -> Snippet:
    first = max(start - _BEFORE, text.rfind("\n", 0, start) + 1)
    if first > 0 and text[first - 1] != "\n":
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    line_end = text.find("\n", end)
    last = min(end + _AFTER, len(text) if line_end < 0 else line_end)
    before = "… " if first > 0 and text[first - 1] != "\n" else ""
    shift = len(before) - first
    return Snippet(
        before + text[first:last].replace("\n", " "),
        ((start + shift, end + shift),),
    )
