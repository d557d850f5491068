"""The counts of the tree agree with the articles, whatever happened to them."""

from __future__ import annotations

from reader.library import Library
from reader.model import Kind, Region, TreeCount
from tests.library.samples import LANTERN, add, bracket, incoming


def test_articles_are_counted_where_they_stand(library: Library) -> None:
    add(
        library,
        incoming("A", regions=[Region.LONDON, Region.SOUTH_EAST], issued="2018-03-02", ordinal=1),
        incoming("B", regions=[Region.LONDON], issued="2018-03", ordinal=2),
        incoming("C", kind=Kind.SPEECH, issued=bracket("2017-11", "2018-01"), ordinal=3),
        incoming("D", kind=Kind.SPEECH, ordinal=4),
    )

    assert set(library.tree.counts()) == {
        TreeCount(Region.LONDON, Kind.REGIONAL_UPDATE, 2018, 3, 2, 2),
        TreeCount(Region.SOUTH_EAST, Kind.REGIONAL_UPDATE, 2018, 3, 1, 1),
        TreeCount(None, Kind.SPEECH, 2018, 1, 1, 1),
        TreeCount(None, Kind.SPEECH, 0, 0, 1, 1),
    }


def test_counts_follow_amendments_and_removals(library: Library) -> None:
    (key,) = add(library, incoming(issued=bracket("2017-11", "2018-01"))).keys
    add(library, incoming(issued="2017-12", kind=Kind.EVENT, regions=[Region.LONDON]))

    assert library.tree.counts() == [TreeCount(Region.LONDON, Kind.EVENT, 2017, 12, 1, 1)]
    library.imports.remove([key])
    assert library.tree.counts() == []


def test_a_region_named_twice_counts_once(library: Library) -> None:
    add(library, incoming(regions=[Region.LONDON, Region.LONDON]), incoming("Two", LANTERN, ordinal=2))

    assert [count.articles for count in library.tree.counts()] == [1, 1]
