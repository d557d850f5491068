"""Taking imports back, removing articles, and what a look for new files brings back."""

from __future__ import annotations

import pytest

from reader.errors import UnknownArticle
from reader.library import Library
from reader.model import ArticleDetails, ArticleText, Kind, Region
from tests.library.samples import HARBOUR, LANTERN, add, bracket, elsewhere, incoming, titles

Everything = tuple[list[tuple[ArticleText, ArticleDetails]], object]


def everything(library: Library) -> Everything:
    keys = [summary.key for summary in library.articles.list()]
    return (
        [(library.articles.text(key), library.articles.details(key)) for key in keys],
        library.tree.counts(),
    )


def test_undo_takes_out_what_was_added_and_puts_back_what_was_amended(library: Library) -> None:
    old = incoming("Kept", issued=bracket("2019-01", "2019-03"), emails=["a@example.org"])
    add(library, old)
    before = everything(library)
    counts = add(
        library,
        incoming(
            "Kept", [*HARBOUR, "More."], issued="2019-02", kind=Kind.EVENT, regions=[Region.LONDON], ordinal=1
        ),
        elsewhere(old, "/copy.txt"),
        incoming("Added", LANTERN, ordinal=2),
    )
    assert (counts.updated, counts.duplicates, counts.added) == (1, 1, 1)

    last = library.imports.last()
    assert last is not None
    assert (last.added, last.updated) == (1, 1)
    report = library.imports.undo_last()
    assert report is not None
    assert (report.batch, report.removed, report.restored) == (last.batch, 1, 1)
    assert everything(library) == before
    assert library.health.check().problems == ()


def test_undo_goes_back_import_by_import(library: Library) -> None:
    texts = [[*HARBOUR, f"Issue {number}."] for number in range(4)]
    states = []
    for lines in texts:
        add(library, incoming(lines=lines, issued="2019-05"))
        states.append(everything(library))
    for state in reversed(states[:-1]):
        library.imports.undo_last()
        assert everything(library) == state
    library.imports.undo_last()
    assert library.articles.count() == 0
    assert library.imports.undo_last() is None


def test_an_article_amended_twice_in_one_import_goes_back_to_the_first_text(library: Library) -> None:
    add(library, incoming(issued="2019-05"))
    before = everything(library)
    add(
        library,
        incoming(lines=[*HARBOUR, "Once."], issued="2019-05", path="/a.txt"),
        incoming(lines=[*HARBOUR, "Twice."], issued="2019-05", path="/b.txt"),
    )
    library.imports.undo_last()

    assert everything(library) == before


def test_after_undo_the_same_import_counts_as_new(library: Library) -> None:
    amended = incoming(lines=[*HARBOUR, "More."], issued="2019-05")
    add(library, incoming(issued="2019-05"))
    first = add(library, amended, incoming("Added", LANTERN, ordinal=2))
    library.imports.undo_last()
    second = add(library, amended, incoming("Added", LANTERN, ordinal=2))

    assert (second.added, second.updated, second.keys) == (first.added, first.updated, first.keys)


def test_an_import_that_changed_nothing_is_not_the_one_to_undo(library: Library) -> None:
    item = incoming()
    add(library, item)
    add(library, item)
    add(library, elsewhere(item, "/copy.txt"))

    last = library.imports.last()
    assert last is not None
    assert last.added == 1
    library.imports.undo_last()
    assert library.articles.count() == 0


def test_two_imports_at_once_are_undone_one_after_the_other(library: Library) -> None:
    add(library, incoming(issued="2019-05"))
    first, second = library.imports.begin(), library.imports.begin()
    for batch, line in ((second, "By the second."), (first, "By the first.")):
        item = incoming(lines=[*HARBOUR, line], issued="2019-05", path=f"/{batch}.txt")
        library.imports.add(batch, [item])

    while library.imports.undo_last():
        assert library.health.check().problems == ()
    assert library.articles.count() == 0


def test_adding_goes_on_after_the_import_was_undone_elsewhere(library: Library) -> None:
    batch = library.imports.begin()
    library.imports.add(batch, [incoming("One", path="/1.txt")])
    library.imports.undo_last()
    library.imports.add(batch, [incoming("Two", LANTERN, path="/2.txt")])

    assert titles(library) == ["Two"]


def test_removed_articles_are_gone_from_everywhere(library: Library) -> None:
    keys = add(library, incoming("One", path="/1.txt"), incoming("Two", LANTERN, path="/2.txt")).keys

    assert library.imports.remove([keys[0], keys[0]]) == 1
    assert library.articles.count() == 1
    with pytest.raises(UnknownArticle):
        library.articles.text(keys[0])
    assert library.health.check().problems == ()


def test_nothing_is_removed_where_one_key_is_unknown(library: Library) -> None:
    (key,) = add(library, incoming()).keys

    for unknown in ("feed", "", "\ud800"):
        with pytest.raises(UnknownArticle):
            library.imports.remove([key, unknown])
    assert library.articles.count() == 1
    assert library.imports.remove([]) == 0


def test_a_removed_article_comes_back_when_asked_for_but_not_by_itself(library: Library) -> None:
    item = incoming(issued="2019-05")
    (key,) = add(library, item).keys
    library.imports.remove([key])

    looked = add(library, item, incoming("New", LANTERN, ordinal=2), automatic=True)
    assert (looked.added, looked.unchanged, titles(library)) == (1, 1, ["New"])
    asked = add(library, item)
    assert asked.keys == (key,)
    # From now on it belongs to the library again, and a look amends it.
    assert add(library, incoming(lines=[*HARBOUR, "More."], issued="2019-05"), automatic=True).updated == 1


def test_an_undone_import_does_not_come_back_by_itself(library: Library) -> None:
    add(library, incoming())
    library.imports.undo_last()

    assert add(library, incoming(), automatic=True).added == 0
    assert add(library, incoming()).added == 1


def test_an_amended_article_stays_away_under_both_of_its_keys(library: Library) -> None:
    amended = incoming(lines=["Another opening of ten words, more or less so.", *HARBOUR])
    add(library, incoming())
    add(library, amended)
    library.imports.remove([library.articles.list()[0].key])

    assert add(library, amended, elsewhere(incoming(), "/old.txt"), automatic=True).added == 0


def test_files_are_known_as_they_were_read(library: Library) -> None:
    batch = library.imports.begin()
    library.imports.add(batch, [incoming(path="/a.txt")])
    files = [("/a.txt", 10, 1), ("/year 3000.txt", 5, 1 << 70), ("/caf\udce9.txt", 1, 1)]
    library.imports.remember_files(batch, files)

    assert all(library.imports.is_known(*file) for file in files)
    for changed in (("/a.txt", 11, 1), ("/a.txt", 10, 2), ("/b.txt", 10, 1)):
        assert not library.imports.is_known(*changed)
    library.imports.remember_files(batch, [("/a.txt", 11, 2)])
    assert library.imports.is_known("/a.txt", 11, 2)
    library.imports.undo_last()
    assert not library.imports.is_known("/a.txt", 11, 2)
