from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.document import Line
from reader.ingest.structure import moved, read_blocks, without_start
from reader.model import BlockType, Cell, Span, SpanStyle
from tests.ingest.reading import lines_of, texts, words

_STRONG = SpanStyle.STRONG


def test_plain_text_becomes_blocks() -> None:
    blocks = read_blocks(
        lines_of("Games\n\nWe played:\n\n  • chess\n  1. fast\n  • go\n\nWrite to jo@example.org.\n\nENDS")
    )
    assert [(block.type, block.level, block.text) for block in blocks] == [
        (BlockType.HEADING, 1, "Games"),
        (BlockType.PARAGRAPH, 0, "We played:"),
        (BlockType.LIST_ITEM, 1, "chess"),
        (BlockType.LIST_ITEM, 1, "fast"),
        (BlockType.LIST_ITEM, 1, "go"),
        (BlockType.PARAGRAPH, 0, "Write to jo@example.org."),
        (BlockType.PARAGRAPH, 0, "ENDS"),
    ]
    assert (blocks[3].ordered, blocks[3].number) == (True, 1)
    assert blocks[5].spans == (Span(9, 23, SpanStyle.LINK, "mailto:jo@example.org"),)


def test_a_paragraph_between_items_ends_the_list() -> None:
    blocks = read_blocks(lines_of("• a:\n\no B\n\nAnd then it rained for a week.\n\no C"))
    assert [block.level for block in blocks] == [1, 2, 0, 1]


def test_a_page_keeps_what_its_format_says() -> None:
    cell = Cell("see www.example.org")
    blocks = read_blocks(
        [
            Line("Deep", BlockType.LIST_ITEM, 3, ordered=True, number=7),
            Line("“Said”", BlockType.QUOTE),
            Line("", BlockType.TABLE, rows=((Cell("h"),), (cell,))),
            Line("more of the item", BlockType.PARAGRAPH, 3),
        ]
    )
    assert (blocks[0].level, blocks[0].ordered, blocks[0].number) == (3, True, 7)
    assert blocks[1].type is BlockType.QUOTE
    assert blocks[2].rows[1][0].spans[0].href == "http://www.example.org"
    assert (blocks[3].type, blocks[3].level) == (BlockType.PARAGRAPH, 3)


def test_a_page_may_type_its_own_lists() -> None:
    typed = [
        Line(text, BlockType.PARAGRAPH)
        for text in ("1. First of all, this.", "2. Then that.", "– No.", "• Yes.")
    ]
    assert [block.type for block in read_blocks(typed)] == [
        BlockType.LIST_ITEM,
        BlockType.LIST_ITEM,
        BlockType.PARAGRAPH,
        BlockType.LIST_ITEM,
    ]
    assert (
        read_blocks([Line("5. Alone it is a sentence.", BlockType.PARAGRAPH)])[0].type is BlockType.PARAGRAPH
    )


def test_spans_move_with_their_text() -> None:
    line = Line("• bold word", spans=(Span(2, 6, _STRONG),))
    assert without_start(line, 1) == Line("bold word", spans=(Span(0, 4, _STRONG),))
    assert moved((Span(0, 3, _STRONG), Span(4, 9, _STRONG)), -4, 3) == (Span(0, 3, _STRONG),)


_LINE = st.text(alphabet="aB.:-•1o )(“”?@w\u00a0", min_size=1, max_size=30)


@given(st.lists(_LINE, max_size=25), st.integers(0, 2))
def test_every_word_is_kept_in_order(raw: list[str], gap: int) -> None:
    lines = lines_of(("\n" * (gap + 1)).join(raw))
    blocks = read_blocks(lines)
    kept = words(" ".join(texts(blocks)))
    source = iter(words(" ".join(line.text for line in lines)))
    assert all(word in source for word in kept)  # in order; what is missing are marks
    for block in blocks:
        assert block.type is BlockType.TABLE or (block.text and block.text == block.text.strip())
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert len({len(row) for row in block.rows}) <= 1
