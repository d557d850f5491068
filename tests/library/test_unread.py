"""The next unread article of a branch."""

from __future__ import annotations

from reader.library import Library
from reader.model import (
    NATIONAL,
    Digests,
    Kind,
    PersonalFacts,
    PersonalPlace,
    PersonalShelf,
    Region,
    TreePlace,
)
from tests.library.samples import add, incoming

_NORTH_WEST = TreePlace(region=Region.NORTH_WEST)


def fill(library: Library) -> dict[str, str]:
    """Six articles; their keys by title."""
    for month in range(1, 5):
        add(
            library,
            incoming(
                f"Update {month}", issued=f"2017-{month:02}", regions=[Region.NORTH_WEST], path=f"/{month}"
            ),
        )
    add(library, incoming("Elsewhere", issued="2017-02", regions=[Region.LONDON], path="/e"))
    add(library, incoming("Statement", issued="2017-03", kind=Kind.PRESS_RELEASE, path="/s"))
    return {each.title: each.key for each in library.articles.list()}


def first(library: Library, place: TreePlace, after: str | None = None, besides: str | None = None) -> str:
    found = library.unread.first(place, Digests.LONE, after, besides)
    return found.title if found else ""


def test_the_next_one_stands_below_in_the_same_branch(library: Library) -> None:
    keys = fill(library)
    assert first(library, _NORTH_WEST) == "Update 4"
    assert first(library, _NORTH_WEST, keys["Update 4"]) == "Update 3"
    library.personal.update([PersonalFacts(keys["Update 3"], read=True)], "1")
    assert first(library, _NORTH_WEST, keys["Update 4"]) == "Update 2"
    assert first(library, _NORTH_WEST, keys["Update 1"]) == ""
    assert first(library, _NORTH_WEST, besides=keys["Update 4"]) == "Update 2"


def test_one_need_not_stand_in_the_branch_to_have_one_below_it(library: Library) -> None:
    keys = fill(library)
    assert first(library, _NORTH_WEST, keys["Statement"]) in {"Update 3", "Update 2"}
    assert first(library, _NORTH_WEST, "0" * 20) == "Update 4"


def test_every_sort_of_branch(library: Library) -> None:
    keys = fill(library)
    assert first(library, TreePlace(region=NATIONAL, kind=Kind.PRESS_RELEASE)) == "Statement"
    assert first(library, TreePlace(year=2017, month=2, region=Region.LONDON)) == "Elsewhere"
    assert first(library, TreePlace(year=2016)) == ""
    unread = TreePlace(personal=PersonalPlace(PersonalShelf.UNREAD))
    assert first(library, unread, keys["Update 4"]) in {"Statement", "Update 3"}
    library.personal.update([PersonalFacts(key, read=True) for key in keys.values()], "1")
    assert first(library, unread) == ""


def test_what_was_opened_lately_has_its_own_order(library: Library) -> None:
    keys = fill(library)
    opened = {"Update 1": "T03", "Update 4": "T02", "Elsewhere": "T01"}
    facts = [PersonalFacts(keys[title], opened=f"2024-01-01{when}:00:00") for title, when in opened.items()]
    library.personal.update(facts, "1")
    recent = TreePlace(personal=PersonalPlace(PersonalShelf.RECENT))
    assert first(library, recent) == "Update 1"
    assert first(library, recent, keys["Update 1"]) == "Update 4"
    assert first(library, recent, keys["Elsewhere"]) == ""
    assert first(library, recent, keys["Update 1"], besides=keys["Update 4"]) == "Elsewhere"
