from __future__ import annotations

import pytest

from reader.ingest.issue_dates import issue_date
from reader.model import DateEvidence, Issued, Kind
from tests.ingest.reading import lines_of


def _issued(title: str, body: str = "", kind: Kind = Kind.OTHER, published: str | None = None) -> Issued:
    return issue_date(title, lines_of(body), kind, published)


@pytest.mark.parametrize(
    ("title", "iso"),
    [
        ("Northern Region Update - Nov 2018", "2018-11"),
        ("UPDATE NO 12 3rd March 2020", "2020-03-03"),
        ("Bulletin 25/10/2019", "2019-10-25"),
        ("Regional news September 2016: a look ahead", "2016-09"),
        ("Spring Budget 2017", None),
        ("Annual figures 2016-17", None),
        ("Plan for 2020", None),
    ],
)
def test_the_title_states_it(title: str, iso: str | None) -> None:
    issued = _issued(title)
    assert issued.iso == iso
    assert issued.evidence == (DateEvidence.TITLE if iso else None)


def test_two_months_or_a_season_give_a_bracket() -> None:
    both = _issued("Update Nov/Dec 2018")
    assert (both.iso, str(both.earliest), str(both.latest)) == (None, "2018-11", "2018-12")
    over_new_year = _issued("Update Dec/Jan 2019")
    assert str(over_new_year.earliest) == "2018-12"
    season = _issued("Autumn 2018 update")
    assert (str(season.earliest), str(season.latest)) == ("2018-09", "2018-11")


@pytest.mark.parametrize(
    ("body", "iso"),
    [
        ("12 May 2021\n\nIt began quietly.", "2021-05-12"),
        ("Published: 12 May 2021\n\nIt began quietly.", "2021-05-12"),
        ("For immediate release: Thursday 5 July 2018\n\nIt began quietly.", "2018-07-05"),
        ("The trust today (3 June 2020) opened its doors.", "2020-06-03"),
        ("On 3 June 2020, today, the doors opened.", "2020-06-03"),
        ("It began.\n\nENDS\n\n4 April 2019", "2019-04-04"),
        ("The board met on 12 May 2021 in Leeds.", None),
        ("We heard today that rates will rise.", None),
        ("The deadline is 12 May 2021.\n\nBook by 1 May 2021.", None),
    ],
)
def test_the_text_states_it(body: str, iso: str | None) -> None:
    issued = _issued("A quiet start", body)
    assert issued.iso == iso
    assert issued.evidence == (DateEvidence.BODY if iso else None)


def test_the_year_of_today_comes_from_the_title_or_from_the_weekday() -> None:
    assert _issued("Survey of 2018", "The count is out today, 9 March.").iso == "2018-03-09"
    weekday = "Commenting on plans made today, Monday 14 December. In 2014 and 2015 little was done."
    assert _issued("Plans", weekday).iso == "2015-12-14"
    assert _issued("Plans", "Commenting on plans made today, Monday 14 December.").iso is None


def test_a_speech_is_of_the_day_it_was_given() -> None:
    body = "On Friday 17 May 2024, the president gave her address to members in Durham."
    assert _issued("The president speaks", body, Kind.PRESS_RELEASE).iso == "2024-05-17"
    assert _issued("The president speaks", body, Kind.PUBLICATION).iso is None


def test_the_day_of_an_event_is_not_the_day_of_issue() -> None:
    assert _issued("Summer gathering 4 July 2019", kind=Kind.EVENT).iso is None


def test_metadata_comes_last() -> None:
    stated = _issued("A quiet start", published="2021-05-12T09:30:00+00:00")
    assert (stated.iso, stated.evidence) == ("2021-05-12", DateEvidence.METADATA)
    assert _issued("Update May 2020", published="2021-05-12").iso == "2020-05"
    assert _issued("A quiet start", published="last week").iso is None
