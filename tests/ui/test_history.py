"""Back and forward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.history import History


def test_a_visit_forgets_what_came_after() -> None:
    history = History()
    for key in "abc":
        history.visit(key)
    assert history.go(-2) is not None
    history.visit("d")
    assert not history.can_go_forward
    first = history.go(-1)
    assert first is not None
    assert first.key == "a"


def test_the_same_article_twice_in_a_row_is_one_visit_but_its_earlier_text_is_another() -> None:
    history = History()
    history.visit("a")
    history.visit("a")
    assert not history.can_go_back
    history.visit("a", version=1)
    assert history.can_go_back


def test_a_removed_article_is_left_out() -> None:
    history = History()
    for key in "abab":
        history.visit(key)
    history.forget("b")
    current = history.current
    assert current is not None
    assert current.key == "a"
    history.forget("a")
    assert history.current is None
    assert not history.can_go_back
    assert not history.can_go_forward


@given(st.lists(st.one_of(st.sampled_from("abc"), st.sampled_from([-1, 1]))))
def test_one_is_always_somewhere_among_the_visits(steps: list[str | int]) -> None:
    history = History()
    for step in steps:
        if isinstance(step, str):
            assert history.visit(step).key == step
        else:
            possible = history.can_go_back if step < 0 else history.can_go_forward
            assert (history.go(step) is not None) == possible
    assert (history.current is None) == (not any(isinstance(step, str) for step in steps))
