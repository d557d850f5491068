"""Plain text broken into short lines of one width, as old mail programs send it, made paragraphs again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.document import Line
from reader.ingest.marks import find_mark
from reader.ingest.wording import ends_sentence

_WIDEST = 100  # characters; text with longer lines was not wrapped
_NARROWEST = 60
_LEAST = 3  # breaks that only wrapping explains


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the parts of each paragraph joined, where the text was wrapped; else as they are."""
    width = 0
    for line in lines:
        if line.role is not None or (len(line.text) > _WIDEST and " " in line.text):
            return list(lines)
        if " " in line.text:
            width = max(width, line.indent + len(line.text))
    breaks = [at for at in range(1, len(lines)) if _was_wrapped(lines[at - 1], lines[at], width)]
    # A line that goes on in small letters after no sentence's end is proof enough.
    plain = any(lines[at].text[0].islower() and not ends_sentence(lines[at - 1].text) for at in breaks)
    if width < _NARROWEST or not (plain or len(breaks) >= _LEAST):
        return list(lines)
    broken = set(breaks)
    joined: list[list[Line]] = []
    for at, line in enumerate(lines):
        if at in broken:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [replace(parts[0], text=" ".join(part.text for part in parts)) for parts in joined]


def _was_wrapped(before: Line, after: Line, width: int) -> bool:
    """Whether the break between the lines is there only because the next word did not fit."""
    if after.gap:
        return False
    mark = find_mark(after.text)
    # A dash may be a list's mark, or stand in the midst of a sentence.
    if mark is not None and (
        mark.kind not in "-–—" or ends_sentence(before.text) or before.text.endswith(":")
    ):
        return False
    item = find_mark(before.text)
    if item is not None and mark is None and after.indent == before.indent + item.length:
        return True  # set below the item's own words
    if item is not None and mark is not None:
        return False
    first_word = after.text.split(" ", 1)[0]
    return before.indent + len(before.text) + 1 + len(first_word) > width
