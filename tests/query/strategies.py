"""Conditions and texts of every shape, for property tests."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from hypothesis import strategies as st

from reader.model import (
    AllOf,
    AnyOf,
    Committee,
    Condition,
    Day,
    Field,
    Filter,
    FromPublisher,
    Has,
    InRegion,
    Is,
    IssuedWithin,
    Kind,
    Month,
    Not,
    OfCommittee,
    OfKind,
    Possession,
    Region,
    State,
    Tagged,
    Term,
)
from reader.query.dates import opening

MARKS = (
    *"\"“”'’()-:*^+~{}[]\\/,.; \t\n\x00",
    *("ab", " AND ", " OR ", " NOT ", "NEAR", "title:", "region:", "date:", "tag:", "nw", "2017-03", ".."),
    *("north ", "west ", "kind:", "press", "is:", "5 March 2017", "\u0301", "\u200b", "\U0001f9f8", "\ud83d"),
)
"""What the language is made of, and what troubles programs."""


def random_texts(count: int, seed: int = 2016) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(
            chance.choice(MARKS) if chance.random() < 0.8 else chr(chance.randrange(sys.maxunicode + 1))
            for _ in range(chance.randrange(16))
        )


words = st.from_regex(r"[^\W_][\w'’./&:,-]{0,6}[^\W_]|AND|OR|NOT|[^\W_]", fullmatch=True)
_names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8).filter(
    lambda text: any(character.isalnum() for character in text)
)
names = st.lists(_names, min_size=1, max_size=3).map(" ".join)

_months = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))
points = st.one_of(_months, st.builds(Day, _months, st.integers(1, 28)))


def _ranges() -> st.SearchStrategy[IssuedWithin]:
    return st.one_of(
        st.builds(IssuedWithin, points, st.none()),
        st.builds(IssuedWithin, st.none(), points),
        st.tuples(points, points).map(lambda pair: IssuedWithin(*sorted(pair, key=opening))),
    )


def filters() -> st.SearchStrategy[Filter]:
    return st.one_of(
        st.builds(InRegion, st.sampled_from([*Region, None])),
        st.builds(OfKind, st.sampled_from(Kind)),
        st.builds(OfCommittee, st.sampled_from(Committee)),
        st.builds(Is, st.sampled_from(State)),
        st.builds(Has, st.sampled_from(Possession)),
        st.builds(Tagged, names),
        st.builds(FromPublisher, names),
        _ranges(),
    )


def terms() -> st.SearchStrategy[Term]:
    # In a title or a note a comma parts two values, so no plain word there holds one.
    plain = st.builds(Term, st.tuples(words), st.just(False), st.booleans())
    placed = st.builds(
        Term,
        st.tuples(words.filter(lambda word: "," not in word)),
        st.just(False),
        st.booleans(),
        st.sampled_from([Field.TITLE, Field.NOTE]),
    )
    phrases = st.builds(
        Term,
        st.lists(words, min_size=1, max_size=4).map(tuple),
        st.just(True),
        st.booleans(),
        st.sampled_from(Field),
    )
    return st.one_of(plain, placed, phrases)


def conditions() -> st.SearchStrategy[Condition]:
    return st.recursive(
        st.one_of(terms(), filters()),
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(AllOf, st.lists(inner, min_size=2, max_size=4).map(tuple)),
            st.builds(AnyOf, st.lists(inner, min_size=2, max_size=4).map(tuple)),
        ),
        max_leaves=8,
    )
