"""The details panel's words."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from reader.model import (
    ArticleDetails,
    ArticleSummary,
    Committee,
    DateEvidence,
    Issued,
    Kind,
    Month,
    Region,
    Source,
    Version,
)
from reader.ui.details.wording import facts, moment, source_lines, version_line


@pytest.fixture
def british_summer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _summary(**changes: object) -> ArticleSummary:
    values: dict[str, object] = {
        "key": "00ff",
        "title": "Kite making",
        "publisher": "Kite Society",
        "kind": Kind.REGIONAL_UPDATE,
        "regions": (Region.LONDON,),
        "committees": (),
        "issued": Issued.stated("2019-06", DateEvidence.TITLE, "The title says June 2019."),
        "words": 1204,
    }
    return ArticleSummary(**{**values, **changes})  # type: ignore[arg-type]


def _details(summary: ArticleSummary) -> ArticleDetails:
    return ArticleDetails(summary, (Version(1, "2024-06-12T14:05:00Z", "Kite making", 1204, "ab"),), ())


@pytest.mark.usefixtures("british_summer")
def test_times_are_the_person_s_own() -> None:
    assert moment("2024-06-12T14:05:30Z") == "12 June 2024, 15:05"
    assert moment("2024-01-02T14:05:30+00:00") == "2 January 2024, 14:05"
    assert moment("some day") == "some day"


@pytest.mark.usefixtures("british_summer")
def test_the_facts_leave_out_what_is_not_known() -> None:
    assert facts(_details(_summary())) == [
        ("Issued", "June 2019", "The title says June 2019."),
        ("Publisher", "Kite Society", ""),
        ("Kind", "Regional update", ""),
        ("Region", "London", ""),
        ("Length", "1,204 words, 5 min", ""),
        ("Imported", "12 June 2024, 15:05", ""),
    ]


def test_several_regions_and_committees_are_all_named() -> None:
    summary = _summary(regions=(Region.LONDON, Region.SOUTH_WEST), committees=(Committee.WD,), publisher=None)
    said = {name: value for name, value, _ in facts(_details(summary))}
    assert said["Regions"] == "London, South West"
    assert said["Committee"] == "Workforce Development (WD)"
    assert said["Publisher"] == "Not stated"


def test_a_bracket_says_what_it_rests_on() -> None:
    issued = Issued.between(Month(2017, 11), Month(2017, 12), "It stands between two dated articles.")
    name, value, remark = facts(_details(_summary(issued=issued)))[0]
    assert (name, value, remark) == ("Issued", "c. Nov-Dec 2017", "It stands between two dated articles.")


@pytest.mark.usefixtures("british_summer")
def test_versions_and_sources_in_words() -> None:
    assert version_line(Version(2, "2024-01-03T00:00:00Z", "T", 1, "ab")) == (
        "Version 2",
        "3 January 2024, 00:00 · 1 word",
    )
    assert source_lines(Source("/papers/all.txt", 3, "2024-01-03T00:00:00Z")) == (
        "/papers/all.txt",
        "Article 3 in the file · 3 January 2024, 00:00",
    )
    assert source_lines(Source("", 1, "2024-01-03T00:00:00Z")) == ("Pasted", "3 January 2024, 00:00")
