"""Cleaned HTML as blocks. Not for HTML as it comes: `markdown_reader` cleans it first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reader.model import Block, BlockType, Cell, Span, SpanStyle

_STYLES = {
    "strong": SpanStyle.STRONG,
    "b": SpanStyle.STRONG,
    "em": SpanStyle.EMPHASIS,
    "i": SpanStyle.EMPHASIS,
    "code": SpanStyle.CODE,
    "kbd": SpanStyle.CODE,
    "samp": SpanStyle.CODE,
    "tt": SpanStyle.CODE,
    "a": SpanStyle.LINK,
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
# Tags that part what stands before and after them, and mean nothing more to an article.
_BOXES = frozenset(
    "address article aside caption center dd details dialog div dl dt fieldset figcaption figure footer form "
    "header hr legend main nav p section summary tbody tfoot thead".split()
)
INLINE_TAGS = frozenset(_STYLES) | {"br"}
BLOCK_TAGS = _BOXES | _HEADINGS.keys() | _LISTS | _CELLS | {"li", "blockquote", "pre", "table", "tr"}

_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)


def blocks_of_html(html: str) -> list[Block]:
    """The blocks of `html`, not in canonical form yet (`normalise`).

    nh3 made the HTML: every tag is closed, and only `BLOCK_TAGS` and `INLINE_TAGS` stand in it.
    """
    walk = _Walk()
    walk.feed(html)
    walk.close()
    walk.end_block()
    return walk.blocks


@dataclass(slots=True)
class _List:
    """An open list. begun: its current item has a block already."""

    ordered: bool
    next_number: int
    begun: bool = True


@dataclass(slots=True)
class _Text:
    """Text gathered for the next block or cell, with the spans closed and still open."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class _Walk(HTMLParser):
    """Reads the tags in order. Nothing in it recurses, so that no depth can exhaust the stack."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text = _Text()
        self._styles: list[tuple[SpanStyle, int, str | None]] = []
        self._lists: list[_List] = []
        self._heading = 0
        self._quotes: list[int] = []  # for each open quotation, how many lists were open before it
        self._verbatim = 0
        self._tables = 0
        self._rows: list[list[Cell]] = []

    def handle_data(self, data: str) -> None:
        self._text.add(data if self._verbatim else _WHITE_SPACE.sub(" ", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text.add("\n")
        elif tag in _STYLES:
            self._styles.append((_STYLES[tag], self._text.length, dict(attrs).get("href")))
        else:
            self._start_block(tag, dict(attrs))

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.end_block()
        if tag in _LISTS:
            self._lists.append(_List(tag == "ol", _number(attributes.get("start"), 1)))
        elif tag == "li" and self._lists:
            here = self._lists[-1]
            here.begun = False
            here.next_number = _number(attributes.get("value"), here.next_number)
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "blockquote":
            self._quotes.append(len(self._lists))
        elif tag == "pre":
            self._verbatim += 1
        elif tag == "table":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            self._end_style(_STYLES[tag])
            return
        if tag in _CELLS and self._tables == 1:
            self._end_cell()
            return
        self.end_block()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li" and self._lists:
            self._end_item(self._lists[-1])
        elif tag in _HEADINGS:
            self._heading = 0
        elif tag == "blockquote" and self._quotes:
            self._quotes.pop()
        elif tag == "pre":
            self._verbatim -= 1
        elif tag == "table":
            self._end_table()

    def _end_style(self, style: SpanStyle) -> None:
        for index in range(len(self._styles) - 1, -1, -1):
            if self._styles[index][0] is style:
                _, start, href = self._styles.pop(index)
                self._text.spans.append(Span(start, self._text.length, style, href))
                return

    @staticmethod
    def _end_item(here: _List) -> None:
        here.begun = True
        here.next_number += 1

    def _end_cell(self) -> None:
        text, spans = self._take_text()
        if not self._rows:
            self._rows.append([])
        self._rows[-1].append(Cell(text, spans))

    def _end_table(self) -> None:
        self._tables -= 1
        if self._tables == 0:
            rows, self._rows = self._rows, []
            if any(rows):
                self.blocks.append(Block(BlockType.TABLE, rows=tuple(map(tuple, rows))))

    def _take_text(self) -> tuple[str, tuple[Span, ...]]:
        """The text gathered so far; styles still open go on in the next block."""
        gathered, self._text = self._text, _Text()
        for style, start, href in self._styles:
            gathered.spans.append(Span(start, gathered.length, style, href))
        self._styles = [(style, 0, href) for style, _, href in self._styles]
        return "".join(gathered.parts), tuple(gathered.spans)

    def end_block(self) -> None:
        """Whatever text stands open ends here: a block of its own, or in a table a line of its cell."""
        if self._tables:
            self._text.add("\n")
            return
        text, spans = self._take_text()
        if text.strip():
            self.blocks.append(self._block(text, spans))

    def _block(self, text: str, spans: tuple[Span, ...]) -> Block:
        if self._heading:
            return Block(BlockType.HEADING, text, self._heading, spans=spans)
        if self._quotes and self._quotes[-1] == len(self._lists):
            return Block(BlockType.QUOTE, text, spans=spans)
        if not self._lists:
            return Block(BlockType.PARAGRAPH, text, spans=spans)
        here, level = self._lists[-1], len(self._lists)
        if here.begun:
            return Block(BlockType.PARAGRAPH, text, level, spans=spans)
        here.begun = True
        number = here.next_number if here.ordered else None
        return Block(BlockType.LIST_ITEM, text, level, here.ordered, number, spans=spans)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and _DIGITS.fullmatch(written) else otherwise
