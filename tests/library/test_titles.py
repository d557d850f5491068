"""The titles of all articles, and the state by which a kept copy of them is known to be old."""

from __future__ import annotations

import pytest

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

    titles: list[ArticleTitle] = []
    state = library.titles.read(titles.append)

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
    titles: list[ArticleTitle] = []
    library.titles.read(titles.append, Digests.ALL)
    assert titles == []


def test_who_takes_the_titles_may_end_it_and_the_library_stays_open(library: Library) -> None:
    add(library, incoming("Boats", ordinal=1), incoming("Oars", ordinal=2))
    taken: list[ArticleTitle] = []

    def take(title: ArticleTitle) -> None:
        taken.append(title)
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        library.titles.read(take)
    assert len(taken) == 1
    assert len(library.articles.list()) == 2
