"""A query that names an acronym looks for what it stands for too, and the other way about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.acronyms.forms import meaning_of, plural, singular_short
from reader.model import AllOf, AnyOf, Condition, Expansion, Term

_MOST_WORDS = 8
# Words that everybody writes in lower case and nobody means an acronym by, unless in capitals.
_ORDINARY = frozenset(
    "act ad aid all am an and any are as at be but by can cap do for go had has he her him his how if in is "
    "it its lead may me my no not of on one or our out so the to up us was we who".split()
)


class Known(Protocol):
    """What is known of acronyms; what `library.acronyms.forms` gives is one."""

    def long_forms(self, word: str) -> Sequence[str]:
        """The likeliest long forms of an acronym in any case, best first, each as `meaning_of` gives it."""
        ...

    def short_forms(self, phrase: str) -> Sequence[str]:
        """The acronyms of a long form, best first."""
        ...


def expand(
    condition: Condition | None, known: Known, *, plurals: bool = True
) -> tuple[Condition | None, tuple[Expansion, ...]]:
    """`condition` with every acronym and every long form in it looked for in both forms, and what was done.

    Words in a row count as a phrase. Under a `Not` nothing is widened, since that would find less. Where
    nothing is known, `condition` comes back as it was. plurals: look for the plural of a long form too;
    without them the condition is one to describe.
    """
    if condition is None:
        return None, ()
    widening = _Widening(known, plurals)
    return widening.of(condition), tuple(widening.found)


class _Widening:
    """One call of `expand`. found: what was widened so far."""

    def __init__(self, known: Known, plurals: bool) -> None:
        self._known = known
        self._plurals = plurals
        self.found: dict[Expansion, None] = {}

    def of(self, condition: Condition) -> Condition:
        match condition:
            case Term():
                return self._term(condition)
            case AllOf(parts):
                return self._all_of(parts)
            case AnyOf(parts):
                return AnyOf(tuple(map(self.of, parts)))
        return condition

    def _term(self, term: Term) -> Condition:
        if term.prefix or not term.words:
            return term
        if len(term.words) > 1:
            return self._either(term, _shorts(term.words, self._known)) if term.phrase else term
        word = term.words[0]
        return term if word in _ORDINARY else self._either(term, self._known.long_forms(singular_short(word)))

    def _all_of(self, parts: Sequence[Condition]) -> Condition:
        """Each part by itself, but for words in a row that are a long form together."""
        widened: list[Condition] = []
        place = 0
        while place < len(parts):
            row, shorts = _row(parts[place : place + _MOST_WORDS], self._known)
            if shorts:
                self.found.setdefault(Expansion(" ".join(term.words[0] for term in row), tuple(shorts)))
                others = (Term((short,), field=row[0].field) for short in shorts)
                widened.append(AnyOf((AllOf(tuple(row)), *others)))
                place += len(row)
            else:
                widened.append(self.of(parts[place]))
                place += 1
        return AllOf(tuple(widened)) if len(widened) > 1 else widened[0]

    def _either(self, term: Term, others: Sequence[str]) -> Condition:
        if not others:
            return term
        self.found.setdefault(Expansion(" ".join(term.words), tuple(others)))
        forms: dict[Term, None] = {term: None}
        for other in others:
            for form in dict.fromkeys((other, plural(other))) if self._plurals and " " in other else (other,):
                words = tuple(form.split())
                forms.setdefault(Term(words, phrase=len(words) > 1, field=term.field))
        return AnyOf(tuple(forms))


def _row(parts: Sequence[Condition], known: Known) -> tuple[list[Term], list[str]]:
    """The longest row of plain words at the beginning of `parts` that is a long form, and its acronyms."""
    row: list[Term] = []
    best: tuple[list[Term], list[str]] = ([], [])
    for part in parts:
        if not isinstance(part, Term) or part.phrase or part.prefix or len(part.words) != 1:
            break
        if row and part.field != row[0].field:
            break
        row.append(part)
        if len(row) > 1 and (shorts := _shorts([term.words[0] for term in row], known)):
            best = list(row), shorts
    return best


def _shorts(words: Sequence[str], known: Known) -> list[str]:
    return list(known.short_forms(meaning_of(" ".join(words))))
