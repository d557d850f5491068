"""The caps before the parsers: what is refused, and that refusing is quick whatever comes."""

from __future__ import annotations

import pytest

from reader.errors import UnreadableDocument
from reader.ingest import limits


def test_size() -> None:
    limits.check_size(limits.TEXT_BYTES, limits.TEXT_BYTES)
    with pytest.raises(UnreadableDocument, match="9 MB, where at most 8 MB"):
        limits.check_size(9 * limits.MEBIBYTE, limits.TEXT_BYTES)


def test_words() -> None:
    limits.check_words("")
    limits.check_words(("x" * limits.WORD_CHARACTERS + "\n") * 3)
    limits.check_words("two words " * 100_000)
    for gap in ("", "\u00a0", "\u202f"):
        with pytest.raises(UnreadableDocument, match="word"):
            limits.check_words(f"a {gap.join(['x' * 2000] * 3)} b")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 1000,
        "<p><b class=1>" * 1000,
        "<table><tr><td>" * 1000,
        "<ul><li>" * 1000,
        "<DIV>" * 1000 + "</SPAN>" * 1000,
        "<blockquote>" * 500 + "</blockquote>" * 20,
        "<x-y>" * 1000,
        "&" * 1_000_000,
        "<" * 400_000,
        "<p>x" * 400_000,
        "".join(f"<p><b class={number}>" for number in range(200)),
    ],
)
def test_a_page_too_deep_or_too_full(page: str) -> None:
    with pytest.raises(UnreadableDocument, match="safely"):
        limits.check_page(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p>One" * 5000,
        "<ul>" + "<li>item" * 5000 + "</ul>",
        "<table>" + "<tr><td>a<td>b" * 5000 + "</table>",
        "<p>line<br>line<img src=x><hr>" * 5000,
        "<div><span>open</div>" * 5000,
        "<div><b>bold</b> <a href=x>link</a></div>" * 5000,
        "<div>" * 300 + "deep" + "</div>" * 300,
    ],
)
def test_untidy_but_honest_pages_pass(page: str) -> None:
    limits.check_page(page)
