from __future__ import annotations

import pytest

from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.render import from_blocks

ITEM, PARAGRAPH, QUOTE = BlockType.LIST_ITEM, BlockType.PARAGRAPH, BlockType.QUOTE


def _html(*blocks: Block) -> str:
    return from_blocks(blocks).html


def test_headings_start_below_the_title() -> None:
    levels = [Block(BlockType.HEADING, "x", level) for level in (1, 2, 5, 6)]
    assert _html(*levels) == "<h2>x</h2>\n<h3>x</h3>\n<h6>x</h6>\n<h6>x</h6>"


def test_text_is_escaped_and_line_breaks_are_kept() -> None:
    assert (
        _html(Block(PARAGRAPH, "a < b &amp; <script>\nc")) == "<p>a &lt; b &amp;amp; &lt;script&gt;<br>c</p>"
    )


def test_spans_nest() -> None:
    spans = (
        Span(0, 10, SpanStyle.STRONG),
        Span(4, 10, SpanStyle.LINK, "https://example.org/?a=1&b=2"),
        Span(4, 10, SpanStyle.CODE),
        Span(11, 14, SpanStyle.EMPHASIS),
    )
    assert _html(Block(PARAGRAPH, "see <here> now", spans=spans)) == (
        '<p><strong>see <a href="https://example.org/?a=1&amp;b=2"><code>&lt;here&gt;</code></a></strong>'
        " <em>now</em></p>"
    )


@pytest.mark.parametrize(
    ("items", "html"),
    [
        (
            [(1, None), (2, None), (2, None), (1, None)],
            "<ul><li>x<ul><li>x</li><li>x</li></ul></li><li>x</li></ul>",
        ),
        ([(1, 1), (1, 2)], "<ol><li>x</li><li>x</li></ol>"),
        ([(1, 7), (1, 8), (1, 12)], '<ol start="7"><li>x</li><li>x</li></ol><ol start="12"><li>x</li></ol>'),
        ([(1, 1), (1, None)], "<ol><li>x</li></ol><ul><li>x</li></ul>"),
        ([(1, None), (2, 1), (2, None)], "<ul><li>x<ol><li>x</li></ol><ul><li>x</li></ul></li></ul>"),
    ],
)
def test_lists(items: list[tuple[int, int | None]], html: str) -> None:
    assert _html(*(Block(ITEM, "x", level, number is not None, number) for level, number in items)) == html


def test_a_paragraph_stays_in_the_item_it_continues() -> None:
    blocks = [
        Block(ITEM, "a", 1),
        Block(ITEM, "b", 2),
        Block(PARAGRAPH, "of a", 1),
        Block(PARAGRAPH, "after"),
    ]
    assert _html(*blocks) == "<ul><li>a<ul><li>b</li></ul><p>of a</p></li></ul>\n<p>after</p>"


def test_quotations_in_a_row_are_one() -> None:
    blocks = [Block(QUOTE, "a"), Block(QUOTE, "b"), Block(PARAGRAPH, "c"), Block(QUOTE, "d")]
    assert _html(*blocks) == (
        "<blockquote><p>a</p><p>b</p></blockquote>\n<p>c</p>\n<blockquote><p>d</p></blockquote>"
    )


def test_a_table_has_a_header_row_and_keeps_empty_cells() -> None:
    rows = ((Cell("Area"), Cell("Places")), (Cell("North"), Cell()))
    assert _html(Block(BlockType.TABLE, rows=rows)) == (
        "<table><tr><th>Area</th><th>Places</th></tr><tr><td>North</td><td></td></tr></table>"
    )


def test_nothing_of_a_theme_is_in_it() -> None:
    html = _html(Block(PARAGRAPH, "a"), Block(QUOTE, "b"), Block(ITEM, "c", 1))
    assert "style" not in html
    assert "class" not in html
