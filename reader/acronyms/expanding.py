"""A query that names an acronym looks for what it stands for too, and the other way about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.acronyms.forms import meaning_of, plural, singular_short
from reader.model import AllOf, AnyOf, Condition, Expansion, Field, Term

_MOST_WORDS = 8
# Words that everybody writes in lower case and nobody means an acronym by, unless in capitals.
_ORDINARY = frozenset(
    "act ad aid all am an and any are as at be but by can cap do for go had has he her him his how if in is "
    "it its lead may me my no not of on one or our out so the to up us was we who".split()
)


class Known(Protocol):
    """What is known of acronyms; `library.acronyms` is one of these."""

    def long_forms(self, word: str) -> Sequence[str]:
        """The likeliest long forms of an acronym in any case, best first, each as `meaning_of` gives it."""
        ...

    def short_forms(self, phrase: str) -> Sequence[str]:
        """The acronyms of a long form, best first."""
        ...


def expand(condition: Condition | None, known: Known) -> tuple[Condition | None, tuple[Expansion, ...]]:
    """`condition` with every acronym and every long form in it looked for in both forms, and what was done.

    Words in a row count as a phrase. Under a `Not` nothing is widened, since that would find less. Where
    nothing is known, `condition` comes back as it was.
    """
    if condition is None:
        return None, ()
    found: dict[Expansion, None] = {}
    return _expanded(condition, known, found), tuple(found)


def _expanded(condition: Condition, known: Known, found: dict[Expansion, None]) -> Condition:
    if isinstance(condition, Term):
        return _term(condition, known, found)
    if isinstance(condition, AllOf):
        return _all_of(condition, known, found)
    if isinstance(condition, AnyOf):
        return AnyOf(tuple(_expanded(each, known, found) for each in condition.conditions))
    return condition


def _term(term: Term, known: Known, found: dict[Expansion, None]) -> Condition:
    if term.prefix:
        return term
    if len(term.words) > 1:
        return _either(term, _shorts(term.words, known), found) if term.phrase else term
    (word,) = term.words or ("",)
    longs = [] if word in _ORDINARY else list(known.long_forms(singular_short(word)))
    return _either(term, longs, found)


def _all_of(condition: AllOf, known: Known, found: dict[Expansion, None]) -> Condition:
    """Each part by itself, but for words in a row that are a long form together."""
    parts: list[Condition] = []
    place = 0
    while place < len(condition.conditions):
        end, shorts = _row(condition.conditions, place, known)
        if shorts:
            row = condition.conditions[place:end]
            words = " ".join(part.words[0] for part in row if isinstance(part, Term))
            field = next((part.field for part in row if isinstance(part, Term)), Field.ANY)
            found.setdefault(Expansion(words, tuple(shorts)))
            parts.append(AnyOf((AllOf(tuple(row)), *(Term((short,), field=field) for short in shorts))))
        else:
            end = place + 1
            parts.append(_expanded(condition.conditions[place], known, found))
        place = end
    return AllOf(tuple(parts)) if len(parts) > 1 else parts[0]


def _row(conditions: Sequence[Condition], start: int, known: Known) -> tuple[int, list[str]]:
    """The longest row of words from `start` that is a long form: its end, and the acronyms; else none."""
    words: list[str] = []
    best: tuple[int, list[str]] = (start, [])
    field = None
    for place in range(start, min(start + _MOST_WORDS, len(conditions))):
        term = conditions[place]
        if not isinstance(term, Term) or term.phrase or term.prefix or len(term.words) != 1:
            break
        if field not in (None, term.field):
            break
        field = term.field
        words.append(term.words[0])
        if len(words) > 1 and (shorts := _shorts(words, known)):
            best = place + 1, shorts
    return best


def _shorts(words: Sequence[str], known: Known) -> list[str]:
    return list(known.short_forms(meaning_of(" ".join(words))))


def _either(term: Term, others: Sequence[str], found: dict[Expansion, None]) -> Condition:
    if not others:
        return term
    found.setdefault(Expansion(" ".join(term.words), tuple(others)))
    forms: dict[Term, None] = {term: None}
    for other in others:
        words = other.split()
        if len(words) == 1:
            forms.setdefault(Term((other,), field=term.field))
            continue
        for form in (other, plural(other)):
            forms.setdefault(Term(tuple(form.split()), phrase=True, field=term.field))
    return AnyOf(tuple(forms))
