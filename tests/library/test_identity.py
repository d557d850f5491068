"""Which articles are the same: duplicates, amendments, better dates, and namesakes that stay apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library import Library
from reader.library.matching import better_issued, contradict, similarity
from reader.model import Issued, Kind, Region
from tests.library.samples import HARBOUR, LANTERN, add, bracket, dated, elsewhere, incoming, titles

# Two notices of one title without a date, with different words.
FIRST_NOTICE = ("The trust welcomes Pim Fisher, who mended nets for thirty years and keeps the books.",)
SECOND_NOTICE = ("Odd Lantern leaves the trust after eleven winters; her boat goes to the sailing school.",)


def test_the_same_document_again_changes_nothing(library: Library) -> None:
    items = [incoming("One", ordinal=1), incoming("Two", LANTERN, ordinal=2, issued="2018-03")]
    first = add(library, *items)
    version = library.data_version()
    again = add(library, *items)

    assert (first.added, first.duplicates) == (2, 0)
    assert (again.added, again.updated, again.unchanged, again.duplicates) == (0, 0, 2, 0)
    assert library.articles.count() == 2
    assert library.data_version() != version  # the sources were brought up to date


def test_the_same_article_elsewhere_is_a_second_source(library: Library) -> None:
    item = incoming()
    counts = add(library, item, elsewhere(item, "/listing.txt", 3), elsewhere(item, "/listing.txt", 9))

    assert (counts.added, counts.duplicates) == (1, 2)
    sources = library.articles.details(counts.keys[0]).sources
    assert sorted((each.path, each.ordinal) for each in sources) == [
        ("/documents/harbour.txt", 1),
        ("/listing.txt", 3),
        ("/listing.txt", 9),
    ]
    again = add(library, elsewhere(item, "/listing.txt", 3), elsewhere(item, "/listing.txt", 9))
    assert (again.unchanged, again.duplicates) == (2, 0)


def test_an_amended_text_becomes_a_version_and_the_old_one_is_kept(library: Library) -> None:
    old = incoming(issued="2019-10")
    new = incoming(lines=[*HARBOUR, "The lessons now begin in May."], issued="2019-10")
    (key,) = add(library, old).keys
    counts = add(library, new)

    assert (counts.added, counts.updated) == (0, 1)
    assert library.articles.text(key).text == new.rendered.text
    earlier = library.articles.text(key, 1)
    assert (earlier.text, earlier.html, earlier.headings) == (
        old.rendered.text,
        old.rendered.html,
        old.rendered.headings,
    )
    assert library.articles.markdown(key, 1) == old.rendered.markdown
    assert library.articles.text(key, 2) == library.articles.text(key)
    assert [version.number for version in library.articles.details(key).versions] == [2, 1]


def test_an_amended_text_without_a_date_is_recognised_by_what_stayed(library: Library) -> None:
    """The key of an undated article holds its opening; here it is the opening that changed."""
    (key,) = add(library, incoming(lines=HARBOUR)).keys
    amended = incoming(lines=["A first paragraph, of about ten words or so.", *HARBOUR], path="/amended.txt")
    counts = add(library, amended)

    assert counts.updated == 1
    assert library.articles.list()[0].key == key
    assert library.articles.text(key).text == amended.rendered.text
    # Found by the key that it kept, though its own text would now give another one.
    assert add(library, elsewhere(amended, "/copy.txt")).duplicates == 1


def test_two_articles_of_one_title_without_a_date_stay_two(library: Library) -> None:
    first = incoming("New treasurer", FIRST_NOTICE, ordinal=1)
    second = incoming("New treasurer", SECOND_NOTICE, ordinal=2)

    assert add(library, first, second).added == 2
    assert add(library, elsewhere(second, "/b.txt"), elsewhere(first, "/a.txt")).duplicates == 2
    assert library.articles.count() == 2


def test_similar_articles_of_one_document_stay_two(library: Library) -> None:
    """The same notice twice in a listing, with one line changed, was put there twice on purpose."""
    counts = add(
        library,
        incoming("Open evening", ["On Monday we meet.", *HARBOUR], ordinal=1),
        incoming("Open evening", ["Friday it is, at six.", *HARBOUR], ordinal=2),
    )

    assert counts.added == 2


def test_regular_bulletins_that_share_most_of_their_text_stay_apart(library: Library) -> None:
    for month, news in (
        ("03", "The ferry is late."),
        ("04", "The ferry is early; another one is built."),
    ):
        add(library, incoming("Bulletin", [*HARBOUR, news], issued=f"2019-{month}", path=f"/{month}.txt"))
    notice = ["There is no news this month."]
    for month in ("05", "06"):
        add(library, incoming("Bulletin", notice, issued=f"2019-{month}", path=f"/{month}.txt"))

    assert library.articles.count() == 4


def test_a_date_put_right_moves_the_article_and_keeps_its_key(library: Library) -> None:
    lines = [*HARBOUR, *LANTERN]
    (key,) = add(library, incoming("Moved", lines, issued="2019-03", path="/moved.txt")).keys
    add(library, incoming("Stays", LANTERN, issued="2019-06", path="/stays.txt"))
    counts = add(library, incoming("Moved", lines, issued="2019-09", path="/moved.txt"))

    assert (counts.added, counts.updated) == (0, 1)
    assert titles(library) == ["Moved", "Stays"]
    assert library.articles.list()[0].key == key
    assert len(library.articles.details(key).versions) == 1
    assert library.health.check().sound


def test_an_article_read_better_is_recognised_by_its_place(library: Library) -> None:
    """The same document and text, with a title and publisher that an earlier reading did not find."""
    (key,) = add(library, incoming("Untitled", publisher=None)).keys
    counts = add(library, incoming("Harbour swimming", publisher="Quay Trust", regions=[Region.LONDON]))

    assert counts.updated == 1
    assert titles(library) == ["Harbour swimming"]
    assert library.articles.newest() == key


def test_a_listing_that_grew_at_the_top_leaves_its_articles_as_they_are(library: Library) -> None:
    one, two = incoming("One", HARBOUR, ordinal=1), incoming("Two", LANTERN, ordinal=2)
    keys = add(library, one, two).keys
    path = one.path
    counts = add(
        library, incoming("New", FIRST_NOTICE, ordinal=1), elsewhere(one, path, 2), elsewhere(two, path, 3)
    )

    assert (counts.added, counts.unchanged, counts.duplicates) == (1, 2, 0)
    sources = [library.articles.details(key).sources for key in keys]
    assert sorted(source.ordinal for each in sources for source in each) == [2, 3]


def test_an_older_copy_found_later_does_not_undo_an_amendment(library: Library) -> None:
    old, new = incoming(issued="2019-10"), incoming(lines=[*HARBOUR, "And in May."], issued="2019-10")
    (key,) = add(library, old).keys
    add(library, new)
    counts = add(library, elsewhere(old, "/old copy.txt"))

    assert counts.duplicates == 1
    assert library.articles.text(key).text == new.rendered.text


def test_a_better_date_replaces_a_worse_one_without_a_new_version(library: Library) -> None:
    (key,) = add(library, incoming()).keys

    def read(issued: Issued) -> Issued:
        add(library, incoming(issued=issued))
        assert len(library.articles.details(key).versions) == 1
        return library.articles.summary(key).issued

    wide, narrow = bracket("2017-01", "2017-12"), bracket("2017-05", "2017-06")
    assert read(wide) == wide
    assert read(narrow) == narrow
    assert read(wide) == narrow  # its neighbours in the listing told less this time
    assert read(Issued()) == narrow  # alone, it has no neighbours
    assert read(dated("2017-05")) == dated("2017-05")
    assert read(narrow) == dated("2017-05")
    assert read(dated("2017-05-04")) == dated("2017-05-04")
    assert read(dated("2017-05")) == dated("2017-05-04")
    assert library.articles.count() == 1


def test_a_second_source_fills_gaps_and_overrides_nothing(library: Library) -> None:
    item = incoming(kind=Kind.EVENT, tags=["Boats"])
    (key,) = add(library, item).keys
    add(library, incoming(kind=Kind.SPEECH, regions=[Region.LONDON], tags=["Nets"], path="/copy.txt"))

    summary = library.articles.summary(key)
    assert (summary.kind, summary.regions) == (Kind.EVENT, (Region.LONDON,))
    assert library.articles.text(key).tags == ("Boats",)


def test_another_reason_for_the_same_date_is_no_update(library: Library) -> None:
    add(library, incoming(issued=replace(bracket("2017-05", "2017-06"), reason="After one article.")))
    counts = add(library, incoming(issued=replace(bracket("2017-05", "2017-06"), reason="After another.")))

    assert (counts.updated, counts.unchanged) == (0, 1)
    assert library.articles.list()[0].issued.reason == "After another."


def test_two_texts_under_one_key_in_one_document_do_not_grow_with_every_import(library: Library) -> None:
    items = [
        incoming("Twice in a month", FIRST_NOTICE, issued="2019-05", ordinal=1),
        incoming("Twice in a month", SECOND_NOTICE, issued="2019-05", ordinal=2),
    ]
    (key,) = add(library, *items).keys
    for _ in range(2):
        assert add(library, *items).unchanged == 2

    assert len(library.articles.details(key).versions) == 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (dated("2019-03"), dated("2019-03-04"), False),
        (dated("2019-03-05"), dated("2019-03-04"), True),
        (dated("2019-03"), dated("2019-04"), True),
        (dated("2019-03"), bracket("2019-01", "2019-06"), False),
        (dated("2019-07"), bracket("2019-01", "2019-06"), True),
        (bracket("2018-01", "2018-06"), bracket("2019-01", "2019-06"), True),
        (dated("2019-03"), Issued(), False),
        (Issued(), Issued(), False),
    ],
)
def test_dates_that_cannot_both_be_right(one: Issued, other: Issued, expected: bool) -> None:
    assert contradict(one, other) is contradict(other, one) is expected


def test_of_two_equally_good_dates_the_preferred_one_is_kept() -> None:
    assert better_issued(dated("2019-03"), dated("2019-04")) == dated("2019-03")
    first, second = bracket("2019-01", "2019-02"), bracket("2019-02", "2019-03")
    assert better_issued(first, second) == first
    assert better_issued(Issued(), first) == first


def test_similarity_is_the_share_of_common_runs_of_words() -> None:
    assert similarity("a b c d", "A  b, c d!") == 1
    assert similarity("a b c d", "e f g h") == 0
    assert similarity("a b c d e", "a b c d f") == 0.5
    assert similarity("", "") == similarity("one", "One") == 1
