"""A passage of an article for the clipboard: plain text, HTML and Markdown that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.export.copying import quotation, source_in_words
from reader.export.sheets import NATIONAL_LABEL, address
from reader.export.wording import citation_line
from reader.model import Block, BlockType, Citation, Region
from reader.render import from_blocks, normalise, to_markdown


@dataclass(frozen=True, slots=True)
class Passage:
    """title: of the article, where it belongs to the passage. facts: paragraphs below it. blocks: the rest.

    inside: it is a stretch of one block, to be put into a sentence of somebody else's.
    """

    title: str = ""
    facts: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """The same passage for programs that take plain text, HTML or Markdown."""

    plain: str
    html: str
    markdown: str


def forms(passage: Passage) -> Forms:
    """The passage as it is. Raises `UnreadableDocument` for what is no part of any article."""
    passage = replace(passage, blocks=normalise(passage.blocks))
    return Forms(_plain(passage), _html(passage), _markdown(passage))


def forms_with_source(passage: Passage, about: Citation) -> Forms:
    """The passage with where it comes from: words of one paragraph in quotation marks and the source in
    brackets behind them; anything longer as it is, with the source below.

    Raises as `forms` does.
    """
    whole = forms(passage)
    way, cited = address(about.key), citation_line(about)
    about_html = _escaped(source_in_words(about)) + f' (<a href="{way}">{way}</a>)'
    short = not passage.title and not passage.facts and len(passage.blocks) == 1
    if short and passage.blocks[0].type in (BlockType.PARAGRAPH, BlockType.QUOTE, BlockType.LIST_ITEM):
        words = passage.blocks[0].text
        inline = _html(replace(passage, inside=True))
        return Forms(
            quotation(words, about),
            f"“{inline}” ({_escaped(source_in_words(about))})",
            f"{_quoted(_markdown(replace(passage, inside=True)))}\n\n{cited} (<{way}>)",
        )
    return Forms(
        f"{whole.plain}\n\nSource: {source_in_words(about)} ({way})",
        f"{whole.html}\n<p>Source: {about_html}</p>",
        f"{whole.markdown if passage.title else _quoted(whole.markdown)}\n\nSource: {cited} (<{way}>)",
    )


def full_source(about: Citation, regions: Sequence[Region]) -> str:
    """Where words on paper come from: publisher, title, regions, date, and the address that opens it here."""
    where = ", ".join(region.label for region in regions) or NATIONAL_LABEL
    return f"Source: {source_in_words(about)}, {where}. In Regional Reader: {address(about.key)}"


def _plain(passage: Passage) -> str:
    """A line for each item of a list and row of a table, an empty line between other blocks."""
    pieces = [text for text in (passage.title, *passage.facts) if text]
    written = "\n\n".join(pieces)
    before: Block | None = None
    for block in passage.blocks:
        if written:
            written += "\n" if before and _listed(before) and _listed(block) else "\n\n"
        written += _plain_block(block, passage)
        before = block
    return written.replace("\u00a0", " ")


def _plain_block(block: Block, passage: Passage) -> str:
    if block.type is BlockType.TABLE:
        return "\n".join("\t".join(cell.text.replace("\n", " ") for cell in row) for row in block.rows)
    if block.type is not BlockType.LIST_ITEM or passage.inside:
        return block.text
    mark = f"{block.number}." if block.ordered else "•"
    return f"{'  ' * (block.level - 1)}{mark} {block.text}"


def _listed(block: Block) -> bool:
    return block.type is BlockType.LIST_ITEM or (block.level > 0 and block.type is BlockType.PARAGRAPH)


def _html(passage: Passage) -> str:
    body = from_blocks(passage.blocks).html
    if passage.inside and len(passage.blocks) == 1:
        paragraph = replace(passage.blocks[0], type=BlockType.PARAGRAPH, level=0, ordered=False, number=None)
        return from_blocks([paragraph]).html.removeprefix("<p>").removesuffix("</p>")
    # A table without lines would be taken for a layout by the programs it is put into.
    body = body.replace("<table>", '<table border="1" cellspacing="0" cellpadding="4">')
    title = [f"<h1>{_escaped(passage.title)}</h1>"] if passage.title else []
    return "\n".join([*title, *(f"<p>{_escaped(fact)}</p>" for fact in passage.facts), body])


def _markdown(passage: Passage) -> str:
    """Headings stand below the title, where there is one."""
    blocks = [*(Block(BlockType.PARAGRAPH, fact) for fact in passage.facts), *passage.blocks]
    if passage.title:
        blocks = [
            replace(block, level=block.level + 1) if block.type is BlockType.HEADING else block
            for block in blocks
        ]
        blocks = [Block(BlockType.HEADING, passage.title, level=1), *blocks]
    if passage.inside:
        blocks = [replace(each, type=BlockType.PARAGRAPH, level=0, number=None) for each in blocks]
    return to_markdown(blocks)


def _quoted(markdown: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
