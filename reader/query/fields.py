"""The fields of the language: what they are called and which values they take."""

from __future__ import annotations

from enum import StrEnum

from reader.model import (
    Committee,
    Has,
    InRegion,
    Is,
    Kind,
    OfCommittee,
    OfKind,
    Possession,
    Region,
    State,
)
from reader.query.names import Entry, Names


class FieldName(StrEnum):
    """A field; the value is its canonical spelling."""

    TITLE = "title"
    REGION = "region"
    KIND = "kind"
    PUBLISHER = "publisher"
    COMMITTEE = "committee"
    TAG = "tag"
    NOTE = "note"
    BEFORE = "before"
    AFTER = "after"
    DATE = "date"
    IS = "is"
    HAS = "has"
    FROM = "from"
    TO = "to"


SYNONYMS: dict[FieldName, tuple[str, ...]] = {
    FieldName.TITLE: ("titles", "intitle", "headline", "subject"),
    FieldName.REGION: ("regions", "area"),
    FieldName.KIND: ("kinds", "type", "types"),
    FieldName.PUBLISHER: ("publishers", "source", "organisation"),
    FieldName.COMMITTEE: ("committees",),
    FieldName.TAG: ("tags", "tagged", "label"),
    FieldName.NOTE: ("notes",),
    FieldName.BEFORE: ("older",),
    FieldName.AFTER: ("since", "newer"),
    FieldName.DATE: ("dates", "dated", "issued", "year"),
    FieldName.IS: (),
    FieldName.HAS: (),
    FieldName.FROM: (),
    FieldName.TO: ("until",),
}

PURPOSE: dict[FieldName, str] = {
    FieldName.TITLE: "words in the title",
    FieldName.REGION: "where it comes from",
    FieldName.KIND: "what it is",
    FieldName.PUBLISHER: "who issued it",
    FieldName.COMMITTEE: "which policy committee",
    FieldName.TAG: "your tags",
    FieldName.NOTE: "words in your notes",
    FieldName.BEFORE: "issued before this date",
    FieldName.AFTER: "issued on this date or later",
    FieldName.DATE: "issued on this date",
    FieldName.IS: "unread, read or bookmarked",
    FieldName.HAS: "a note, a highlight or an action",
    FieldName.FROM: "the first date, or the publisher",
    FieldName.TO: "the last date",
}
"""What each field is for, in a few words, as completion shows it."""

DATES = frozenset({FieldName.BEFORE, FieldName.AFTER, FieldName.DATE, FieldName.TO})

_SHORTEST_BEGINNING = 3
_CANONICAL = {name: field for field, others in SYNONYMS.items() for name in (field.value, *others)}


def field_called(text: str) -> FieldName | None:
    """The field with this name, one of its other names, or a beginning of three letters that only it has."""
    name = text.casefold()
    if known := _CANONICAL.get(name):
        return known
    # "not:" is more likely to be the word.
    if len(name) < _SHORTEST_BEGINNING or name == "not":
        return None
    begun = [field for field in FieldName if field.startswith(name)]
    return begun[0] if len(begun) == 1 else None


_REGION_NAMES = {
    Region.EAST_MIDLANDS: ("EM", "East Mids", "Midlands"),
    Region.EAST_OF_ENGLAND: ("EoE", "EE", "ER", "Eastern", "Eastern England", "East Anglia"),
    Region.LONDON: ("LDN", "Greater London"),
    Region.NORTH_EAST: ("NE", "North Eastern"),
    Region.NORTH_WEST: ("NW", "North Western"),
    Region.SOUTH_EAST: ("SE", "South Eastern"),
    Region.SOUTH_WEST: ("SW", "South Western"),
    Region.WEST_MIDLANDS: ("WM", "West Mids", "Midlands"),
    Region.YORKSHIRE_HUMBER: ("YH", "Y&H", "Yorks & Humber", "Yorkshire & Humberside", "Humberside"),
}
_KIND_NAMES = {
    Kind.REGIONAL_UPDATE: ("Region update", "Update"),
    Kind.POLICY_COMMITTEE_UPDATE: ("Policy committee", "Policy", "Committee", "Update"),
    Kind.NEWSLETTER: ("Bulletin", "E-bulletin", "News letter"),
    Kind.PRESS_RELEASE: ("Press", "Press release", "News release", "PR", "Statement"),
    Kind.SPEECH: ("Address", "Talk"),
    Kind.PUBLICATION: ("Report", "Paper"),
    Kind.EVENT: ("Conference",),
    Kind.ANNOUNCEMENT: ("Announced",),
    Kind.OTHER: ("Other",),
}
_COMMITTEE_NAMES = {
    Committee.EA: ("EAPC", "Education"),
    Committee.FCYP: ("FCYPC", "FCYPPC"),
    Committee.HCAN: ("HCANPC",),
    Committee.RS: ("R&S", "RSPC", "Resources & Strategy"),
    Committee.SPI: ("SPIPC",),
    Committee.WD: ("WDPC",),
}
NATIONAL_LABEL = "National"

REGIONS = Names(
    [
        *(
            Entry(InRegion(region), (region.label, region.value, *others))
            for region, others in _REGION_NAMES.items()
        ),
        Entry(InRegion(None), (NATIONAL_LABEL, "England", "Nationwide", "None")),
    ]
)
KINDS = Names(
    Entry(OfKind(kind), (kind.label, kind.group_label, kind.value, *others))
    for kind, others in _KIND_NAMES.items()
)
COMMITTEES = Names(
    Entry(OfCommittee(committee), (committee.label, committee.value, *others))
    for committee, others in _COMMITTEE_NAMES.items()
)
STATES = Names(
    [
        Entry(Is(State.UNREAD), ("Unread", "New")),
        Entry(Is(State.READ), ("Read",)),
        Entry(Is(State.BOOKMARKED), ("Bookmarked", "Bookmark", "Starred", "Star", "Favourite", "Flagged")),
        Entry(Has(Possession.HIGHLIGHT), ("Highlighted",)),
        Entry(Has(Possession.NOTE), ("Noted",)),
    ]
)
POSSESSIONS = Names(
    [
        Entry(Has(Possession.NOTE), ("Note",)),
        Entry(Has(Possession.HIGHLIGHT), ("Highlight",)),
        Entry(Has(Possession.ACTION), ("Action", "Action required")),
        Entry(Is(State.BOOKMARKED), ("Bookmark", "Star")),
    ]
)

LISTED: dict[FieldName, Names] = {
    FieldName.REGION: REGIONS,
    FieldName.KIND: KINDS,
    FieldName.COMMITTEE: COMMITTEES,
    FieldName.IS: STATES,
    FieldName.HAS: POSSESSIONS,
}
"""The fields that take a value from a list."""
