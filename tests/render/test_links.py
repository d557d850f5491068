from __future__ import annotations

import pytest

from reader.render.links import safe_href


@pytest.mark.parametrize(
    "href",
    [
        "https://www.example.org/a/b.html?c=1&d=2#e",
        "http://example.org",
        "http://192.0.2.7:8080/x",
        "https://user@example.org/",
        "mailto:jane@example.org?subject=Hello",
        "#section-2",
        "https://münchen.example/",
        "https://example.org/a_(b)",
    ],
)
def test_addresses_that_stay_as_they_are(href: str) -> None:
    assert safe_href(href) == href


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        (" HTTPS://example.org/ ", "https://example.org/"),
        ("https://example.org/two words", "https://example.org/two%20words"),
        ('https://example.org/"<script>', "https://example.org/%22%3Cscript%3E"),
        ("https://example.org/a\nb", "https://example.org/a%0Ab"),
        ("MAILTO:jane@example.org", "mailto:jane@example.org"),
    ],
)
def test_addresses_that_are_spelt_anew(href: str, safe: str) -> None:
    assert safe_href(href) == safe
    assert safe_href(safe) == safe


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "#",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hello",
        "file:///etc/hosts",
        "ftp://example.org/",
        "//example.org/a",
        "page.html",
        "https://",
        "https:///path",
        "https://exa mple.org",
        "https://example.org:99999/",
        "https://999.1.1.1/",
        "https://1.2.3.4.5/",
        "https://-bad.example/",
        "https://xn--a.example/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_addresses_that_are_no_links(href: str | None) -> None:
    assert safe_href(href) is None
