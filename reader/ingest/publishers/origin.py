"""Who publishes an article, and which region it speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reader.ingest.places import organisation_at, organisation_named, regions_named
from reader.ingest.wording import is_standfirst
from reader.model import Kind, Region

_ASSOCIATION = "ADCS"
_NAME = r"(?P<name>(?:[A-Z][\w’'&.-]*|[A-Z&]{2,})(?:\s+(?:of|for|the|and|&|in|[A-Z][\w’'&-]*)){0,9})"
_SAYS = (
    re.compile(
        r"(?:©|\(c\)|[Cc]opyright)\s*(?:[Cc]opyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*"
        rf"(?:by\s+)?(?:the\s+)?{_NAME}"
    ),
    # At the start of the line only: texts are full of reports "published by" others.
    re.compile(
        r"^(?i:(?:this (?:newsletter|bulletin|update|page|site|website|briefing) (?:is|was) )?"
        r"(?:published|produced|issued|circulated|sent out|compiled|brought to you)(?: \d[\w ]{0,25})?) by "
        rf"(?:the )?{_NAME}"
    ),
    re.compile(rf"\bat the discretion of (?:the )?{_NAME}"),
)
_NEWSLETTER_SAYS = (re.compile(rf"\bAt {_NAME} we\b"), *_SAYS)
_BODY_NAME = re.compile(
    r"\b(?:Alliance|Partnership|Programme|Network|Association|Council|Trust|Board|Hub|Consortium|Federation|"
    r"Foundation|Institute|Society|Collaborative|ADCS|RIIA)\b"
)
_TITLE_NAME = re.compile(
    rf"^{_NAME}\s+(?i:e-?bulletin|bulletin|newsletter|e-?news|news|update|briefing|digest)\b"
)
_PLAIN_UPDATE = re.compile(
    r"\b(?:region(?:al)? update|update\W+(?:[A-Z][a-z]{2,8}\W+)?(?:19|20)\d\d)\b", re.IGNORECASE
)
# Somebody else's news of a body speaks of it like this.
_REPORTS = re.compile(
    r"\b(?:releases|publishes|warns|says|calls|urges|welcomes|backs|criticises)\b", re.IGNORECASE
)
_REGION_MENTIONS = 3
_LEAD = 3  # times as often as the next region


def publisher_of(
    title: str, texts: Sequence[str], kind: Kind, metadata: Mapping[str, str], association_page: bool
) -> str | None:
    """The publisher's name: that of a known organisation, else as the site or the text gives it, else None.

    texts: the page's lines, furniture included. association_page: it is one of the association's own.
    """
    if association_page:
        return _ASSOCIATION
    given = _from_metadata(metadata)
    if given:
        return given
    if kind is Kind.NEWSLETTER:
        return _from_title(title) or _known_name(texts) or _from_statement(texts, _NEWSLETTER_SAYS)
    if kind is Kind.POLICY_COMMITTEE_UPDATE:
        return _ASSOCIATION
    stated = _from_statement(texts, _SAYS)
    if stated is None and _speaks_for_association(title, texts, kind):
        return _ASSOCIATION
    return stated or _from_title(title)


def regions_of(title: str, texts: Sequence[str], kind: Kind, publisher: str | None) -> tuple[Region, ...]:
    """The region that issues the article: from title, publisher, standfirst and masthead, not from mentions.

    A national body's statements and papers are of no region, whatever their titles name.
    """
    if kind not in (Kind.REGIONAL_UPDATE, Kind.NEWSLETTER) and publisher == _ASSOCIATION:
        return ()
    named = regions_named(title)
    if named:
        return named
    organisation = organisation_named(publisher) if publisher else None
    if organisation and organisation.region:
        return (organisation.region,)
    if publisher and regions_named(publisher):
        return regions_named(publisher)
    if kind not in (Kind.REGIONAL_UPDATE, Kind.NEWSLETTER):
        return ()
    for text in texts[:4]:
        if (is_standfirst(text) or len(text.split()) <= 12) and regions_named(text):
            return regions_named(text)[:1]
    return _dominant_region(texts)


def _from_metadata(metadata: Mapping[str, str]) -> str | None:
    for key in ("publisher", "site_name"):
        if metadata.get(key):
            organisation = organisation_named(metadata[key])
            return organisation.name if organisation else metadata[key].strip()
    organisation = organisation_at(metadata.get("url", "")) if metadata.get("url") else None
    return organisation.name if organisation else None


def _known_name(texts: Sequence[str]) -> str | None:
    """The regional organisation that the text names most often."""
    organisation = organisation_named("\n".join(texts), regional=True)
    return organisation.name if organisation else None


def _speaks_for_association(title: str, texts: Sequence[str], kind: Kind) -> bool:
    """Whether the page is the association's own: its council's standfirst, its president's statement."""
    opening = " ".join(texts[:5])[:3000]
    if kind is Kind.REGIONAL_UPDATE:
        return "Council of Reference" in opening or _is_plain_update(title)
    if kind in (Kind.PRESS_RELEASE, Kind.SPEECH):
        named = organisation_named(f"{title}\n{opening}")
    elif kind in (Kind.ANNOUNCEMENT, Kind.PUBLICATION, Kind.EVENT) and not _REPORTS.search(title):
        named = organisation_named(title)
    else:
        return False
    return named is not None and named.name == _ASSOCIATION


def _is_plain_update(title: str) -> bool:
    """The association's way to call a region's update: the region, "update", the month, and no more."""
    return bool(regions_named(title)) and _PLAIN_UPDATE.search(title) is not None


def _from_statement(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> str | None:
    """The name that the page gives as its own ("At … we", a copyright line)."""
    for pattern in patterns:
        for text in texts:
            match = pattern.search(text)
            if match:
                name = re.sub(r"\s+(?:of|for|the|and|in|&)$", "", match["name"].strip(" .,"))
                organisation = organisation_named(name)
                return organisation.name if organisation else name
    return None


def _from_title(title: str) -> str | None:
    """The body that a bulletin is named after, where the title's name is a body's and not just a place's."""
    match = _TITLE_NAME.match(title)
    if match is None:
        return None
    name = match["name"].strip()
    organisation = organisation_named(name)
    if organisation:
        return organisation.name
    acronym = re.fullmatch(r"[A-Z]{3,8}", name) is not None and not regions_named(name) and name != "UPDATE"
    return name if acronym or _BODY_NAME.search(name) else None


def _dominant_region(texts: Sequence[str]) -> tuple[Region, ...]:
    counts = Counter(region for text in texts for region in regions_named(text))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _REGION_MENTIONS:
        return ()
    clear = len(ranked) < 2 or ranked[0][1] >= _LEAD * ranked[1][1]
    return (ranked[0][0],) if clear else ()
