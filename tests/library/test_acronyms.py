"""What acronyms stand for, as the library knows it, in step with its articles."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Meaning
from tests.library.samples import add, incoming

BOARD = "The Harbour Swimming Board (HSB) meets on Sundays."
BENCH = "The Harbour Sailing Bench (HSB) is blue."


@pytest.fixture
def stocked(library: Library) -> Library:
    add(
        library,
        incoming("Swimming in May", [BOARD], issued="2018-05", ordinal=1),
        incoming("Swimming in June", ["Of the HSBs (harbour swimming boards)."], issued="2018-06", ordinal=2),
        incoming("Sailing", [BENCH], issued="2017-01", ordinal=3),
    )
    return library


def told(meanings: tuple[Meaning, ...]) -> list[tuple[str, str, int]]:
    return [(each.short, each.long, each.articles) for each in meanings]


def tables(path: Path) -> list[tuple[object, ...]]:
    """Both tables, by the articles' keys, since row ids may differ."""
    with sqlite3.connect(path) as connection:
        said = connection.execute(
            "SELECT key, short, meaning, long, start, stop FROM acronyms JOIN articles ON id = article "
            "ORDER BY 1, 2, 3"
        ).fetchall()
        counted = connection.execute("SELECT * FROM meanings ORDER BY 1, 2").fetchall()
    connection.close()
    return [*said, *counted]


def test_what_most_articles_say_comes_first_with_the_newest_of_them(stocked: Library) -> None:
    board, bench = stocked.acronyms.expansions("hsbs")
    assert (board.short, board.long, board.articles) == ("HSB", "harbour swimming board", 2)
    assert board.newest is not None
    assert board.newest.title == "Swimming in June"
    assert told((bench,)) == [("HSB", "Harbour Sailing Bench", 1)]


def test_what_is_never_spelled_out_comes_from_public_usage(library: Library) -> None:
    (meaning,) = library.acronyms.expansions("uasc")
    assert meaning.long == "unaccompanied asylum-seeking children"
    assert meaning.newest is None
    assert meaning.source
    assert library.acronyms.expansions("tartan") == ()
    assert library.acronyms.expansions("\ud800") == ()


def test_an_article_says_more_of_an_acronym_than_public_usage(library: Library) -> None:
    add(library, incoming(lines=["The Remote Anchor Authority (RAA) meets."]))
    first, second = library.acronyms.expansions("RAA")
    assert first.articles == 1
    assert (second.long, second.articles) == ("regional adoption agency", 0)
    with library.acronyms.forms() as forms:
        assert forms.long_forms("raa") == ("Remote Anchor Authority",)


def test_a_query_reckons_with_the_likely_forms(stocked: Library) -> None:
    with stocked.acronyms.forms() as forms:
        assert forms.long_forms("HSB") == ("harbour swimming board", "Harbour Sailing Bench")
        assert forms.short_forms("Harbour Swimming Boards") == ("HSB",)
        assert forms.short_forms("regional adoption agencies") == ("RAA",)
        assert forms.short_forms("harbour") == ()
    add(stocked, *(incoming(f"More {n}", [BOARD], path=f"/more/{n}.txt") for n in range(6)))
    with stocked.acronyms.forms() as forms:
        assert forms.long_forms("HSB") == ("harbour swimming board",)
        assert forms.short_forms("harbour sailing bench") == ()


def test_the_glossary_holds_all_of_them(stocked: Library) -> None:
    glossary = stocked.acronyms.all()
    assert told(tuple(each for each in glossary if each.short == "HSB")) == [
        ("HSB", "harbour swimming board", 2),
        ("HSB", "Harbour Sailing Bench", 1),
    ]
    assert [each.short.casefold() for each in glossary] == sorted(each.short.casefold() for each in glossary)
    assert {"SEND", "UASC", "EHCP"} <= {each.short for each in glossary}


def test_they_follow_amendment_removal_and_undoing(stocked: Library, path: Path) -> None:
    before = tables(path)
    amended = incoming("Swimming in May", [BOARD, BENCH], issued="2018-05", ordinal=1)
    add(stocked, amended)
    assert sorted(told(stocked.acronyms.expansions("HSB"))) == [
        ("HSB", "Harbour Sailing Bench", 2),
        ("HSB", "harbour swimming board", 2),
    ]
    stocked.imports.undo_last()
    assert tables(path) == before
    keys = [summary.key for summary in stocked.articles.list()]
    stocked.imports.remove(keys[:2])
    assert told(stocked.acronyms.expansions("HSB")) == [("HSB", "Harbour Sailing Bench", 1)]
    stocked.imports.remove(keys[2:])
    assert tables(path) == []


def test_an_article_that_moves_to_another_date_takes_them_along(library: Library) -> None:
    first = incoming("Swimming", [BOARD], issued=None)
    add(library, first)
    dated = replace(first.article, issued=incoming(issued="2018-05").article.issued)
    add(library, replace(first, article=dated))
    (meaning,) = library.acronyms.expansions("HSB")
    assert meaning.articles == 1
    assert meaning.newest is not None
    assert meaning.newest.issued.iso == "2018-05"


def test_a_rebuild_makes_the_same(stocked: Library, path: Path) -> None:
    before = tables(path)
    stocked.health.rebuild()
    assert tables(path) == before
