from __future__ import annotations

import pytest

from reader.ingest.document import Line
from reader.ingest.furniture import clean_lines, strip_edges, strip_menu
from reader.model import BlockType, Cell
from tests.ingest.reading import lines_of

_BODY = "Nine towns took part, and all of them would do it again next year if they were asked."


def _clean(text: str) -> list[str]:
    return [line.text for line in clean_lines(lines_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Skip to main content",
        "Top of page",
        "Home > News > Clubs",
        "We use cookies to make this page work for you.",
        "This website uses cookies. Accept or change your preferences.",
        "Share this article",
        "Share on Facebook",
        "Image: towns in the rain",
        "club-night.jpg",
        "© 2021 Northern Clubs",
        "Powered by Somebody",
        "5 min read",
    ],
)
def test_furniture_goes(text: str) -> None:
    assert _clean(f"A title\n\n{text}\n\n{_BODY}") == ["A title", _BODY]


@pytest.mark.parametrize(
    "text",
    [
        "Share of the costs",
        "Home education on the rise",
        "Cookies were baked and sold by the older children.",
        "Search for carers",
        "Image is everything",
        "News",
        "Events",
    ],
)
def test_text_stays(text: str) -> None:
    assert _clean(f"A title\n\n{text}\n\n{_BODY}") == ["A title", text, _BODY]


def test_leftover_markup_goes_out_of_the_line() -> None:
    assert _clean('See www.example.org< p="">\n\nA<br /> b &amp; c&nbsp;d\n\n1 < 2 > 0') == [
        "See www.example.org",
        "A b & c\u00a0d",
        "1 < 2 > 0",
    ]


def test_boxes_of_events_go_with_their_dates() -> None:
    box = "Upcoming events\n\nClub night\n\n4 July 2019\n\nWinter forum\n\nWed, 14 Nov 18 10:00"
    assert _clean(f"{box}\n\nA title\n\n{_BODY}") == ["A title", _BODY]
    assert _clean(f"Featured Event\n\nWed, 14 Nov 18 10:00\n\nClubs Conference\n\nA title\n\n{_BODY}") == [
        "A title",
        _BODY,
    ]
    assert _clean(f"Events\n\n{_BODY}") == ["Events", _BODY]


def test_a_caption_said_twice_and_a_byline_go() -> None:
    assert _clean("Jo at home. Picture: Ann\nJo at home. Picture: Ann\n\n" + _BODY) == [_BODY]
    assert _clean(f"A title\n- jo.bell\n- Sep 19\n- 5 min read\n{_BODY}") == ["A title", _BODY]


def test_tables_stay_whatever_their_cells_say() -> None:
    table = Line("", BlockType.TABLE, rows=((Cell("Menu"),),))
    assert clean_lines([table]) == [table]
    assert strip_edges([table]) == [table]


def test_edges_and_footers() -> None:
    body = lines_of(
        f"Facebook\n\nTwitter\n\n{_BODY}\n\n{_BODY}\n\nRelated posts\n\nAnother title\n\nPrivacy policy"
    )
    assert [line.text for line in strip_edges(body)] == [_BODY, _BODY]
    assert len(strip_edges(lines_of(f"Events\n\n{_BODY}"))) == 2
    heading_inside = lines_of(f"Related posts\n\n{_BODY}\n\n{_BODY}")
    assert len(strip_edges(heading_inside)) == 3


def test_menus_go_and_lists_stay() -> None:
    menu = "• Home\n• About us\n  • Our board\n• News\n\nA title\n\n• first thing\n• second thing\n\n" + _BODY
    assert [line.text for line in strip_menu(lines_of(menu))][:2] == ["A title", "• first thing"]
    plain = lines_of("A title\n\n• first thing\n• News\n• third thing")
    assert strip_menu(plain) == list(plain)
