"""Operators, brackets and fields: what each gives."""

from __future__ import annotations

import pytest

from reader.model import (
    AllOf,
    AnyOf,
    Committee,
    Condition,
    Day,
    Field,
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
from reader.query import parse

A, B, C = Term(("a",)), Term(("b",)), Term(("c",))
NE, NW = InRegion(Region.NORTH_EAST), InRegion(Region.NORTH_WEST)
LONDON = InRegion(Region.LONDON)
MARCH = Month(2017, 3)


def titled(word: str) -> Term:
    return Term((word,), field=Field.TITLE)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("a b c", AllOf((A, B, C))),
        ("a AND b", AllOf((A, B))),
        ("a OR b c", AnyOf((A, AllOf((B, C))))),
        ("a b OR c", AnyOf((AllOf((A, B)), C))),
        ("a AND b OR c", AnyOf((AllOf((A, B)), C))),
        ("(a OR b) c", AllOf((AnyOf((A, B)), C))),
        ("a OR (b OR c)", AnyOf((A, B, C))),
        ("((a)) (b (c))", AllOf((A, B, C))),
        ("a OR -b", AnyOf((A, Not(B)))),
        ("NOT a b", AllOf((Not(A), B))),
        ("a NOT(b c)", AllOf((A, Not(AllOf((B, C)))))),
        ("-a", Not(A)),
        ("--a", A),
        ("-(-a)", A),
        ("NOT -a", A),
        ("NOT NOT NOT a", Not(A)),
        ("a −b", AllOf((A, Not(B)))),
        ("a - b", AllOf((A, B))),
        ('-"a b"', Not(Term(("a", "b"), phrase=True))),
        ('a -"b', AllOf((A, Not(Term(("b",), phrase=True))))),
        ("a a A", A),
        ("a or b", AllOf((A, Term(("or",)), B))),
        ("(a OR b", AnyOf((A, B))),
        ("a OR ()", A),
        ('-"!" a', A),
        ("-& a", A),
        ("a*", Term(("a",), prefix=True)),
        ("a*,", Term(("a",), prefix=True)),
        ('"a b*"', Term(("a", "b"), phrase=True, prefix=True)),
        ('"a b"*', Term(("a", "b"), phrase=True, prefix=True)),
        ("child(ren)", Term(("child(ren)",))),
        ("s20(3)(a)", Term(("s20(3)(a)",))),
        ("10:30", Term(("10:30",))),
        ("a: b", AllOf((A, B))),
    ],
)
def test_operators(text: str, condition: Condition) -> None:
    query = parse(text)
    assert query.condition == condition
    assert not query.misreadings


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("title:a b", AllOf((titled("a"), B))),
        ("TITLE: a", titled("a")),
        ('title:"a b"', Term(("a", "b"), phrase=True, field=Field.TITLE)),
        ("title:a*", Term(("a",), prefix=True, field=Field.TITLE)),
        ("title:(a OR b) c", AllOf((AnyOf((titled("a"), titled("b"))), C))),
        ("title:(a -b)", AllOf((titled("a"), Not(titled("b"))))),
        ("title:a,b", AnyOf((titled("a"), titled("b")))),
        ("note:a", Term(("a",), field=Field.NOTE)),
        ("region:nw", NW),
        ("-region:nw", Not(NW)),
        ("NOT region:nw", Not(NW)),
        ("region:“north west”", NW),
        ("region:north west a", AllOf((NW, A))),
        ("region: North-West", NW),
        ("region:nw,ne", AnyOf((NW, NE))),
        ("region:nw, ne, a", AllOf((AnyOf((NW, NE)), A))),
        ("region:nw, region:ne", AllOf((NW, NE))),
        ('region:"north west","north east"', AnyOf((NW, NE))),
        ("region:(north west OR ne)", AnyOf((NW, NE))),
        ("region:(nw, ne) a", AllOf((AnyOf((NW, NE)), A))),
        ('region:nw -"a"', AllOf((NW, Not(Term(("a",), phrase=True))))),
        ("region:london and", AllOf((LONDON, Term(("and",))))),
        ("region:yorkshire and the humber", InRegion(Region.YORKSHIRE_HUMBER)),
        ("region:national", InRegion(None)),
        ("kind:press release a", AllOf((OfKind(Kind.PRESS_RELEASE), A))),
        ("kind:update", AnyOf((OfKind(Kind.REGIONAL_UPDATE), OfKind(Kind.POLICY_COMMITTEE_UPDATE)))),
        ("committee:health, care & additional needs", OfCommittee(Committee.HCAN)),
        ("committee:health care", AllOf((OfCommittee(Committee.HCAN), Term(("care",))))),
        ("publisher:kites", FromPublisher("kites")),
        ("from:kites", FromPublisher("kites")),
        ('publisher:"kites and rugs"', FromPublisher("kites and rugs")),
        ("tag:a,b", AnyOf((Tagged("a"), Tagged("b")))),
        ("tag:#a", Tagged("a")),
        ('tag:"say ""a"""', Tagged('say "a"')),
        ('tag:"' + "a" * 5_000 + '"', Tagged("a" * 5_000)),
        ("is:unread", Is(State.UNREAD)),
        ("is:starred", Is(State.BOOKMARKED)),
        ("is:highlighted", Has(Possession.HIGHLIGHT)),
        ("has:notes", Has(Possession.NOTE)),
        ("has:action required", Has(Possession.ACTION)),
        ("has:bookmark", Is(State.BOOKMARKED)),
    ],
)
def test_fields(text: str, condition: Condition) -> None:
    query = parse(text)
    assert query.condition == condition
    assert not query.misreadings


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("date:2017", Month(2017, 1), Month(2017, 12)),
        ("date:2017-03", MARCH, MARCH),
        ("date:2017-3", MARCH, MARCH),
        ("date:2017/03", MARCH, MARCH),
        ("date:03/2017", MARCH, MARCH),
        ("date:March 2017", MARCH, MARCH),
        ("date:mar-17", MARCH, MARCH),
        ("date:Sept 2017", Month(2017, 9), Month(2017, 9)),
        ("date:2017-03-05", Day(MARCH, 5), Day(MARCH, 5)),
        ("date:5/3/17", Day(MARCH, 5), Day(MARCH, 5)),
        ("date:05.03.2017", Day(MARCH, 5), Day(MARCH, 5)),
        ('date:"5th March 2017"', Day(MARCH, 5), Day(MARCH, 5)),
        ("date:5mar2017", Day(MARCH, 5), Day(MARCH, 5)),
        ('date:"March 5, 2017"', Day(MARCH, 5), Day(MARCH, 5)),
        ("date:2017-03..2017-09", MARCH, Month(2017, 9)),
        ("date:2017-09..2017-03", MARCH, Month(2017, 9)),
        ("date:2017-03…2017-09", MARCH, Month(2017, 9)),
        ("date:March 2017 to 5 April 2018", MARCH, Day(Month(2018, 4), 5)),
        ("date:2016-2017", Month(2016, 1), Month(2017, 12)),
        ("date:2016–2017", Month(2016, 1), Month(2017, 12)),
        ("date:2017..", Month(2017, 1), None),
        ("date:..2018", None, Month(2018, 12)),
        ("after:2017", Month(2017, 1), None),
        ("after:2017-03-05", Day(MARCH, 5), None),
        ("from:2017-03", MARCH, None),
        ("before:2017", None, Month(2016, 12)),
        ("before:2017-03", None, Month(2017, 2)),
        ("before:2017-03-01", None, Day(Month(2017, 2), 28)),
        ("before:2017-01-01", None, Day(Month(2016, 12), 31)),
        ("until:2017-03", None, MARCH),
    ],
)
def test_dates(text: str, earliest: Month | Day | None, latest: Month | Day | None) -> None:
    query = parse(text)
    assert query.condition == IssuedWithin(earliest, latest)
    assert not query.misreadings


