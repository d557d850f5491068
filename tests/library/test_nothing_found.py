"""Where nothing was found: nearest real words, and which filter kept articles out. Spellings and orders."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Exclusion, InRegion, Kind, OfKind, Region, SearchResults, SortOrder
from reader.query import parse
from tests.library.samples import add, dated, incoming


def search(library: Library, text: str) -> SearchResults:
    return library.finder.search(parse(text))


@pytest.fixture
def shelf(library: Library) -> Library:
    add(
        library,
        incoming("Blankets", ["A tartan rug for every nursery."], path="/1", regions=[Region.LONDON]),
        incoming("Cloth", ["A rag of old cloth; the rag trade."], path="/2", kind=Kind.SPEECH),
        incoming("Rugs", ["A rug; another rug."], path="/3"),
        incoming("Offices", ["The o\ufb03ces of the harbour, and one office."], path="/4"),
    )
    return library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tartan rag", ("tartan rug",)),
        ("tartn rug", ("tartan rug",)),
        ("trtan nursry", ("tartan nursery",)),
        ("Tartan “rag”", ("Tartan “rug”",)),
        ("xqzzyqqx", ()),
        ("", ()),
        ("tartan region:nw", ()),
    ],
)
def test_the_nearest_words_that_find_something(shelf: Library, query: str, expected: tuple[str, ...]) -> None:
    results = search(shelf, query)

    assert results.total == 0
    assert results.suggestions == expected
    for text in results.suggestions:
        assert search(shelf, text).total > 0


def test_nothing_is_suggested_where_something_was_found(shelf: Library) -> None:
    results = search(shelf, "rug")

    assert (results.total, results.suggestions, results.excluded) == (2, (), ())


def test_each_filter_says_what_would_match_without_it(shelf: Library) -> None:
    assert search(shelf, "rug region:nw").excluded == (Exclusion(InRegion(Region.NORTH_WEST), 2),)
    assert search(shelf, "rug kind:speech region:london").excluded == (Exclusion(OfKind(Kind.SPEECH), 1),)
    assert search(shelf, "absent region:nw").excluded == ()


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("office", ["o\ufb03ces", "office"]),
        ("o\ufb03ce", ["o\ufb03ces", "office"]),
        ('"offices of"', ["o\ufb03ces of"]),
        ("off*", ["office"]),
    ],
)
def test_letters_set_as_one(shelf: Library, query: str, hits: list[str]) -> None:
    (result,) = (each for each in search(shelf, query).results if each.summary.title == "Offices")

    assert [hit.text for hit in result.hits if hit.place == "text"] == hits


def test_orders(library: Library) -> None:
    add(
        library,
        incoming("A", ["A kite."], path="/1", issued=dated("2019-05"), regions=[Region.SOUTH_WEST]),
        incoming("B", ["A kite."], path="/2", issued=dated("2017-05"), regions=[Region.LONDON]),
        incoming("C", ["A kite."], path="/3"),
        incoming("D", ["A kite."], path="/4", issued=dated("2018-05")),
    )

    def titles(order: SortOrder) -> str:
        found = library.finder.search(parse("kite"), order=order)
        return "".join(each.summary.title for each in found.results)

    assert titles(SortOrder.NEWEST) == "ADBC"
    assert titles(SortOrder.OLDEST) == "BDAC"
    assert titles(SortOrder.REGION) == "BADC"
    assert titles(SortOrder.RELEVANCE) == "ADBC"


def test_preparing_changes_no_answer(shelf: Library) -> None:
    shelf.finder.prepare()

    assert search(shelf, "rug").total == 2
