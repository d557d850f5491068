"""What surrounds the article on a page: hidden parts, menus, share bars, cookie notices, captions.

The rule throughout: what is surely not the article goes, and where it is not sure, it stays. Nothing
goes that holds the page's main heading or much of its text, nor the lists of tags and of related
articles, by which the publishers' reading knows a page.
"""

from __future__ import annotations

import re

from reader.ingest.formats.page.tree import HEADINGS, Element, drop, is_within, plain_lengths, text_of

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    "hidden sr-only visually-hidden visuallyhidden screen-reader-text screen-reader screenreader "
    "element-invisible govuk-visually-hidden d-none assistive-text skip-link skiplink".split()
)
# A saved page hides the folded parts of an article; they are its text all the same.
_FOLDED = re.compile(r"collaps|accordion|tab-?(pane|panel|content)|toggle|faq|expand", re.IGNORECASE)

_SURROUNDING_ROLES = frozenset(
    "navigation banner contentinfo search menu menubar toolbar dialog alertdialog complementary".split()
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME_PARTS = re.compile(r"[^a-z0-9]+")
_SURROUNDING_WORDS = frozenset(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination pager share sharing "
    "sharethis social addthis addtoany sharedaddy cookie cookies consent gdpr sidebar masthead advert "
    "adverts advertisement signup subscribe searchform searchbox login popup modal skip "
    "backtotop tweets".split()
)
_SURROUNDING_NAMES = re.compile(
    r"(site|global|page-top|top)-?(header|footer)|^(header|footer|comments|respond|search)$"
    r"|back-to-top|(featured|upcoming|forthcoming|latest|next)-?(events?|news|tweets|posts)|events?-(widget|list|feed)"
    r"|(cookie|privacy)-?(bar|banner|notice)|(post|page|article)-nav"
)
_SURROUNDING_HEADINGS = re.compile(
    r"(featured|upcoming|forthcoming) events?|share( (this|on|via)\b.*)?|follow us\b.*|connect with us"
    r"|latest (news|tweets|posts)|most (read|popular)|(site )?(search|menu|navigation)"
    r"|(we use |about )?cookies\b.*|sign up\b.*",
    re.IGNORECASE,
)
_KEPT_TRAILERS = re.compile(r"tags assigned to this article|related articles", re.IGNORECASE)
_CAPTION_NAMES = frozenset(
    ["wp-caption-text", "image-caption", "photo-caption", "caption-text", "img-caption"]
)

# Of a page's words: a part that holds more is the article or around it, whatever its name.
_MUCH = 0.4


def drop_hidden(body: Element) -> None:
    """Take out what a browser does not show; the folded parts of an article stay."""
    for element in list(body.iterdescendants()):
        if _is_hidden(element) and not _is_folded(element):
            drop(element)


def drop_captions(body: Element) -> None:
    """Take out the captions of pictures, since the pictures are not shown; a table's caption stays."""
    for element in list(body.iterdescendants()):
        if element.tag == "figcaption":
            figure = next(element.iterancestors("figure"), None)
            if figure is None or figure.find(".//table") is None:
                drop(element)
        elif not _CAPTION_NAMES.isdisjoint((element.get("class") or "").lower().split()):
            drop(element)


def drop_surroundings(body: Element) -> None:
    """Take out menus, share bars, notices, side columns, and headed boxes such as featured events."""
    lengths = plain_lengths(body)
    kept = _Kept(body, lengths)
    for element in list(body.iterdescendants()):
        if element.getparent() is None or kept.holds(element):
            continue
        if _is_surrounding(element) or _is_headed_box(element):
            drop(element)
    for button in list(body.iter("button")):
        # A heading's button folds its section and carries its words; any other one is a control.
        if not is_within(button, *HEADINGS, "summary"):
            drop(button)


class _Kept:
    """What may not go: the main heading, the parts that hold much of the text, the known trailers."""

    def __init__(self, body: Element, lengths: dict[Element, int]) -> None:
        self._lengths = lengths
        self._much = _MUCH * lengths[body]
        self._always: set[Element] = set()
        h1s = list(body.iter("h1"))
        # Of several main headings those in the site's header are its name.
        outside = [h1 for h1 in h1s if not is_within(h1, "header", "nav")] or h1s
        for element in (*outside[:1], *self._trailers(body)):
            self._always.update((element, *element.iterancestors()))

    @staticmethod
    def _trailers(body: Element) -> list[Element]:
        return [
            element
            for element in body.iterdescendants()
            if element.text and len(element.text) < 100 and _KEPT_TRAILERS.match(element.text.strip())
        ]

    def holds(self, element: Element) -> bool:
        return element in self._always or 0 < self._much <= self._lengths[element]


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").lower().split()
    return not _HIDDEN_CLASSES.isdisjoint(classes)


def _is_folded(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return bool(_FOLDED.search(names))


def _is_surrounding(element: Element) -> bool:
    tag = element.tag
    if tag == "nav" or (element.get("role") or "").lower() in _SURROUNDING_ROLES:
        return True
    if tag in ("header", "footer", "aside") and not is_within(
        element, "article", "main", "section", "blockquote"
    ):
        return True
    if tag in ("body", "main", "article", "p", "span", "a", *HEADINGS):
        return False
    for attribute in ("class", "id"):
        name = element.get(attribute)
        if name and _names_surroundings(name):
            return True
    return False


def _names_surroundings(written: str) -> bool:
    for name in _CAMEL.sub("-", written).lower().replace("_", "-").split():
        if not _SURROUNDING_WORDS.isdisjoint(_NAME_PARTS.split(name)) or _SURROUNDING_NAMES.search(name):
            return True
    return False


def _is_headed_box(element: Element) -> bool:
    """Is it a box whose own first words are a heading such as "Featured events"?"""
    if element.tag not in ("div", "section", "aside", "ul") or (element.text or "").strip():
        return False
    first = next(iter(element), None)
    if first is None or first.tag not in HEADINGS:
        return False
    return bool(_SURROUNDING_HEADINGS.fullmatch(text_of(first).rstrip(":")))
