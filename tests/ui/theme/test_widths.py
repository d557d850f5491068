"""Widths of rows: sums of letters are what Qt measures, lines are full and break between words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from reader.ui.theme.fonts import load_fonts
from reader.ui.theme.tokens import SMALL_SIZE
from reader.ui.theme.widths import ELLIPSIS, Measured, Widths, for_rows

_WORDS = "Two towns share what they know of foster carers, AV To Wales: £1,250 in 2019"


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    load_fonts(qapp)
    font = QFont(qapp.font())
    font.setPixelSize(SMALL_SIZE)
    return for_rows(font)


def test_a_sum_is_what_qt_measures(font: QFont) -> None:
    measured = Measured(_WORDS, Widths(font))
    assert measured.width == pytest.approx(QFontMetricsF(font).horizontalAdvance(_WORDS), abs=0.5)
    assert measured.places[0] == 0
    assert len(measured.places) == len(_WORDS) + 1


def test_what_has_room_stays_whole(font: QFont) -> None:
    measured = Measured(_WORDS, Widths(font))
    assert measured.shortened(measured.width) == _WORDS
    assert measured.shortened(measured.width, 4) == _WORDS[4:]
    assert Measured("", Widths(font)).shortened(0) == ""


@settings(max_examples=60, deadline=None)
@given(room=st.integers(0, 600), start=st.integers(0, len(_WORDS)))
def test_what_has_no_room_ends_in_an_ellipsis_within_it(qapp: QApplication, room: int, start: int) -> None:
    font = for_rows(QFont())
    shown = Measured(_WORDS, Widths(font)).shortened(room, start)
    if shown != _WORDS[start:]:
        assert shown.endswith(ELLIPSIS)
        assert _WORDS[start:].startswith(shown[:-1])
    if len(shown) > 1:
        assert QFontMetricsF(font).horizontalAdvance(shown) <= room + 0.5


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="ab c", max_size=60), room=st.integers(0, 200))
def test_lines_hold_every_letter_and_break_between_words(qapp: QApplication, text: str, room: int) -> None:
    measured = Measured(text, Widths(for_rows(QFont())))
    start, lines = 0, []
    while start < len(text):
        end = measured.line_end(start, room)
        assert end > start
        lines.append(text[start:end])
        divided = end < len(text) and " " not in (text[end - 1], text[end])
        assert not (divided and " " in text[start + 1 : end])
        start = end
    assert "".join(lines) == text
