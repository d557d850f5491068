"""From what a person typed to a `Query`. Any text gives one; nothing is a mistake.

The language is told in docs/search.md. Brackets are kept on a list rather than on Python's stack, and the
scanner limits their depth, so that neither the parser nor those who walk its conditions run out of stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reader.model import Condition, Misreading, Query
from reader.query.conditions import all_of, any_of, negated
from reader.query.scanning import Role, Scanner, Token

_OPENS_OPERAND = {Role.OPERAND, Role.OPEN, Role.NOT, Role.MINUS}
_ENDS_OPERAND = {Role.OPERAND, Role.CLOSE}


@dataclass(slots=True)
class _Group:
    """What stands between two brackets so far: alternatives, the last of which is still being added to."""

    alternatives: list[list[Condition | None]] = field(default_factory=lambda: [[]])
    negates: bool = False  # what comes next

    def add(self, condition: Condition | None) -> None:
        self.alternatives[-1].append(negated(condition) if self.negates else condition)
        self.negates = False

    def whole(self) -> Condition | None:
        return any_of(all_of(parts) for parts in self.alternatives)


def parse(text: str) -> Query:
    """The query that `text` says; never raises. Terms stand in the order typed, each once."""
    tokens, misreadings = tokens_of(text)
    groups = [_Group()]
    for token in tokens:
        match token.role:
            case Role.OPERAND:
                groups[-1].add(token.condition)
            case Role.NOT | Role.MINUS:
                groups[-1].negates = not groups[-1].negates
            case Role.OR:
                groups[-1].alternatives.append([])
            case Role.OPEN:
                groups.append(_Group())
            case Role.CLOSE:
                _close(groups)
    while len(groups) > 1:  # brackets still open, as they are while the query is typed
        _close(groups)
    return Query(text, groups[0].whole(), tuple(sorted(misreadings, key=lambda each: each.start)))


def tokens_of(text: str) -> tuple[list[Token], list[Misreading]]:
    """The tokens of `text`, in which AND, OR and NOT that join nothing are words, and what was misread."""
    scanned = Scanner(text)
    misreadings = list(scanned.misreadings)
    tokens: list[Token] = []
    for place, token in enumerate(scanned.tokens):
        following = scanned.tokens[place + 1].role if place + 1 < len(scanned.tokens) else None
        if token.role is Role.MINUS and following not in _OPENS_OPERAND:
            continue
        if token.role in (Role.AND, Role.OR, Role.NOT) and not _joins(token, tokens, following):
            word = text[token.start : token.end]
            reason = f"“{word}” has nothing to join here, so it is searched as a word."
            misreadings.append(Misreading(token.start, token.end, reason))
            token = replace(token, role=Role.OPERAND)
        tokens.append(token)
    return tokens, misreadings


def _joins(token: Token, before: list[Token], following: Role | None) -> bool:
    if following not in _OPENS_OPERAND:
        return False
    return token.role is Role.NOT or (bool(before) and before[-1].role in _ENDS_OPERAND)


def _close(groups: list[_Group]) -> None:
    inner = groups.pop()
    groups[-1].add(inner.whole())
