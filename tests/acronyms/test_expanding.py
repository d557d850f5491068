"""Queries widened by what acronyms stand for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.acronyms import expand, meaning_of, singular
from reader.acronyms.forms import plural, singular_short
from reader.model import AllOf, AnyOf, Expansion, Field, InRegion, Not, Region, Term

HSB = "harbour swimming board"


class Sea:
    """Knows two acronyms."""

    def long_forms(self, word: str) -> Sequence[str]:
        return {"hsb": [HSB], "is": ["inland sea"]}.get(word.casefold(), [])

    def short_forms(self, phrase: str) -> Sequence[str]:
        return {HSB: ["HSB"]}.get(phrase, [])


def words(*each: str) -> tuple[Term, ...]:
    return tuple(Term((word,)) for word in each)


BOARD = Term(("harbour", "swimming", "board"), phrase=True)
BOARDS = Term(("harbour", "swimming", "boards"), phrase=True)


@pytest.mark.parametrize("typed", ["HSB", "hsb", "HSBs"])
def test_an_acronym_finds_its_long_form_in_singular_and_plural(typed: str) -> None:
    term = Term((typed,))
    assert expand(term, Sea()) == (AnyOf((term, BOARD, BOARDS)), (Expansion(typed, (HSB,)),))


def test_a_phrase_finds_its_acronym() -> None:
    assert expand(BOARDS, Sea()) == (
        AnyOf((BOARDS, Term(("HSB",)))),
        (Expansion("harbour swimming boards", ("HSB",)),),
    )


def test_words_in_a_row_find_the_acronym_and_the_others_stay() -> None:
    row = words("Harbour", "swimming", "board")
    region = InRegion(Region.LONDON)
    condition, expansions = expand(AllOf((*words("new"), *row, *words("plans"), region)), Sea())
    assert condition == AllOf((*words("new"), AnyOf((AllOf(row), Term(("HSB",)))), *words("plans"), region))
    assert expansions == (Expansion("Harbour swimming board", ("HSB",)),)


def test_the_field_is_kept() -> None:
    term = Term(("HSB",), field=Field.TITLE)
    condition, _ = expand(term, Sea())
    assert isinstance(condition, AnyOf)
    assert {each.field for each in condition.conditions if isinstance(each, Term)} == {Field.TITLE}


@pytest.mark.parametrize(
    "condition",
    [
        None,
        Term(("tartan",)),
        Term(("HS",), prefix=True),
        Term(("is",)),
        Not(Term(("HSB",))),
        AllOf(words("harbour", "swimming")),
        AllOf((*words("harbour"), Term(("swimming",), field=Field.TITLE), *words("board"))),
        Term(("tartan", "rug"), phrase=True),
        Term(()),
    ],
)
def test_what_needs_nothing_stays_as_it_was(condition: Term | None) -> None:
    assert expand(condition, Sea()) == (condition, ())


def test_an_everyday_word_counts_in_capitals_only() -> None:
    assert expand(Term(("IS",)), Sea())[1] == (Expansion("IS", ("inland sea",)),)


def test_what_is_said_may_leave_the_plurals_out() -> None:
    term = Term(("HSB",))
    assert expand(term, Sea(), plurals=False)[0] == AnyOf((term, BOARD))


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("regional adoption agency", "regional adoption agencies"),
        ("serious case review", "serious case reviews"),
        ("mental health service", "mental health services"),
        ("search", "searches"),
        ("young people", "young people"),
    ],
)
def test_singular_and_plural(one: str, many: str) -> None:
    assert singular(many) == one
    if many != one:
        assert plural(one) == many
    assert meaning_of(many.title()) == meaning_of(one)


@pytest.mark.parametrize("written", ["HSB", "HSBs", "HSB's", "HSB’s", "HSBs’"])
def test_an_acronym_in_the_plural(written: str) -> None:
    assert singular_short(written) == "HSB"


def test_two_ways_to_write_a_long_form_agree() -> None:
    assert meaning_of("Children’s Lanterns & Kites") == meaning_of("Childrens lanterns and Kite")
    assert meaning_of("tide-waiting family") == meaning_of("Tide Waiting Families")
