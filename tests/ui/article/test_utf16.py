from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.article.utf16 import to_points, to_units, units

MIXED = "a\U0001f600é\U0001f468\u200d\U0001f469b"


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("é“", 2), ("\U0001f600", 2), (MIXED, 10)])
def test_units(text: str, length: int) -> None:
    assert units(text) == length


@given(st.text())
def test_every_place_converts_and_back(text: str) -> None:
    places = [to_units(text, point) for point in range(len(text) + 1)]
    assert places == sorted(set(places))
    assert places[-1] == units(text)
    assert [to_points(text, place) for place in places] == list(range(len(text) + 1))


def test_between_the_halves_of_a_character_is_its_start() -> None:
    assert to_points("a\U0001f600b", 2) == 1


def test_past_the_end_is_the_end() -> None:
    assert to_points("ab", 5) == 2
