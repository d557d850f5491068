"""Where in a folded text a quotation may stand, and how well each such place fits.

Everything here counts in code points of folded texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein, Opcodes

from reader.model import Anchor
from reader.notebook.anchoring.anchors import CONTEXT
from reader.notebook.anchoring.folding import Folded

MOST_PLACES = 2000  # of one quotation; a word that stands more often has no place of its own
_SURROUNDINGS = 256
_CONTEXT_KEPT = 0.65  # the likeness of a context beside which a changed edge is still clear
_MOST_LOST, _LEAST_LENGTH = 12, 0.75  # at an edge without context; of the whole quotation
_EDGE, _EDGE_CONTEXT = 8, 24  # of a quotation's own words at either end, and of the context beside them
# Where a context is short, the text began or ended there: that is part of the context.
_BEGINNING, _END = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: the folded quotation and what stood beside it, the edges of the text too."""

    exact: str
    prefix: str
    suffix: str

    @property
    def whole(self) -> str:
        return f"{self.prefix}{self.exact}{self.suffix}".strip(_BEGINNING + _END)

    @property
    def before(self) -> int:
        """How much of `whole` stands before the quotation."""
        return len(self.prefix.lstrip(_BEGINNING))


@dataclass(frozen=True, slots=True)
class Place:
    """quote, left, right: how like the quotation, and its context on each side, what stands here is, 0 to 1.

    edges: whether it is clear where it begins and ends.
    """

    start: int
    end: int
    quote: float
    left: float
    right: float
    edges: bool = True

    @property
    def score(self) -> float:
        """The quotation weighs as much as both contexts together."""
        return (2 * self.quote + self.left + self.right) / 4


def sought(anchor: Anchor) -> Sought:
    """The anchor's quotation and context, folded as one text so that they fold as they do in the article."""
    folded = Folded(anchor.prefix + anchor.exact + anchor.suffix)
    start = folded.at(len(anchor.prefix))
    end = folded.at(len(anchor.prefix) + len(anchor.exact))
    prefix, suffix = folded.text[:start], folded.text[end:]
    if len(anchor.prefix) < CONTEXT:
        prefix = prefix.rjust(CONTEXT, _BEGINNING)
    if len(anchor.suffix) < CONTEXT:
        suffix = suffix.ljust(CONTEXT, _END)
    return Sought(folded.text[start:end], prefix, suffix)


def occurrences(text: str, wanted: str) -> Iterator[int]:
    """Where `wanted` starts in `text`, overlapping ones too; nowhere for an empty one."""
    place = text.find(wanted) if wanted else -1
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)


def weighed(text: str, what: Sought, start: int, end: int, quote: float | None = None) -> Place:
    """The place from start to end with its likeness; quote: where it is known already."""
    left = text[max(start - len(what.prefix), 0) : start].rjust(len(what.prefix), _BEGINNING)
    right = text[end : end + len(what.suffix)].ljust(len(what.suffix), _END)
    return Place(
        start,
        end,
        Indel.normalized_similarity(what.exact, text[start:end]) if quote is None else quote,
        Indel.normalized_similarity(what.prefix, left),
        Indel.normalized_similarity(what.suffix, right),
    )


def exact_places(text: str, what: Sought) -> list[Place]:
    """Where the quotation stands word for word; nowhere where it stands more than `MOST_PLACES` times."""
    starts = []
    for start in occurrences(text, what.exact):
        starts.append(start)
        if len(starts) > MOST_PLACES:
            return []
    return [weighed(text, what, start, start + len(what.exact), 1.0) for start in starts]


def points(text: str, what: Sought) -> list[Place]:
    """Where a point may be: after what stood before it, before what stood after it."""
    prefix, suffix = what.prefix.lstrip(_BEGINNING), what.suffix.rstrip(_END)
    starts = {start + len(prefix) for start in occurrences(text, prefix)} | set(occurrences(text, suffix))
    starts |= {0} if not prefix else set()
    starts |= {len(text)} if not suffix else set()
    guessed = not starts
    if guessed and what.whole:
        starts = {start for start, _ in _aligned(text, what.whole, what.before, what.before)}
    places = [weighed(text, what, start, start, 1.0) for start in sorted(starts)[:MOST_PLACES]]
    return [replace(place, edges=not guessed) for place in places]


def similar_places(text: str, what: Sought, floor: float) -> list[Place]:
    """The places most like the quotation, with and without its context, two of each kind at most."""
    found = set(_aligned(text, what.whole, what.before, what.before + len(what.exact)))
    found |= set(_aligned(text, what.exact, 0, len(what.exact)))
    stretches = {_tidied(text, what, start, end) for start, end in found}
    places = [_without_strangers(text, what, start, end) for start, end in sorted(stretches) if start < end]
    return [place for place in places if place.quote >= floor]


