"""The library's copy of what the person did: by article, for articles that come and go, and in the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reader.library import Library
from reader.model import (
    Correction,
    Digests,
    Kind,
    NoteText,
    PersonalFacts,
    PersonalPlace,
    PersonalShelf,
    Region,
    ShelfTag,
    TreeCount,
    TreePlace,
)
from tests.library.samples import HARBOUR, LANTERN, add, elsewhere, incoming

FACTS = PersonalFacts(
    "",
    read=True,
    opened="2024-05-01T10:00:00Z",
    starred=True,
    bookmarks=2,
    highlights=3,
    tags=("Ferry", "résumé"),
    notes=(NoteText(4, "The ferry leaves at noon."), NoteText(9, "Ask about life jackets \U0001f6a3")),
    correction=Correction(kind=Kind.SPEECH),
)


def bring(library: Library, *titles: str) -> list[str]:
    """Import an article of each title, the first one the newest; returns their keys."""
    months = range(12, 0, -1)
    return [
        add(library, incoming(title, path=f"/{title}", issued=f"2020-{month:02}")).keys[0]
        for title, month in zip(titles, months, strict=False)
    ]


def noted(library: Library, word: str) -> list[int]:
    """The marks whose notes hold a word."""
    with library._connections.reading() as connection:
        rows = connection.execute("SELECT rowid FROM note_search WHERE note_search MATCH ?", (word,))
        return [mark for (mark,) in rows.fetchall()]


def on_shelf(
    library: Library, shelf: PersonalShelf, tag: str = "", digests: Digests = Digests.LONE
) -> list[str]:
    place = TreePlace(personal=PersonalPlace(shelf, tag))
    return [each.title for each in library.articles.list(place, digests)]


def test_facts_come_back_as_they_were_given(library: Library) -> None:
    key, other = bring(library, "A", "B")
    facts = replace(FACTS, key=key)
    library.personal.replace([facts], "one")
    assert library.personal.revision() == "one"
    assert library.personal.of([key, other, "unknown"]) == {key: facts}
    assert (noted(library, "ferry"), noted(library, "jackets")) == ([4], [9])

    library.personal.update([replace(facts, notes=(NoteText(4, "The boat."),), tags=())], "two")
    assert library.personal.revision() == "two"
    assert (noted(library, "ferry"), noted(library, "boat"), noted(library, "jackets")) == ([], [4], [])
    library.personal.update([PersonalFacts(key)], "three")
    assert library.personal.of([key]) == {}
    assert noted(library, "boat") == []
    assert library.health.check().problems == ()


@pytest.mark.parametrize(
    ("then", "news"),
    [
        ({"highlights": 2}, False),
        ({"highlights": 0, "notes": (NoteText(4, "Ask."),)}, False),
        ({"highlights": 0}, True),
        ({"bookmarks": 3}, False),
        ({"bookmarks": 0, "starred": False}, True),
        ({"read": False}, True),
        ({"opened": "2024-05-02T10:00:00Z"}, True),
        ({"tags": ("Ferry",)}, True),
        ({"tags": ("Ferry", "Sea")}, True),
        ({"correction": Correction(title="Another")}, True),
        ({}, False),
    ],
)
def test_it_is_told_whether_the_tree_shows_anything_otherwise(
    library: Library, then: dict[str, Any], news: bool
) -> None:
    first, second = bring(library, "A", "B")
    before = replace(FACTS, key=first, notes=())
    library.personal.replace([before, replace(FACTS, key=second, notes=())], "one")

    def tree() -> object:
        places = [TreePlace(personal=PersonalPlace(shelf)) for shelf in PersonalShelf]
        facts = library.personal.of([first, second]).values()
        signs = [(each.read, each.bookmarks > 0, each.highlights > 0 or bool(each.notes)) for each in facts]
        shelves = [library.articles.list(place) for place in places]
        return library.tree.counts(), library.tree.personal(), shelves, signs

    shown = tree()
    assert library.personal.update([replace(before, **then)], "two") is news
    if not news:
        assert tree() == shown


def test_one_article_does_not_make_the_copy_whole(library: Library) -> None:
    (key,) = bring(library, "A")
    library.personal.update([replace(FACTS, key=key)], "one")
    assert library.personal.revision() is None


def test_facts_of_articles_that_are_not_here_hold_once_they_come(library: Library) -> None:
    (key,) = bring(library, "A")
    facts = replace(FACTS, key=key)
    library.imports.remove([key])
    library.personal.replace([facts, replace(FACTS, key="elsewhere", notes=())], "one")
    assert library.tree.personal().bookmarked == 0

    assert bring(library, "A") == [key]
    assert library.articles.summary(key).kind is Kind.SPEECH
    assert on_shelf(library, PersonalShelf.BOOKMARKED) == ["A"]
    assert on_shelf(library, PersonalShelf.UNREAD) == []
    assert library.health.check().problems == ()
    library.imports.undo_last()
    assert library.personal.of([key]) == {key: facts}
    assert library.tree.personal().annotated == 0


def test_replacing_forgets_what_is_no_longer_there(library: Library) -> None:
    first, second = bring(library, "A", "B")
    library.personal.replace([replace(FACTS, key=first)], "one")
    library.personal.replace([PersonalFacts(second, read=True)], "two")
    assert list(library.personal.of([first, second])) == [second]
    assert library.articles.summary(first).kind is Kind.REGIONAL_UPDATE
    assert on_shelf(library, PersonalShelf.UNREAD) == ["A"]
    assert library.health.check().problems == ()


def test_a_branch_of_its_own_for_each(library: Library) -> None:
    a, b, c, _ = bring(library, "A", "B", "C", "D")
    library.personal.replace(
        [
            PersonalFacts(a, read=True, opened="2024-01-02T00:00:00Z", tags=("Boats",)),
            PersonalFacts(b, highlights=1, bookmarks=1, tags=("boats", "BOATS", "Zoo")),
            PersonalFacts(c, opened="2024-01-03T00:00:00Z", notes=(NoteText(1, "x"),)),
            PersonalFacts("gone", read=True, bookmarks=1, tags=("Zoo",)),
        ],
        "one",
    )
    counts = library.tree.personal()
    assert (counts.bookmarked, counts.annotated, counts.unread, counts.recent) == (1, 2, 3, 2)
    assert counts.tags == (ShelfTag("BOATS", 2), ShelfTag("Zoo", 1))
    assert on_shelf(library, PersonalShelf.BOOKMARKED) == ["B"]
    assert on_shelf(library, PersonalShelf.ANNOTATED) == ["B", "C"]
    assert on_shelf(library, PersonalShelf.UNREAD) == ["B", "C", "D"]
    assert on_shelf(library, PersonalShelf.RECENT) == ["C", "A"]
    assert on_shelf(library, PersonalShelf.TAGGED, "bOats") == ["A", "B"]
    here = TreePlace(year=2020, month=11, personal=PersonalPlace(PersonalShelf.UNREAD))
    assert [each.key for each in library.articles.list(here)] == [b]


def test_unread_articles_are_counted_on_every_branch(library: Library) -> None:
    regions = [Region.LONDON, Region.SOUTH_EAST]
    (key,) = add(library, incoming("A", regions=regions, issued="2018-03")).keys
    add(library, incoming("B", LANTERN, path="/b", regions=regions[:1], issued="2018-03"))

    def counted(london: int, south_east: int) -> set[TreeCount]:
        kind = Kind.REGIONAL_UPDATE
        return {
            TreeCount(Region.LONDON, kind, 2018, 3, 2, london),
            TreeCount(Region.SOUTH_EAST, kind, 2018, 3, 1, south_east),
        }

    assert set(library.tree.counts()) == counted(2, 1)
    library.personal.update([PersonalFacts(key, read=True)], "1")
    assert set(library.tree.counts()) == counted(1, 0)
    add(library, incoming("A", HARBOUR[:2], regions=regions, issued="2018-03"))
    assert set(library.tree.counts()) == counted(1, 0)
    library.personal.update([PersonalFacts(key)], "2")
    assert set(library.tree.counts()) == counted(2, 1)
    library.imports.remove([key])
    assert library.tree.counts() == [TreeCount(Region.LONDON, Kind.REGIONAL_UPDATE, 2018, 3, 1, 1)]


@pytest.mark.parametrize(
    ("facts", "stays"),
    [
        (PersonalFacts("", read=True, opened="2024-01-01T00:00:00Z"), False),
        (PersonalFacts("", highlights=1), True),
        (PersonalFacts("", notes=(NoteText(1, "A note"),)), True),
        (PersonalFacts("", starred=True, bookmarks=1), True),
        (PersonalFacts("", tags=("Boats",)), True),
    ],
)
def test_a_digest_with_marks_stays_beside_its_source(
    library: Library, facts: PersonalFacts, stays: bool
) -> None:
    told = incoming("Harbour", ("Instructors taught swimming near the harbour.",), path="", issued="2019-06")
    told = replace(told, article=replace(told.article, digest=True))
    (key,) = add(library, told).keys
    library.personal.update([replace(facts, key=key)], "1")
    add(library, incoming("Harbour", HARBOUR, issued="2019-06"))

    assert [each.digest for each in library.articles.list()] == ([False, True] if stays else [False])
    assert library.articles.count() == len(library.articles.list())
    assert sum(each.articles for each in library.tree.counts()) == len(library.articles.list())
    unread = on_shelf(library, PersonalShelf.UNREAD)
    assert library.tree.personal().unread == len(unread)
    library.personal.update([PersonalFacts(key)], "2")
    assert [each.digest for each in library.articles.list()] == [False]
    library.personal.update([replace(facts, key=key)], "3")
    add(library, elsewhere(told, "/digest.md"))
    assert len(library.articles.list()) == 1 + stays


def test_what_cannot_be_stored_as_text_is_no_reason_to_fail(library: Library) -> None:
    odd = PersonalFacts("k\ud800", tags=("t\ud800",), notes=(NoteText(1, "n\ud800"),))
    library.personal.update([odd], "1")
    assert library.personal.of(["k\ud800"])["k?"].notes == (NoteText(1, "n?"),)
    assert library.health.check().problems == ()


def test_a_repair_ties_the_copy_to_the_articles_again(library: Library) -> None:
    key, other = bring(library, "A", "B")
    library.personal.replace([replace(FACTS, key=key)], "one")
    with library._connections.writing() as connection:
        connection.execute("UPDATE personal SET article = NULL")
        connection.execute("UPDATE articles SET read = 1 WHERE key = ?", (other,))
        connection.execute("INSERT INTO note_search (note_search) VALUES ('delete-all')")
    assert len(library.health.check().problems) == 2
    assert library.health.repair().sound
    assert library.personal.of([key]) == {key: replace(FACTS, key=key)}
    assert on_shelf(library, PersonalShelf.UNREAD) == ["B"]
    assert noted(library, "ferry") == [4]
    assert library.personal.revision() is None
