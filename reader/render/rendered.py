"""An article's body in the forms that the rest of the program uses, all made from the very same blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.model import Block, BlockType, Heading
from reader.render.html_writer import to_html
from reader.render.limits import check_amount
from reader.render.markdown_writer import write_markdown
from reader.render.normalise import normalise

RENDERER_VERSION = 1
"""Grows when the reading text or HTML of the same Markdown changes, so that stored ones are made again."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """html: for the text pane. text: the reading text. headings: their places in `text`, in code points.

    markdown: what is stored; rendering it again gives the same html, text and headings.
    """

    html: str
    text: str
    headings: tuple[Heading, ...]
    markdown: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def from_blocks(blocks: Sequence[Block]) -> Rendered:
    """Render `blocks`, brought into canonical form first (`normalise`).

    Raises `UnreadableDocument` for more text than an article can have, or a word so long that no pane could
    show it.
    """
    canonical = normalise(blocks)
    markdown = write_markdown(canonical)
    check_amount(markdown)
    text, headings = _reading_text(canonical)
    return Rendered(to_html(canonical), text, headings, markdown)


def _reading_text(blocks: Iterable[Block]) -> tuple[str, tuple[Heading, ...]]:
    """The reading text of canonical blocks, and its headings.

    A table gives one piece for each cell that holds text, in row order: so a QTextDocument visits them.
    """
    pieces: list[str] = []
    headings: list[Heading] = []
    place = 0
    for block in blocks:
        if block.type is BlockType.TABLE:
            cells = [cell.text for row in block.rows for cell in row if cell.text]
            pieces += cells
            place += sum(map(len, cells)) + len(cells)
            continue
        if block.type is BlockType.HEADING:
            headings.append(Heading(place, place + len(block.text), block.level, block.text))
        pieces.append(block.text)
        place += len(block.text) + 1
    return "\n".join(pieces), tuple(headings)
