from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.publishers.association import has_event_box, split_listing, tags_written
from tests.ingest.reading import lines_of, read, texts, words

_END = "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles"
_BODY = "Nine towns took part, and all of them would do it again next year if they were asked."


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        (["KINSHIP CARE 14 Funding 203"], ["KINSHIP CARE", "Funding"]),
        (["SEND", "14", "KS2 & KS3", "9"], ["SEND", "KS2 & KS3"]),
        (["SEND (14) Youth work (3)"], ["SEND", "Youth work"]),
        (["Year 11 results 5"], ["Year", "results"]),
        (["SEND, Youth work"], ["SEND", "Youth work"]),
        (["SEND", "Youth work", "SEND"], ["SEND", "Youth work"]),
        (["There are no tags assigned to this article!"], []),
        ([], []),
    ],
)
def test_tags(lines: list[str], tags: list[str]) -> None:
    assert list(tags_written(lines)) == tags


def test_a_page_and_its_related_links() -> None:
    text = f"A club opens\n\n{_BODY}\n\n{_END}\n\n• Another club\n• A third\n\nContact us"
    (part,) = split_listing(lines_of(text))
    assert [line.text for line in part.lines] == ["A club opens", _BODY]


def test_a_listing_that_is_cut_off_keeps_its_last_article() -> None:
    long = " ".join([_BODY] * 4)
    text = f"A club opens\n\n{_BODY}\n\n{_END}\n\nA club closes\n\n{long}"
    assert [article.title for article in read(text)] == ["A club opens", "A club closes"]


def test_links_to_others_in_a_listing_are_no_titles() -> None:
    text = (
        f"First club\n\n{_BODY}\n\n{_END}\n\n• Third club\n\nSecond club\n\n{_BODY}\n\n"
        f"{_END}\n\nSecond club\n\nThird club\n\n{_BODY}\n\n{_END}"
    )
    assert [article.title for article in read(text)] == ["First club", "Second club", "Third club"]


def test_the_associations_own_page_is_told_by_its_event_box() -> None:
    assert has_event_box(lines_of("Featured Event\n\nWed, 14 Nov 18 10:00\n\nA title"))
    assert not has_event_box(lines_of("Upcoming events\n\n4 July 2019\n\nA title"))


_TITLES = st.sampled_from(
    [
        "A club opens",
        "Northern Region Update - May 2019",
        "Songs for winter - Comment",
        "WD policy committee update May 2018",
        "What the clubs want and how to...",
    ]
)
_SENTENCES = st.lists(
    st.sampled_from(
        [_BODY, "“It was wet,” said one, “and we loved it.”", "• one thing", "Games", "ENDS", "Aims:"]
    ),
    min_size=1,
    max_size=6,
)
_TAGS = st.lists(st.sampled_from(["SEND", "YOUTH WORK", "Early help"]), unique=True, max_size=3)
_ARTICLES = st.lists(st.tuples(_TITLES, _SENTENCES, _TAGS), min_size=1, max_size=6)


def _written(articles: list[tuple[str, list[str], list[str]]]) -> str:
    pages = []
    for title, sentences, tags in articles:
        shown = " ".join(f"{tag} {at}" for at, tag in enumerate(tags, start=3))
        shown = shown or "There are no tags assigned to this article!"
        body = "\n\n".join(sentences)
        pages.append(
            f"{title}\n\n{body}\n\n\nTags assigned to this article:\n{shown}\n\nRelated Articles\n\n"
        )
    return "".join(pages)


@settings(max_examples=60)
@given(_ARTICLES)
def test_what_was_joined_is_split_again(articles: list[tuple[str, list[str], list[str]]]) -> None:
    found = read(_written(articles))
    assert [(article.title, list(article.tags)) for article in found] == [
        (title, tags) for title, _, tags in articles
    ]
    assert [article.ordinal for article in found] == list(range(1, len(articles) + 1))
    for article, (_, sentences, _) in zip(found, articles, strict=True):
        assert words(" ".join(texts(article.blocks))) == words(" ".join(sentences))
        assert article.publisher == "ADCS"
