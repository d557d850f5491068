"""Where on a page the article stands."""

from __future__ import annotations

import re

from reader.ingest.formats.page.tree import Element, common_ancestor, drop, is_within, plain_lengths, text_of

_CONTENT_NAMES = re.compile(
    r"(^|[\s_-])(main-?content|page-?content|content-?main|entry-?content|post-?content|article-?(body|content|text)"
    r"|content-?(area|body)|node-?content|content)($|[\s_-])",
    re.IGNORECASE,
)
_TRAILERS = re.compile(r"tags assigned to this article|related articles", re.IGNORECASE)
# An element that says it is the main one is believed where it holds this part of the page's plain text; one
# with a usual name where it holds this part, and only crumbs (labels, links, no sentence) would be left out.
_MARKED_SHARE = 0.5
_NAMED_SHARE = 0.6
_CRUMB = 120
_SENTENCE_END = re.compile(r"[.!?…:;][”’\"')]?(\s|$)")
# A list before the article in which nearly all is short links is a menu.
_MENU_LINKS = 3
_MENU_PLAIN_SHARE = 0.15
_MENU_LABEL = 40


def main_content(body: Element, h1: Element | None) -> Element:
    """The element that holds the article: `h1` (the main heading), the text, and the tags and related
    articles behind it. Where the page does not make plain which it is, more of it: text is never left
    out on a guess.
    """
    lengths = plain_lengths(body)
    chosen = _marked(body, lengths)
    if chosen is None:
        chosen = _named(body, lengths)
    found = body if chosen is None else chosen
    needed = [*([h1] if h1 is not None else []), *_trailers(body)]
    if found is not body and needed:
        found = common_ancestor(found, *needed)
    _drop_menus(found, h1, lengths)
    return found


def _marked(body: Element, lengths: dict[Element, int]) -> Element | None:
    """The page's `main` or only `article`."""
    mains = [*body.iter("main"), *(one for one in body.iter("div", "section") if one.get("role") == "main")]
    articles = list(body.iter("article"))
    for one in (*(articles if len(articles) == 1 else []), *mains):
        if lengths[one] and lengths[one] >= _MARKED_SHARE * lengths[body]:
            return one
    return None


def _named(body: Element, lengths: dict[Element, int]) -> Element | None:
    """The innermost element with a name such as "entry-content" outside which there are only crumbs."""
    chosen = None
    for element in body.iter("div", "section", "td"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if lengths[element] < max(1, _NAMED_SHARE * lengths[body]) or not _CONTENT_NAMES.search(name):
            continue
        if _only_crumbs_outside(element, chosen if chosen is not None else body, lengths):
            chosen = element
    return chosen


def _only_crumbs_outside(element: Element, outer: Element, lengths: dict[Element, int]) -> bool:
    inner = element
    while inner is not outer:
        parent = inner.getparent()
        if parent is None:
            return False
        loose = [parent.text, *(child.tail for child in parent)]
        if any(text and text.strip() for text in loose):
            return False
        if not all(child is inner or _is_crumb(child, lengths) for child in parent):
            return False
        inner = parent
    return True


def _is_crumb(element: Element, lengths: dict[Element, int]) -> bool:
    if lengths[element] >= _CRUMB or next(element.iter("table", "blockquote", "details"), None) is not None:
        return False
    if not lengths[element]:
        return True
    plain = "\n".join(str(text).strip() for text in element.itertext())
    return not _SENTENCE_END.search(plain)


def _trailers(body: Element) -> list[Element]:
    return [
        element
        for element in body.iterdescendants()
        if element.text and len(element.text) < 2 * _MENU_LABEL and _TRAILERS.match(element.text.strip())
    ]


def _drop_menus(found: Element, h1: Element | None, lengths: dict[Element, int]) -> None:
    """Take out lists of nothing but short links that stand before the main heading."""
    if h1 is None:
        return
    before: list[Element] = []
    for element in found.iter():
        if element is h1:
            break
        if element.tag in ("ul", "ol") and not is_within(element, "ul", "ol"):
            before.append(element)
    for menu in before:
        links = [text_of(link) for link in menu.iter("a") if link.get("href")]
        size = sum(map(len, links))
        is_menu = len(links) >= _MENU_LINKS and lengths[menu] <= _MENU_PLAIN_SHARE * size
        if is_menu and size / len(links) <= _MENU_LABEL and h1 not in set(menu.iterdescendants("h1")):
            drop(menu)
