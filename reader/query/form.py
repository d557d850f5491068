"""The same language for the mouse: what a form holds <-> the text of a query."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model import (
    AnyOf,
    Condition,
    Day,
    Field,
    Has,
    InRegion,
    Is,
    IssuedWithin,
    Kind,
    Month,
    Not,
    OfKind,
    Possession,
    Region,
    State,
    Term,
)
from reader.query.conditions import all_of, any_of, negated, parts_of
from reader.query.dates import opening
from reader.query.parsing import parse
from reader.query.words import plain_terms
from reader.query.writing import write


@dataclass(frozen=True, slots=True)
class SearchForm:
    """all_words, any_words, none_words: words, and phrases in quotes. phrase: words without quotes.
    regions, kinds: any of these; a region of None is "National". earliest, latest: both inclusive.
    states, possessions: all of these. rest: what the form has no place for, as text that goes on unchanged.
    """

    all_words: str = ""
    phrase: str = ""
    any_words: str = ""
    none_words: str = ""
    regions: tuple[Region | None, ...] = ()
    kinds: tuple[Kind, ...] = ()
    earliest: Month | Day | None = None
    latest: Month | Day | None = None
    states: tuple[State, ...] = ()
    possessions: tuple[Possession, ...] = ()
    rest: str = ""


def form_text(form: SearchForm) -> str:
    """The query that `form` says, as a person would type it; "" for an empty form."""
    phrase = tuple(word for term in plain_terms(form.phrase) for word in term.words)
    dated = form.earliest is not None or form.latest is not None
    return write(
        all_of(
            [
                *plain_terms(form.all_words),
                Term(phrase, phrase=True) if phrase else None,
                any_of(plain_terms(form.any_words)),
                *(negated(term) for term in plain_terms(form.none_words)),
                any_of(InRegion(region) for region in form.regions),
                any_of(OfKind(kind) for kind in form.kinds),
                IssuedWithin(form.earliest, form.latest) if dated else None,
                *(Is(state) for state in form.states),
                *(Has(possession) for possession in form.possessions),
                parse(form.rest).condition,
            ]
        )
    )


def form_of(text: str) -> SearchForm:
    """What `text` says, laid out in a form; its `form_text` finds the same articles."""
    form = SearchForm()
    rest: list[Condition] = []
    for part in parts_of(parse(text).condition):
        filled = _filled(form, part)
        if filled is None:
            rest.append(part)
        else:
            form = filled
    return replace(form, rest=write(all_of(rest)))


def _filled(form: SearchForm, part: Condition) -> SearchForm | None:
    """`form` with `part` in the field that it belongs to; None where it has none, or that is taken."""
    match part:
        case Term(phrase=True, prefix=False, field=Field.ANY, words=words) if not form.phrase:
            return replace(form, phrase=" ".join(words))
        case Term(field=Field.ANY):
            return replace(form, all_words=_more(form.all_words, part))
        case Not(Term(field=Field.ANY) as term):
            return replace(form, none_words=_more(form.none_words, term))
        case Is(state):
            return replace(form, states=(*form.states, state))
        case Has(possession):
            return replace(form, possessions=(*form.possessions, possession))
        case IssuedWithin(earliest, latest):
            return _dated(form, earliest, latest)
    return _any_filled(form, part.conditions if isinstance(part, AnyOf) else (part,))


def _any_filled(form: SearchForm, parts: tuple[Condition, ...]) -> SearchForm | None:
    regions = tuple(part.region for part in parts if isinstance(part, InRegion))
    if len(regions) == len(parts):
        return None if form.regions else replace(form, regions=regions)
    kinds = tuple(part.kind for part in parts if isinstance(part, OfKind))
    if len(kinds) == len(parts):
        return None if form.kinds else replace(form, kinds=kinds)
    terms = [part for part in parts if isinstance(part, Term) and part.field is Field.ANY]
    if len(terms) == len(parts) > 1 and not form.any_words:
        return replace(form, any_words=_more("", *terms))
    return None


def _dated(form: SearchForm, earliest: Month | Day | None, latest: Month | Day | None) -> SearchForm | None:
    if (earliest and form.earliest) or (latest and form.latest):
        return None
    first, last = form.earliest or earliest, form.latest or latest
    if first and last and opening(first) > opening(last):
        return None  # a range typed backwards would be turned round, and find what these two do not
    return replace(form, earliest=first, latest=last)


def _more(text: str, *terms: Term) -> str:
    return " ".join(filter(None, (text, *(write(term) for term in terms))))
