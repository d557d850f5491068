"""Whole documents: what must hold for any of them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableDocument
from reader.ingest.document import Document, Line
from reader.ingest.publishers import read_articles
from reader.model import BlockType, DateEvidence, Kind, Region, TitleEvidence
from tests.ingest.reading import read, read_one, texts, words

_TALK = "Nine towns took part, and all of them would do it again next year if they were asked."


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read(" \n\n")


def test_a_title_is_made_where_no_line_says_one() -> None:
    article = read_one(f"{_TALK}\n\n{_TALK}")
    assert article.title_evidence is TitleEvidence.MADE
    assert article.title == "Nine towns took part, and all of them…"
    dated = read_one(f"Published 4 May 2021 by the Moorland Trust.\n\n{_TALK}")
    assert (dated.title, dated.title_evidence) == ("Moorland Trust article, 4 May 2021", TitleEvidence.MADE)


def test_two_articles_with_one_title_stay_two() -> None:
    end = (
        "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n\n"
    )
    articles = read(f"A club opens\n\nIt was wet.\n\n{end}A club opens\n\nIt was dry.\n\n{end}")
    assert [article.title for article in articles] == ["A club opens", "A club opens"]
    assert articles[0].blocks != articles[1].blocks


def test_a_saved_page_brings_its_own_details() -> None:
    lines = (
        Line("Menu line", BlockType.PARAGRAPH),
        Line("Yorkshire & Humber clubs", BlockType.HEADING, 1),
        Line("Games", BlockType.HEADING, 2),
        Line(_TALK, BlockType.PARAGRAPH),
    )
    metadata = {"site_name": "Moorland Trust", "published": "2021-05-04"}
    (article,) = read_articles(
        Document("clubs.html", lines, "Yorkshire & Humber clubs | Moorland Trust", metadata)
    )
    assert (article.source, article.title, article.publisher) == (
        "clubs.html",
        "Yorkshire & Humber clubs",
        "Moorland Trust",
    )
    assert (article.issued.iso, article.issued.evidence) == ("2021-05-04", DateEvidence.METADATA)
    assert article.regions == (Region.YORKSHIRE_HUMBER,)
    assert [block.text for block in article.blocks] == ["Games", _TALK]


def test_an_e_mail_keeps_all_its_lines_below_the_subject() -> None:
    lines = (Line("Dear all,"), Line(_TALK))
    (article,) = read_articles(
        Document("mail.eml", lines, "Fwd: Clubs in the rain", {"published": "2021-05-04"})
    )
    assert article.title == "Clubs in the rain"
    assert texts(article.blocks) == ["Dear all,", _TALK]


def test_text_above_the_title_of_a_page_is_kept() -> None:
    lines = (Line(_TALK + " " + _TALK), Line("A club opens"), Line("It was wet."))
    (article,) = read_articles(Document("page.html", lines, "A club opens"))
    assert texts(article.blocks) == [_TALK + " " + _TALK, "It was wet."]


_PIECES = st.sampled_from(
    [
        *(
            _TALK,
            "Games",
            "Aims:",
            "• one",
            "o Two",
            "1. three",
            "4 May 2021",
            "ENDS",
            "12",
            "Leeds",
            "Thursday",
        ),
        *("Programme:", "Update", "Action required:", "Reminders", "Contacts", "Jo Bell: jo@example.org"),
        *("Tags assigned to this article:", "SEND 4", "Related Articles", "“Said.”", "View report"),
        *("A title that was cut...", "Notes to editors"),
    ]
)


@settings(max_examples=150)
@given(st.lists(_PIECES, min_size=1, max_size=30), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_any_order_of_lines_is_read_and_nothing_is_added(pieces: list[str], gap: str) -> None:
    source = gap.join(pieces)
    articles = read(source)
    shown = Counter(
        words(" ".join(text for article in articles for text in (article.title, *texts(article.blocks))))
    )
    made = Counter(
        words(" ".join(article.title for article in articles if article.title_evidence is TitleEvidence.MADE))
    )
    assert not shown - made - Counter(words(source))
    assert [article.ordinal for article in articles] == list(range(1, len(articles) + 1))
    assert all(article.title for article in articles)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 100_000,
        "@" * 50_000,
        "a@b." * 20_000,
        "www." * 20_000,
        "[" * 20_000,
        "1 January " * 5_000,
        "<p " * 20_000,
        "x: y\n" * 5_000,
        "1\n" * 5_000,
        "Action:\n" * 5_000,
        "Programme:\nx\nUpdate:\ny\n" * 1_500,
        "Tags assigned to this article:\n" * 5_000,
        "Related Articles\n" * 5_000,
        "Featured Event\nWed, 14 Nov 18 10:00\n" * 3_000,
        "A b\n\n\n" * 5_000,
        "Two girls " * 5_000 + "playing",
        "Contacts\n" + "a: Bb Cc\n" * 5_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_hostile_text_is_read_or_refused(hostile: str) -> None:
    try:
        articles = read(hostile)
    except UnreadableDocument:
        return
    assert all(article.kind in Kind for article in articles)
