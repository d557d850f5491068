"""Bold and italic type that a page sets by style instead of by tag, and tags that only look like
something.
"""

from __future__ import annotations

import re

from reader.ingest.formats.page.tree import HEADINGS, Element, drop, is_within, text_of

_BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
# Word, and so Outlook, writes lists as paragraphs with the mark in a span of its own.
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level([1-9])", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(\d{1,4})[.)]?")
_QUOTED_MAIL = re.compile(r"gmail_quote|moz-cite|yahoo_quoted", re.IGNORECASE)


def settle_styles(body: Element) -> None:
    """Give styled spans and Word's list paragraphs their tags; a blockquote that a mail program puts around
    a whole message becomes a box.
    """
    for paragraph in list(body.iter("p", "div")):
        found = _WORD_LIST.search(paragraph.get("style") or "")
        if found:
            _make_item(paragraph, int(found[1]))
    for element in body.iter("span", "font", "b", "strong", "blockquote"):
        style = element.get("style") or ""
        if element.tag == "blockquote":
            if element.get("type") == "cite" or _QUOTED_MAIL.search(element.get("class") or ""):
                element.tag = "div"
        elif element.tag in ("b", "strong"):
            # A heading is bold without saying so.
            if _NOT_BOLD.search(style) or is_within(element, *HEADINGS):
                element.tag = "span"
        elif _BOLD.search(style):
            element.tag = "strong"
        elif _ITALIC.search(style):
            element.tag = "em"


def _make_item(paragraph: Element, level: int) -> None:
    """Make a list item of a paragraph, in as many lists as it is deep, without its printed mark."""
    tag, start = "ul", None
    for mark in [span for span in paragraph.iter("span") if _WORD_MARK.search(span.get("style") or "")]:
        if found := _NUMBER.fullmatch(text_of(mark)):
            tag, start = "ol", found[1]
        drop(mark)
    parent = paragraph.getparent()
    if parent is None:
        return
    place = parent.index(paragraph)
    item: Element = paragraph
    item.tag = "li"
    for _ in range(level):
        outer = paragraph.makeelement(tag)
        outer.append(item)
        item = outer
    if start is not None and (inner := paragraph.getparent()) is not None:
        inner.set("start", start)
    item.tail, paragraph.tail = paragraph.tail, None
    parent.insert(place, item)
