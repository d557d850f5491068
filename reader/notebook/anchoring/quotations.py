"""Where a quotation stands in a reading text: as typed or copied by a person."""

from __future__ import annotations

from reader.notebook.anchoring.folding import Folded


def quotations(text: str, quotation: str) -> tuple[tuple[int, int], ...]:
    """Every place (start, end in code points) at which `quotation` stands in `text`, in order.

    To the letter if it stands there so; else without regard to case, accents, white space and the shape of
    quotation marks and dashes. White space around it does not count; without a letter it stands nowhere.
    """
    wanted = quotation.strip()
    exact = _places(text, wanted)
    if exact or not wanted:
        return tuple((start, start + len(wanted)) for start in exact)
    folded, sought = Folded(text), Folded(wanted).text.strip()
    return tuple(folded.span(start, start + len(sought)) for start in _places(folded.text, sought))


def _places(text: str, wanted: str) -> list[int]:
    found = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        found.append(start)
        start = text.find(wanted, start + 1)
    return found
