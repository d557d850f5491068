"""Articles near another one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import Cancelled, UnknownArticle
from reader.ingest import read_file
from reader.library import Incoming, Library
from reader.model import CancelToken, Committee, Kind, Region
from tests.library.samples import add, incoming

_CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
_PLAIN = "Nothing but plain talk of the usual matters stood here this time."
_QUAY = [Region.NORTH_WEST]


def near(library: Library, title: str, limit: int = 6) -> list[tuple[str, str]]:
    key = next(each.key for each in library.articles.list() if each.title == title)
    return [(each.summary.title, each.reason) for each in library.related.of(key, limit)]


def update(title: str, issued: str, *lines: str, regions: list[Region] = _QUAY) -> Incoming:
    return incoming(title, lines or (_PLAIN,), issued=issued, regions=regions, path=f"/{title}.txt")


def test_the_region_s_previous_and_next_update_come_first(library: Library) -> None:
    add(
        library,
        update("May", "2017-05"),
        update("July", "2017-07"),
        update("September", "2017-09"),
        update("Elsewhere", "2017-06", regions=[Region.LONDON]),
        incoming("Statement", issued="2017-06", regions=_QUAY, kind=Kind.PRESS_RELEASE),
    )
    assert near(library, "July") == [
        ("May", "Previous update from the North West, May 2017"),
        ("September", "Next update from the North West, September 2017"),
    ]
    assert near(library, "Elsewhere") == []
    assert near(library, "July", limit=1) == [("May", "Previous update from the North West, May 2017")]
    assert near(library, "July", limit=0) == []


def test_an_update_of_committees_is_followed_by_one_of_the_same(library: Library) -> None:
    def meeting(title: str, issued: str, *committees: Committee) -> Incoming:
        item = incoming(title, [_PLAIN], issued=issued, kind=Kind.POLICY_COMMITTEE_UPDATE, path=title)
        return replace(item, article=replace(item.article, committees=committees))

    add(
        library,
        meeting("Spring", "2017-03", Committee.HCAN),
        meeting("Summer", "2017-06", Committee.WD),
        meeting("Autumn", "2017-09", Committee.RS, Committee.HCAN),
        meeting("Winter", "2017-12", Committee.HCAN, Committee.RS),
    )
    assert near(library, "Autumn") == [
        ("Spring", "Previous update from HCAN, March 2017"),
        ("Winter", "Next update from RS and HCAN, December 2017"),
    ]


def test_an_issue_of_a_newsletter_is_beside_its_neighbours(library: Library) -> None:
    for week in ("01", "08", "15"):
        add(
            library,
            incoming(f"Week {week}", [_PLAIN], issued=f"2019-02-{week}", kind=Kind.NEWSLETTER, path=week),
        )
    assert near(library, "Week 08") == [
        ("Week 01", "Previous newsletter from Quay Trust, 1 February 2019"),
        ("Week 15", "Next newsletter from Quay Trust, 15 February 2019"),
    ]


def test_articles_that_share_rare_names_and_phrases_are_near(library: Library) -> None:
    others = [update(f"Other {n}", "2015-01", _PLAIN, regions=[]) for n in range(30)]
    add(
        library,
        update("Rugs", "2018-01", "They wove a tartan rug in Quayham, said Pim Fisher.", regions=[]),
        update("More rugs", "2018-02", "At Quayham one tartan rug was sold to Fisher.", regions=[]),
        update("One word", "2018-03", "It was woven, and woven again.", regions=[]),
        *others,
    )
    assert near(library, "Rugs") == [("More rugs", "Shares: tartan rug, Quayham, Fisher")]
    assert near(library, "One word") == []


def test_neither_itself_nor_a_digest_of_it(library: Library) -> None:
    source = update("May", "2017-05", "They wove a tartan rug in Quayham, said Pim Fisher.")
    digest = replace(source, article=replace(source.article, digest=True), path="/digest.md")
    add(library, source, digest, update("June", "2017-06"))
    assert near(library, "May") == [("June", "Next update from the North West, June 2017")]


def around(library: Library, title: str) -> list[tuple[str, str | None, str | None]]:
    key = next(each.key for each in library.articles.list() if each.title == title)
    return [
        (
            each.name,
            each.previous.title if each.previous else None,
            each.next.title if each.next else None,
        )
        for each in library.related.series(key)
    ]


def test_a_series_names_what_stands_before_and_after_and_nothing_at_its_ends(library: Library) -> None:
    quay = "updates from the North West"
    add(
        library,
        update("May", "2017-05"),
        update("July", "2017-07", regions=[Region.NORTH_WEST, Region.LONDON]),
        update("September", "2017-09"),
        incoming("Statement", issued="2017-06", regions=_QUAY, kind=Kind.PRESS_RELEASE),
        incoming("Papers", issued="2017-06", kind=Kind.POLICY_COMMITTEE_UPDATE, path="papers"),
        incoming("Round-up", issued="2017-06", kind=Kind.NEWSLETTER, path="round-up"),
    )
    assert around(library, "May") == [(quay, None, "July")]
    assert around(library, "July") == [(quay, "May", "September"), ("updates from London", None, None)]
    assert around(library, "September") == [(quay, "July", None)]
    assert around(library, "Round-up") == [("newsletters from Quay Trust", None, None)]
    assert around(library, "Statement") == around(library, "Papers") == []


def test_an_unknown_key_is_said(library: Library) -> None:
    with pytest.raises(UnknownArticle):
        library.related.of("0" * 20)
    with pytest.raises(UnknownArticle):
        library.related.series("0" * 20)


def test_looking_for_them_ends_when_it_is_given_up(library: Library) -> None:
    key = add(library, update("Quay update", "2017-05")).keys[0]
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        library.related.of(key, cancel=token)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library.open(tmp_path_factory.mktemp("corpus") / "library.sqlite")
    files = sorted(path for path in _CORPUS.rglob("*.md") if path.parent != _CORPUS)
    parsed = ((file, each) for file in files for each in read_file(file))
    add(library, *(Incoming(each.article, each.rendered, str(file)) for file, each in parsed))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("NW Region Update Nov 2017 - Improving Social Care Practice and...", "North West, September 2017"),
        ("Eastern Region Update June 2019", "Shares: serious youth violence"),
        ("NAAS consultation response from ADCS", "proof of concept phase"),
        ("Future ADCS Vice President", "Vice President"),
        ("DCS update 2017", "post holders"),
    ],
)
def test_reasons_over_the_shipped_digests_make_sense(corpus: Library, title: str, expected: str) -> None:
    assert any(expected in reason for _, reason in near(corpus, title))


def test_every_digest_has_a_few_neighbours_at_most_and_never_itself(corpus: Library) -> None:
    for summary in corpus.articles.list():
        related = corpus.related.of(summary.key)
        keys = [each.summary.key for each in related]
        assert len(keys) == len(set(keys)) <= 6
        assert summary.key not in keys
        assert all(each.reason for each in related)
