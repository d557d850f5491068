"""Names are found by beginnings, first letters and in spite of typing errors; pure values, no window."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ui.goto.index import Index, Level
from reader.ui.goto.ranking import closeness, marks_in
from reader.ui.goto.words import abbreviations, initials, words_of

NAMES = (
    "North West Regional Update June 2024",
    "Safeguarding in schools",
    "Children’s homes: what they cost",
    "Notes of the spring meeting",
    "Café evenings for young carers",
)


def index_of(*names: str) -> Index:
    index = Index()
    for name in names:
        index.add(words_of(name))
    return index


def found(typed: str, *names: str) -> list[tuple[str, Level]]:
    index = index_of(*names)
    return [
        (names[number], level) for level in Level for number in index.find(words_of(typed), level, len(names))
    ]


@pytest.mark.parametrize(
    ("typed", "name", "level"),
    [
        ("north", NAMES[0], Level.BEGUN),
        ("JUN nor", NAMES[0], Level.BEGUN),
        ("childrens ho", NAMES[2], Level.BEGUN),
        ("children's", NAMES[2], Level.BEGUN),
        ("cafe", NAMES[4], Level.BEGUN),
        ("nwru", NAMES[0], Level.ABBREVIATED),
        ("nwu", NAMES[0], Level.ABBREVIATED),
        ("nwr june", NAMES[0], Level.ABBREVIATED),
        ("safegaurd", NAMES[1], Level.MISTYPED),
        ("shcools", NAMES[1], Level.MISTYPED),
        ("chidren", NAMES[2], Level.MISTYPED),
        ("sprong meting", NAMES[3], Level.MISTYPED),
    ],
)
def test_a_name_is_found_by_what_people_type(typed: str, name: str, level: Level) -> None:
    assert found(typed, *NAMES)[0] == (name, level)


@pytest.mark.parametrize("typed", ["zebra", "north xy", "wn"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert found(typed, *NAMES) == []


def test_no_more_than_asked_for_and_the_first_ones() -> None:
    index = index_of(*(f"Update {number}" for number in range(100)))
    assert index.find(["update"], Level.BEGUN, 5) == [0, 1, 2, 3, 4]


def test_words_beside_the_name_find_it_but_give_no_initials() -> None:
    index = Index()
    index.add(words_of("Budget talks"), ("london", "2024"))
    assert index.find(["lond"], Level.BEGUN, 9) == [0]
    assert index.find(["btl"], Level.ABBREVIATED, 9) == []


def test_long_work_can_be_given_up() -> None:
    class Enough(Exception):
        pass

    def check() -> None:
        raise Enough

    with pytest.raises(Enough):
        index_of(*NAMES).find(["north"], Level.BEGUN, 9, check)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=8))
def test_every_name_with_words_that_begin_so_is_found(names: list[str], typed: str) -> None:
    words = words_of(typed)
    expected = [
        number
        for number, name in enumerate(names)
        if all(any(each.startswith(word) for each in words_of(name)) for word in words)
    ]
    assert index_of(*names).find(words, Level.BEGUN, 99) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.lists(st.text("abcnwé’ ", min_size=1, max_size=4), max_size=3))
def test_marks_are_places_of_the_label_in_order(label: str, typed: list[str]) -> None:
    marks = marks_in(label, [word for each in typed for word in words_of(each)])
    ends = [0, *(place for mark in marks for place in mark), len(label)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("north we", 0), ("update", 1), ("up no", 2), ("north london", 3), ("west reg", 1)],
)
def test_what_opens_the_name_is_closer_than_what_stands_further_on(typed: str, expected: int) -> None:
    assert closeness(words_of(typed), words_of("North West Regional Update")) == expected


@pytest.mark.parametrize(
    ("typed", "label", "bold"),
    [
        ("nor upd", "North West update", ["Nor", "upd"]),
        ("childrens h", "The children’s homes", ["children’s", "h"]),
        ("nwu", "North West Regional Update", ["N", "W", "U"]),
        ("zzz", "North West", []),
    ],
)
def test_the_letters_that_fit_are_marked(typed: str, label: str, bold: list[str]) -> None:
    assert [label[start:end] for start, end in marks_in(label, words_of(typed))] == bold


def test_a_mistyped_word_is_marked_whole() -> None:
    assert marks_in("Safeguarding first", ["safegaurd"], {"safeguarding"}) == ((0, 12),)


def test_names_are_abbreviated_with_and_without_their_small_words() -> None:
    assert abbreviations("Yorkshire & the Humber") == ["yth", "yh", "yorkshirethehumber"]
    assert abbreviations("East of England") == ["eoe", "ee", "eastofengland"]
    assert abbreviations("London") == []
    assert initials(["north", "west"]) == "nw"
