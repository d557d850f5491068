from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.importing import Importer
from reader.library import Library
from reader.model import CancelToken, SearchResults
from reader.searching import Searcher
from tests.invented import DOCUMENTS


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    library = Library.open(tmp_path / "library.sqlite")
    for text in DOCUMENTS.values():
        (tmp_path / "document.txt").write_text(text, encoding="utf-8")
        Importer(library).import_paths([tmp_path / "document.txt"])
    yield Searcher(library)
    library.close()


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
