"""A slow reference for searching: every condition of a query decided by reading one article's own words."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from reader.model import (
    AllOf,
    AnyOf,
    Condition,
    Day,
    Field,
    FromPublisher,
    Has,
    InRegion,
    Is,
    Issued,
    IssuedWithin,
    Kind,
    Month,
    Not,
    OfKind,
    Possession,
    Region,
    State,
    Tagged,
    Term,
)

# Words that count as forms of one word; every other word has one form.
FORMS = [
    {"boat", "boats", "boating"},
    {"leaver", "leavers"},
    {"children", "childrens"},
    {"lantern", "lanterns"},
    {"office", "offices"},
]


@dataclass(frozen=True)
class Page:
    """What is in the library of one article, and what the person did with it."""

    title: str
    text: str
    kind: Kind
    publisher: str
    regions: tuple[Region, ...]
    issued: Issued
    tags: tuple[str, ...]
    notes: tuple[str, ...] = ()
    read: bool = False


_FORM = {word: forms for forms in map(frozenset, FORMS) for word in forms}


@cache
def words(text: str) -> tuple[str, ...]:
    plain = re.sub("['’]", "", text.lower()).replace("é", "e").replace("\ufb03", "ffi")
    return tuple(re.findall(r"[a-z0-9]+", plain))


def holds(condition: Condition, page: Page, *, loosely: bool = False) -> bool:
    match condition:
        case Term():
            return _term(condition, page)
        case Not(inner):
            return not holds(inner, page)
        case AllOf(parts):
            return all(holds(part, page, loosely=loosely) for part in parts)
        case AnyOf(parts):
            return any(holds(part, page, loosely=loosely) for part in parts)
        case InRegion(region):
            return region in page.regions if region else not page.regions
        case OfKind(kind):
            return page.kind is kind
        case FromPublisher(name):
            return set(words(name)) <= set(words(page.publisher))
        case Tagged(tag):
            return tag.casefold() in [each.casefold() for each in page.tags]
        case Is(state):
            return page.read is (state is State.READ) and state is not State.BOOKMARKED
        case Has(possession):
            return possession is Possession.NOTE and bool(page.notes)
        case IssuedWithin(earliest, latest):
            return _within(page.issued, earliest, latest, loosely=loosely)
        case _:
            raise AssertionError(condition)


def occurrences(term: Term, text: str) -> int:
    """How often `term` stands in `text`; of a plain word, of any of its forms."""
    there, wanted = words(text), tuple(word for each in term.words for word in words(each))
    return sum(_stands(term, wanted, there, place) for place in range(len(there) - len(wanted) + 1))


def _term(term: Term, page: Page) -> bool:
    parts = {
        Field.ANY: [page.title, page.text, *page.notes],
        Field.TITLE: [page.title],
        Field.NOTE: list(page.notes),
    }[term.field]
    return any(occurrences(term, part) for part in parts)


def _stands(term: Term, wanted: tuple[str, ...], there: tuple[str, ...], place: int) -> bool:
    """Whether the term stands in the words `there`, from the one of this number on."""
    *before, last = wanted
    end = place + len(before)
    here = there[end]
    if term.prefix:
        fits = here.startswith(last)
    elif term.phrase:
        fits = here == last
    else:
        fits = here == last or (here in _FORM and _FORM[here] is _FORM.get(last))
    return fits and there[place:end] == tuple(before)


def _within(
    issued: Issued, earliest: Month | Day | None, latest: Month | Day | None, *, loosely: bool
) -> bool:
    first = _first(earliest) if earliest else date.min
    last = _last(latest) if latest else date.max
    start, end = issued.month or issued.earliest, issued.month or issued.latest
    if start is None or end is None:
        return False
    begin, finish = _first(start), _last(end)
    if issued.month and issued.day:
        begin = finish = date(start.year, start.month, issued.day)
    if loosely:
        return begin <= last and first <= finish and first <= last
    return first <= begin and finish <= last


def _first(bound: Month | Day) -> date:
    if isinstance(bound, Day):
        return date(bound.month.year, bound.month.month, bound.day)
    return date(bound.year, bound.month, 1)


def _last(bound: Month | Day) -> date:
    if isinstance(bound, Day):
        return _first(bound)
    return date(bound.year, bound.month, monthrange(bound.year, bound.month)[1])
