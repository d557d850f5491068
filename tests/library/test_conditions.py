"""Search equals a plain scan: for any condition, whatever of the library is sealed and what changed since."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library, sealing
from reader.library.connections import connect_writer
from reader.model import (
    AllOf,
    AnyOf,
    Condition,
    Day,
    Field,
    FromPublisher,
    Has,
    HitPlace,
    InRegion,
    Is,
    Issued,
    IssuedWithin,
    Kind,
    Month,
    Not,
    NoteText,
    OfKind,
    PersonalFacts,
    Possession,
    Query,
    Region,
    SortOrder,
    State,
    Tagged,
    Term,
)
from tests.library.plain_scan import Page, holds, occurrences
from tests.library.samples import add, bracket, dated, incoming

WORDS = (
    *("the the the of and boat boats boating leaver leavers lantern lanterns office o\ufb03ces").split(),
    *("children’s childrens children café cafe care-leavers kite".split()),
)
ARTICLES = 150


class Shelf:
    """A library and what is in it, by title. No dataclass: hypothesis would print all of it."""

    def __init__(self, library: Library, pages: dict[str, Page]) -> None:
        self.library = library
        self.pages = pages


def page(rng: random.Random, number: int) -> Page:
    text = "\n".join(" ".join(rng.choices(WORDS, k=rng.randint(1, 14))) + "." for _ in range(3))
    month = f"{rng.randint(2016, 2018)}-{rng.randint(1, 12):02}"
    issued = rng.choice([dated(month), dated(f"{month}-{rng.randint(1, 28):02}"), Issued()])
    if rng.random() < 0.2:
        issued = bracket("2017-01", f"2017-{rng.randint(1, 12):02}")
    return Page(
        title=f"{rng.choice(WORDS)} {rng.choice(WORDS)} {number}",
        text=text,
        kind=rng.choice([Kind.NEWSLETTER, Kind.SPEECH]),
        publisher=rng.choice(["Quay Trust", "Harbour Café"]),
        regions=tuple(rng.sample([Region.LONDON, Region.NORTH_EAST], rng.randint(0, 2))),
        issued=issued,
        tags=tuple(rng.sample(["boats", "Kites"], rng.randint(0, 2))),
    )


def bring(library: Library, pages: list[Page]) -> None:
    """Import them, each from a document of its own that is named for its title."""
    add(
        library,
        *(
            incoming(
                each.title,
                each.text.split("\n"),
                path=f"/{each.title}",
                issued=each.issued,
                publisher=each.publisher,
                kind=each.kind,
                regions=each.regions,
                tags=each.tags,
            )
            for each in pages
        ),
    )


def seal(path: Path) -> None:
    """As after an import of very many articles: pairs of words too."""
    connection = connect_writer(path)
    made = sealing.make(connection, pairs_from=0)
    with connection:
        connection.execute("BEGIN")
        sealing.store(connection, made)
    connection.close()


@pytest.fixture(scope="module", params=["not sealed", "sealed", "changed since"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """One for all examples: they only read it."""
    rng = random.Random(7)
    pages = [page(rng, number) for number in range(ARTICLES)]
    path = tmp_path_factory.mktemp("shelf") / "library.sqlite"
    library = Library.open(path)
    bring(library, pages)
    known = {each.title: each for each in pages}
    keys = {each.title: each.key for each in library.articles.list()}
    if request.param != "not sealed":
        seal(path)
    if request.param == "changed since":
        library.imports.remove([keys[each.title] for each in pages[::10]])
        for gone in pages[::10]:
            del known[gone.title]
        amended = [replace(each, text=page(rng, 0).text) for each in pages[1::5] if each.issued.month]
        new = [page(rng, number) for number in range(ARTICLES, ARTICLES + 15)]
        bring(library, [*amended, *new])
        known |= {each.title: each for each in (*amended, *new)}
    keys = {each.title: each.key for each in library.articles.list()}
    for title in list(known)[::5]:
        known[title] = replace(known[title], notes=("A kite for the children.",), read=True)
    noted = [title for title, each in known.items() if each.notes]
    library.personal.replace(
        [
            PersonalFacts(keys[title], read=True, notes=(NoteText(number, known[title].notes[0]),))
            for number, title in enumerate(noted, 1)
        ],
        "1",
    )
    yield Shelf(library, known)
    library.close()


_TYPED = st.sampled_from(
    "the of boat boats leaver lantern office offices children's childrens cafe kite absent and".split()
)
_PHRASES = st.lists(
    st.sampled_from("the of and boat boats children’s café kite leavers care office".split()),
    min_size=2,
    max_size=4,
).map(tuple)
_DATES = st.sampled_from(
    [None, Month(2016, 5), Month(2017, 1), Month(2017, 7), Day(Month(2017, 3), 15), Day(Month(2018, 2), 28)]
)
_TERMS = st.one_of(
    st.builds(lambda word, field: Term((word,), field=field), _TYPED, st.sampled_from(Field)),
    st.builds(lambda words, field: Term(words, phrase=True, field=field), _PHRASES, st.sampled_from(Field)),
    st.builds(
        lambda word: Term((word,), prefix=True), st.sampled_from(["b", "bo", "lan", "leav", "caf", "x", "th"])
    ),
    st.builds(
        lambda words, start, end: Term((*words[start:], end), phrase=True, prefix=True),
        _PHRASES,
        st.integers(0, 1),
        st.sampled_from(["boa", "lan", "leavers", "caf", "t", "x"]),
    ),
)
_FILTERS = st.one_of(
    st.builds(InRegion, st.sampled_from([None, Region.LONDON, Region.NORTH_EAST])),
    st.builds(OfKind, st.sampled_from([Kind.NEWSLETTER, Kind.SPEECH, Kind.EVENT])),
    st.builds(FromPublisher, st.sampled_from(["quay", "cafe harbour", "nobody"])),
    st.builds(Tagged, st.sampled_from(["BOATS", "kites", "nets"])),
    st.builds(Is, st.sampled_from(State)),
    st.just(Has(Possession.NOTE)),
    st.builds(IssuedWithin, _DATES, _DATES),
)
_CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(_TERMS, _FILTERS),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(condition=_CONDITIONS)
def test_search_finds_what_a_plain_scan_finds(shelf: Shelf, condition: Condition) -> None:
    library, pages = shelf.library, shelf.pages
    expected = {title for title, each in pages.items() if holds(condition, each)}
    query = Query("", condition)

    first = library.finder.newest(query, limit=1000)
    found = library.finder.search(query, limit=1000)

    for results in (first, found):
        assert {each.summary.title for each in results.results} == expected
        assert (results.total, results.counted) == (len(expected), True)
    dates = [each.summary.issued.iso or "" for each in first.results if each.summary.issued.month]
    assert [each[:7] for each in dates] == sorted((each[:7] for each in dates), reverse=True)
    glance = library.finder.newest(query, limit=3)
    assert [each.summary for each in glance.results] == [each.summary for each in first.results[:3]]
    assert glance.total <= len(expected)
    loosely = {title for title, each in pages.items() if holds(condition, each, loosely=True)}
    if not _negated(condition):
        assert found.may_belong == len(loosely - expected)
    assert found.facets is not None
    assert sum(number for _, number in found.facets.kinds) == len(expected)
    assert sum(number for _, number in found.facets.years) == len(expected)
    for region, number in found.facets.regions:
        assert number == sum(holds(InRegion(region), pages[title]) for title in expected)
    for tag, number in found.facets.tags:
        assert number == sum(holds(Tagged(tag), pages[title]) for title in expected)


def _negated(condition: Condition) -> bool:
    if isinstance(condition, AllOf | AnyOf):
        return any(map(_negated, condition.conditions))
    return isinstance(condition, Not)


@settings(max_examples=40, deadline=None)
@given(term=_TERMS)
def test_hits_are_where_a_plain_scan_finds_words(shelf: Shelf, term: Term) -> None:
    library, pages = shelf.library, shelf.pages
    for result in library.finder.search(Query("", term), limit=40).results:
        title = result.summary.title
        text = library.articles.text(result.summary.key).text
        parts = {HitPlace.TITLE: title, HitPlace.TEXT: text, HitPlace.NOTE: "".join(pages[title].notes)}
        marked = dict.fromkeys(HitPlace, 0)
        for hit in result.hits:
            assert parts[hit.place][hit.start : hit.end] == hit.text
            assert (hit.note is None) == (hit.place is not HitPlace.NOTE)
            marked[hit.place] += max(occurrences(term, hit.text), 1)
        for place, whole in parts.items():
            wanted = term.field is Field.ANY or term.field.value == place.value
            assert marked[place] == (occurrences(term, whole) if wanted else 0)


@settings(max_examples=15, deadline=None)
@given(condition=_CONDITIONS)
def test_every_order_holds_the_same_articles(shelf: Shelf, condition: Condition) -> None:
    library = shelf.library
    orders = [
        [
            each.summary.key
            for each in library.finder.search(Query("", condition), limit=1000, order=order).results
        ]
        for order in SortOrder
    ]
    assert len({frozenset(keys) for keys in orders}) == 1
    assert all(len(set(keys)) == len(keys) for keys in orders)
