"""What stands behind a field's colon -> a filter, or a sentence that says why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reader.model import Condition, FromPublisher, IssuedWithin, Tagged
from reader.query import dates
from reader.query.conditions import any_of
from reader.query.fields import DATES, LISTED, FieldName
from reader.query.names import plain

_SHOWN = 40
_REMEMBERED = 512  # a query is read anew at every keystroke
_WHAT = {
    FieldName.REGION: "a region",
    FieldName.KIND: "a kind of article",
    FieldName.COMMITTEE: "a policy committee",
    FieldName.IS: "“unread”, “read” or “bookmarked”",
    FieldName.HAS: "“note”, “highlight” or “action”",
}
_DATE = "a date such as 2017, 2017-03, 5/3/2017 or March 2017"


@dataclass(frozen=True, slots=True)
class Reading:
    """condition: None where the value says nothing; then `problem` says why, "" where it is just empty."""

    condition: Condition | None = None
    problem: str = ""


def takes_list(field: FieldName) -> bool:
    """Whether the field takes only values that are known here or dates; the others take any text."""
    return field in LISTED or field in DATES


@lru_cache(_REMEMBERED)
def exactly(field: FieldName, text: str) -> Condition | None:
    """The filter whose whole name, or whose date, `text` is."""
    if field in LISTED:
        return any_of(LISTED[field].called(text))
    if field in DATES or field is FieldName.FROM:
        return _issued(field, text)
    return None


@lru_cache(_REMEMBERED)
def read(field: FieldName, text: str) -> Reading:
    """What `text`, which may be abbreviated or just begun, says for any field but `title` and `note`."""
    text = " ".join(text.split())
    if not any(character.isalnum() for character in text):
        return Reading()
    if found := exactly(field, text):
        return Reading(found)
    if field in LISTED:
        return _begun(field, text)
    if field in DATES:
        return Reading(problem=f"{quoted(text)} is not {_DATE}, so it is searched as text.")
    return Reading(Tagged(text) if field is FieldName.TAG else FromPublisher(text))


def quoted(text: str) -> str:
    """`text` in quotation marks, shortened, as a sentence about the query shows it."""
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"


def _begun(field: FieldName, text: str) -> Reading:
    names = LISTED[field]
    begun = names.beginning(text)
    if len(begun) == 1:
        return Reading(begun[0].value)
    if begun:
        *others, last = (entry.label for entry in begun)
        which = f"{', '.join(others)} or {last}"
        return Reading(problem=f"{quoted(text)} could be {which}, so it is searched as text.")
    near = names.nearest(text) if len(plain(text)) <= _SHOWN else None
    hint = f"; did you mean “{near}”?" if near else "."
    return Reading(problem=f"{quoted(text)} is not {_WHAT[field]}, so it is searched as text{hint}")


def _issued(field: FieldName, text: str) -> IssuedWithin | None:
    period = dates.period(text)
    if period is None:
        return None
    first = period.earliest
    match field:
        case FieldName.AFTER | FieldName.FROM:
            return IssuedWithin(earliest=first) if first else None
        case FieldName.BEFORE:
            last = dates.before(first) if first else None
            return IssuedWithin(latest=last) if last else None
        case FieldName.TO:
            return IssuedWithin(latest=period.latest) if period.latest else None
    return period
