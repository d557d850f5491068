from __future__ import annotations

import pytest

from reader.ingest.marks import Nesting, find_mark


@pytest.mark.parametrize(
    ("text", "shown", "number"),
    [
        ("• apples", "• ", None),
        ("•apples", "•", None),
        ("– apples", "– ", None),
        ("o Apples", "o ", None),
        ("1. Apples", "1. ", 1),
        ("12) apples", "12) ", 12),
        ("3.\u00a0Apples", "3.\u00a0", 3),
        ("b) apples", "b) ", 2),
        ("(iv) apples", "(iv) ", 4),
    ],
)
def test_marks(text: str, shown: str, number: int | None) -> None:
    mark = find_mark(text)
    assert mark is not None
    assert text[: mark.length] == shown
    assert mark.number == number
    assert mark.ordered == (number is not None)


@pytest.mark.parametrize(
    "text", ["", "apples", "1.5 million", "2017. No", "7 apples", "o apples", "-5 degrees", "A: apples", "a"]
)
def test_no_marks(text: str) -> None:
    assert find_mark(text) is None


def _levels(*items: tuple[int, str]) -> list[int]:
    nesting = Nesting()
    levels = []
    for indent, text in items:
        mark = find_mark(text)
        assert mark is not None
        levels.append(nesting.level(mark, indent, text[mark.length :]))
    return levels


def test_a_list_below_a_lead_in_is_nested_and_left_again() -> None:
    assert _levels((0, "• a:"), (0, "1. b"), (0, "2. c"), (0, "• d")) == [1, 2, 2, 1]


def test_rings_stand_below_bullets_and_indents_count() -> None:
    assert _levels((0, "• a"), (0, "o B"), (0, "• c")) == [1, 2, 1]
    assert _levels((2, "• a"), (6, "• b"), (10, "• c"), (2, "• d")) == [1, 2, 3, 1]


def test_another_mark_of_the_same_depth_goes_on_at_that_depth() -> None:
    assert _levels((0, "• a"), (0, "– b"), (0, "– c")) == [1, 1, 1]
