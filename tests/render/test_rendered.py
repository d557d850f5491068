from __future__ import annotations

import pytest

from reader.errors import UnreadableDocument
from reader.model import Block, BlockType, Cell, Heading
from reader.render import Rendered, from_blocks, from_markdown
from reader.render.limits import LONGEST_MARKDOWN

BLOCKS = (
    Block(BlockType.HEADING, "Placements \U0001f600", 1),
    Block(BlockType.PARAGRAPH, "Two lines\nin one paragraph."),
    Block(BlockType.TABLE, rows=((Cell("Area"), Cell()), (Cell(), Cell("North")))),
    Block(BlockType.HEADING, "Next steps", 2),
    Block(BlockType.LIST_ITEM, "Meet in May", 1, ordered=True, number=3),
)


def test_the_reading_text_is_the_plain_text_line_by_line() -> None:
    assert from_blocks(BLOCKS).text == (
        "Placements \U0001f600\nTwo lines\nin one paragraph.\nArea\nNorth\nNext steps\nMeet in May"
    )


def test_headings_are_found_at_their_code_points() -> None:
    rendered = from_blocks(BLOCKS)
    assert rendered.headings == (Heading(0, 12, 1, "Placements \U0001f600"), Heading(52, 62, 2, "Next steps"))
    assert [rendered.text[heading.start : heading.end] for heading in rendered.headings] == [
        "Placements \U0001f600",
        "Next steps",
    ]


def test_words_are_those_of_the_reading_text() -> None:
    assert from_blocks(BLOCKS).words == 14


def test_an_article_without_text() -> None:
    empty = Rendered(html="", text="", headings=(), markdown="")
    assert from_blocks([]) == from_markdown("") == from_markdown("\n\n---\n") == empty
    assert empty.words == 0


def test_markdown_renders_as_its_blocks_do() -> None:
    rendered = from_markdown("# Placements 😀\n\nTwo lines  \nin one paragraph.\n\nA *small* change")
    assert rendered.text == "Placements \U0001f600\nTwo lines\nin one paragraph.\nA small change"
    assert rendered.html.endswith("<p>A <em>small</em> change</p>")


def test_more_than_could_be_read_again_is_refused() -> None:
    paragraph = Block(BlockType.PARAGRAPH, "four" + " more" * 20_000)
    with pytest.raises(UnreadableDocument, match="longer than"):
        from_blocks([paragraph] * (LONGEST_MARKDOWN // 100_000 + 1))
