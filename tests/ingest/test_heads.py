from __future__ import annotations

from reader.ingest.heads import strip_head
from tests.ingest.reading import lines_of

_BODY = "Nine towns took part, and all of them would do it again next year if they were asked."


def _stripped(text: str, title: str = "A club opens") -> list[str]:
    return [line.text for line in strip_head(lines_of(text), title)]


def test_the_title_said_again_goes_wherever_it_stands() -> None:
    assert _stripped(f"A Club Opens\n\n{_BODY}\n\nA club opens\n\n{_BODY}") == [_BODY, _BODY]


def test_part_of_the_title_goes_where_the_next_line_says_it_in_full() -> None:
    text = "Songs for winter\n\nSongs for winter: nine clubs and what they sang"
    assert _stripped(text, "Film Songs for Winter") == ["Songs for winter: nine clubs and what they sang"]
    assert _stripped(f"Songs for winter\n\n{_BODY}", "Film Songs for Winter") == ["Songs for winter", _BODY]


def test_an_excerpt_goes_with_its_category_and_only_where_the_text_follows() -> None:
    excerpt = "Digests Nine towns took part, and all of them would do […]"
    assert _stripped(f"{excerpt}\n\nDigests\n\n{_BODY}") == [_BODY]
    assert _stripped(f"{excerpt}\n\nSomething else was said here, and at greater length than before.") == [
        excerpt,
        "Something else was said here, and at greater length than before.",
    ]


def test_captions_go() -> None:
    assert _stripped(f"Two happy girls holding a banner\n\n{_BODY}") == [_BODY]
    assert _stripped(f"Jo Bell\nJo Bell\n\n{_BODY}") == [_BODY]
    told = "Jo Bell, who runs the club, opened it in the rain while nine towns looked on."
    assert _stripped(f"Jo Bell\n\n{told}") == [told]


def test_headings_about_people_stay() -> None:
    assert _stripped(f"Young people\n\n{_BODY}") == ["Young people", _BODY]
    for heading in ("Families learning together", "Three Children Playing a Part in Planning"):
        assert _stripped(f"{heading}\n\n{_BODY}") == [heading, _BODY]
    assert _stripped(f"Working with Families and Children\n\n{_BODY}") == [
        "Working with Families and Children",
        _BODY,
    ]
