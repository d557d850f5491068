"""The titles of all articles, and the state by which a kept copy of them is known to be old."""

from __future__ import annotations

from reader.library import Library
from reader.model import ArticleTitle, Digests, PersonalFacts, Region
from tests.library.samples import LANTERN, add, bracket, incoming


def test_every_title_newest_first_with_what_the_tree_says_of_it(library: Library) -> None:
    add(
        library,
        incoming("Boats", regions=[Region.LONDON, Region.SOUTH_EAST], issued="2018-03-02", ordinal=1),
        incoming("Lanterns", LANTERN, ordinal=2),
        incoming("Oars", issued=bracket("2017-11", "2018-01"), ordinal=3),
    )
    keys = {summary.title: summary.key for summary in library.articles.list()}

    titles, state = library.titles.all()

    assert titles == [
        ArticleTitle(keys["Boats"], "Boats", (Region.LONDON, Region.SOUTH_EAST), 2018, 3),
        ArticleTitle(keys["Oars"], "Oars", (), 2018, 1),
        ArticleTitle(keys["Lanterns"], "Lanterns", (), 0, 0),
    ]
    assert library.titles.state() == state


def test_the_state_changes_with_the_articles_and_not_with_reading_them(library: Library) -> None:
    before = library.titles.state()
    (key,) = add(library, incoming(issued="2018-03")).keys
    added = library.titles.state()
    library.personal.replace([], "1")
    library.personal.update([PersonalFacts(key, read=True)], "2")
    read = library.titles.state()
    library.imports.remove([key])

    assert len({before, added, library.titles.state()}) == 3
    assert read == added


def test_an_empty_library_has_no_titles(library: Library) -> None:
    assert library.titles.all(Digests.ALL)[0] == []
