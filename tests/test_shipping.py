"""The digests that ship with the program, and the library that they are put into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.importing import Importer
from reader.library import Library
from reader.model import ArticleSummary, CancelToken, Digests
from reader.searching import Searcher
from reader.shipping import Shipping, stamp_of
from tests.invented import DIGESTS, write_digests, write_documents

KITES, HARBOUR = DIGESTS
KITES_TITLE = "North West Update May 2018"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_digests(tmp_path / "shipped")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    """A library with the invented digests."""
    library = Library.open(tmp_path / "library.sqlite")
    assert Shipping(library, folder).bring_up_to_date()
    yield library
    library.close()


def listed(library: Library, digests: Digests = Digests.LONE) -> list[ArticleSummary]:
    """What the list holds, after making sure that tree and count agree with it."""
    found = library.articles.list(digests=digests)
    assert library.articles.count(digests) == len(found)
    assert sum(count.articles for count in library.tree.counts(digests)) == len(found)
    assert library.articles.newest(digests) == (found[0].key if found else None)
    return found


def digest_of(library: Library, title: str) -> ArticleSummary:
    return next(each for each in listed(library, Digests.ALL) if each.digest and each.title == title)


def test_they_come_in_once_and_are_no_import(library: Library, folder: Path) -> None:
    assert [each.digest for each in listed(library)] == [True, True]
    assert listed(library, Digests.NONE) == []
    assert library.articles.details(listed(library)[0].key).sources == ()
    assert library.imports.last() is None
    assert library.imports.undo_last() is None
    before = library.data_version()
    assert not Shipping(library, folder).bring_up_to_date()
    assert library.data_version() == before
    assert library.health.check().sound


def test_what_was_stopped_comes_in_the_next_time(tmp_path: Path, folder: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    stopped = CancelToken()
    stopped.cancel()
    assert not Shipping(library, folder).bring_up_to_date(stopped)
    assert library.shipped.stamp() is None
    assert Shipping(library, folder).bring_up_to_date()
    library.close()


def test_a_library_that_may_only_be_read_is_left_alone(tmp_path: Path, folder: Path) -> None:
    Library.open(tmp_path / "library.sqlite").close()
    library = Library.open(tmp_path / "library.sqlite", read_only=True)
    assert not Shipping(library, folder).bring_up_to_date()
    library.close()


def test_a_source_takes_the_place_of_its_digest_and_gives_it_back(library: Library, documents: Path) -> None:
    done = Importer(library).import_paths([documents])
    assert (done.added, done.updated, done.unchanged, done.duplicates) == (3, 0, 0, 0)
    assert not any(each.digest for each in listed(library))
    assert len(listed(library, Digests.ALL)) == 5
    assert len(listed(library, Digests.NONE)) == 3

    digest = digest_of(library, KITES_TITLE)
    source = library.articles.details(digest.key).counterpart
    assert source
    assert source.title == KITES_TITLE
    assert not source.digest
    assert source.key != digest.key
    assert library.articles.details(source.key).counterpart == digest
    assert library.articles.text(digest.key).text != library.articles.text(source.key).text

    library.imports.remove([source.key])
    assert [each.key for each in listed(library) if each.digest] == [digest.key]
    assert library.imports.last() is not None
    library.imports.undo_last()
    assert {each.digest for each in listed(library)} == {True}
    assert len(listed(library)) == 2


def test_a_search_finds_what_the_list_holds(library: Library, documents: Path) -> None:
    searcher = Searcher(library)

    def found(digests: Digests) -> list[bool]:
        results = searcher.search("green kites", digests=digests)
        newest = searcher.newest("green kites", digests=digests)
        assert results.total == newest.total == len(results.results) == len(newest.results)
        return sorted(each.summary.digest for each in results.results)

    assert (found(Digests.LONE), found(Digests.NONE)) == ([True], [])
    Importer(library).import_paths([documents])
    assert found(Digests.LONE) == found(Digests.NONE) == [False]
    assert found(Digests.ALL) == [False, True]


def test_digests_follow_the_program(library: Library, folder: Path) -> None:
    old = {each.title: each.key for each in listed(library)}
    changed = folder / HARBOUR
    changed.write_text(changed.read_text().replace("The swimming teacher", "Mid-year, an expert"))
    (folder / KITES).unlink()
    assert Shipping(library, folder).bring_up_to_date()
    (harbour,) = listed(library)
    assert harbour.key == old[harbour.title]
    assert library.articles.text(harbour.key).text.startswith("Mid-year")
    assert library.imports.last() is None
    assert library.shipped.stamp() == stamp_of(folder)


def test_a_removed_digest_stays_away(library: Library, folder: Path) -> None:
    library.imports.remove([digest_of(library, KITES_TITLE).key])
    (folder / HARBOUR).write_text(DIGESTS[HARBOUR].replace("warm", "very warm"))
    assert Shipping(library, folder).bring_up_to_date()
    assert KITES_TITLE not in [each.title for each in listed(library)]


def test_a_removed_digest_comes_back_when_it_is_asked_for(library: Library, folder: Path) -> None:
    key = digest_of(library, KITES_TITLE).key
    assert library.shipped.among([key, "0" * 20]) == 1
    library.imports.remove([key])
    assert library.shipped.among([key]) == 0
    assert Shipping(library, folder).bring_back() == 1
    assert digest_of(library, KITES_TITLE).key == key
    assert len(listed(library)) == 2
    assert Shipping(library, folder).bring_back() == 0
    assert not Shipping(library, folder).bring_up_to_date()
    assert library.imports.last() is None
    assert library.health.check().sound


def test_only_what_has_no_document_came_with_the_program(
    library: Library, folder: Path, documents: Path
) -> None:
    Importer(library).import_paths([documents, folder / HARBOUR])
    assert library.shipped.among([each.key for each in listed(library, Digests.ALL)]) == 1


def test_the_stamp_tells_digests_apart_by_every_word_and_place(folder: Path) -> None:
    stamp = stamp_of(folder)
    (folder / KITES).write_text(DIGESTS[KITES].replace("Eleven", "Twelve"))
    changed = stamp_of(folder)
    (folder / KITES).rename(folder / "national/kites.md")
    assert len({stamp, changed, stamp_of(folder)}) == 3


def test_links_are_made_again_by_a_repair(library: Library, documents: Path) -> None:
    Importer(library).import_paths([documents])
    library.health.rebuild()
    assert library.articles.details(digest_of(library, KITES_TITLE).key).counterpart
    assert library.health.check().sound
