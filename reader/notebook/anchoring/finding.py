"""Finding anchors: those that stand unchanged at once, the others by a search."""

from __future__ import annotations

from functools import cached_property

from reader.model import Anchor
from reader.notebook.anchoring.anchors import CONTEXT, text_hash
from reader.notebook.anchoring.folding import Folded
from reader.notebook.anchoring.judging import CHOSEN, Thresholds
from reader.notebook.anchoring.outcome import Outcome
from reader.notebook.anchoring.search import Search


class Finder:
    """text: where to look. earlier: the text that the anchors count in, None where it is not at hand."""

    def __init__(self, text: str, earlier: str | None = None, thresholds: Thresholds = CHOSEN) -> None:
        self._text = text
        self._earlier = earlier
        self._thresholds = thresholds

    def find(self, anchor: Anchor) -> Outcome:
        """Where the anchor belongs, or where it may."""
        unchanged = self._unchanged(anchor)
        if unchanged is not None:
            return Outcome(unchanged)
        counts_in_earlier = self._earlier is not None and anchor.text_hash == self._earlier_hash
        return (self._informed if counts_in_earlier else self._uninformed).find(anchor)

    def _unchanged(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where the anchor stands with all its context to the letter, if there and nowhere else."""
        if anchor.text_hash == self._hash and self._text[anchor.start : anchor.end] == anchor.exact:
            start = anchor.start
            if 0 <= start <= anchor.end == start + len(anchor.exact):
                return start, anchor.end
        if len(anchor.prefix) < CONTEXT or len(anchor.suffix) < CONTEXT:
            return None  # stood at an edge of the text, which the search takes into account
        whole = anchor.prefix + anchor.exact + anchor.suffix
        found = self._text.find(whole)
        if found < 0 or self._text.find(whole, found + 1) >= 0:
            return None
        start = found + len(anchor.prefix)
        return start, start + len(anchor.exact)

    @cached_property
    def _hash(self) -> str:
        return text_hash(self._text)

    @cached_property
    def _earlier_hash(self) -> str:
        return text_hash(self._earlier or "")

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._text)

    @cached_property
    def _informed(self) -> Search:
        return Search(self._folded, Folded(self._earlier or ""), self._thresholds)

    @cached_property
    def _uninformed(self) -> Search:
        return Search(self._folded, None, self._thresholds)
