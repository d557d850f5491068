"""What a query says, in words for the person who typed it."""

from __future__ import annotations

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
    Not,
    OfCommittee,
    OfKind,
    Possession,
    Query,
    State,
    Tagged,
    Term,
)
from reader.query import dates
from reader.query.fields import NATIONAL_LABEL

_MOST_PARTS = 40  # a pasted page shall not fill the window
_MOST_LETTERS = 200
_NAMED_VALUES = (InRegion, OfKind, OfCommittee, FromPublisher, Tagged)
_STATES = {State.UNREAD: "unread", State.READ: "read", State.BOOKMARKED: "bookmarked"}
_POSSESSIONS = {
    Possession.NOTE: "with a note",
    Possession.HIGHLIGHT: "with a highlight",
    Possession.ACTION: "with an action",
}
_PLACES = {Field.ANY: "", Field.TITLE: " in the title", Field.NOTE: " in your notes"}


def describe(query: Query) -> str:
    """How `query` was read: `adoption AND region London`; one sentence where it holds nothing to look for."""
    if query.condition is None:
        return "No words to look for"
    return describe_condition(query.condition)


def describe_condition(condition: Condition) -> str:
    """A condition or filter in words: `region North West`, `on or after 1 Mar 2017`, `NOT adoption`."""
    match condition:
        case AllOf(parts):
            return _joined(" AND ", parts)
        case AnyOf(parts):
            return _one_field(parts) or _joined(" OR ", parts)
        case Not(inner):
            return f"NOT {_bracketed(inner)}"
        case Term():
            return _term(condition)
    return _filter(condition)


def _joined(joint: str, parts: tuple[Condition, ...]) -> str:
    shown = [_bracketed(part) for part in parts[:_MOST_PARTS]]
    if len(parts) > _MOST_PARTS:
        shown.append(f"{len(parts) - _MOST_PARTS:,} more")
    return joint.join(shown)


def _one_field(parts: tuple[Condition, ...]) -> str:
    """ "region London or North West"; "" where `parts` are not all values of one such field."""
    if not all(isinstance(part, _NAMED_VALUES) and type(part) is type(parts[0]) for part in parts):
        return ""
    said = [describe_condition(part).partition(" ") for part in parts[:_MOST_PARTS]]
    if len(parts) > _MOST_PARTS:
        said.append(("", "", f"{len(parts) - _MOST_PARTS:,} more"))
    return f"{said[0][0]} " + " or ".join(value for _, _, value in said)


def _bracketed(condition: Condition) -> str:
    said = describe_condition(condition)
    return f"({said})" if isinstance(condition, AllOf | AnyOf) else said


def _term(term: Term) -> str:
    words = _short(" ".join(term.words)) + ("*" if term.prefix else "")
    return (f"“{words}”" if term.phrase else words) + _PLACES[term.field]


def _filter(condition: Filter) -> str:
    match condition:
        case InRegion(region):
            return f"region {region.label if region else NATIONAL_LABEL}"
        case OfKind(kind):
            return f"kind {kind.label}"
        case OfCommittee(committee):
            return f"committee {committee.label}"
        case FromPublisher(name):
            return f"publisher {_short(name)}"
        case Tagged(tag):
            return f"tag {_short(tag)}"
        case IssuedWithin():
            return dates.described(condition)
        case Is(state):
            return _STATES[state]
        case Has(possession):
            return _POSSESSIONS[possession]


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
