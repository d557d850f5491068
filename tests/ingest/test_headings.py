from __future__ import annotations

import pytest

from reader.ingest.document import Line
from reader.ingest.headings import find_headings
from reader.ingest.wording import could_be_heading, is_lead_in, is_link_label, is_standfirst, is_terminator
from reader.model import BlockType, Span, SpanStyle
from tests.ingest.reading import lines_of


def _found(text: str, title: str = "") -> list[tuple[int, str]]:
    lines = lines_of(text)
    return [(level, lines[at].text) for at, level in find_headings(lines, title).items()]


_BODY = "Nine towns took part, and all of them would do it again."


def test_a_label_above_a_paragraph_or_a_list_is_a_heading() -> None:
    assert _found(f"Street games\n\n{_BODY}\n\nWhat it costs:\n\n• little\n• less.") == [
        (1, "Street games"),
        (1, "What it costs:"),
    ]


def test_a_label_above_nothing_is_not() -> None:
    assert _found(f"{_BODY}\n\nStreet games") == []
    assert _found("Street games\n\nENDS") == []
    assert _found("Street games\n\nView report") == []


def test_a_bare_year_and_a_headline_with_a_full_stop_are_headings() -> None:
    assert _found(f"2017\n\n{_BODY}\n\nNational Gathering: Ways of Keeping Clubs Open.\n\n{_BODY}") == [
        (1, "2017"),
        (1, "National Gathering: Ways of Keeping Clubs Open."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The towns took part in:",
        "Work continues to grow and to change:",
        "“Nobody asked us.”",
        "The full list can be found on our pages",
        "Write to jo@example.org",
        "On 4 May the doors opened to everybody",
        "Street Games (Ann Lee, Leeds; Bo Orr, York) to follow",
        "Games | Sheets | Rules",
        "and so it went",
        "12 May 2021",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert _found(f"{_BODY}\n\n{text}\n\n{_BODY}") == []


def test_a_heading_of_headings_groups_those_printed_alike() -> None:
    text = (
        f"Regional Aims:\n\nKeeping clubs open\n\n{_BODY}\n\nTraining more people\n\n{_BODY}\n\n"
        f"Regional Networks\n\n{_BODY}\n\nOther work\n\n{_BODY}"
    )
    assert _found(text) == [
        (1, "Regional Aims:"),
        (2, "Keeping clubs open"),
        (2, "Training more people"),
        (1, "Regional Networks"),
        (1, "Other work"),
    ]


def test_a_masthead_groups_nothing() -> None:
    text = f"The Northern Regional Update\n\nClub nights\n\n{_BODY}\n\nFunding\n\n{_BODY}"
    assert [level for level, _ in _found(text, "Northern region update May 2018")] == [1, 1, 1]
    assert [level for level, _ in _found(text, "Something else")] == [1, 2, 2]


def test_an_announced_group_stands_below() -> None:
    text = f"The Plan\n\n{_BODY}\n\nThe main strands include:\n\nGames\n\n{_BODY}\n\nSongs\n\n{_BODY}"
    assert _found(text) == [(1, "The Plan"), (2, "Games"), (2, "Songs")]


def test_entries_of_a_programme_are_not_headings_but_its_parts_are() -> None:
    text = (
        "Plenaries:\n\nTalk: Opening words\n\nTalk: What clubs want\n\nTalk: Closing words\n\n"
        "Workshops:\n\nThursday\n\nA: Games in the rain\n\nB: Songs for winter\n\nFriday\n\nA: Money\n\n"
        + _BODY
    )
    assert _found(text) == [(1, "Plenaries:"), (1, "Workshops:"), (2, "Thursday"), (2, "Friday")]


def test_numbered_sections_are_headings_and_numbered_items_are_not() -> None:
    assert _found(f"1. Games\n\n{_BODY}\n\n2. Songs\n\n{_BODY}") == [(1, "1. Games"), (1, "2. Songs")]
    assert _found("1. Games\n\n2. Songs\n\n" + _BODY) == []
    assert _found("1. Games\n\n2. Songs that everybody in the hall was able to sing.\n\n" + _BODY) == []


def test_the_words_of_the_format_are_taken() -> None:
    lines = [
        Line("Games", BlockType.HEADING, 3),
        Line("Looks like a label", BlockType.PARAGRAPH),
        Line(_BODY, BlockType.PARAGRAPH),
        Line("Songs", BlockType.HEADING, 5),
        Line(_BODY, BlockType.PARAGRAPH),
    ]
    assert find_headings(lines) == {0: 1, 3: 2}


def test_a_page_may_print_headings_in_bold() -> None:
    bold = (Span(0, 5, SpanStyle.STRONG),)
    lines = [
        Line("Games", BlockType.PARAGRAPH, spans=bold),
        Line(_BODY, BlockType.PARAGRAPH),
        Line("A short line", BlockType.PARAGRAPH),
        Line(_BODY, BlockType.PARAGRAPH),
    ]
    assert find_headings(lines) == {0: 1}


def test_wordings() -> None:
    assert is_terminator("- Ends -")
    assert is_terminator("ENDS")
    assert not is_terminator("Ends of the earth")
    assert is_link_label("View guidance")
    assert is_link_label("Download the slides here")
    assert not is_link_label("Reading together")
    assert is_standfirst("Update from the Northern region for the Council of Reference")
    assert is_lead_in("The three aims are:")
    assert not is_lead_in("Aims:")
    assert could_be_heading("You Can Play – a new film")
    assert not could_be_heading("You can play in any weather and at any hour of the day")