@pytest.mark.parametrize(
    ("text", "condition", "start", "end"),
    [
        ("a region:nowhere b", AllOf((A, Term(("nowhere",)), B)), 9, 16),
        ("region:nw,nowhere", AnyOf((NW, Term(("nowhere",)))), 10, 17),
        ("-region:nowhere", Not(Term(("nowhere",))), 8, 15),
        ('region:"far away"', Term(("far", "away"), phrase=True), 7, 17),
        ("date:31/2/2017", Term(("31/2/2017",)), 5, 14),
        ("date:2017/18", Term(("2017/18",)), 5, 12),
        ("a is:happy", AllOf((A, Term(("happy",)))), 5, 10),
        ("region: a", AllOf((Term(("region",)), A)), 0, 7),
        ('region:""', Term(("region",)), 0, 9),
        ("a OR", AllOf((A, Term(("OR",)))), 2, 4),
        ("title:(OR)", titled("OR"), 7, 9),
        ("mailto:x", Term(("mailto:x",)), 0, 8),
    ],
)
def test_what_cannot_be_understood_is_text_and_said(
    text: str, condition: Condition, start: int, end: int
) -> None:
    query = parse(text)
    assert query.condition == condition
    assert [(each.start, each.end) for each in query.misreadings] == [(start, end)]


def test_a_slip_of_the_keys_brings_a_suggestion() -> None:
    (misreading,) = parse("region:lodnon").misreadings
    assert misreading.reason.endswith("did you mean “London”?")
