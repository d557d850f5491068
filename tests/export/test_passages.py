from __future__ import annotations

from hypothesis import given, settings

from reader.export import Passage, forms, forms_with_source
from reader.model import Block, BlockType, Cell, Citation
from reader.render import from_blocks, parse_markdown
from tests.render.strategies import block_lists

_ABOUT = Citation("k1", "Kites [and] rope", "Kite Board", "2018-05", "May 2018")


def _items(*numbers: int) -> tuple[Block, ...]:
    return tuple(
        Block(BlockType.LIST_ITEM, f"item {number}", level=1, ordered=True, number=number)
        for number in numbers
    )


def test_a_list_keeps_the_numbers_that_it_has() -> None:
    written = forms(Passage(blocks=_items(3, 4)))
    assert written.plain == "3. item 3\n4. item 4"
    assert written.markdown == "3. item 3\n4. item 4"
    assert written.html == '<ol start="3"><li>item 3</li><li>item 4</li></ol>'


def test_headings_stand_below_the_title() -> None:
    written = forms(
        Passage("Kites", ("Kite Board · May 2018",), (Block(BlockType.HEADING, "Rope", level=1),))
    )
    assert written.markdown == "# Kites\n\nKite Board · May 2018\n\n## Rope"
    assert written.html == "<h1>Kites</h1>\n<p>Kite Board · May 2018</p>\n<h2>Rope</h2>"
    assert written.plain == "Kites\n\nKite Board · May 2018\n\nRope"


def test_a_table_has_tabs_in_plain_text_and_lines_in_rich_text() -> None:
    rows = ((Cell("Kite"), Cell("Rope")), (Cell("red"), Cell("long\nand strong")))
    written = forms(Passage(blocks=(Block(BlockType.TABLE, rows=rows),)))
    assert written.plain == "Kite\tRope\nred\tlong and strong"
    assert written.html.startswith('<table border="1"')


def test_longer_passages_have_their_source_below() -> None:
    written = forms_with_source(Passage(blocks=_items(1, 2)), _ABOUT)
    assert written.plain == (
        "1. item 1\n2. item 2\n\nSource: Kite Board, Kites [and] rope, May 2018 (regional-reader://k1)"
    )
    assert written.markdown == (
        "> 1. item 1\n> 2. item 2\n\n"
        "Source: *Kites \\[and\\] rope*, Kite Board, May 2018 (<regional-reader://k1>)"
    )
    assert '<a href="regional-reader://k1">' in written.html


@given(block_lists)
@settings(max_examples=60, deadline=None)
def test_markdown_and_html_say_what_the_blocks_say(given_blocks: list[Block]) -> None:
    written = forms(Passage(blocks=tuple(given_blocks)))
    assert from_blocks(parse_markdown(written.markdown)).text == from_blocks(given_blocks).text
    assert from_blocks(given_blocks).html == written.html.replace(
        '<table border="1" cellspacing="0" cellpadding="4">', "<table>"
    )
