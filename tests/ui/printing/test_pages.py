from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ui.printing.pages import Strip, Unit, paginate


def _lines(count: int, *, keep: tuple[int, ...] = ()) -> list[Unit]:
    return [Unit(number * 10.0, number * 10.0 + 10, number in keep) for number in range(count)]


def test_a_page_is_filled_and_the_next_begins_at_its_top() -> None:
    assert paginate(_lines(5), 30) == [[Strip(0, 30, 0)], [Strip(30, 50, 0)]]


def test_nothing_makes_no_page() -> None:
    assert paginate([], 30) == []


def test_a_heading_goes_with_what_follows_it() -> None:
    assert paginate(_lines(5, keep=(2,)), 30) == [[Strip(0, 20, 0)], [Strip(20, 50, 0)]]


def test_what_is_kept_together_and_does_not_fit_is_parted_all_the_same() -> None:
    assert paginate(_lines(4, keep=(0, 1, 2)), 20) == [[Strip(0, 20, 0)], [Strip(20, 40, 0)]]


def test_the_heads_of_a_table_stand_again_where_a_page_begins_within_it() -> None:
    units = [Unit(0, 10, keep=True), *(Unit(n * 10.0, n * 10.0 + 10, head=(0, 10)) for n in range(1, 5))]
    assert paginate(units, 30) == [[Strip(0, 30, 0)], [Strip(0, 10, 0), Strip(30, 50, 10)]]


def test_a_unit_higher_than_a_page_has_one_of_its_own() -> None:
    units = [Unit(0, 10), Unit(10, 100), Unit(100, 110)]
    assert [page[-1][:2] for page in paginate(units, 30)] == [(0, 10), (10, 100), (100, 110)]


@st.composite
def _units(draw: st.DrawFn) -> list[Unit]:
    made: list[Unit] = []
    top = 0.0
    for height, gap, keep, headed in draw(
        st.lists(st.tuples(st.integers(1, 40), st.integers(0, 20), st.booleans(), st.booleans()), max_size=40)
    ):
        top += gap
        made.append(Unit(top, top + height, keep, (0.0, 5.0) if headed and top >= 5 else None))
        top += height
    return made


@given(_units(), st.integers(45, 120))
@settings(max_examples=150, deadline=None)
def test_every_unit_stands_once_in_order_and_within_the_page(units: list[Unit], room: int) -> None:
    pages = paginate(units, room)
    bodies = [page[-1] for page in pages]
    assert all(before.bottom <= after.top for before, after in pairwise(bodies))
    for unit in units:
        holding = [body for body in bodies if body.top <= unit.top and unit.bottom <= body.bottom]
        assert len(holding) == 1
    for page in pages:
        assert page[-1].at + page[-1].bottom - page[-1].top <= room
        assert len(page) == 1 or page[0] == Strip(0.0, 5.0, 0.0)
