"""Conditions -> the text that a person would type for them, in its canonical spelling."""

from __future__ import annotations

import re

from reader.model import (
    AllOf,
    AnyOf,
    Condition,
    Field,
    Filter,
    FromPublisher,
    Has,
    InRegion,
    Is,
    IssuedWithin,
    Kind,
    Not,
    OfCommittee,
    OfKind,
    Tagged,
    Term,
)
from reader.query import dates
from reader.query.conditions import all_of
from reader.query.fields import FieldName
from reader.query.parsing import parse
from reader.query.scanning import LOOK_AHEAD, OPERATORS
from reader.query.words import QUOTES, searchable

_PLAIN_WORD = re.compile(r"(?!(?:AND|OR|NOT)$)[^\W_](?:[\w'’./&-]*[^\W_])?\*?")
_PLAIN_NAME = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_QUOTE = re.compile(f"([{QUOTES}])")
_LISTS = (InRegion, OfKind, OfCommittee, Is, Has, Tagged, FromPublisher)


def write(condition: Condition | None) -> str:
    """The text whose `parse` gives `condition` again, joined flat and each part once; "" for None."""
    match condition:
        case None:
            return ""
        case AllOf(parts):
            return " ".join(_side_by_side(parts))
        case AnyOf(parts):
            return _list(parts) or " OR ".join(_within(part) for part in parts)
        case Not(inner):
            return f"-{_within(inner)}"
        case Term():
            return _term(condition)
    field, value = _filter(condition)
    return f"{field}:{value}"


def _side_by_side(parts: tuple[Condition, ...]) -> list[str]:
    """Each part as text; values in quotes where words behind would be read as their going on, as in
    `kind:"other" articles`.
    """
    pieces = [_within(part) for part in parts]
    for place in range(len(parts) - 1):
        field, colon, value = pieces[place].partition(":")
        if not colon or isinstance(parts[place], Term) or not isinstance(parts[place + 1], Term):
            continue
        reach = slice(place, place + 1 + LOOK_AHEAD)
        if parse(" ".join(pieces[reach])).condition != all_of(parts[reach]):
            before, comma, last = value.rpartition(",")
            pieces[place] = f'{field}:{before}{comma}"{last}"'
    return pieces


def _within(condition: Condition) -> str:
    """As a part of something larger: in brackets where it is joined itself."""
    written = write(condition)
    listed = isinstance(condition, AnyOf) and bool(_list(condition.conditions))
    return f"({written})" if isinstance(condition, AllOf | AnyOf) and not listed else written


def _list(parts: tuple[Condition, ...]) -> str:
    """`region:london,north-west`; "" where `parts` are not all values of one such field."""
    pairs = [_filter(part) for part in parts if isinstance(part, _LISTS)]
    if len(pairs) < len(parts) or len({field for field, _ in pairs}) > 1:
        return ""
    return f"{pairs[0][0]}:" + ",".join(value for _, value in pairs)


def _term(term: Term) -> str:
    star = "*" if term.prefix else ""
    field = "" if term.field is Field.ANY else f"{term.field}:"
    words = " ".join(term.words)
    if term.phrase:
        return f'{field}"{words}{star}"'
    word = f"{words}{star}"
    # A plus is punctuation, so it keeps a word from being read as an operator or a field.
    return f"{field}{word}" if _PLAIN_WORD.fullmatch(word) or _reads_as(word, term) else f"{field}+{word}"


def _reads_as(word: str, term: Term) -> bool:
    """Whether `word`, typed as it is, gives the words of `term` (which may be said to be misread)."""
    found = None if word in OPERATORS else parse(word).condition
    return isinstance(found, Term) and (found.words, found.prefix) == (term.words, term.prefix)


def _filter(condition: Filter) -> tuple[str, str]:
    """The field and the value as typed."""
    match condition:
        case InRegion(region):
            return FieldName.REGION, region.replace("_", "-") if region else "national"
        case OfKind(kind):
            label = "other" if kind is Kind.OTHER else kind.label
            return FieldName.KIND, label.casefold().replace(" ", "-")
        case OfCommittee(committee):
            return FieldName.COMMITTEE, committee.value
        case FromPublisher(name):
            return FieldName.PUBLISHER, _name(name)
        case Tagged(tag):
            return FieldName.TAG, _name(tag)
        case IssuedWithin():
            field, _, value = dates.written(condition).partition(":")
            return field, value
        case Is(state):
            return FieldName.IS, state.value
        case Has(possession):
            return FieldName.HAS, possession.value


def _name(text: str) -> str:
    """A tag or a publisher, in quotes where it is more than one simple word; quote marks in it doubled."""
    text = " ".join(searchable(text).split())
    return text if _PLAIN_NAME.fullmatch(text) else '"' + _QUOTE.sub(r"\1\1", text) + '"'
