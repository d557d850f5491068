"""Blocks as Markdown that people like to read, and that `markdown_reader` reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from reader.model import Block, BlockType, Cell, Span, SpanStyle
from reader.render.escaping import escape_cell, escape_inline, escape_line_start
from reader.render.normalise import normalise

_INDENT = "    "  # what Python-Markdown asks for; the other Markdown programs take it too
_BREAK = "  \n"
_MARKS = {SpanStyle.STRONG: ("**", "strong"), SpanStyle.EMPHASIS: ("*", "em"), SpanStyle.CODE: ("`", "code")}
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9./?=_#%:+,~-]+", re.ASCII)
_PLAIN_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+", re.ASCII)
_NEEDS_POINTED_BRACKETS = re.compile(r"[()'*_!]")
_ENTITY_START = re.compile(r"&(?=#|\w[-.\w]*;)")


def to_markdown(blocks: Iterable[Block]) -> str:
    """Markdown of `blocks`, which are brought into canonical form first (`normalise`).

    It has no line feed at its end. A heading of level 1 is written `# `.
    """
    return write_markdown(normalise(blocks))


def write_markdown(blocks: Sequence[Block]) -> str:
    """Markdown of `blocks`, which are in canonical form."""
    pieces: list[str] = []
    for kind, run in groupby(blocks, _kind_of_run):
        if kind is BlockType.LIST_ITEM:
            pieces.append(_lists(list(run)))
        elif kind is BlockType.QUOTE:
            pieces.append("\n>\n".join(_quoted(block) for block in run))
        else:
            pieces += [_standing_alone(block) for block in run]
    return "\n\n".join(pieces)


def _kind_of_run(block: Block) -> BlockType:
    """Blocks in a row that are written together have the same kind."""
    continues_item = block.type is BlockType.PARAGRAPH and block.level > 0
    return BlockType.LIST_ITEM if continues_item else block.type


def _standing_alone(block: Block) -> str:
    if block.type is BlockType.TABLE:
        return _table(block)
    if block.type is BlockType.HEADING:
        return f"{'#' * block.level} {_heading_text(block)}"
    return _lines(block, "")


def _heading_text(block: Block) -> str:
    text = escape_line_start(inline(block.text, block.spans))
    # Number signs at the end would be taken for the heading's own closing marks.
    return text[:-1] + "\\#" if text.endswith("#") and not text.endswith("\\#") else text


def _lines(block: Block, indent: str) -> str:
    lines = inline(block.text, block.spans).split("\n")
    return (_BREAK + indent).join(map(escape_line_start, lines))


def _quoted(block: Block) -> str:
    return "> " + _lines(block, "> ")


def _lists(run: Sequence[Block]) -> str:
    """A run of list items and their continuing paragraphs.

    Blank lines part all of them where Markdown needs one somewhere, so that one list keeps one style.
    """
    written = []
    for block in run:
        indent = _INDENT * block.level
        if block.type is BlockType.LIST_ITEM:
            mark = f"{block.number}." if block.ordered else "-"
            written.append(f"{indent[len(_INDENT) :]}{mark} {_lines(block, indent)}")
        else:
            written.append(indent + _lines(block, indent))
    return ("\n\n" if _needs_blank_lines(run) else "\n").join(written)


def _needs_blank_lines(run: Sequence[Block]) -> bool:
    """Whether a paragraph continues an item, or an ordered and an unordered list follow each other, or a list
    within an item starts with another number than 1, which CommonMark would take for words of that item.
    """
    ordered: list[bool] = []
    for block in run:
        if block.type is not BlockType.LIST_ITEM:
            return True
        if block.level <= len(ordered):
            if ordered[block.level - 1] != block.ordered:
                return True
        elif block.level > 1 and block.ordered and block.number != 1:
            return True
        ordered[block.level - 1 :] = [block.ordered]
    return False


def _table(block: Block) -> str:
    header, *body = block.rows
    rule = f"|{' --- |' * len(header)}"
    return "\n".join([_row(header), rule, *map(_row, body)])


def _row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    return escape_cell(inline(cell.text, cell.spans)).replace("\n", "<br>")


def inline(text: str, spans: Sequence[Span] = ()) -> str:
    """`text` with its canonical `spans` as Markdown; line breaks stay line feeds."""
    if not spans:
        return escape_inline(text)
    return _styled(text, 0, len(text), spans)


def _styled(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """`text[start:end]` with `spans`, all of which stand inside it."""
    parts: list[str] = []
    place, index = start, 0
    while index < len(spans):
        span = spans[index]
        after = index + 1
        while after < len(spans) and spans[after].start < span.end:
            after += 1
        before = escape_inline(text[place : span.start])
        if before.endswith("!") and span.style is SpanStyle.LINK:
            before = before[:-1] + "\\!"  # else an image
        parts += [before, _span(text, span, spans[index + 1 : after])]
        place, index = span.end, after
    parts.append(escape_inline(text[place:end]))
    return "".join(parts)


def _span(text: str, span: Span, inner: Sequence[Span]) -> str:
    words = text[span.start : span.end]
    if span.style is SpanStyle.LINK:
        return _link(text, span, inner)
    mark, tag = _MARKS[span.style]
    content = _styled(text, span.start, span.end, inner)
    if span.style is SpanStyle.CODE and content == words and "|" not in words and _stands_apart(text, span):
        return f"`{words}`"
    if span.style is not SpanStyle.CODE and not inner and _stands_apart(text, span):
        return f"{mark}{content}{mark}"
    return f"<{tag}>{content}</{tag}>"


def _stands_apart(text: str, span: Span) -> bool:
    """Whether every Markdown program takes marks around `span` for what they are.

    Within a word, next to punctuation or next to other marks they are read differently by different programs.
    """
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    inside = text[span.start].isalnum() and (text[span.end - 1].isalnum() or not after or after.isspace())
    return inside and (not before or before.isspace()) and not after.isalnum()


def _link(text: str, span: Span, inner: Sequence[Span]) -> str:
    words, href = text[span.start : span.end], span.href or ""
    if not inner and _is_written_out(words, href):
        return f"<{words}>"
    if _NEEDS_POINTED_BRACKETS.search(href):
        href = f"<{href}>"
    href = _ENTITY_START.sub("&amp;", href)
    return f"[{_styled(text, span.start, span.end, inner)}]({href})"


def _is_written_out(words: str, href: str) -> bool:
    """Whether a link's words are its own address, plain enough for the short form `<https://example.org>`."""
    if href == words:
        return bool(_PLAIN_ADDRESS.fullmatch(words))
    return href == f"mailto:{words}" and bool(_PLAIN_MAIL.fullmatch(words))