def edges_elsewhere(text: str, what: Sought, place: Place | None = None) -> int:
    """How often the quotation's beginning or end, each with the context before or after it, stands in `text`
    elsewhere than at the edges of `place`.

    Beside an unchanged quotation those do not count that belong to a whole look-alike.
    """
    exact, unchanged = what.exact, place is not None and place.quote == 1
    before = what.prefix[-_EDGE_CONTEXT:].lstrip(_BEGINNING)
    after = what.suffix[:_EDGE_CONTEXT].rstrip(_END)
    slack = len(exact) // 4 + _EDGE
    elsewhere = 0
    for found in occurrences(text, before + exact[:_EDGE]):
        start = found + len(before)
        end = start + len(exact)
        whole = unchanged and exact[-_EDGE:] in text[max(end - slack, start) : end + slack]
        elsewhere += not whole and (place is None or abs(start - place.start) > _EDGE)
    for found in occurrences(text, exact[-_EDGE:] + after):
        end = found + len(exact[-_EDGE:])
        start = max(end - len(exact), 0)
        whole = unchanged and exact[:_EDGE] in text[max(start - slack, 0) : min(start + slack, end)]
        elsewhere += not whole and (place is None or abs(end - place.end) > _EDGE)
    return elsewhere


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the stretch, much more than an anchor keeps."""
    left, right = text[max(start - _SURROUNDINGS, 0) : start], text[end : end + _SURROUNDINGS]
    return left.rjust(_SURROUNDINGS, _BEGINNING), right.ljust(_SURROUNDINGS, _END)


def alike(one: tuple[str, str], other: tuple[str, str]) -> tuple[float, float]:
    """How like each other two surroundings are, 0 to 1 on either side."""
    return Indel.normalized_similarity(one[0], other[0]), Indel.normalized_similarity(one[1], other[1])


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text, and how like what was looked for it is, 0 to 1."""

    start: int
    end: int
    like: float


def window(text: str, wanted: str) -> Window | None:
    """The stretch of `text` most like `wanted`, as long as it; None where nothing is at all like it."""
    if not text or not wanted:
        return None
    if len(text) <= len(wanted):
        return Window(0, len(text), Indel.normalized_similarity(wanted, text))
    found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=50)
    return None if found is None else Window(found.dest_start, found.dest_end, found.score / 100)


def _aligned(text: str, wanted: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where start and end of a stretch of `wanted` come to stand in `text`: at the best place, and at the
    best one before and after it.
    """
    best = window(text, wanted)
    if best is None:
        return
    yield _carried(text, wanted, best, start, end)
    for low, high in ((0, best.start), (best.end, len(text))):
        beside = window(text[low:high], wanted)
        if beside is not None:
            beside = Window(low + beside.start, low + beside.end, beside.like)
            yield _carried(text, wanted, beside, start, end)


def _carried(text: str, wanted: str, best: Window, start: int, end: int) -> tuple[int, int]:
    """Where start and end of a stretch of `wanted` come to stand in `text`; `best` is like `wanted`."""
    slack = 16 + len(wanted) // 4  # what was put in makes the stretch longer than `wanted`
    first, last = max(best.start - slack, 0), min(best.end + slack, len(text))
    opcodes = Levenshtein.opcodes(wanted, text[first:last])
    return first + _start(opcodes, start), first + _end(opcodes, end)


def _start(opcodes: Opcodes, start: int) -> int:
    """Where the first character of a stretch went: what was put in before it stays outside."""
    for step in opcodes:
        if step.tag == "insert" and step.src_start == start:
            return step.dest_end
        if step.src_start <= start < step.src_end:
            return min(step.dest_start + start - step.src_start, step.dest_end)
    return opcodes.dest_len


def _end(opcodes: Opcodes, end: int) -> int:
    """Where the end of a stretch went: what was put in after it stays outside."""
    for step in opcodes:
        if step.src_start < end <= step.src_end:
            return min(step.dest_start + end - step.src_start, step.dest_end)
    return 0


def _without_strangers(text: str, what: Sought, start: int, end: int) -> Place:
    """The place; where it has lost context on a side, from the first words there that are the quotation's."""
    place = weighed(text, what, start, end)
    steps = Levenshtein.opcodes(what.exact, text[start:end])
    same = [step for step in steps if step.tag == "equal" and step.dest_end - step.dest_start >= _EDGE]
    if not same:
        return replace(place, edges=False)
    first, last, lost = start, end, 0
    before, after = same[0], same[-1]
    if place.left < _CONTEXT_KEPT or before.dest_start > before.src_start + _EDGE:
        first, lost = start + before.dest_start, before.src_start
    left_out, lacking = end - start - after.dest_end, len(what.exact) - after.src_end
    if place.right < _CONTEXT_KEPT or left_out > lacking + _EDGE:
        last, lost = start + after.dest_end, max(lost, lacking)
    found = weighed(text, what, *_tidied(text, what, first, last))
    short = found.end - found.start < _LEAST_LENGTH * len(what.exact)
    clear = lost <= min(_MOST_LOST, len(what.exact) // 10) and not short
    return replace(found, edges=clear)


def _tidied(text: str, what: Sought, start: int, end: int) -> tuple[int, int]:
    """The stretch from start to end, with the words at its ends taken whole if those of the quotation are,
    and without white space at its ends.
    """
    if not _within_word(what.prefix + what.exact, len(what.prefix)):
        while start < end and _within_word(text, start):
            start -= 1
    if not _within_word(what.exact + what.suffix, len(what.exact)):
        while start < end and _within_word(text, end):
            end += 1
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, end


def _within_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
