from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.model import (
    AllOf,
    AnyOf,
    Condition,
    Field,
    FromPublisher,
    InRegion,
    IssuedWithin,
    Kind,
    Month,
    Not,
    OfKind,
    Region,
    Tagged,
    Term,
)
from reader.query import describe, normal, parse, write
from tests.query.strategies import conditions, random_texts

KITE, RUG = Term(("kite",)), Term(("rug",))


@given(conditions())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_as_the_same(condition: Condition) -> None:
    wanted = normal(condition)
    assert parse(write(wanted)).condition == wanted


def test_what_was_typed_reads_the_same_once_written() -> None:
    for text in random_texts(1_000, seed=5):
        condition = parse(text).condition
        again = parse(write(condition))
        assert again.condition == condition, text
        describe(again)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (None, ""),
        (AllOf((KITE, Not(RUG))), "kite -rug"),
        (AnyOf((KITE, AllOf((RUG, Term(("a", "b"), phrase=True, prefix=True))))), 'kite OR (rug "a b*")'),
        (Not(AnyOf((KITE, RUG))), "-(kite OR rug)"),
        (AnyOf((InRegion(Region.LONDON), InRegion(None))), "region:london,national"),
        (Not(AnyOf((InRegion(Region.LONDON), InRegion(None)))), "-region:london,national"),
        (OfKind(Kind.PRESS_RELEASE), "kind:press-statement"),
        (OfKind(Kind.OTHER), "kind:other"),
        (Term(("kite",), prefix=True, field=Field.TITLE), "title:kite*"),
        (Tagged("blue door"), 'tag:"blue door"'),
        (Tagged('the "big" one'), 'tag:"the ""big"" one"'),
        (FromPublisher("Kites"), "publisher:Kites"),
        (Term(("OR",)), "+OR"),
        (Term(("title:kite",)), "+title:kite"),
        (Term(("title:kite",), field=Field.TITLE), "title:+title:kite"),
        (IssuedWithin(Month(2017, 1), Month(2017, 12)), "date:2017"),
        (IssuedWithin(Month(2016, 1), Month(2017, 12)), "date:2016..2017"),
        (IssuedWithin(Month(2017, 3), Month(2017, 9)), "date:2017-03..2017-09"),
        (IssuedWithin(Month(2017, 3), Month(2017, 3)), "date:2017-03"),
        (IssuedWithin(earliest=Month(2017, 3)), "after:2017-03"),
        (IssuedWithin(latest=Month(2017, 3)), "before:2017-04"),
        (IssuedWithin(latest=Month(9999, 12)), "date:..9999-12"),
    ],
)
def test_the_canonical_spelling(condition: Condition | None, text: str) -> None:
    assert write(condition) == text
