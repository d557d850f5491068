"""Putting conditions into the text of a query and taking them out, touching no more of it than need be."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Condition, Not
from reader.query.conditions import alike, all_of, removed
from reader.query.parsing import parse, tokens_of
from reader.query.scanning import Role
from reader.query.writing import write


def with_filter(text: str, condition: Condition) -> str:
    """`text` narrowed by `condition` in its canonical spelling; as it is where that narrows nothing."""
    before = parse(text).condition
    wanted = all_of((before, condition))
    if wanted is None or (before is not None and alike(wanted) == alike(before)):
        return text
    added = write(condition)
    if before is None:  # nothing, or nothing but punctuation
        return added
    typed = text.strip()
    # What is still open (a quotation, a bracket, a list of values) would swallow what comes behind.
    for candidate in (f"{typed} {added}", f'{typed}" {added}', f"({typed}) {added}"):
        if _says(candidate, wanted):
            return candidate
    return write(wanted)


def without(text: str, condition: Condition) -> str:
    """`text` without `condition` (a filter, a term, or one of these negated), wherever it stands.

    What is negated as a whole stays whole. Where `text` holds none such it stays as it is.
    """
    before = parse(text).condition
    wanted = removed(before, condition)
    if before is None or wanted == before:
        return text
    if wanted is None:
        return ""
    for start, end in _places(text, condition):
        before_it, behind_it = text[:start].rstrip(), text[end:].lstrip()
        joint = "" if before_it.endswith("(") or behind_it.startswith(")") else " "
        candidate = f"{before_it}{joint}{behind_it}".strip()
        if _says(candidate, wanted):
            return candidate
    return write(wanted)


def _places(text: str, condition: Condition) -> Iterator[tuple[int, int]]:
    """Where `condition` stands in `text` as one operand, with the negation before it."""
    target = alike(condition.condition if isinstance(condition, Not) else condition)
    tokens, _ = tokens_of(text)
    for place, token in enumerate(tokens):
        if token.role is not Role.OPERAND or token.condition is None or alike(token.condition) != target:
            continue
        start = token.start
        if isinstance(condition, Not) and place and tokens[place - 1].role in (Role.MINUS, Role.NOT):
            start = tokens[place - 1].start
        yield start, token.end


def _says(text: str, wanted: Condition) -> bool:
    found = parse(text).condition
    return found is not None and alike(found) == alike(wanted)
