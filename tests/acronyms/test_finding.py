"""Definitions of acronyms in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.acronyms import find_pairs


def found(text: str) -> list[tuple[str, str]]:
    return [(pair.short, pair.long) for pair in find_pairs(text)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The Harbour Swimming Board (HSB) met.", ("HSB", "Harbour Swimming Board")),
        ("Two Kite Lending Desks (KLDs) opened.", ("KLD", "Kite Lending Desks")),
        ("The KLD (kite lending desk) opened.", ("KLD", "kite lending desk")),
        ("Costs of the Board of Lantern Makers (BoLM)", ("BoLM", "Board of Lantern Makers")),
        ("The Board of Lantern Makers (BLM) said", ("BLM", "Board of Lantern Makers")),
        ("tents, kites and lantern posts (TKLPs)", ("TKLP", "tents, kites and lantern posts")),
        ("Harbour & Quay (H&Q) families", ("H&Q", "Harbour & Quay")),
        ("swimmer to swimmer (S2S) lessons", ("S2S", "swimmer to swimmer")),
        ("Tide-Waiting Families (TWF) Costs", ("TWF", "Tide-Waiting Families")),
        ("a kite co-ordinator (KCO)", ("KCO", "kite co-ordinator")),
        ("the Office for Kites’s (OfK’s) unit", ("OfK", "Office for Kites")),
        ("the Harbour Swimming Board (‘HSB’, below)", ("HSB", "Harbour Swimming Board")),
        ("the Harbour Swimming Board (or HSB)", ("HSB", "Harbour Swimming Board")),
        ("the Harbour Swimming Board [HSB]", ("HSB", "Harbour Swimming Board")),
        ("the Harbour Swimming Teaching Board (HSB)", ("HSB", "Harbour Swimming Teaching Board")),
        ("H.S.B. (Harbour Swimming Board)", ("H.S.B", "Harbour Swimming Board")),
    ],
)
def test_a_definition_is_found(text: str, pair: tuple[str, str]) -> None:
    assert found(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "no brackets at all",
        "the Harbour Swimming Board (the “Board”) met",
        "the Harbour Swimming Board (see below) met",
        "Pim Fisher (HSB, East Quay) asked",
        "challenges in Medbury (KLD) and Quayham (HSB)",
        "swimming (0.2 FTE)",
        "The harbour is shut. Swimming Boards (HSB)",
        "the Swimming Board (HSB)",
        "lessons for a long harbour season in tents (ALT)",
        "Quay (Harbour Swimming Board)",
        "iKITE (Quayham)",
        "()",
        "(HSB)",
        "(Harbour Swimming Board)",
        "KLD\n(kite lending desk",
    ],
)
def test_what_is_no_definition_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_definitions_in_headings_and_lists_are_found_each_at_its_place() -> None:
    text = "Harbour Swimming Board (HSBs)\n• Kite Lending Desk (KLD) – opens\n• LMP (Lantern Makers’ Path)"
    pairs = find_pairs(text)
    assert [pair.short for pair in pairs] == ["HSB", "KLD", "LMP"]
    assert [text[pair.short_start : pair.short_end] for pair in pairs] == ["HSBs", "KLD", "LMP"]
    for pair in pairs:
        assert text[pair.long_start : pair.long_end] == pair.long


def test_of_two_readings_the_one_that_leaves_nothing_out_wins() -> None:
    assert found("the Harbour Harvest Swimming Board (HSB)") == [("HSB", "Harvest Swimming Board")]


def test_offsets_are_code_points() -> None:
    (pair,) = find_pairs("🏊 Harbour Swimming Board (HSB)")
    assert (pair.long_start, pair.long_end, pair.short_start, pair.short_end) == (2, 24, 26, 29)


PIECES = [
    "HSB",
    "(",
    ")",
    "[",
    "]",
    "Harbour",
    "swimming",
    "Board",
    "&",
    "'s",
    "’s",
    ",",
    ".",
    "-",
    "\n",
    "2",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map(" ".join))
def test_any_text_is_read_and_every_place_lies_within_it(text: str) -> None:
    for pair in find_pairs(text):
        assert 0 <= pair.short_start < pair.short_end <= len(text)
        assert 0 <= pair.long_start < pair.long_end <= len(text)
        assert pair.long == " ".join(text[pair.long_start : pair.long_end].split())
        assert text[pair.short_start : pair.short_end].startswith(pair.short)


def test_a_long_text_of_brackets_takes_no_time_to_speak_of() -> None:
    assert find_pairs("(" * 50_000 + "Harbour Swimming Board (HSB)" * 2_000)
