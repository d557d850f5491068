"""Saved web pages: HTML to the lines of a document."""

from __future__ import annotations

import re

import nh3
from lxml import etree

from reader.errors import UnreadableDocument
from reader.ingest import limits
from reader.ingest.document import Document, Line
from reader.ingest.formats.blocks import lines_of_blocks
from reader.ingest.formats.decoding import decode
from reader.ingest.formats.page.cleaning import clean_tree
from reader.ingest.formats.page.content import main_content
from reader.ingest.formats.page.debris import drop_captions, drop_hidden, drop_surroundings
from reader.ingest.formats.page.facts import iso_day, page_facts
from reader.ingest.formats.page.styles import settle_styles
from reader.ingest.formats.page.tables import settle_tables
from reader.ingest.formats.page.tree import Element, is_within, text_of
from reader.model import comparable
from reader.render import normalise
from reader.render.html_walk import BLOCK_TAGS, INLINE_TAGS, blocks_of_html

_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9_:.-]{1,40})")
_CHARSET_WITHIN = 4096
_PUBLISHED_TIME = re.compile(r"publish|pubdate|entry-date|post-date|dateline", re.IGNORECASE)
_KEPT_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "li": {"value"}}


def read_page_bytes(name: str, data: bytes, charset: str | None = None) -> Document:
    """A page from its bytes; `charset` is what a mail or archive around it names."""
    return read_page(name, decode(data, charset or _declared(data)))


def read_page(name: str, page: str) -> Document:
    """The article of a saved page, without what stands around it; raises UnreadableDocument."""
    limits.check_page(page)
    facts = page_facts(page)
    body = clean_tree(page)
    drop_hidden(body)
    published = facts.metadata.get("published") or _published_time(body)
    drop_captions(body)
    drop_surroundings(body)
    h1 = _main_heading(body, facts.title)
    content = main_content(body, h1)
    metadata = {**facts.metadata, **({"published": published} if published else {})}
    title = text_of(h1) if h1 is not None else facts.title
    return Document(name, _lines(content), title or None, metadata)


def read_mail_page(page: str) -> tuple[Line, ...]:
    """The lines of an e-mail's HTML: all of it, since mail has no surroundings that could be told from
    its text.
    """
    limits.check_page(page)
    body = clean_tree(page)
    drop_hidden(body)
    return _lines(body)


def _lines(content: Element) -> tuple[Line, ...]:
    settle_styles(content)
    settle_tables(content)
    markup = etree.tostring(content, encoding="unicode", method="html", with_tail=False)
    # The walk that makes blocks knows these tags alone; nh3 unwraps the others.
    markup = nh3.clean(
        markup,
        tags=set(BLOCK_TAGS | INLINE_TAGS),
        attributes=_KEPT_ATTRIBUTES,
        link_rel=None,
        url_relative=lambda url: url,
    )
    limits.check_words(text_of(content))
    lines = lines_of_blocks(normalise(blocks_of_html(markup)))
    if not lines:
        raise UnreadableDocument("The page holds no text.")
    return lines


def _declared(data: bytes) -> str | None:
    start = data[:_CHARSET_WITHIN]
    found = _XML_ENCODING.match(start) or _CHARSET.search(start)
    return found[1].decode("ascii") if found else None


def _main_heading(body: Element, stated: str | None) -> Element | None:
    """The page's h1; of several, the one that its title states, else the first outside the site's header."""
    headings = [h1 for h1 in body.iter("h1") if text_of(h1)]
    for h1 in headings:
        if stated and comparable(text_of(h1)) and comparable(text_of(h1)) in comparable(stated):
            return h1
    outside = [h1 for h1 in headings if not is_within(h1, "header", "nav")]
    return next(iter(outside or headings), None)


def _published_time(body: Element) -> str | None:
    """The day in a `time` element that says it is the day of publication."""
    for time in body.iter("time"):
        own = f"{time.get('class') or ''} {time.get('itemprop') or ''}"
        parent = time.getparent()
        around = (parent.get("class") or "") if parent is not None else ""
        if _PUBLISHED_TIME.search(f"{own} {around}") and (day := iso_day(time.get("datetime") or "")):
            return day
    return None
