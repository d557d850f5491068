"""Markdown that others wrote, kindly meant or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableDocument
from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.render import from_blocks, parse_markdown, to_markdown

HEADING, PARAGRAPH, ITEM, QUOTE = BlockType.HEADING, BlockType.PARAGRAPH, BlockType.LIST_ITEM, BlockType.QUOTE
STRONG, EMPHASIS, CODE, LINK = SpanStyle.STRONG, SpanStyle.EMPHASIS, SpanStyle.CODE, SpanStyle.LINK


def test_an_ordinary_document() -> None:
    markdown = """
Spring *update*
===============

Two words:
joined, and a rule below.

* * *

* one
* two

    still two
    1. inner

> said **someone**

Area | Places
---- | -----:
North | 12
"""
    assert parse_markdown(markdown) == (
        Block(HEADING, "Spring update", 1, spans=(Span(7, 13, EMPHASIS),)),
        Block(PARAGRAPH, "Two words: joined, and a rule below."),
        Block(ITEM, "one", 1),
        Block(ITEM, "two", 1),
        Block(PARAGRAPH, "still two 1. inner", 1),
        Block(QUOTE, "said someone", spans=(Span(5, 12, STRONG),)),
        Block(BlockType.TABLE, rows=((Cell("Area"), Cell("Places")), (Cell("North"), Cell("12")))),
    )


def test_numbers_of_items_are_kept() -> None:
    blocks = parse_markdown("3. a\n4. b\n7. c\n\n   - x\n")
    assert [(block.level, block.number) for block in blocks] == [(1, 3), (1, 4), (1, 7), (1, None)]


def test_loose_and_tight_lists_read_the_same() -> None:
    assert parse_markdown("- a\n    - b\n- c") == parse_markdown("- a\n\n    - b\n\n- c")


def test_html_within_is_read_and_unknown_tags_leave_their_words() -> None:
    markdown = (
        "<div>One <b>bold</b></div><div>Two <font color='red'>red</font></div>\n\nA<br>B <mark>C</mark>"
    )
    assert parse_markdown(markdown) == (
        Block(PARAGRAPH, "One bold", spans=(Span(4, 8, STRONG),)),
        Block(PARAGRAPH, "Two red"),
        Block(PARAGRAPH, "A\nB C"),
    )


def test_a_table_in_html() -> None:
    inner = "<table><tr><td>C</td></tr></table>"
    html = f"<table><tr><td>A<p>B</p></td></tr><tr><td>{inner}</td><td>D</td></tr></table>"
    assert parse_markdown(html) == (
        Block(BlockType.TABLE, rows=((Cell("A\nB"), Cell()), (Cell("C"), Cell("D")))),
    )


def test_items_that_open_with_something_else() -> None:
    markdown = "<ul><li><h3>Head</h3>text</li><li><blockquote>quoted</blockquote></li></ul>"
    assert [(block.type, block.level, block.text) for block in parse_markdown(markdown)] == [
        (HEADING, 3, "Head"),
        (ITEM, 1, "text"),
        (QUOTE, 0, "quoted"),
    ]


def test_code_keeps_its_lines() -> None:
    (block,) = parse_markdown("    first\n      second <b>\n")
    assert block.text == "first\nsecond <b>"
    assert {span.style for span in block.spans} == {CODE}


def test_links_that_are_not_allowed_become_text() -> None:
    markdown = "[a](javascript:alert(1)) [b](file:///x) [c](page.html) [d](#d)"
    (block,) = parse_markdown(markdown + " <https://example.org/> <x@example.org>")
    assert block.text == "a b c d https://example.org/ x@example.org"
    assert [span.href for span in block.spans] == ["#d", "https://example.org/", "mailto:x@example.org"]


@pytest.mark.parametrize(
    "markdown",
    [
        "![a chart](chart.png) words",
        "![a](data:image/png;base64," + "A" * 50_000 + ") words",
        "<img src=x onerror=alert(1)> words",
        "<img alt='x' src='data:image/png;base64," + "A" * 3_000_000 + "'> words",
        "<script>alert(1)</script> words",
        "<style>p { color: red }</style> words",
        "<iframe src='https://example.org'>no frames</iframe> words",
        "<!-- a comment --> words",
        "<b><!-- x --> </b>" * 1000 + "words",
        "words\n\n<svg><text>x</text></svg>",
    ],
)
def test_what_could_run_or_load_is_gone(markdown: str) -> None:
    assert [block.text for block in parse_markdown(markdown)] == ["words"]


def test_attributes_do_not_reach_the_screen() -> None:
    (block,) = parse_markdown(
        "<p style='color:red' onclick='x()'><a href='https://example.org' target=x>y</a></p>"
    )
    assert from_blocks([block]).html == '<p><a href="https://example.org">y</a></p>'


@pytest.mark.parametrize(
    ("markdown", "reason"),
    [
        ("[" * 20_000, "brackets"),
        ("![" * 20_000, "brackets"),
        ("[a](" * 20_000, "brackets"),
        ("[a]((x) " * 20_000, "brackets"),
        ('[a]("x) ' * 20_000, "brackets"),
        ("[a]('x) \"y) " * 20_000, "brackets"),
        ("- " * 500 + "x", "levels deep"),
        ("1. " * 500 + "x", "levels deep"),
        (">" * 500 + "x", "levels deep"),
        ("> - " * 100 + "x", "levels deep"),
        ("\n".join("    " * depth + "- x" for depth in range(200)), "levels deep"),
        ("<![CDATA[\n" * 2000, "HTML tags"),
        ("<a href='" * 2000, "HTML tags"),
        ("<b>\n\n" * 4000, "bold or italics"),
        ("<b>" * 300 + "x", "bold or italics"),
        ("# a\n" * 20_000, "headings or rules"),
        ("a\n---\n" * 20_000, "headings or rules"),
        ("> # a\n" * 20_000, "headings or rules"),
        ("*a* " * 20_000, "in one paragraph"),
        ("a  \n" * 30_000, "in one paragraph"),
        ("& " * 200_000, "too many of the characters"),
        ("a" * 20_000, "a word of more than"),
        ("word " * 500_000, "longer than 2,000,000 characters"),
    ],
)
def test_what_would_hold_the_parser_is_refused_with_the_reason(markdown: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as refused:
        parse_markdown(markdown)
    assert refused.value.happened.endswith(".")


@pytest.mark.parametrize(
    "markdown",
    [
        "- " * 60,
        "* " * 60,
        "`|" * 3000,
        "| " + "`a | " * 2000 + "\n| --- |\n",
        "<div>" * 300 + "x" + "</div>" * 300,
        "<ul><li>" * 300 + "x",
        "<table><tr><td>" * 30 + "x",
        "<blockquote>" * 300 + "x",
        "<b>" * 20 + "x\n\n" * 2000,
    ],
)
def test_what_looks_bad_and_is_not_is_read(markdown: str) -> None:
    blocks = parse_markdown(markdown)
    assert parse_markdown(to_markdown(blocks)) == blocks


_BITS = (
    "[ ] ( ) ! * ** _ ` ``` < > </ <b> </b> <li> </ul> <ol> <td> <table> </table> <h2> <blockquote> <pre>"
    " <br> <a> & &#0; &#xd800; &lt; | |-| # === --- > - 1. word http://example.org : ~~~ [a]: <!-- --> <?"
    " <![CDATA[ ]]> \x00 \ufdd0"
).split()
_MARKDOWN = st.lists(
    st.sampled_from([*_BITS, " ", "\n", "\n\n", "    ", "  \n", "\t"]) | st.text(max_size=3), max_size=30
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_MARKDOWN)
def test_any_text_is_read_and_written_again(markdown: str) -> None:
    blocks = parse_markdown(markdown)
    assert parse_markdown(to_markdown(blocks)) == blocks
