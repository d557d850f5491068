"""The line of facts above an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import ArticleSummary, DateEvidence, Issued, Kind, Month, Region
from reader.ui.article.header import date_evidence, facts, reading_time
from reader.ui.article.markup import DIGEST_REMARK, header, header_blocks


def _summary(issued: Issued, title: str = "Kites", publisher: str | None = "Circle") -> ArticleSummary:
    return ArticleSummary("0" * 20, title, publisher, Kind.REGIONAL_UPDATE, (Region.LONDON,), (), issued, 460)


def test_facts_stand_in_order_and_none_is_empty() -> None:
    issued = Issued.stated("2024-06", DateEvidence.TITLE)
    assert facts(_summary(issued)) == ["Circle", "London", "June 2024", "Regional update", "2 min read"]
    assert facts(_summary(Issued(), publisher=None)) == ["London", "No date", "Regional update", "2 min read"]


@pytest.mark.parametrize(
    ("words", "time"), [(0, "1 min"), (230, "1 min"), (700, "3 min"), (50_000, "217 min")]
)
def test_reading_time(words: int, time: str) -> None:
    assert reading_time(words) == time


@pytest.mark.parametrize(
    ("issued", "says"),
    [
        (Issued.stated("2024-06", DateEvidence.TITLE), "title"),
        (Issued.stated("2024-06", DateEvidence.BODY), "text"),
        (Issued.stated("2024-06", DateEvidence.METADATA), "file"),
        (Issued.stated("2024-06", DateEvidence.CORRECTION), "You"),
        (Issued.between(Month(2024, 5), Month(2024, 6)), "around"),
        (Issued.between(Month(2024, 5), Month(2024, 6), "Its neighbours say so."), "neighbours"),
        (Issued(), "No date"),
    ],
)
def test_the_date_says_what_it_rests_on(issued: Issued, says: str) -> None:
    assert says in date_evidence(issued)


def test_the_header_shows_titles_as_they_are() -> None:
    made = header(_summary(Issued.stated("2024-06", DateEvidence.TITLE), title='<img src="x"> & "more"'))
    assert "<img" not in made
    assert "&lt;img src=&quot;x&quot;&gt; &amp; &quot;more&quot;" in made
    assert '<span title="The title states this date.">June 2024</span>' in made


def test_a_digest_is_called_one_below_its_title() -> None:
    article = _summary(Issued.stated("2024-06", DateEvidence.TITLE))
    digest = replace(article, digest=True)
    assert facts(digest) == ["Digest", *facts(article)]
    assert header(digest).endswith(f'Kites</p>\n<p class="remark">{DIGEST_REMARK}</p>\n')
    for summary in (article, digest):
        assert header(summary).count("<p ") == header_blocks(summary)
    assert "igest" not in header(article)
