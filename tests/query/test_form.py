from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.model import Condition, Day, Kind, Month, Possession, Region, State
from reader.query import SearchForm, form_of, form_text, parse, parts_of, write
from tests.query.strategies import conditions


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (SearchForm(), ""),
        (SearchForm(all_words="kite rug"), "kite rug"),
        (SearchForm(all_words='kite "blue door"'), 'kite "blue door"'),
        (SearchForm(phrase="blue door"), '"blue door"'),
        (SearchForm(any_words="kite rug"), "kite OR rug"),
        (SearchForm(all_words="blue", any_words="kite rug"), "blue (kite OR rug)"),
        (SearchForm(none_words='kite "blue door"'), '-kite -"blue door"'),
        (SearchForm(regions=(Region.LONDON, None)), "region:london,national"),
        (SearchForm(kinds=(Kind.EVENT,)), "kind:event"),
        (SearchForm(earliest=Month(2017, 1), latest=Month(2017, 12)), "date:2017"),
        (SearchForm(earliest=Day(Month(2017, 1), 5)), "after:2017-01-05"),
        (SearchForm(states=(State.UNREAD,), possessions=(Possession.NOTE,)), "is:unread has:note"),
        (SearchForm(all_words="kite", rest="title:rug tag:blue"), "kite title:rug tag:blue"),
    ],
)
def test_a_form_and_its_text(form: SearchForm, text: str) -> None:
    assert form_text(form) == text
    assert form_text(form_of(text)) == text


def test_words_in_a_form_are_words() -> None:
    assert form_text(SearchForm(all_words="title:a OR b")) == "+title:a +OR b"


def test_what_the_form_has_no_place_for_goes_on() -> None:
    form = form_of("kite committee:WD (a OR title:b) region:nw")
    assert form == SearchForm("kite", regions=(Region.NORTH_WEST,), rest="committee:WD (a OR title:b)")


@pytest.mark.parametrize("text", ["after:2018 before:2017", "region:nw region:ne", '"a b" "c d"'])
def test_what_stands_twice_stays_two(text: str) -> None:
    assert set(parts_of(parse(form_text(form_of(text))).condition)) == set(parts_of(parse(text).condition))


@given(conditions())
@settings(max_examples=50, deadline=None)
def test_a_form_changes_only_the_order(condition: Condition) -> None:
    once = form_text(form_of(write(condition)))  # two filters on the date may have become one
    again = form_text(form_of(once))
    assert set(parts_of(parse(again).condition)) == set(parts_of(parse(once).condition))
