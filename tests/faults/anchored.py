"""Marks find their places again after edits, or are asked about (`anchoring.py`); exports over files that a
person edited keep their words (`re_export.py`). Both as findings of the fault run.
"""

from __future__ import annotations

from pathlib import Path

from tests.faults import anchoring, re_export
from tests.faults.finding import Finding

_LEAST_PLACED = 0.95
_CONTROL_EDITS = 200


def measure_anchoring(cases: int, folder: Path) -> Finding:
    """cases: edits of texts."""
    known = anchoring.run(cases, anchoring.SEED)
    control = anchoring.run(min(cases, _CONTROL_EDITS), anchoring.SEED, anchoring.best_match)
    return Finding(
        cases=known.cases,
        figure=f"{known.wrong} marks in a wrong place; {known.share_placed:.1%} of {known.survived:,} whose "
        "quotation survives placed without asking",
        held=known.wrong == 0 and known.share_placed >= _LEAST_PLACED,
        control=f"the most similar words, whatever they are: {control.wrong} of {control.cases} wrong",
        caught=control.wrong > 0,
        mistakes=tuple(edit.kind for edit in known.mistakes),
    )


def measure_re_export(cases: int, folder: Path) -> Finding:
    """cases: exports over files that a person edited."""
    known = re_export.run(cases, 1)
    control = re_export.run(min(cases, _CONTROL_EDITS), 2, overwrite=True)
    return Finding(
        cases=known.cases,
        figure=f"{known.lost} files in which a person's words were lost, {known.stale} without the new notes",
        held=not (known.lost or known.stale),
        control=f"files written anew: {control.lost} of {control.cases} lost",
        caught=control.lost > 0,
    )
