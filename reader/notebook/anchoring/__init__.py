"""Anchors: a stretch of a reading text that is found again after the text has changed.

`make_anchor` makes one of a selection; `find` and `find_all` look for its place in another text and say so
where it is not certain. Pure: nothing is read or written here. Offsets are code points, end-exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Anchor
from reader.notebook.anchoring.anchors import CONTEXT, make_anchor, text_hash, trimmed
from reader.notebook.anchoring.outcome import Outcome
from reader.notebook.anchoring.quotations import quotations

__all__ = ["CONTEXT", "Outcome", "find", "find_all", "make_anchor", "quotations", "text_hash", "trimmed"]


def find(anchor: Anchor, text: str, earlier: str | None = None) -> Outcome:
    """Where `anchor` belongs in the reading text `text`; as `find_all`, for one."""
    return find_all([anchor], text, earlier)[0]


def find_all(anchors: Iterable[Anchor], text: str, earlier: str | None = None) -> tuple[Outcome, ...]:
    """Where each of `anchors` belongs in the reading text `text`, in the order given.

    earlier: the reading text that the anchors count in, where it is at hand. It shows whether a quotation
    stood in more than one place, and so lets more of them be placed; for an anchor that counts in another
    text it is left aside. Any text and any anchor have an outcome; nothing is raised.
    """
    # Imported late: RapidFuzz is not free at start, and most texts never change.
    from reader.notebook.anchoring.finding import Finder

    finder = Finder(text, earlier)
    return tuple(finder.find(anchor) for anchor in anchors)
