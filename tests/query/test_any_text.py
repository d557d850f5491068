"""Any text gives a query: nasty ones, long ones, deep ones, random ones.

All 100,000 random texts: RANDOM_QUERIES=100000 python -m pytest tests/query/test_any_text.py
"""

from __future__ import annotations

import os

import pytest

from reader.model import AllOf, AnyOf, Condition, InRegion, Not, Region, Term
from reader.query import complete, describe, form_of, form_text, parse, with_filter, without, write
from reader.query.scanning import DEEPEST
from tests.query.strategies import random_texts

_RANDOM = int(os.environ.get("RANDOM_QUERIES", "1500"))

NASTY = [
    *("care-leavers", "NOT", "AND", "OR", '"', "title:", "C++", "*", "\x00", "-", "--", "()", ")(", "(", ")"),
    *(":", "::", "a:", ":a", "-(", '-"', "OR OR OR", "NOT NOT", "AND OR NOT", "title:title:", "region:,"),
    *("region:()", "region:-nw", "date:..", "date:..nw", "date:9999", "before:0001", "after:0000", "to:9999"),
    *("date:31/2/2017", "date:2017-13", "tag:", 'tag:""', 'tag:"""', "NEAR(a b)", "a^2", "{a}: b", "%"),
    *("'; DROP TABLE x", "\\", "ﬁnance", "İstanbul", "ß", "é", "e\u0301", "\u202eabc", "😀", "\ud83d", "٣"),
    *("-title:(", "title:(a OR", "is:(read OR", 'https://a.example/?q=(b)&c="d"', "a" * 100_000, "²"),
]
LONG = [
    " ".join(f"word{number}" for number in range(10_000)),
    " OR ".join(f"word{number}" for number in range(10_000)),
    "region:nowhere " * 10_000,
    "region:" + "a," * 10_000,
    "date:" + "2017," * 5_000,
    "title:" * 10_000,
    "NOT " * 10_000 + "a",
    "-" * 10_000 + "a",
    '"' * 10_000,
    "a*" * 10_000,
]
DEEP = [
    "(" * 5_000 + "a" + ")" * 5_000,
    "(" * 5_000,
    ")" * 5_000,
    "-(a OR " * 5_000,
    "title:(" * 5_000 + "a",
    "(a OR (b " * 5_000 + "))" * 5_000,
]


@pytest.mark.parametrize("text", [*NASTY, *LONG, *DEEP], ids=lambda text: ascii(text[:12]))
def test_nasty_long_and_deep_texts_give_an_answer(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert len(describe(query)) < 20_000
    for misreading in query.misreadings:
        assert 0 <= misreading.start < misreading.end <= len(text)
        assert misreading.reason.endswith((".", "?"))
    complete(text, len(text))


def test_random_texts_give_an_answer() -> None:
    north_west = InRegion(Region.NORTH_WEST)
    for text in random_texts(_RANDOM):
        query = parse(text)
        describe(query).encode()
        check(query.condition)
        for misreading in query.misreadings:
            assert 0 <= misreading.start < misreading.end <= len(text), text
            misreading.reason.encode()
        assert parse(write(query.condition)).condition == query.condition, text
        narrowed = parse(with_filter(text, north_west)).condition
        assert narrowed == north_west or (isinstance(narrowed, AllOf) and north_west in narrowed.conditions)
        assert north_west not in parts(parse(without(text, north_west)).condition), text
        form_text(form_of(text))
        for completion in complete(text, len(text) // 2):
            assert 0 <= completion.start <= completion.end <= len(text)


def parts(condition: Condition | None) -> tuple[Condition, ...]:
    return condition.conditions if isinstance(condition, AllOf | AnyOf) else (condition,) if condition else ()


def check(condition: Condition | None) -> None:
    """Joined as promised: flat, at least two parts, none twice, no double negation."""
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            assert len(conditions) >= 2
            assert len(set(conditions)) == len(conditions)
            for part in conditions:
                assert type(part) is not type(condition)
                check(part)
        case Not(inner):
            assert not isinstance(inner, Not)
            check(inner)
        case Term(words):
            assert words
            assert all(any(character.isalnum() for character in word) for word in words)


@pytest.mark.parametrize("text", DEEP)
def test_brackets_are_understood_to_a_depth(text: str) -> None:
    assert depth(parse(text).condition) <= 3 * DEEPEST + 3


def test_too_deep_brackets_are_said_once() -> None:
    (misreading,) = parse("(" * 5_000 + "a" + ")" * 5_000).misreadings
    assert (misreading.start, misreading.end) == (DEEPEST, DEEPEST + 1)


def depth(condition: Condition | None) -> int:
    if isinstance(condition, Not):
        return 1 + depth(condition.condition)
    if isinstance(condition, AllOf | AnyOf):
        return 1 + max(depth(part) for part in condition.conditions)
    return 0
