"""How the label of an entry is painted: every letter that is shown, those that fit in bold."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui.goto.entries import Entry, Sort
from reader.ui.goto.list import EntriesModel, _Painter
from reader.ui.theme.widths import ELLIPSIS

_LABEL = "North West Regional Update"


def _entry(*marks: tuple[int, int]) -> Entry:
    return Entry(Sort.ARTICLE, "key", _LABEL, "North West · May 2019", marks=marks)


@pytest.mark.parametrize("marks", [(), ((0, 5),), ((0, 1), (6, 7), (11, 26)), ((0, 26),)])
@pytest.mark.parametrize("width", [640, 320, 260])
def test_the_letters_that_fit_are_bold_and_none_is_lost(
    qapp: QApplication, marks: tuple[tuple[int, int], ...], width: int
) -> None:
    painter = _Painter(EntriesModel())
    laid = painter._lay_out(_entry(*marks), width)
    shown = "".join(piece.text for piece in laid.label)
    kept = shown.removesuffix(ELLIPSIS)
    assert _LABEL.startswith(kept)
    assert (shown == _LABEL) is (width == 640)
    bold = [piece.bold for piece in laid.label for _ in piece.text]
    wanted = [any(start <= number < end for start, end in marks) for number in range(len(kept))]
    assert bold[: len(kept)] == wanted
    assert not any(bold[len(kept) :])
    left = 0.0
    for piece in laid.label:
        assert piece.left == pytest.approx(left)
        left += (painter._bold if piece.bold else painter._plain).width(piece.text)
