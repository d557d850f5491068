from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.importing import Importer
from reader.library import Library
from reader.model import CancelToken, Expansion, SearchResults
from reader.searching import Searcher
from tests.invented import DOCUMENTS


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def searcher(library: Library, tmp_path: Path) -> Searcher:
    for text in DOCUMENTS.values():
        (tmp_path / "document.txt").write_text(text, encoding="utf-8")
        Importer(library).import_paths([tmp_path / "document.txt"])
    return Searcher(library)


def titles(results: SearchResults) -> list[str]:
    return [result.summary.title for result in results.results]


def test_all_words_and_the_phrase_must_stand_in_it(searcher: Searcher) -> None:
    assert titles(searcher.search("kite “tartan tail”")) == ["North West Update May 2018"]
    assert titles(searcher.search("kite “tail tartan”")) == []
    assert titles(searcher.search("kite lantern")) == []


def test_both_say_how_the_query_was_read(searcher: Searcher) -> None:
    for find in (searcher.search, searcher.newest):
        results = find('walk "seven boroughs')
        assert results.understood == "walk AND “seven boroughs”"
        assert results.total == 1
        assert find("?").understood == "No words to look for"


def test_the_newest_come_first_and_no_more_than_asked_for(searcher: Searcher) -> None:
    results = searcher.newest("the", limit=1)
    assert titles(results) == ["London Update March 2019"]
    assert results.total == 3


def test_a_search_that_is_not_wanted_any_more_ends(searcher: Searcher) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        searcher.search("kite", cancel=token)


def test_an_acronym_finds_its_long_form_and_the_reverse_unless_switched_off(
    searcher: Searcher, library: Library, tmp_path: Path
) -> None:
    documents = {
        "North West Update June 2018": "The Kite Lending Desk (KLD) opens.",
        "North West Update July 2018": "One kite lending desk is shut.",
        "North West Update August 2018": "The KLD is shut.",
    }
    for number, (title, text) in enumerate(documents.items()):
        (tmp_path / f"{number}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    Importer(library).import_paths(tmp_path / f"{number}.txt" for number in range(len(documents)))
    for typed in ("KLD", "kld", "kite lending desk", '"kite lending desk"'):
        for find in (searcher.search, searcher.newest):
            assert set(titles(find(typed))) == set(documents), typed
    results = searcher.search("KLD shut")
    assert results.understood == "(KLD OR “Kite Lending Desk”) AND shut"
    assert results.expansions == (Expansion("KLD", ("Kite Lending Desk",)),)
    assert searcher.search("kite lending desk").expansions == (Expansion("kite lending desk", ("KLD",)),)
    plain = searcher.search("KLD", acronyms=False)
    assert set(titles(plain)) == {"North West Update June 2018", "North West Update August 2018"}
    assert (plain.understood, plain.expansions) == ("KLD", ())


def test_articles_that_may_belong_are_found_when_asked_for(searcher: Searcher) -> None:
    counted = searcher.search("the date:2018")
    undecided = searcher.search("the date:2018", undecided=True)
    assert undecided.total == counted.may_belong
    assert undecided.may_belong == 0
    assert not set(titles(counted)) & set(titles(undecided))
