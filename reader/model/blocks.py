"""The text of an article as a sequence of blocks.

Offsets are Unicode code points, end-exclusive, within one block's (or cell's) own text. A block's text holds
no line feed but where the source forces a line break inside the block; white space is single spaces; no-break
spaces stay as they are. No block's text is empty and none starts or ends with white space, cells excepted
(an empty cell keeps its column).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SpanStyle(StrEnum):
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """A styled stretch `start` to `end` of a text; `href` is set for links only.

    Spans of one text are in order of start and nest properly or not at all: no two partly overlap.
    """

    start: int
    end: int
    style: SpanStyle
    href: str | None = None


class BlockType(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    level: headings from 1 (the first below the title); list items from 1 (nesting); a paragraph has 0, or the
    level of the list item that it continues; quotes and tables 0.
    ordered, number: for list items; `number` as the source prints it.
    rows: for tables, whose `text` is empty; the first row is the header; all rows have the same length.
    """

    type: BlockType
    text: str = ""
    level: int = 0
    ordered: bool = False
    number: int | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()
    spans: tuple[Span, ...] = ()
