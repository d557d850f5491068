"""Blocks as HTML for the text pane: only tags of our own, everything else escaped, no colours and no sizes.

A heading of level 1 is `h2`, since the window puts the article's title above it. Blocks at the top level are
separated by line feeds, so that long articles can be taken apart again without parsing them; Qt shows no
difference, but for one at the very end, so there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model import Block, BlockType, Cell, Span, SpanStyle

_LOWEST_TAG = 6
_TAGS = {SpanStyle.STRONG: "strong", SpanStyle.EMPHASIS: "em", SpanStyle.CODE: "code"}


def to_html(blocks: Sequence[Block]) -> str:
    """HTML of `blocks`, which are in canonical form (`normalise`)."""
    pieces: list[str] = []
    lists = _Lists()
    quoted: list[str] = []
    for block in blocks:
        if quoted and block.type is not BlockType.QUOTE:
            pieces.append(_quote(quoted))
            quoted = []
        if block.type is BlockType.LIST_ITEM:
            lists.add_item(block)
            continue
        if block.type is BlockType.PARAGRAPH and block.level:
            lists.add_paragraph(block)
            continue
        if lists.parts:
            pieces.append(lists.take())
        if block.type is BlockType.QUOTE:
            quoted.append(f"<p>{inline(block.text, block.spans)}</p>")
        else:
            pieces.append(_standing_alone(block))
    if quoted:
        pieces.append(_quote(quoted))
    if lists.parts:
        pieces.append(lists.take())
    return "\n".join(pieces)


def inline(text: str, spans: Iterable[Span] = ()) -> str:
    """`text` with its spans as tags, line breaks as `<br>`."""
    if not spans:
        return _escaped(text)
    parts: list[str] = []
    open_spans: list[Span] = []
    place = 0

    def write_to(end: int) -> None:
        nonlocal place
        parts.append(_escaped(text[place:end]))
        place = end

    for span in spans:
        while open_spans and open_spans[-1].end <= span.start:
            write_to(open_spans[-1].end)
            parts.append(_end_tag(open_spans.pop()))
        write_to(span.start)
        parts.append(_start_tag(span))
        open_spans.append(span)
    while open_spans:
        write_to(open_spans[-1].end)
        parts.append(_end_tag(open_spans.pop()))
    write_to(len(text))
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


def _start_tag(span: Span) -> str:
    if span.style is SpanStyle.LINK:
        return f'<a href="{_escaped(span.href or "")}">'
    return f"<{_TAGS[span.style]}>"


def _end_tag(span: Span) -> str:
    return "</a>" if span.style is SpanStyle.LINK else f"</{_TAGS[span.style]}>"


def _standing_alone(block: Block) -> str:
    if block.type is BlockType.TABLE:
        header, *body = block.rows
        return f"<table>{_row(header, 'th')}{''.join(_row(row, 'td') for row in body)}</table>"
    if block.type is BlockType.HEADING:
        tag = f"h{min(block.level + 1, _LOWEST_TAG)}"
        return f"<{tag}>{inline(block.text, block.spans)}</{tag}>"
    return f"<p>{inline(block.text, block.spans)}</p>"


def _row(cells: Iterable[Cell], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{inline(cell.text, cell.spans)}</{tag}>' for cell in cells)}</tr>"


def _quote(paragraphs: Sequence[str]) -> str:
    return f"<blockquote>{''.join(paragraphs)}</blockquote>"


class _Lists:
    """A run of list items, and of paragraphs that continue them, as nested lists."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._open: list[tuple[str, int]] = []  # tag and last number of every open list

    def add_item(self, block: Block) -> None:
        tag = "ol" if block.ordered else "ul"
        number = block.number or 0
        self._close_to(block.level)
        if len(self._open) == block.level:
            self.parts.append("</li>")
            if self._open[-1] != (tag, number - 1 if block.ordered else 0):
                # Qt has no numbers of single items: where the source leaves some out, a new list starts.
                self.parts.append(f"</{self._open.pop()[0]}>")
        if len(self._open) < block.level:
            self.parts.append(f'<ol start="{number}">' if block.ordered and number != 1 else f"<{tag}>")
            self._open.append((tag, number))
        self._open[-1] = (tag, number)
        self.parts.append(f"<li>{inline(block.text, block.spans)}")

    def add_paragraph(self, block: Block) -> None:
        self._close_to(block.level)
        self.parts.append(f"<p>{inline(block.text, block.spans)}</p>")

    def take(self) -> str:
        """The HTML of the run, which ends here."""
        self._close_to(0)
        html = "".join(self.parts)
        self.parts = []
        return html

    def _close_to(self, level: int) -> None:
        while len(self._open) > level:
            self.parts.append(f"</li></{self._open.pop()[0]}>")
