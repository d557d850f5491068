"""Reading articles back: what went in comes out, in the order of their dates."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from reader.errors import AmbiguousKey, UnknownArticle
from reader.library import Library
from reader.model import NATIONAL, UNDATED, Kind, Region, Source, TreePlace, article_key
from tests.library.samples import HARBOUR, LANTERN, add, bracket, dated, elsewhere, incoming, titles


def test_an_article_comes_back_as_it_was_rendered(library: Library) -> None:
    item = incoming(
        issued="2019-10-25",
        regions=[Region.LONDON, Region.SOUTH_EAST],
        tags=["Swimming"],
        emails=["a@example.org"],
    )
    (key,) = add(library, item).keys

    assert key == article_key("Quay Trust", item.article.title, item.article.issued, item.rendered.text)
    found = library.articles.text(key)
    assert (found.html, found.text, found.headings) == (
        item.rendered.html,
        item.rendered.text,
        item.rendered.headings,
    )
    assert found.tags == ("Swimming",)
    assert library.articles.markdown(key) == item.rendered.markdown
    summary = library.articles.summary(key)
    assert found.summary == summary
    assert (summary.title, summary.publisher, summary.kind) == (
        "Harbour swimming",
        "Quay Trust",
        Kind.REGIONAL_UPDATE,
    )
    assert summary.regions == (Region.LONDON, Region.SOUTH_EAST)
    assert summary.issued == item.article.issued
    assert summary.words == item.rendered.words


def test_the_reading_text_alone_and_what_its_hash_is(library: Library) -> None:
    (key,) = add(library, incoming()).keys

    found = library.articles.reading_text(key)

    assert (found.summary, found.text) == (library.articles.summary(key), library.articles.text(key).text)
    assert found.text_hash == hashlib.sha256(found.text.encode()).hexdigest()
    assert library.articles.text_hashes([key, "unknown"]) == {key: found.text_hash}
    with pytest.raises(UnknownArticle):
        library.articles.reading_text("unknown")


def test_details_name_versions_sources_and_addresses(library: Library) -> None:
    item = incoming(emails=["pim@example.org"])
    (key,) = add(library, item, elsewhere(item, "/documents/listing.txt", 7)).keys

    details = library.articles.details(key)
    (version,) = details.versions
    assert (version.number, version.title, version.words) == (1, "Harbour swimming", item.rendered.words)
    assert version.text_hash == hashlib.sha256(item.rendered.text.encode()).hexdigest()
    assert {(source.path, source.ordinal) for source in details.sources} == {
        ("/documents/harbour.txt", 1),
        ("/documents/listing.txt", 7),
    }
    assert details.emails == ("pim@example.org",)


def test_lists_are_newest_first_whatever_the_order_of_import(library: Library) -> None:
    dates = ["2017-03", "2019-10-25", None, "2019-10", "2018-01-31"]
    for number, issued in enumerate(dates):
        add(library, incoming(f"Article {number}", issued=issued, path=f"/{number}.txt"))
    add(library, incoming("In a bracket", issued=bracket("2017-11", "2018-02"), path="/5.txt"))

    assert titles(library) == [
        "Article 1",
        "Article 3",
        "In a bracket",
        "Article 4",
        "Article 0",
        "Article 2",
    ]
    assert library.articles.newest() == library.articles.list(limit=1)[0].key
    assert [each.title for each in library.articles.list(limit=2, offset=1)] == ["Article 3", "In a bracket"]


def test_articles_of_one_date_stand_in_the_order_of_their_document(library: Library) -> None:
    add(library, *(incoming(f"Part {number}", ordinal=number, issued="2019-10") for number in (1, 2, 3)))

    assert titles(library) == ["Part 1", "Part 2", "Part 3"]


def test_a_branch_of_the_tree_lists_its_articles(library: Library) -> None:
    add(
        library,
        incoming("London, March", regions=[Region.LONDON], issued="2018-03", ordinal=1),
        incoming(
            "London and Kent, May", regions=[Region.LONDON, Region.SOUTH_EAST], issued="2018-05-02", ordinal=2
        ),
        incoming("National, May", kind=Kind.SPEECH, issued="2019-05", ordinal=3),
        incoming("National, some day", kind=Kind.SPEECH, ordinal=4),
        incoming("London, some day", LANTERN, regions=[Region.LONDON], ordinal=5),
    )

    def found(**conditions: object) -> list[str]:
        return [each.title for each in library.articles.list(TreePlace(**conditions))]  # type: ignore[arg-type]

    assert found(region=Region.LONDON) == ["London and Kent, May", "London, March", "London, some day"]
    assert found(region=Region.LONDON, year=2018, month=3) == ["London, March"]
    assert found(region=Region.LONDON, year=UNDATED) == ["London, some day"]
    assert found(region=NATIONAL, kind=Kind.SPEECH) == ["National, May", "National, some day"]
    assert found(kind=Kind.SPEECH, year=2019) == ["National, May"]
    assert found(year=2018) == ["London and Kent, May", "London, March"]
    assert found(month=5) == ["National, May", "London and Kent, May"]
    assert found(month=UNDATED) == ["National, some day", "London, some day"]
    assert found(year=2018, month=UNDATED) == found(year=UNDATED, month=4) == found(year=3000) == []
    assert found(region=Region.NORTH_EAST) == []


def test_a_key_may_be_shortened_as_long_as_it_is_the_only_one(library: Library) -> None:
    first, second = add(library, incoming("One", path="/1.txt"), incoming("Two", path="/2.txt")).keys
    shared = next(length for length in range(20) if first[length] != second[length])

    assert library.articles.resolve(first) == first
    assert library.articles.resolve(f" {first[: shared + 1].upper()} ") == first
    for text in ("", "zz", "\ud800", first + "0"):
        with pytest.raises(UnknownArticle):
            library.articles.resolve(text)
    add(library, *(incoming(f"Number {number}", path=f"/{number}.txt") for number in range(17)))
    keys = [summary.key for summary in library.articles.list()]
    shortest = next(key[:1] for key in keys if sum(each.startswith(key[:1]) for each in keys) > 1)
    with pytest.raises(AmbiguousKey, match=f"begins with “{shortest}”"):
        library.articles.resolve(shortest)


def test_unknown_keys_and_versions_are_said_so(library: Library) -> None:
    (key,) = add(library, incoming()).keys

    for call in (
        library.articles.text,
        library.articles.markdown,
        library.articles.details,
        library.articles.summary,
    ):
        with pytest.raises(UnknownArticle, match="feed"):
            call("feed")
    for version in (0, -1, 2, 10**30):
        with pytest.raises(UnknownArticle):
            library.articles.text(key, version)
    with pytest.raises(UnknownArticle):
        library.articles.summaries([key, "feed"])


def test_summaries_come_in_the_order_asked_for(library: Library) -> None:
    first, second = add(library, incoming("One", path="/1.txt"), incoming("Two", path="/2.txt")).keys

    assert [each.key for each in library.articles.summaries([second, first, second])] == [
        second,
        first,
        second,
    ]
    assert library.articles.count() == 2


def test_an_empty_library_answers(library: Library) -> None:
    assert library.articles.count() == 0
    assert library.articles.newest() is None
    assert library.articles.list() == []
    assert library.tree.counts() == []
    assert library.imports.last() is None


def test_a_pasted_article_has_a_source_without_a_path(library: Library) -> None:
    item = incoming(path="")
    (key,) = add(library, item).keys
    again = add(library, item)

    (source,) = library.articles.details(key).sources
    assert source == Source("", 1, source.imported)
    assert (again.added, again.unchanged) == (0, 1)


def test_half_characters_do_no_harm(library: Library) -> None:
    item = incoming("Broken \ud83d title", [*HARBOUR, "half \udc80 a character"], path="/caf\udce9.txt")
    counts = add(library, item)

    text = library.articles.text(counts.keys[0])
    assert text.summary.title == "Broken ? title"
    assert text.text == item.rendered.text.replace("\udc80", "?")
    assert add(library, item).unchanged == 1


def test_a_date_with_its_evidence_and_reason_comes_back(library: Library) -> None:
    stated = replace(dated("2019-10-25"), reason="Named in the title.")
    between = replace(bracket("2017-11", "2017-12"), reason="Between two others.")
    for issued in (stated, between):
        (key,) = add(library, incoming(issued.label, issued=issued, path=f"/{issued.label}")).keys
        assert library.articles.summary(key).issued == issued
