"""What the person put right is shown, sorted and counted by; the source's values are kept and come back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library import Library
from reader.model import (
    NOT_DATED,
    UNDATED,
    Correction,
    DateEvidence,
    Issued,
    Kind,
    PersonalFacts,
    Region,
    TreeCount,
    TreePlace,
)
from tests.library.samples import HARBOUR, LANTERN, add, bracket, incoming, titles

SOURCE = incoming(issued="2019-05", regions=[Region.LONDON])
DATE = Issued.stated("2021-03-04", DateEvidence.CORRECTION)
RIGHT = Correction("Swimming in rivers", (Region.NORTH_EAST,), DATE, Kind.SPEECH)
FIELDS = ("title", "regions", "issued", "kind")


def correct(library: Library, key: str, correction: Correction | None) -> None:
    library.personal.update([PersonalFacts(key, correction=correction)], "1")


def titled(library: Library, word: str) -> int:
    """How many articles the index has with this word in the title."""
    with library._connections.reading() as connection:
        found = connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (f"title : {word}",))
        return int(found.fetchone()[0])


@pytest.fixture
def key(library: Library) -> str:
    add(library, incoming("Lanterns", LANTERN, path="/lanterns.txt", issued="2020-01"))
    return add(library, SOURCE).keys[0]


def test_a_correction_is_shown_sorted_and_counted_by(library: Library, key: str) -> None:
    before = library.articles.summary(key)
    assert titles(library) == ["Lanterns", "Harbour swimming"]
    correct(library, key, RIGHT)

    shown = library.articles.summary(key)
    assert (shown.title, shown.regions, shown.issued, shown.kind) == (
        "Swimming in rivers",
        (Region.NORTH_EAST,),
        DATE,
        Kind.SPEECH,
    )
    assert shown.corrected == FIELDS
    assert titles(library) == ["Swimming in rivers", "Lanterns"]
    assert TreeCount(Region.NORTH_EAST, Kind.SPEECH, 2021, 3, 1, 1) in library.tree.counts()
    branch = TreePlace(region=Region.NORTH_EAST, year=2021)
    assert [each.key for each in library.articles.list(branch)] == [key]
    assert (titled(library, "rivers"), titled(library, "harbour")) == (1, 0)
    details = library.articles.details(key)
    assert details.own == before
    assert details.versions[0].title == before.title
    assert library.health.check().problems == ()


def test_a_wrong_date_becomes_none(library: Library, key: str) -> None:
    correct(library, key, Correction(issued=NOT_DATED))
    shown = library.articles.summary(key)
    assert (shown.issued, shown.corrected) == (NOT_DATED, ("issued",))
    assert titles(library) == ["Lanterns", "Harbour swimming"]
    assert [each.key for each in library.articles.list(TreePlace(year=UNDATED))] == [key]
    correct(library, key, None)
    assert library.articles.summary(key).issued != NOT_DATED


def test_taking_it_back_restores_the_source_exactly(library: Library, key: str) -> None:
    before, counts, details = (
        library.articles.summary(key),
        library.tree.counts(),
        library.articles.details(key),
    )
    correct(library, key, RIGHT)
    correct(library, key, Correction(kind=Kind.EVENT))
    assert library.articles.summary(key) == replace(before, kind=Kind.EVENT, corrected=("kind",))
    correct(library, key, None)

    assert library.articles.summary(key) == before
    assert library.articles.details(key) == details
    assert library.tree.counts() == counts
    assert (titled(library, "rivers"), titled(library, "harbour")) == (0, 1)
    assert library.personal.of([key]) == {}


def test_the_same_file_again_changes_nothing(library: Library, key: str) -> None:
    correct(library, key, RIGHT)
    counts = add(library, SOURCE)
    assert (counts.added, counts.updated, counts.unchanged, counts.duplicates) == (0, 0, 1, 0)
    assert library.articles.summary(key).corrected == FIELDS


def test_an_amended_article_keeps_key_and_correction(library: Library, key: str) -> None:
    correct(library, key, RIGHT)
    counts = add(library, incoming(lines=HARBOUR[:2], issued="2019-05", kind=Kind.EVENT))
    assert (counts.added, counts.updated) == (0, 1)

    details = library.articles.details(key)
    assert details.summary.title == "Swimming in rivers"
    assert details.own is not None
    assert (details.own.kind, details.own.title) == (Kind.EVENT, "Harbour swimming")
    assert [each.title for each in details.versions] == ["Harbour swimming"] * 2
    assert library.articles.text(key, 1).summary.title == "Swimming in rivers"
    library.imports.undo_last()
    own = library.articles.details(key).own
    assert own is not None
    assert own.kind is Kind.REGIONAL_UPDATE
    correct(library, key, None)
    assert library.articles.summary(key).kind is Kind.REGIONAL_UPDATE
    assert library.health.check().problems == ()


def test_an_undated_article_is_found_again_by_its_own_name_and_date(library: Library) -> None:
    undated = incoming(issued=bracket("2019-04", "2019-06"))
    (key,) = add(library, undated).keys
    correct(library, key, RIGHT)
    counts = add(library, incoming(lines=(*HARBOUR, "One line more."), issued=bracket("2019-04", "2019-06")))
    assert (counts.added, counts.updated) == (0, 1)
    assert library.articles.summary(key).issued == DATE


def test_an_article_that_comes_back_has_its_correction_again(library: Library, key: str) -> None:
    correct(library, key, RIGHT)
    library.imports.remove([key])
    assert library.personal.of([key])[key].correction == RIGHT
    assert add(library, SOURCE).keys == (key,)
    assert library.articles.summary(key).corrected == FIELDS
    assert titles(library) == ["Swimming in rivers", "Lanterns"]


def test_what_the_source_says_as_well_is_no_correction(library: Library, key: str) -> None:
    same = Correction("Harbour swimming", None, Issued.stated("2019-05", DateEvidence.CORRECTION), Kind.EVENT)
    before = library.articles.summary(key)
    correct(library, key, same)
    assert library.articles.summary(key) == replace(before, kind=Kind.EVENT, corrected=("kind",))


def test_repair_and_recovery_keep_corrections(library: Library, key: str) -> None:
    correct(library, key, RIGHT)
    shown, own = library.articles.summary(key), library.articles.details(key).own
    with library._connections.writing() as connection:
        connection.execute("UPDATE articles SET title = 'Wrong' WHERE key = ?", (key,))
    assert not library.health.check().sound
    assert library.health.repair().sound
    assert (library.articles.summary(key), library.articles.details(key).own) == (shown, own)
    path = library._connections.path
    library.close()
    recovered, _ = Library.recover(path)
    assert (recovered.articles.summary(key), recovered.articles.details(key).own) == (shown, own)
    correct(recovered, key, None)
    assert recovered.articles.summary(key) == own
    recovered.close()
