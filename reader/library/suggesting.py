"""Where nothing was found: real words that are near the typed ones and do find something."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import AllOf, AnyOf, Not, Term

if TYPE_CHECKING:
    from reader.library.tokens import Tokens
    from reader.model import Condition, Query

MOST = 3
# Of each word so many neighbours are tried, none less like it than this share.
_NEIGHBOURS = 12
_LIKENESS = 60
_LONGEST_GAP = 2
_MOST_TRIES = 60
_MOST_WORDS = 12


def suggest(
    query: Query, connection: sqlite3.Connection, tokens: Tokens, count: Callable[[Condition], int]
) -> tuple[str, ...]:
    """Whole queries, best first. count: how many articles a condition finds."""
    words = list(dict.fromkeys(word for term in query.terms for word in term.words))
    if query.condition is None or len(words) > _MOST_WORDS:
        return ()
    known = {word: _is_known(connection, tokens, word) for word in words}
    # An unknown word is a slip of the pen for certain; where all are known, any of them may be one.
    to_change = [word for word in words if not known[word]] or words
    choices = {word: _neighbours(connection, tokens, word) for word in to_change}
    found: list[tuple[float, int, str]] = []
    every = not all(known.values())
    for tried, (likeness, changes) in enumerate(_changes(choices, every=every)):
        if tried >= _MOST_TRIES:
            break
        articles = count(_changed(query.condition, changes))
        if articles:
            text = _changed_text(query.text, changes)
            if text != query.text:
                found.append((likeness, articles, text))
    best = sorted(found, key=lambda each: (-each[0], -each[1], each[2]))
    return tuple(dict.fromkeys(text for _, _, text in best))[:MOST]


def _is_known(connection: sqlite3.Connection, tokens: Tokens, word: str) -> bool:
    return all(
        connection.execute("SELECT 1 FROM words WHERE word = ?", (part,)).fetchone()
        for part in tokens.words(word)
    )


def _neighbours(connection: sqlite3.Connection, tokens: Tokens, word: str) -> list[tuple[str, float]]:
    """Words of the index like `word`, with how like they are, 0 to 100."""
    # Imported late: no search that finds something needs it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    typed = "".join(tokens.words(word))
    rows = connection.execute(
        "SELECT word FROM words WHERE length(word) BETWEEN ? AND ? AND word <> ?",
        (len(typed) - _LONGEST_GAP, len(typed) + _LONGEST_GAP, typed),
    )
    near = process.extract(
        typed,
        [each for (each,) in rows],
        scorer=OSA.normalized_similarity,
        score_cutoff=_LIKENESS / 100,
        limit=_NEIGHBOURS,
    )
    return [(each, 100 * likeness) for each, likeness, _ in near]


def _changes(
    choices: dict[str, list[tuple[str, float]]], *, every: bool
) -> Iterator[tuple[float, dict[str, str]]]:
    """Sets of changes, with their likeness; every: all words change at once, else one at a time."""
    if every:
        best = {word: near for word, near in choices.items() if near}
        if len(best) < len(choices):
            return
        for rank in range(_NEIGHBOURS):
            for word, near in best.items():
                if rank < len(near):
                    changes = {other: others[0] for other, others in best.items()} | {word: near[rank]}
                    yield (
                        min(like for _, like in changes.values()),
                        {other: new for other, (new, _) in changes.items()},
                    )
        return
    for word, near in choices.items():
        for new, likeness in near:
            yield likeness, {word: new}


def _changed(condition: Condition, changes: dict[str, str]) -> Condition:
    match condition:
        case Term(words):
            return replace(condition, words=tuple(changes.get(word, word) for word in words))
        case Not(inner):
            return Not(_changed(inner, changes))
        case AllOf(parts) | AnyOf(parts):
            return type(condition)(tuple(_changed(part, changes) for part in parts))
        case _:
            return condition


def _changed_text(text: str, changes: dict[str, str]) -> str:
    for word, new in changes.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _, new=new: new, text)  # type: ignore[misc]
    return text
