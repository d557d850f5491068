"""Which article a digest belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reader.library import Incoming, Library
from reader.model import Digests, Issued
from reader.query import parse
from tests.library.samples import HARBOUR, LANTERN, add, bracket, dated, elsewhere, incoming

TOLD_HARBOUR = ("Instructors who taught near the harbour said that children learned before autumn.",)
TOLD_LANTERN = ("Seven boroughs walked; care leavers carved pumpkins, and a choir sang at dusk.",)
SUMMER, AUTUMN = bracket("2019-05", "2019-07"), bracket("2019-09", "2019-11")


def digest(
    lines: Sequence[str] = TOLD_HARBOUR, issued: Issued | None = None, *, publisher: str = "Quay Trust"
) -> Incoming:
    made = incoming("Harbour swimming", lines, path="", issued=issued, publisher=publisher)
    return replace(made, article=replace(made.article, digest=True))


def source(lines: Sequence[str] = HARBOUR, issued: Issued | None = None, path: str = "/a.txt") -> Incoming:
    return incoming("Harbour swimming", lines, path=path, issued=issued)


def links(library: Library) -> dict[str, str]:
    """The first words of each digest that is linked, with those of its source; both ways agree."""
    found = {}
    for number in library.articles.list(digests=Digests.ALL):
        details = library.articles.details(number.key)
        if number.digest and details.counterpart:
            other = details.counterpart.key
            back = library.articles.details(other).counterpart
            assert back is not None
            assert back.key == number.key
            found[_opening(library, number.key)] = _opening(library, other)
    return found


def _opening(library: Library, key: str) -> str:
    return " ".join(library.articles.text(key).text.split()[:2])


HARBOUR_LINK = {"Instructors who": "Harbour lessons"}
LANTERN_LINK = {"Seven boroughs": "Seven boroughs"}


@pytest.mark.parametrize(
    ("told", "stated", "linked"),
    [
        (dated("2019-06"), dated("2019-06"), True),
        (dated("2019-06"), dated("2019-06-03"), True),
        (dated("2019-06"), dated("2019-07"), False),
        (SUMMER, SUMMER, True),
        (SUMMER, dated("2019-06"), True),
        (SUMMER, bracket("2019-07", "2019-08"), True),
        (SUMMER, AUTUMN, False),
        (SUMMER, None, True),
        (None, None, True),
    ],
)
def test_dates_must_not_contradict_each_other(
    library: Library, told: Issued | None, stated: Issued | None, linked: bool
) -> None:
    counts = add(library, digest(issued=told), source(issued=stated))
    assert (counts.added, counts.updated, counts.duplicates) == (2, 0, 0)
    assert links(library) == (HARBOUR_LINK if linked else {})


def test_another_publisher_is_another_article(library: Library) -> None:
    add(library, digest(issued=SUMMER, publisher="Sand Trust"), source(issued=SUMMER))
    assert links(library) == {}


def test_without_a_stated_date_the_words_must_agree(library: Library) -> None:
    add(library, digest(TOLD_LANTERN, SUMMER), source(HARBOUR, SUMMER))
    assert links(library) == {}
    add(library, digest(TOLD_LANTERN, dated("2019-06")), source(HARBOUR, dated("2019-06"), "/b.txt"))
    assert links(library) == {"Seven boroughs": "Harbour lessons"}


@pytest.mark.parametrize("issued", [None, SUMMER])
def test_two_of_one_title_are_told_apart_by_their_words(library: Library, issued: Issued | None) -> None:
    add(library, digest(issued=issued), digest(TOLD_LANTERN, issued), source(LANTERN, issued))
    assert links(library) == LANTERN_LINK
    add(library, source(HARBOUR, issued, "/b.txt"))
    assert links(library) == HARBOUR_LINK | LANTERN_LINK


def test_what_fits_two_equally_well_is_not_linked(library: Library) -> None:
    longer = source((*HARBOUR, *LANTERN), bracket("2019-06", "2019-08"))
    # In one document, so that they are two.
    add(library, digest(issued=SUMMER), source(issued=SUMMER), elsewhere(longer, "/a.txt", 2))
    assert library.articles.count(Digests.NONE) == 2
    assert links(library) == {}
    assert library.articles.count() == 3


def test_the_same_words_make_neither_a_duplicate_of_the_other(library: Library) -> None:
    add(library, source(issued=dated("2019-06")))
    counts = add(library, digest(HARBOUR, dated("2019-06")))
    assert (counts.added, counts.duplicates) == (1, 0)
    counts = add(library, source(HARBOUR, dated("2019-06"), "/b.txt"))
    assert (counts.added, counts.duplicates) == (0, 1)
    assert library.articles.count() == 1


def test_links_follow_an_amended_date_and_its_undoing(library: Library) -> None:
    add(library, digest(issued=dated("2019-06")), source(issued=SUMMER))
    assert links(library) == HARBOUR_LINK
    add(library, source(issued=dated("2019-07")))
    assert links(library) == {}
    library.imports.undo_last()
    assert links(library) == HARBOUR_LINK


def test_hiding_what_ships_leaves_the_persons_own_digests(library: Library) -> None:
    shipped, both, own = (digest(issued=dated(each)) for each in ("2019-05", "2019-06", "2019-07"))
    library.shipped.replace([elsewhere(shipped, "a.md"), elsewhere(both, "b.md")], "1")
    add(library, elsewhere(both, "/mine/b.md"), elsewhere(own, "/mine/own.md"))

    listed = library.articles.list(digests=Digests.OWN)
    assert [summary.issued.iso for summary in listed] == ["2019-07", "2019-06"]
    assert (
        library.articles.count(Digests.OWN)
        == sum(each.articles for each in library.tree.counts(Digests.OWN))
        == 2
    )
    assert library.finder.search(parse("instructors"), Digests.OWN).total == 2
    assert library.articles.count(Digests.NONE) == 0
    library.imports.undo_last()
    assert library.articles.count(Digests.OWN) == 0
