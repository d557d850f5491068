from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.errors import UnreadableDocument
from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.render import normalise
from tests.render.strategies import block_lists

ITEM, PARAGRAPH = BlockType.LIST_ITEM, BlockType.PARAGRAPH


def _items(*items: tuple[int, bool, int | None]) -> list[tuple[int, bool, int | None]]:
    """The canonical (level, ordered, number) of list items given in the same way."""
    blocks = [Block(ITEM, "x", level, ordered, number) for level, ordered, number in items]
    return [(block.level, block.ordered, block.number) for block in normalise(blocks)]


def _text(text: str) -> str:
    return normalise([Block(PARAGRAPH, text)])[0].text


@settings(max_examples=60, deadline=None)
@given(block_lists)
def test_canonical_blocks_stay_as_they_are(blocks: list[Block]) -> None:
    canonical = normalise(blocks)
    assert normalise(canonical) == canonical


def test_a_block_in_canonical_form_is_handed_on_itself() -> None:
    block = Block(PARAGRAPH, "Plain words", spans=(Span(0, 5, SpanStyle.STRONG),))
    assert normalise([block])[0] is block


@pytest.mark.parametrize(
    ("given_text", "tidy"),
    [
        ("  two   words\t here ", "two words here"),
        ("one\u2028two\r\nthree\n\n four", "one\ntwo\nthree\nfour"),
        ("5\u00a0km", "5\u00a0km"),
        ("5\u202fkm and 5\u2007km", "5\u00a0km and 5\u00a0km"),
        ("\u00a0edge\u00a0", "edge"),
        ("em\u2003space", "em space"),
        ("a\ufeff\x00\x07b\ufffc", "ab"),
        ("line \u00a0\n\u00a0 break", "line\nbreak"),
        ("e\u0301 \U0001f600 \u05e9\u200f", "e\u0301 \U0001f600 \u05e9\u200f"),
    ],
)
def test_white_space_and_machine_characters(given_text: str, tidy: str) -> None:
    assert _text(given_text) == tidy


def test_spans_follow_their_words_when_white_space_goes() -> None:
    block = Block(PARAGRAPH, "  so   many  words ", spans=(Span(7, 11, SpanStyle.STRONG),))
    (tidied,) = normalise([block])
    assert tidied.text == "so many words"
    assert tidied.spans == (Span(3, 7, SpanStyle.STRONG),)


def test_blocks_without_text_are_left_out() -> None:
    empty_table = Block(BlockType.TABLE, rows=((Cell(), Cell(" ")),))
    assert normalise([Block(PARAGRAPH, " \n "), Block(BlockType.HEADING, "", 1), empty_table]) == ()


def test_a_heading_is_one_line_of_level_1_to_6() -> None:
    headings = normalise([Block(BlockType.HEADING, "One\ntwo", 0), Block(BlockType.HEADING, "Deep", 9)])
    assert [(block.text, block.level) for block in headings] == [("One two", 1), ("Deep", 6)]


def test_no_item_is_more_than_one_level_below_the_one_before() -> None:
    assert [level for level, _, _ in _items((3, False, None), (5, False, None), (1, False, None))] == [
        1,
        2,
        1,
    ]


def test_missing_numbers_are_counted_on_and_printed_ones_kept() -> None:
    items = _items((1, True, 7), (1, True, None), (2, True, None), (1, True, None), (1, True, 12))
    assert [number for _, _, number in items] == [7, 8, 1, 9, 12]


def test_a_bullet_has_no_number_and_starts_the_count_anew() -> None:
    assert _items((1, True, 4), (1, False, 5), (1, True, None)) == [
        (1, True, 4),
        (1, False, None),
        (1, True, 1),
    ]


def test_numbers_that_no_list_can_show_are_replaced() -> None:
    assert _items((1, True, -3), (1, True, 10**12)) == [(1, True, 1), (1, True, 2)]


def test_a_paragraph_continues_only_an_open_item() -> None:
    blocks = [
        Block(PARAGRAPH, "before", 1),
        Block(ITEM, "outer", 1),
        Block(ITEM, "inner", 2),
        Block(PARAGRAPH, "of the outer one", 1),
        Block(PARAGRAPH, "the inner one is closed", 2),
        Block(BlockType.HEADING, "New section", 1),
        Block(PARAGRAPH, "after", 1),
    ]
    assert [block.level for block in normalise(blocks)] == [0, 1, 2, 1, 1, 1, 0]


def test_tables_get_rows_of_one_length_and_lose_empty_ones() -> None:
    rows = ((Cell("Area"),), (Cell(), Cell(" ")), (Cell("North"), Cell("12")))
    (table,) = normalise([Block(BlockType.TABLE, rows=rows)])
    assert table.rows == ((Cell("Area"), Cell()), (Cell("North"), Cell("12")))


@pytest.mark.parametrize("joint", ["", "\u00a0"])
def test_a_word_that_no_pane_could_show_is_refused(joint: str) -> None:
    with pytest.raises(UnreadableDocument, match="a word of more than 10,000 letters"):
        normalise([Block(PARAGRAPH, f"long{joint}" * 3000)])
