"""Blocks survive Markdown, whatever they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from reader.ingest import read_file
from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.render import from_blocks, from_markdown, normalise, parse_markdown, to_markdown
from tests.render.strategies import block_lists


def _paragraph(text: str, *spans: Span) -> list[Block]:
    return [Block(BlockType.PARAGRAPH, text, spans=spans)]


@settings(max_examples=100, deadline=None)
@given(block_lists)
@example(_paragraph("]: http://example.org", Span(0, 4, SpanStyle.LINK, "https://example.org")))
@example(_paragraph("![a](data:image/png;base64,AAAA) and <img src='data:image/png,AAAA'> as words"))
@example([Block(BlockType.HEADING, "#", 1)])
@example([Block(BlockType.TABLE, rows=((Cell("&#3"),),))])
@example([Block(BlockType.TABLE, rows=((Cell("\\\nword"),),))])
@example([Block(BlockType.TABLE, rows=((Cell("word|", (Span(0, 5, SpanStyle.CODE),)),),))])
def test_markdown_gives_back_the_blocks_it_was_written_from(blocks: list[Block]) -> None:
    canonical = normalise(blocks)
    markdown = to_markdown(blocks)
    assert parse_markdown(markdown) == canonical
    assert to_markdown(canonical) == markdown


@settings(max_examples=60, deadline=None)
@given(block_lists)
def test_stored_markdown_renders_as_the_blocks_did(blocks: list[Block]) -> None:
    rendered = from_blocks(blocks)
    assert from_markdown(rendered.markdown) == rendered
    for heading in rendered.headings:
        assert rendered.text[heading.start : heading.end] == heading.text


@pytest.mark.reference
def test_every_reference_article_survives_markdown(reference_documents: Path) -> None:
    for path in sorted((reference_documents / "seeds").iterdir()):
        for parsed in read_file(path):
            assert from_markdown(parsed.rendered.markdown) == parsed.rendered
