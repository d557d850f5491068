"""Joining conditions so that equal queries have equal values.

Conditions are flat (no `AllOf` directly in an `AllOf`), have at least two parts, hold no part twice and no
double negation. Upper and lower case of words, tags and publishers make no difference; the first spelling
stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import AllOf, AnyOf, Condition, FromPublisher, Not, Tagged, Term


def all_of(conditions: Iterable[Condition | None]) -> Condition | None:
    """All of `conditions`; those that are None do not count, and None where none is left."""
    parts: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, AllOf):
            parts += condition.conditions
        elif condition is not None:
            parts.append(condition)
    parts = _each_once(parts)
    return AllOf(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def any_of(conditions: Iterable[Condition | None]) -> Condition | None:
    """Any of `conditions`; those that are None do not count, and None where none is left."""
    parts: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, AnyOf):
            parts += condition.conditions
        elif condition is not None:
            parts.append(condition)
    parts = _each_once(parts)
    return AnyOf(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def negated(condition: Condition | None) -> Condition | None:
    """The opposite; twice negated is what it was."""
    if condition is None:
        return None
    return condition.condition if isinstance(condition, Not) else Not(condition)


def normal(condition: Condition | None) -> Condition | None:
    """`condition` joined as described above, all the way down."""
    match condition:
        case AllOf(parts):
            return all_of(normal(part) for part in parts)
        case AnyOf(parts):
            return any_of(normal(part) for part in parts)
        case Not(inner):
            return negated(normal(inner))
    return condition


def parts_of(condition: Condition | None) -> tuple[Condition, ...]:
    """What must all hold, one by one."""
    if condition is None:
        return ()
    return condition.conditions if isinstance(condition, AllOf) else (condition,)


def removed(condition: Condition | None, part: Condition) -> Condition | None:
    """`condition` without `part`, wherever it is joined by AND or OR; what is negated stays whole."""
    if condition is None or alike(condition) == alike(part):
        return None
    if isinstance(condition, AllOf):
        return all_of(removed(each, part) for each in condition.conditions)
    if isinstance(condition, AnyOf):
        return any_of(removed(each, part) for each in condition.conditions)
    return condition


def alike(condition: Condition) -> object:
    """A value that two conditions share where only the case of letters tells them apart."""
    match condition:
        case Term(words, phrase, prefix, field):
            return (tuple(word.casefold() for word in words), phrase, prefix, field)
        case FromPublisher(name):
            return (FromPublisher, name.casefold())
        case Tagged(tag):
            return (Tagged, tag.casefold())
        case Not(inner):
            return (Not, alike(inner))
        case AllOf(parts) | AnyOf(parts):
            return (type(condition), tuple(alike(part) for part in parts))
    return condition


def _each_once(parts: list[Condition]) -> list[Condition]:
    once: dict[object, Condition] = {}
    for part in parts:
        once.setdefault(alike(part), part)
    return list(once.values())
