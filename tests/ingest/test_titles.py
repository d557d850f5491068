from __future__ import annotations

import pytest

from reader.ingest.document import Line
from reader.ingest.titles import could_be_title, find_title, without_reply
from reader.model import BlockType
from tests.ingest.reading import lines_of


def test_the_first_line_of_plain_text_is_the_title() -> None:
    assert find_title(lines_of("A club opens\n\nIt opened."), None) == ("A club opens", 1)
    assert find_title(lines_of("12 May 2021\n\nA club opens\n\nIt opened."), None) == ("A club opens", 2)


def test_a_text_may_have_none() -> None:
    assert find_title(lines_of("It opened on a wet day in May, and nobody minded."), None) == (None, 0)
    assert find_title((), None) == (None, 0)


def test_the_first_heading_of_a_page_is_the_title() -> None:
    lines = [Line("A club opens", BlockType.HEADING, 1), Line("It opened.", BlockType.PARAGRAPH)]
    assert find_title(lines, None) == ("A club opens", 1)


@pytest.mark.parametrize("given", ["A Club Opens", "A club opens | Northern Clubs", "Re: FW: A club opens"])
def test_the_wording_of_the_lines_is_taken(given: str) -> None:
    assert find_title(lines_of("Menu line\n\nA club opens\n\nIt opened."), given) == ("A club opens", 2)


def test_a_given_title_that_no_line_says_uses_none_up() -> None:
    assert find_title(lines_of("Hello all,\n\nIt opened."), "Fwd: A club opens") == ("A club opens", 0)
    assert find_title(lines_of("It opened."), "A club opens | Northern Clubs") == ("A club opens", 0)


def test_subjects() -> None:
    assert without_reply("RE: Fwd: re: plans") == "plans"
    assert without_reply("Reply to plans") == "Reply to plans"


@pytest.mark.parametrize("text", ["It opened.", "• item", "12 May 2021", "“Said”", "—", "word " * 40])
def test_what_cannot_be_a_title(text: str) -> None:
    assert not could_be_title(lines_of(text)[0])
