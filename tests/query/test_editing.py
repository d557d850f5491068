from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.model import Condition, InRegion, Kind, Not, OfKind, Region, Term
from reader.query import all_of, parse, removed, with_filter, without
from tests.query.strategies import conditions, filters

NW = InRegion(Region.NORTH_WEST)


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        ("", "region:north-west"),
        ("!", "region:north-west"),
        ("kite", "kite region:north-west"),
        (" kite  rug ", "kite  rug region:north-west"),
        ("kite OR rug", "(kite OR rug) region:north-west"),
        ('kite "blue do', 'kite "blue do" region:north-west'),
        ("kite region:nw", "kite region:nw"),
    ],
)
def test_a_filter_is_added_as_text(text: str, narrowed: str) -> None:
    assert with_filter(text, NW) == narrowed


@pytest.mark.parametrize(
    ("text", "condition", "left"),
    [
        ("kite  region:nw rug", NW, "kite rug"),
        ("region:nw", NW, ""),
        ("kite", NW, "kite"),
        ("region:nw,ne kite", NW, "region:north-east kite"),
        ("kite -region:nw", Not(NW), "kite"),
        ("kite NOT region:nw rug", Not(NW), "kite rug"),
        ("kite -region:nw", NW, "kite -region:nw"),
        ("kite OR (region:nw rug)", NW, "kite OR (rug)"),
        ("Kite rug", Term(("kite",)), "rug"),
    ],
)
def test_a_filter_is_taken_out_of_the_text(text: str, condition: Condition, left: str) -> None:
    assert without(text, condition) == left


@given(conditions(), filters())
@settings(max_examples=50, deadline=None)
def test_adding_and_taking_out_say_what_they_should(condition: Condition, added: Condition) -> None:
    text = with_filter("", condition)
    narrowed = with_filter(text, added)
    assert parse(narrowed).condition == all_of((parse(text).condition, added))
    assert parse(without(narrowed, added)).condition == removed(parse(narrowed).condition, added)


def test_two_filters_of_one_kind_both_stand() -> None:
    assert with_filter("kind:press", OfKind(Kind.EVENT)) == "kind:press kind:event"
