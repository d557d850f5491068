"""Finding anchors: those that stand unchanged at once, the others by a search."""

from __future__ import annotations

from functools import cached_property

from reader.model import Anchor
from reader.notebook.anchoring.anchors import CONTEXT, text_hash
from reader.notebook.anchoring.folding import Folded
from reader.notebook.anchoring.judging import CHOSEN, Thresholds
from reader.notebook.anchoring.outcome import Outcome
from reader.notebook.anchoring.search import Search

_SAME_ARTICLE = 0.25  # what two versions of an article share at least; two articles of one series share less
_SAME_SHORT_ARTICLE = 0.5  # of a text so short that a title and a name make up a third of it
_SHORT = 30  # runs
_MOST_RUNS = 200


class Finder:
    """text: where to look. earlier: the text that the anchors count in, None where it is not at hand."""

    def __init__(self, text: str, earlier: str | None = None, limits: Thresholds = CHOSEN) -> None:
        self._text = text
        self._earlier = earlier
        self._limits = limits

    def find(self, anchor: Anchor) -> Outcome:
        """Where the anchor belongs, or where it may."""
        if anchor.text_hash == self._hash and _stands_in(anchor, self._text):
            return Outcome((anchor.start, anchor.end))
        informed = self._earlier is not None and anchor.text_hash == self._earlier_hash
        unchanged = self._unchanged(anchor, informed)
        if unchanged is not None:
            return Outcome(unchanged)
        if informed and self._is_another_text:
            guess = self._informed.find(anchor)
            return Outcome(None, (guess.place,) if guess.place else guess.candidates)
        return (self._informed if informed else self._uninformed).find(anchor)

    def _unchanged(self, anchor: Anchor, informed: bool) -> tuple[int, int] | None:
        """Where the anchor stands with all its context to the letter, if there and nowhere else, and where
        the earlier text is at hand, nowhere else there.
        """
        if len(anchor.prefix) < CONTEXT or len(anchor.suffix) < CONTEXT:
            return None  # stood at an edge of the text, which the search takes into account
        whole = anchor.prefix + anchor.exact + anchor.suffix
        found = _only_place(self._text, whole)
        if found is None or (informed and not self._is_only_one(anchor, whole)):
            return None
        start = found + len(anchor.prefix)
        return start, start + len(anchor.exact)

    def _is_only_one(self, anchor: Anchor, whole: str) -> bool:
        """Whether the earlier text had the anchor with its context once, and neither of its edges more often
        now than then: a look-alike put into the middle of a quotation is whole, the quotation no longer.
        """
        earlier = self._earlier or ""
        edges = anchor.prefix + anchor.exact[:8], anchor.exact[-8:] + anchor.suffix
        return _only_place(earlier, whole) is not None and all(
            self._text.count(edge) <= earlier.count(edge) for edge in edges
        )

    @cached_property
    def _hash(self) -> str:
        return text_hash(self._text)

    @cached_property
    def _earlier_hash(self) -> str:
        return text_hash(self._earlier or "")

    @cached_property
    def _is_another_text(self) -> bool:
        """Whether so little of the earlier text is left that what is like a quotation is so by chance."""
        return not same_article(self._folded_earlier.text, self._folded.text)

    @cached_property
    def _folded_earlier(self) -> Folded:
        return Folded(self._earlier or "")

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._text)

    @cached_property
    def _informed(self) -> Search:
        return Search(self._folded, self._folded_earlier, self._limits)

    @cached_property
    def _uninformed(self) -> Search:
        return Search(self._folded, None, self._limits)


def _stands_in(anchor: Anchor, text: str) -> bool:
    within = 0 <= anchor.start <= anchor.end == anchor.start + len(anchor.exact)
    return within and text[anchor.start : anchor.end] == anchor.exact


def _only_place(text: str, wanted: str) -> int | None:
    """Where `wanted` stands in `text`, None where it does not or does more than once."""
    found = text.find(wanted)
    return None if found < 0 or text.find(wanted, found + 1) >= 0 else found


def same_article(one: str, other: str) -> bool:
    """Whether two folded texts share enough three-word runs to be versions of one article. Of a long text
    some runs speak for all.
    """
    shorter, longer = sorted((one, other), key=len)
    words = shorter.split()
    starts = range(0, len(words) - 2, len(words) // _MOST_RUNS + 1)
    standing = sum(" ".join(words[start : start + 3]) in longer for start in starts)
    enough = _SAME_ARTICLE if len(starts) > _SHORT else _SAME_SHORT_ARTICLE
    return standing >= enough * len(starts)
