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


# Strategies that stand once, and are not made anew for each text: to check them takes longer than to draw.
_spans = st.lists(
    st.tuples(
        st.integers(0, 999), st.integers(0, 999), st.sampled_from(list(SpanStyle)), st.sampled_from(_HREFS)
    ),
    max_size=4,
)
_addresses = st.sampled_from([*[None] * (3 * len(_WRITTEN_OUT)), *_WRITTEN_OUT.items()])


def _style(
    text: str, spans: list[tuple[int, int, SpanStyle, str | None]], address: tuple[str, str] | None
) -> tuple[str, tuple[Span, ...]]:
    """The text with these spans, each cut to fit, and with an address at its end."""
    end = len(text)
    made = [Span(start % (end + 1), stop % (end + 1), style, href) for start, stop, style, href in spans]
    if address:
        made.append(Span(end, end + len(address[0]), SpanStyle.LINK, address[1]))
        text += address[0]
    return text, tuple(made)


_styled = st.tuples(texts, _spans, _addresses).map(lambda drawn: _style(*drawn))
_cells = _styled.map(lambda styled: Cell(*styled))
_tables = st.lists(st.lists(_cells, max_size=3).map(tuple), max_size=3).map(
    lambda rows: Block(BlockType.TABLE, rows=tuple(rows))
)
_KINDS = [BlockType.HEADING, BlockType.PARAGRAPH, BlockType.QUOTE, BlockType.LIST_ITEM, BlockType.LIST_ITEM]
_texts_as_blocks = st.tuples(
    st.sampled_from(_KINDS),
    _styled,
    st.integers(0, 4),
    st.booleans(),
    st.none() | st.integers(0, 12) | st.just(2019),
).map(
    lambda drawn: Block(
        drawn[0], drawn[1][0], level=drawn[2], ordered=drawn[3], number=drawn[4], spans=drawn[1][1]
    )
)

block_lists = st.lists(_texts_as_blocks | _texts_as_blocks | _tables, max_size=7)
"""Any sequence of blocks, in canonical form or not."""
