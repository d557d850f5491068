"""Blocks <-> Markdown, HTML for the screen and reading text.

`from_blocks` is the quick way for articles as they are read from a source; `from_markdown` makes the same
again of what was stored. Both give the one reading text that everything else anchors to.
"""

from __future__ import annotations

from reader.model import Block
from reader.render.markdown_writer import to_markdown
from reader.render.normalise import normalise
from reader.render.rendered import RENDERER_VERSION, Rendered, from_blocks

__all__ = [
    "RENDERER_VERSION",
    "Rendered",
    "from_blocks",
    "from_markdown",
    "normalise",
    "parse_markdown",
    "to_markdown",
]


def parse_markdown(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in canonical form.

    Images go, and so does every tag and every address that is not allowed; the words stay. Raises
    `UnreadableDocument` where the text is larger or more deeply nested than any article is.
    """
    # Imported late: the parsers are not free at start, and most runs need no Markdown parsed.
    from reader.render import markdown_reader

    return markdown_reader.parse_markdown(markdown)


def from_markdown(markdown: str) -> Rendered:
    """Render a Markdown text. Raises `UnreadableDocument` where it is not fit to parse."""
    return from_blocks(parse_markdown(markdown))
