"""Blocks for property tests: everything that Markdown, HTML or Qt might take for something else."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.model import Block, BlockType, Cell, Span, SpanStyle

_BITS = (
    "word a 3 3. 3) * ** _ __ # ## + - --- === . ! [ ] ( ) < > & &amp; &#3 &lt; | ` `` ~ ~~ \\ : ; = { } $ ^"
    " % \" ' <b> </b> <div> <!-- --> <br> <![CDATA[ - 1. ![ ]: [x](http://example.org) ]:http://example.org"
    " e\u0301 é “ ’ \U0001f600 \u05e9\u05dc \u200f \u200b jane@example.org www.example.org"
    " https://example.org/a_b?c=1&d=2"
).split()
_WHITE_SPACE = [" ", " ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u2028"]
_MACHINE_CHARACTERS = ["\ufeff", "\x00", "\ufdd0", "\ufffc", "\ud800"]
_HREFS = [
    "https://example.org",
    "https://example.org/a(b)_c_?x=1&lt;2",
    "http://example.org/*a*'b\"",
    "https://example.org/ a\\b|`c`",
    "http://example.org:80/~a/[b]!",
    "mailto:jane@example.org",
    "#part",
    "javascript:alert(1)",
    "file:///etc/hosts",
    None,
]
_WRITTEN_OUT = {
    "https://example.org/x": "https://example.org/x",
    "jane@example.org": "mailto:jane@example.org",
}

texts = st.lists(st.sampled_from([*_BITS, *_WHITE_SPACE, *_MACHINE_CHARACTERS]), max_size=12).map(
    "".join
) | st.text(max_size=20)


@st.composite
def _styled(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    text = draw(texts)
    end = len(text)
    span = st.builds(
        Span,
        st.integers(0, end),
        st.integers(0, end),
        st.sampled_from(list(SpanStyle)),
        st.sampled_from(_HREFS),
    )
    spans = draw(st.lists(span, max_size=4))
    if draw(st.integers(0, 3)) == 0:
        address, href = draw(st.sampled_from(list(_WRITTEN_OUT.items())))
        spans.append(Span(end, end + len(address), SpanStyle.LINK, href))
        text += address
    return text, tuple(spans)


_cells = _styled().map(lambda styled: Cell(*styled))
_tables = st.lists(st.lists(_cells, max_size=3).map(tuple), max_size=3).map(
    lambda rows: Block(BlockType.TABLE, rows=tuple(rows))
)


@st.composite
def _texts_as_blocks(draw: st.DrawFn) -> Block:
    text, spans = draw(_styled())
    kinds = [
        BlockType.HEADING,
        BlockType.PARAGRAPH,
        BlockType.QUOTE,
        BlockType.LIST_ITEM,
        BlockType.LIST_ITEM,
    ]
    return Block(
        draw(st.sampled_from(kinds)),
        text,
        level=draw(st.integers(0, 4)),
        ordered=draw(st.booleans()),
        number=draw(st.none() | st.integers(0, 12) | st.just(2019)),
        spans=spans,
    )


block_lists = st.lists(_texts_as_blocks() | _texts_as_blocks() | _tables, max_size=7)
"""Any sequence of blocks, in canonical form or not."""
