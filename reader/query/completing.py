"""What a person may want to type next: field names, their values, tags and publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reader.model import Condition, FromPublisher, Tagged
from reader.query.conditions import alike
from reader.query.describing import describe_condition
from reader.query.fields import LISTED, PURPOSE, FieldName, field_called
from reader.query.names import plain
from reader.query.words import QUOTES
from reader.query.writing import write

MOST = 12
"""So many completions at most."""

_SHORTEST_VALUE = 3  # letters, before values are offered for a word without a field
_LOOK_BACK = 400  # code points before the cursor; longer values are not completed
# The value being typed: behind a field's colon, and behind the commas of a list; quotes may still be open.
_VALUE = re.compile(
    rf"(?:^|(?<=[\s(\-−]))([A-Za-z]+)[:：]\s?(?:(?:[{QUOTES}][^{QUOTES}]*[{QUOTES}]|[^\s,(){QUOTES}]+),\s?)*"
    rf"([{QUOTES}][^{QUOTES}]*|[^\s,(){QUOTES}]*)$"
)
_GROUP = re.compile(rf"([A-Za-z]+)[:：]\s*\(([^()]*?)((?:(?<=[\s(,\-−])|^)[^\s,(){QUOTES}]*)$")
_WORD = re.compile(r"(?:^|(?<=[\s(\-−]))([A-Za-z]+)$")
_REST = re.compile(rf"[^\s,(){QUOTES}]*")
_REST_OF_QUOTED = re.compile(rf"[^,(){QUOTES}]*[{QUOTES}]|[^\s,(){QUOTES}]*")


@dataclass(frozen=True, slots=True)
class Known:
    """What only the library and the notebook know, most wanted first."""

    tags: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """insert: takes the place of the code points `start` to `end` of the text. label: for people."""

    insert: str
    start: int
    end: int
    label: str


def complete(text: str, cursor: int, known: Known | None = None) -> tuple[Completion, ...]:
    """What fits at `cursor` (code points), the likeliest first; () where nothing is begun there."""
    known = known or Known()
    cursor = min(max(cursor, 0), len(text))
    opening = max(cursor - _LOOK_BACK, 0)
    before = text[opening:cursor]
    found: Iterable[Completion] = ()
    if (match := _VALUE.search(before)) and (field := field_called(match[1])):
        found = _values(field, match[2], known)
        start = opening + match.start(2)
    elif (match := _GROUP.search(before)) and (field := field_called(match[1])):
        found = _values(field, match[3], known)
        start = opening + match.start(3)
    elif match := _WORD.search(before):
        found = _anything(match[1], known)
        start = opening + match.start(1)
    else:
        return ()
    in_quotes = text[start:cursor][:1] in QUOTES and start < cursor
    rest = (_REST_OF_QUOTED if in_quotes else _REST).match(text, cursor)
    end = rest.end() if rest else cursor
    return tuple(replace(each, start=start, end=end) for each, _ in zip(found, range(MOST), strict=False))


def _values(field: FieldName, typed: str, known: Known) -> Iterator[Completion]:
    """The values of `field` that begin with what is typed; all of them where nothing is yet."""
    for condition in _conditions(field, known):
        label = describe_condition(condition)
        if _fits(typed, field, condition):
            yield Completion(write(condition).partition(":")[2] + " ", 0, 0, label)


def _anything(typed: str, known: Known) -> Iterator[Completion]:
    """Fields that begin with the word, then whole filters of which a word does."""
    for field in FieldName:
        if field.startswith(typed.casefold()):
            yield Completion(f"{field}:", 0, 0, f"{field}: {PURPOSE[field]}")
    if len(typed) < _SHORTEST_VALUE:
        return
    offered: set[object] = set()
    for field in (*LISTED, FieldName.TAG, FieldName.PUBLISHER):
        for condition in _conditions(field, known):
            if alike(condition) not in offered and _fits(typed, field, condition):
                offered.add(alike(condition))
                yield Completion(f"{write(condition)} ", 0, 0, describe_condition(condition))


def _conditions(field: FieldName, known: Known) -> Iterable[Condition]:
    if field in LISTED:
        return (entry.value for entry in LISTED[field].entries if write(entry.value).startswith(f"{field}:"))
    if field is FieldName.TAG:
        return (Tagged(tag) for tag in known.tags)
    if field in (FieldName.PUBLISHER, FieldName.FROM):
        return (FromPublisher(name) for name in known.publishers)
    return ()


def _fits(typed: str, field: FieldName, condition: Condition) -> bool:
    key = plain(typed)
    if not key:
        return True
    if field in LISTED:
        called = LISTED[field].called(typed)
        return condition in called or any(
            entry.value == condition for entry in LISTED[field].beginning(typed)
        )
    name = condition.tag if isinstance(condition, Tagged) else write(condition).partition(":")[2]
    return plain(name).startswith(key) or any(plain(word).startswith(key) for word in name.split())
