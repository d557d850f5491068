"""Laid-out words of a result: what the search found in them is marked, and nothing beside it."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.model import Snippet
from reader.ui.results.painting import _in_lines, _one_line, _Words
from reader.ui.theme.widths import ELLIPSIS, Widths, for_rows

_WORD = st.tuples(st.sampled_from(["a", "kite", "over", "lanterns", "neighbourhood"]), st.booleans())


@st.composite
def _snippets(draw: st.DrawFn) -> Snippet:
    """Words of which some were found."""
    text, marks = "", []
    for word, found in draw(st.lists(_WORD, min_size=1, max_size=30)):
        text += " " if text else ""
        if found:
            marks.append((len(text), len(text) + len(word)))
        text += word
    return Snippet(text, tuple(marks))


def _check(snippet: Snippet, lines: tuple[_Words, ...], widths: Widths) -> None:
    """Each letter that is shown lies in a mark where it was found, and else in none."""
    at = 0
    for line in lines:
        shown = line.text.removesuffix(ELLIPSIS)
        at = snippet.text.index(shown, at)
        places = [line.left + place for place in accumulate(map(widths.__getitem__, shown), initial=0.0)]
        for number in range(len(shown)):
            middle = (places[number] + places[number + 1]) / 2
            found = any(first <= at + number < last for first, last in snippet.marks)
            assert found == any(left <= middle <= left + width for left, width in line.marks)
        for left, width in line.marks:
            assert left >= line.left - 0.01
            assert left + width <= places[-1] + 0.01
        at += len(shown)


@settings(max_examples=100)
@given(snippet=_snippets(), room=st.integers(20, 500), indent=st.integers(0, 15))
def test_the_marks_of_a_snippet_are_on_the_words_shown(
    qapp: QApplication, snippet: Snippet, room: int, indent: int
) -> None:
    widths = Widths(for_rows(QFont()))
    _check(snippet, _in_lines(snippet, widths, room, indent), widths)


@settings(max_examples=60)
@given(snippet=_snippets(), room=st.integers(20, 500))
def test_the_marks_of_one_line_are_on_the_words_shown(
    qapp: QApplication, snippet: Snippet, room: int
) -> None:
    widths = Widths(for_rows(QFont()))
    _check(snippet, (_one_line(snippet, widths, room),), widths)


@pytest.mark.parametrize("room", [120, 200, 340])
def test_a_hit_that_is_cut_is_marked_up_to_the_ellipsis(qapp: QApplication, room: int) -> None:
    widths = Widths(for_rows(QFont()))
    text = "lantern" * 40
    lines = _in_lines(Snippet(text, ((0, len(text)),)), widths, room, 0)
    assert lines[-1].text.endswith(ELLIPSIS)
    for line in lines:
        ((left, width),) = line.marks
        words = sum(map(widths.__getitem__, line.text.removesuffix(ELLIPSIS)))
        assert (left, width) == pytest.approx((0, words))
