"""The fault run of anchoring: thousands of generated edits, and whether a mark lands in a wrong place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from reader.notebook.anchoring import find
from tests.notebook.edits import Edit, Fate, edits

Place = tuple[int, int]
SEED = 110_000
"""Never used in tuning (docs/decisions/0008-anchoring.md)."""


@dataclass
class Figures:
    """cases: edits. survived: of these, quotations that are still there; placed: of those, placed without
    asking; exactly: to the very character. gone: quotations that are no longer there; wrong: marks placed
    where they do not belong. by_kind: (survived, placed, wrong) for each kind of edit.
    """

    cases: int = 0
    survived: int = 0
    placed: int = 0
    exactly: int = 0
    gone: int = 0
    wrong: int = 0
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    mistakes: list[Edit] = field(default_factory=list)

    @property
    def share_placed(self) -> float:
        return self.placed / self.survived if self.survived else 1.0


def informed(edit: Edit) -> Place | None:
    """As the program does it where the library still has the earlier text."""
    return find(edit.anchor, edit.later, edit.earlier).place


def uninformed(edit: Edit) -> Place | None:
    """As the program does it where only the anchor is left."""
    return find(edit.anchor, edit.later).place


def best_match(edit: Edit) -> Place | None:
    """The control: the most similar stretch, without floor, lead or context. It must place marks wrongly."""
    wanted = edit.anchor.exact or edit.anchor.suffix
    found = fuzz.partial_ratio_alignment(wanted, edit.later)
    return (found.dest_start, found.dest_end) if found else None


def run(cases: int, seed: int, place: Callable[[Edit], Place | None] = informed) -> Figures:
    """The figures of `cases` edits from `seed`, each placed by `place`."""
    figures = Figures()
    for edit in edits(cases, seed):
        _count(figures, edit, place(edit))
    return figures


def _count(figures: Figures, edit: Edit, found: Place | None) -> None:
    kind = figures.by_kind.setdefault(edit.kind, Counter())
    figures.cases += 1
    survives = edit.fate is Fate.SURVIVES
    figures.survived += survives
    figures.gone += edit.fate is Fate.GONE
    kind["survived"] += survives
    if found is None:
        return
    if not is_right(edit, found):
        figures.wrong += 1
        kind["wrong"] += 1
        figures.mistakes.append(edit)
        return
    figures.placed += survives
    kind["placed"] += survives
    figures.exactly += survives and found in (edit.place, edit.also_right)


def is_right(edit: Edit, found: Place) -> bool:
    """Whether a mark may stand here: on four fifths of what the quotation became, with little besides; for
    what is left of half a quotation, on that; for a point, to the character.
    """
    rights = [place for place in (edit.place, edit.also_right) if place is not None]
    if edit.anchor.start == edit.anchor.end:
        return any(_same_point(edit.later, found[0], right[0]) for right in rights)
    if edit.fate is Fate.GONE:
        return False
    length = edit.anchor.end - edit.anchor.start
    return any(_overlap(edit.fate, found, right, length) for right in rights)


def _overlap(fate: Fate, found: Place, right: Place, length: int) -> bool:
    """length: of the quotation."""
    shared = min(found[1], right[1]) - max(found[0], right[0])
    if fate is Fate.HALF:
        return shared >= 0.5 * (found[1] - found[0])
    if shared >= 0.8 * (max(found[1], right[1]) - min(found[0], right[0])):
        return True
    # A passage was put into the quotation near one end: nearly all of its own words, and nothing else.
    return shared >= 0.9 * length and shared == found[1] - found[0]


def _same_point(text: str, found: int, right: int) -> bool:
    """Whether nothing but white space stands between two points."""
    return not text[min(found, right) : max(found, right)].strip()


def main(cases: int = 5000) -> bool:
    """Print a row of figures for each way of placing; True where all is as it must be.

    Without the earlier text nobody can tell a sentence from its equal by 32 characters on each side, so that
    row is for comparison.
    """
    print("| re-anchoring | edits | survived | placed | exactly | gone | wrong |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    ways = (
        ("with the earlier text", informed),
        ("without it", uninformed),
        ("control: the best match", best_match),
    )
    results = []
    for name, place in ways:
        figures = run(cases, SEED, place)
        results.append(figures)
        placed = f"{figures.placed} ({figures.share_placed:.1%})"
        print(
            f"| {name} | {figures.cases} | {figures.survived} | {placed} | {figures.exactly} |"
            f" {figures.gone} | {figures.wrong} |"
        )
    known, _, control = results
    return known.wrong == 0 and known.share_placed >= 0.95 and control.wrong > 0


if __name__ == "__main__":
    raise SystemExit(not main())
