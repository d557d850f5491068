"""Markdown that people like to read: as few marks as it takes."""

from __future__ import annotations

import pytest

from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.render import to_markdown

HEADING, PARAGRAPH, ITEM, QUOTE = BlockType.HEADING, BlockType.PARAGRAPH, BlockType.LIST_ITEM, BlockType.QUOTE
STRONG, EMPHASIS, CODE, LINK = SpanStyle.STRONG, SpanStyle.EMPHASIS, SpanStyle.CODE, SpanStyle.LINK


def _paragraph(text: str, *spans: Span) -> str:
    return to_markdown([Block(PARAGRAPH, text, spans=spans)])


@pytest.mark.parametrize(
    "text",
    [
        "It’s 10–12 (see p. 3), isn't it? 50% of £3 & more: yes!",
        "jane_doe@example.org or www.example.org/a_b#c",
        "R&D and Q&A at AT&T",
        "1 < 2 and 3 > 2",
        r"C:\Users and 3. in the middle - with a dash + a plus = a sum",
        "3.5 km, 4) is nothing, 2019.",
        "#1 is not a heading in the middle of #2"[3:],
        "~50 places",
        "5\u00a0km, e\u0301, \U0001f600, \u05e9\u05dc\u05d5\u05dd",
        "-1 degrees, =SUM(A1), +44 20 7946 0000",
        "a | b",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert _paragraph(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2 * 3 * 4", r"2 \* 3 \* 4"),
        ("_name_", r"\_name\_"),
        ("[sic] `code`", r"\[sic\] \`code\`"),
        ("<b> &amp; &#38;", "&lt;b> &amp;amp; &amp;#38;"),
        (r"a \* b", r"a \\\* b"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("# one", r"\# one"),
        ("> one", r"\> one"),
        ("- one", r"\- one"),
        ("+ one", r"\+ one"),
        ("3. one", r"3\. one"),
        ("3) one", r"3\) one"),
        ("---", r"\---"),
        ("=====", r"\====="),
        ("Area\n--- | ---", "Area  \n\\--- | ---"),
        ("one\n# two", "one  \n\\# two"),
    ],
)
def test_what_markdown_would_take_for_a_mark_is_escaped(text: str, markdown: str) -> None:
    assert _paragraph(text) == markdown


@pytest.mark.parametrize(
    ("text", "spans", "markdown"),
    [
        ("a bold word", [Span(2, 6, STRONG)], "a **bold** word"),
        ("(a bold) word", [Span(3, 7, EMPHASIS)], "(a *bold*) word"),
        ("Region: North", [Span(0, 7, STRONG)], "**Region:** North"),
        ("words", [Span(0, 4, STRONG)], "<strong>word</strong>s"),
        ("both ways", [Span(0, 9, STRONG), Span(5, 9, EMPHASIS)], "<strong>both *ways*</strong>"),
        ("run x.py now", [Span(4, 8, CODE)], "run `x.py` now"),
        ("run a*b now", [Span(4, 7, CODE)], r"run <code>a\*b</code> now"),
        ("see here", [Span(4, 8, LINK, "https://example.org/a")], "see [here](https://example.org/a)"),
        ("see here", [Span(4, 8, LINK, "https://example.org/(a)")], "see [here](<https://example.org/(a)>)"),
        ("a [b]", [Span(0, 5, LINK, "#b")], r"[a \[b\]](#b)"),
        ("https://example.org/a", [Span(0, 21, LINK, "https://example.org/a")], "<https://example.org/a>"),
        ("jane@example.org", [Span(0, 16, LINK, "mailto:jane@example.org")], "<jane@example.org>"),
        ("Look!here", [Span(5, 9, LINK, "#x")], r"Look\![here](#x)"),
    ],
)
def test_spans(text: str, spans: list[Span], markdown: str) -> None:
    assert _paragraph(text, *spans) == markdown


def test_blocks_are_parted_by_blank_lines_and_lists_are_not() -> None:
    blocks = [
        Block(HEADING, "Spring update", 1),
        Block(PARAGRAPH, "Three things:"),
        Block(ITEM, "first", 1),
        Block(ITEM, "with a part", 2),
        Block(ITEM, "second", 1),
        Block(HEADING, "Next #", 2),
        Block(ITEM, "seven", 1, ordered=True, number=7),
        Block(ITEM, "twelve", 1, ordered=True, number=12),
        Block(QUOTE, "Well said."),
        Block(QUOTE, "Indeed,\nhe added."),
        Block(BlockType.TABLE, rows=((Cell("Area"), Cell("a|b")), (Cell("two\nlines"), Cell()))),
    ]
    assert to_markdown(blocks).split("\n") == [
        "# Spring update",
        "",
        "Three things:",
        "",
        "- first",
        "    - with a part",
        "- second",
        "",
        r"## Next \#",
        "",
        "7. seven",
        "12. twelve",
        "",
        "> Well said.",
        ">",
        "> Indeed,  ",
        "> he added.",
        "",
        r"| Area | a\|b |",
        "| --- | --- |",
        "| two<br>lines |  |",
    ]


def test_a_list_has_blank_lines_where_one_is_needed() -> None:
    blocks = [Block(ITEM, "one", 1), Block(PARAGRAPH, "goes on\nand on", 1), Block(ITEM, "two", 1)]
    assert to_markdown(blocks) == "- one\n\n    goes on  \n    and on\n\n- two"
    assert to_markdown([Block(ITEM, "one", 1), Block(ITEM, "two", 1, True, 1)]) == "- one\n\n1. two"
    assert to_markdown([Block(ITEM, "one", 1), Block(ITEM, "two", 2, True, 1)]) == "- one\n    1. two"
    assert to_markdown([Block(ITEM, "one", 1), Block(ITEM, "two", 2, True, 3)]) == "- one\n\n    3. two"
