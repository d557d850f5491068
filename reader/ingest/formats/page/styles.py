"""Bold and italic type that a page sets by style instead of by tag, and tags that only look like
something.
"""

from __future__ import annotations

import re

from reader.ingest.formats.page.tree import Element

_BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_QUOTED_MAIL = re.compile(r"gmail_quote|moz-cite|yahoo_quoted", re.IGNORECASE)


def settle_styles(body: Element) -> None:
    """Give styled spans their tags; a blockquote that a mail program puts around a whole message becomes
    a box.
    """
    for element in body.iter("span", "font", "b", "strong", "blockquote"):
        style = element.get("style") or ""
        if element.tag == "blockquote":
            if element.get("type") == "cite" or _QUOTED_MAIL.search(element.get("class") or ""):
                element.tag = "div"
        elif element.tag in ("b", "strong"):
            if _NOT_BOLD.search(style):
                element.tag = "span"
        elif _BOLD.search(style):
            element.tag = "strong"
        elif _ITALIC.search(style):
            element.tag = "em"
