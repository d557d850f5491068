"""Markdown, ours or anybody's, as blocks.

Python-Markdown makes HTML, nh3 cleans it, `html_walk` makes blocks. Nothing that the Markdown holds can run
or load anything: only the tags and addresses allowed here stay.
"""

from __future__ import annotations

import markdown
import nh3

from reader.errors import UnreadableDocument
from reader.model import Block
from reader.render.characters import without_machine_characters
from reader.render.dialect import ArticleMarkdown
from reader.render.html_walk import BLOCK_TAGS, INLINE_TAGS, blocks_of_html
from reader.render.limits import check_markdown, without_embedded_data
from reader.render.links import safe_href
from reader.render.normalise import normalise

_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "li": {"value"}}
_DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "iframe",
    "svg",
    "math",
    "object",
}


def parse_markdown(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in canonical form.

    Images go, and so does every tag and address that is not allowed; the words inside stay. Raises
    `UnreadableDocument` where the text is larger or more deeply nested than any article is.
    """
    source = without_embedded_data(_without_comments(without_machine_characters(source)))
    check_markdown(source)
    return normalise(blocks_of_html(_clean(_to_html(source))))


def _without_comments(source: str) -> str:
    """`source` without HTML comments: they show nothing, and many of them take Python-Markdown hours."""
    kept = []
    place = 0
    while (start := source.find("<!--", place)) >= 0 and (end := source.find("-->", start + 2)) >= 0:
        kept.append(source[place:start])
        place = end + len("-->")
    return "".join([*kept, source[place:]])


def _to_html(source: str) -> str:
    parser = markdown.Markdown(extensions=["tables", "sane_lists", ArticleMarkdown()])
    try:
        return parser.convert(source)
    except RecursionError as error:
        # How much stack is left depends on the caller, so that no limit set beforehand can be sure of it.
        raise UnreadableDocument("Its parts are nested too deeply to be read.") from error


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(BLOCK_TAGS | INLINE_TAGS),
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    return safe_href(value) if attribute == "href" else value
