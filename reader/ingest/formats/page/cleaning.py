"""A web page as it comes -> a tree that holds nothing but structure, text and safe links.

nh3 repairs the HTML as browsers do and drops whatever can run or load something; lxml then only meets
well-formed mark-up. Why these two: docs/decisions/0003-web-pages.md.
"""

from __future__ import annotations

import nh3
from lxml import etree

from reader.errors import UnreadableDocument
from reader.render.links import safe_href

_INLINE = set(
    "a abbr b bdi bdo big br button cite code del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_BLOCKS = set(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p "
    "pre search section summary table tbody td tfoot th thead tr ul".split()
)
_DROPPED_WITH_CONTENT = set(
    "script style title template noscript noframes iframe object svg math select textarea audio video canvas "
    "map datalist dialog option".split()
)
# What tells article and surroundings apart; none of it is handed on, addresses of links excepted.
_ATTRIBUTES = {
    "*": {"class", "id", "role", "style", "hidden", "aria-hidden", "itemprop"},
    "a": {"href"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "table": {"border"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "blockquote": {"type"},
}


def clean_tree(html: str) -> etree._Element:
    """The body of a page, which passed `limits.check_page`, as a tree.

    Raises UnreadableDocument where there is no element and no text in it.
    """
    cleaned = nh3.clean(
        html,
        tags=_INLINE | _BLOCKS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    if not cleaned.strip():
        raise UnreadableDocument("The page holds no text.")
    # libxml2 drops what is nested deeper than 255 unless told otherwise; `check_page` has set the limit.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<html><body>{cleaned}</body></html>".encode(), parser)
    body = root.find("body")
    if body is None:
        raise UnreadableDocument("The page holds no text.")
    return body


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    return safe_href(value) if attribute == "href" else value
