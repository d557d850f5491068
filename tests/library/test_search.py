"""What a query finds, where, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import Cancelled
from reader.library import Library
from reader.model import AllOf, CancelToken, HitPlace, Query, SearchResults, Term
from reader.query import parse
from tests.library.samples import HARBOUR, LANTERN, add, incoming


def search(library: Library, text: str, limit: int = 20) -> SearchResults:
    return library.finder.search(parse(text), limit=limit)


def found(library: Library, text: str) -> list[str]:
    return [result.summary.title for result in search(library, text).results]


def hit_texts(library: Library, text: str) -> list[str]:
    return [hit.text for result in search(library, text).results for hit in result.hits]


@pytest.fixture
def shelf(library: Library) -> Library:
    add(
        library,
        incoming("Harbour swimming", HARBOUR, issued="2019-05", ordinal=1),
        incoming("Lantern walk", LANTERN, issued="2018-03", ordinal=2),
    )
    return library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lantern", ["Lantern walk"]),
        ("LANTERNS", ["Lantern walk"]),
        ("instructor", ["Harbour swimming"]),
        ("teach swim", ["Harbour swimming"]),
        ("swim lantern", []),
        ('"learns to swim"', ["Harbour swimming"]),
        ('"learn to swim"', []),
        ('"swim to learns"', []),
        ('"harbour swimming"', ["Harbour swimming"]),
        ("children's", ["Lantern walk"]),
        ("children’s", ["Lantern walk"]),
        ("childrens", ["Lantern walk"]),
        ("children", ["Lantern walk"]),
        ('"childrens choir"', ["Lantern walk"]),
        ('"children\'s choir"', ["Lantern walk"]),
        ('"children choir"', []),
        ("care-leaver", ["Lantern walk"]),
        ("leavers-care", []),
        ('"care-leavers"', ["Lantern walk"]),
        ('"care-leaver"', []),
        ('"sundays; life"', ["Harbour swimming"]),
        ("xylophone", []),
        ("swim xylophone", []),
    ],
)
def test_words_and_phrases(shelf: Library, query: str, expected: list[str]) -> None:
    assert found(shelf, query) == expected
    assert search(shelf, query).total == len(expected)
    assert [each.summary.title for each in shelf.finder.newest(parse(query)).results] == expected


def test_accents_and_width_do_not_count(library: Library) -> None:
    add(library, incoming("Café", ["A naïve señor in the cafe\u0301 of Łódź."]))

    assert hit_texts(library, "cafe") == ["Café", "cafe\u0301"]
    assert hit_texts(library, "naive SENOR") == ["naïve", "señor"]
    assert hit_texts(library, "“café of”") == ["cafe\u0301 of"]


def test_hits_are_code_points_in_title_and_reading_text(library: Library) -> None:
    (key,) = add(
        library,
        incoming("😀 Boats 🚣 and boat", ["# Boats 🛶", "🙂🙂 The boating school has boats.", "End."]),
    ).keys
    text = library.articles.text(key)
    (result,) = search(library, "boats").results

    assert [(hit.place, hit.text, hit.heading) for hit in result.hits] == [
        (HitPlace.TITLE, "Boats", ""),
        (HitPlace.TITLE, "boat", ""),
        (HitPlace.TEXT, "Boats", "Boats 🛶"),
        (HitPlace.TEXT, "boating", "Boats 🛶"),
        (HitPlace.TEXT, "boats", "Boats 🛶"),
    ]
    for hit in result.hits:
        whole = text.text if hit.place is HitPlace.TEXT else text.summary.title
        assert whole[hit.start : hit.end] == hit.text


def test_a_hit_names_the_heading_it_stands_under(shelf: Library) -> None:
    (result,) = search(shelf, "instructors families").results

    assert [(hit.text, hit.heading) for hit in result.hits] == [
        ("instructors", "Harbour lessons"),
        ("families", "Boats"),
    ]


def test_no_phrase_runs_from_one_heading_to_the_next(library: Library) -> None:
    add(library, incoming(lines=["# Safe care", "Words between.", "# Leavers meet", "And after."]))

    assert found(library, '"care leavers"') == []
    assert found(library, '"leavers meet"') == ["Harbour swimming"]


def test_a_word_in_the_title_counts_most_and_one_in_a_heading_more_than_in_the_text(library: Library) -> None:
    filler = ["Nothing else of note was said at the meeting that day."] * 3
    add(
        library,
        incoming("Text", [*filler, "A kite flew."], issued="2019-03", ordinal=1),
        incoming("Heading", ["# The kite", *filler], issued="2018-03", ordinal=2),
        incoming("Kite", filler, issued="2017-03", ordinal=3),
        *(incoming(f"Other {number}", filler, ordinal=number) for number in range(4, 9)),
    )

    assert found(library, "kite") == ["Kite", "Heading", "Text"]
    scores = [result.score for result in search(library, "kite").results]
    assert scores == sorted(scores, reverse=True)
    assert [each.summary.title for each in library.finder.newest(parse("kite")).results] == [
        "Text",
        "Heading",
        "Kite",
    ]


def test_the_total_counts_what_the_limit_leaves_out(library: Library) -> None:
    add(library, *(incoming(f"Kite {number}", ordinal=number, issued="2019-05") for number in range(1, 31)))

    results = search(library, "kite", limit=7)
    assert (len(results.results), results.total) == (7, 30)
    assert len(search(library, "kite", limit=0).results) == 0
    assert search(library, "kite", limit=10**30).total == 30


def test_many_results_are_newest_first_too(library: Library) -> None:
    add(library, *(incoming(f"Kite {number}", ordinal=number, issued="2019-05") for number in range(1, 31)))
    add(library, incoming("Kite early", ordinal=40, issued="2018-01"))

    found = library.finder.newest(parse("kite"), limit=40).results
    assert len({result.summary.key for result in found}) == 31
    assert found[-1].summary.title == "Kite early"
    assert [each.summary.key for each in found[:7]] == [
        each.summary.key for each in library.finder.newest(parse("kite"), limit=7).results
    ]


def test_a_query_without_words_finds_nothing_and_says_so(shelf: Library) -> None:
    for text in ("", "   ", "!!! ???", '""', "-"):
        results = search(shelf, text)
        assert (results.total, results.results) == (0, ())
        assert results.understood
    assert shelf.finder.search(Query("", AllOf((Term(("…",)), Term(("'", "’"), phrase=True))))).total == 0


def test_hits_of_one_article_are_limited(library: Library) -> None:
    add(library, incoming(lines=["kite " * 1000 + "end"]))

    (result,) = search(library, "kite").results
    assert len(result.hits) == 200


def test_the_snippet_shows_where_most_of_the_words_stand(library: Library) -> None:
    lines = ["A kite came first.", *HARBOUR[1::2], "Then the tartan kite with a tail flew home.", *LANTERN]
    add(library, incoming("Long", lines))

    (result,) = search(library, "kite tartan tail").results
    snippet = result.snippet
    assert "Then the tartan kite with a tail flew home." in snippet.text
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["tartan", "kite", "tail"]
    assert "\n" not in snippet.text
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")


def test_the_snippet_of_a_hit_in_the_title_alone_is_the_beginning(shelf: Library) -> None:
    (result,) = search(shelf, '"lantern walk"').results

    assert result.snippet.marks == ()
    assert result.snippet.text.startswith("Seven boroughs walk with lanterns")


def test_characters_that_mark_hits_may_stand_in_a_text(library: Library) -> None:
    odd = "".join(chr(code) for code in range(0xFDD0, 0xFDF0))
    add(library, incoming(f"A kite {odd}", [f"{odd} A kite {odd[:3]} and kites."]))

    assert hit_texts(library, "kite") == ["kite", "kite", "kites"]


def test_a_cancelled_search_ends_and_leaves_the_library_usable(shelf: Library) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        shelf.finder.search(parse("harbour"), cancel=token)

    assert found(shelf, "harbour") == ["Harbour swimming"]


def test_a_long_query_is_answered(shelf: Library) -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    assert found(shelf, words) == []
    assert found(shelf, f'"{words}"') == []
    assert found(shelf, " ".join([*HARBOUR[1].split()] * 3)) == ["Harbour swimming"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all examples: they only read it."""
    library = Library.open(tmp_path_factory.mktemp("shared") / "library.sqlite")
    add(library, incoming("Harbour swimming", HARBOUR), incoming("Lantern walk", LANTERN, ordinal=2))
    yield library
    library.close()


_OPERATORS = st.sampled_from(
    ['"', "AND", "OR", "NOT", "NEAR(a b, 3)", "title:", "*", "^", "-", "(", ")", "'"]
)
_WORDS = st.sampled_from(HARBOUR[1].split())


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.one_of(st.text(max_size=8), _OPERATORS, _WORDS), max_size=8))
def test_any_query_is_answered(shared: Library, pieces: list[str]) -> None:
    for result in search(shared, " ".join(pieces)).results:
        text = shared.articles.text(result.summary.key)
        for hit in result.hits:
            whole = text.text if hit.place is HitPlace.TEXT else text.summary.title
            assert whole[hit.start : hit.end] == hit.text
        for start, end in result.snippet.marks:
            assert 0 <= start < end <= len(result.snippet.text)


@settings(max_examples=100, deadline=None)
@given(words=st.lists(st.text(min_size=1, max_size=6), max_size=3), phrase=st.booleans())
def test_any_words_make_a_query(shared: Library, words: list[str], phrase: bool) -> None:
    """Whoever makes the query: here not the parser, which leaves out what cannot be searched for."""
    shared.finder.search(Query("", Term(tuple(words), phrase)))
