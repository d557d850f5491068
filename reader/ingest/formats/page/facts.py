"""What a page says of itself: title, site, day of publication, author, address."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from reader.model import comparable
from reader.render.links import safe_href

# Read are the tags of the head alone, found by a scan: the parser never sees the scripts between them.
_HEAD_TAG = re.compile(r"<(?:meta|link)\s[^>]{1,3000}>", re.IGNORECASE)
_MOST_TAGS = 400
_HEAD_CHARACTERS = 1024 * 1024
_TITLE = re.compile(r"<title(?:\s[^>]{0,200})?>([^<]{1,2000})</title", re.IGNORECASE)
_STRUCTURED_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d{2}-\d{2})')
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")

_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "govuk:first-published-at",
    "date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator")
_SUFFIX = re.compile(r"\s+(?:[|»·–—-]|::)\s+")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """titles: as stated, best first: og:title, then <title> with and without the site's name.

    metadata: as in `Document.metadata`.
    """

    title: str | None
    metadata: dict[str, str]


def page_facts(page: str) -> PageFacts:
    """What the head of a page states. Nothing is raised: what cannot be read is not stated."""
    head = page[:_HEAD_CHARACTERS]
    named, canonical = _named_values(head)
    metadata: dict[str, str] = {}
    if site := _first(named, _SITE_NAMES):
        metadata["site_name"] = site
    dates = [named[name] for name in _PUBLISHED if name in named]
    structured = _STRUCTURED_DATE.search(head)
    if published := next(filter(None, map(iso_day, [*dates, structured[1] if structured else ""])), None):
        metadata["published"] = published
    if author := _first(named, _AUTHORS):
        metadata["author"] = author
    if url := safe_href(canonical or named.get("og:url")):
        metadata["url"] = url
    return PageFacts(_title(head, named, metadata.get("site_name")), metadata)


def iso_day(written: str) -> str | None:
    """The day (or month) at the start of an ISO date or time; None where it is none, or no real one."""
    found = _DAY.match(written.strip())
    if not found:
        return None
    try:
        datetime.date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None
    return found[0]


def _named_values(head: str) -> tuple[dict[str, str], str | None]:
    """The values of `meta` tags by lower-case name, and the canonical address."""
    tags = islice(_HEAD_TAG.finditer(head), _MOST_TAGS)
    markup = f"<html><head>{''.join(tag[0] for tag in tags)}</head></html>"
    root = etree.fromstring(markup.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
    named: dict[str, str] = {}
    canonical = None
    for tag in root.iter("meta", "link"):
        if tag.tag == "link":
            if (tag.get("rel") or "").lower() == "canonical":
                canonical = canonical or tag.get("href")
            continue
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = " ".join((tag.get("content") or "").split())
        if name and value:
            named.setdefault(name, value)
    return named, canonical


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _title(head: str, named: dict[str, str], site: str | None) -> str | None:
    found = _TITLE.search(head)
    stated = named.get("og:title") or (" ".join(html.unescape(found[1]).split()) if found else "")
    return without_site(stated, site) or None


def without_site(title: str, site: str | None) -> str:
    """`title` without the site's name behind or before a bar, or a dash where the page names its site so."""
    breaks = list(_SUFFIX.finditer(title))
    for found in breaks:
        before, behind = title[: found.start()], title[found.end() :]
        if site and comparable(behind) == comparable(site):
            return before
        if site and comparable(before) == comparable(site):
            return behind
    if breaks and any(mark in breaks[-1][0] for mark in ("|", "»", "::")):
        start, end = breaks[-1].span()
        # One word in front of the bar is the site, not the page.
        return title[end:] if len(title[:start].split()) == 1 else title[:start]
    return title
