from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.links import find_addresses, listed_addresses, with_links
from reader.model import Span, SpanStyle


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Write to jo.bell@office.example.org.", ["jo.bell@office.example.org"]),
        ("(jo@example.org; ann-marie@sub.example.co.uk)", ["jo@example.org", "ann-marie@sub.example.co.uk"]),
        ("jo@example.org.ukFor details", ["jo@example.org.uk"]),
        ("at www.example.org/a_(b).", ["www.example.org/a_(b)"]),
        ("(see https://example.org/x?y=1&z=2)", ["https://example.org/x?y=1&z=2"]),
        ('on our site - www.example.org< p="">', ["www.example.org"]),
        ("look at seaside-example.org.uk/open.", ["seaside-example.org.uk/open"]),
        ("a note on the .gov.uk website", []),
        ("3.5 per cent; e.g. this; v1.2; me@ home; @handle", []),
        ("“http://example.org”", ["http://example.org"]),
        ("http://user@example.org/", ["http://user@example.org/"]),
    ],
)
def test_addresses_are_found_as_written(text: str, written: list[str]) -> None:
    assert [one.text for one in find_addresses(text)] == written


def test_targets() -> None:
    mail, page = find_addresses("jo@example.org or www.example.org")
    assert (mail.href, mail.is_email) == ("mailto:jo@example.org", True)
    assert (page.href, page.is_email) == ("http://www.example.org", False)


def test_lists_hold_each_address_once_as_first_written() -> None:
    emails, urls = listed_addresses(["Jo@example.org www.example.org/", "jo@example.org, www.example.org"])
    assert emails == ("Jo@example.org",)
    assert urls == ("www.example.org/",)


def test_links_of_the_format_are_kept_and_not_doubled() -> None:
    text = "Bold jo@example.org and www.example.org"
    given_spans = (
        Span(0, len(text), SpanStyle.STRONG),
        Span(24, 39, SpanStyle.LINK, "https://elsewhere.example"),
    )
    spans = with_links(text, given_spans)
    assert [(span.start, span.href) for span in spans] == [
        (0, None),
        (5, "mailto:jo@example.org"),
        (24, "https://elsewhere.example"),
    ]


@given(st.text(alphabet="ab.@:/w-()<é\u00a0 ", max_size=60))
def test_any_text_gives_disjoint_stretches_of_itself(text: str) -> None:
    end = 0
    for one in find_addresses(text):
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.text
        end = one.end
