"""A query as it was understood: words, filters and how they are joined. Made by `reader.query`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from reader.model.issued import Month
from reader.model.kinds import Kind
from reader.model.regions import Committee, Region


class Field(StrEnum):
    """The part of an article that a term must stand in."""

    ANY = "any"  # title, headings, reading text or the person's own notes
    TITLE = "title"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must all stand in an article. phrase: they must stand next to each other, in this order
    and in these very forms; else one word, in any of its forms. prefix: the last word may go on.
    """

    words: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True)
class InRegion:
    """The article's regions include this one; None: it has none (national)."""

    region: Region | None


@dataclass(frozen=True, slots=True)
class OfKind:
    kind: Kind


@dataclass(frozen=True, slots=True)
class FromPublisher:
    """The publisher's name holds these words, case and accents apart."""

    name: str


@dataclass(frozen=True, slots=True)
class OfCommittee:
    committee: Committee


@dataclass(frozen=True, slots=True)
class Tagged:
    """The article, one of its marks, or the source itself bears this tag, case apart."""

    tag: str


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; compares in time order. `str()` gives "2017-11-03"."""

    month: Month
    day: int

    def __str__(self) -> str:
        return f"{self.month}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class IssuedWithin:
    """Issued from `earliest` to `latest`, both inclusive and as precise as given; None: open.

    An article matches when the whole of its stated month or day, or of its bracket, lies within; one whose
    bracket only overlaps does not, and is counted apart.
    """

    earliest: Month | Day | None = None
    latest: Month | Day | None = None


class State(StrEnum):
    """`is:`: what the person did with an article."""

    UNREAD = "unread"
    READ = "read"
    BOOKMARKED = "bookmarked"


class Possession(StrEnum):
    """`has:`: what an article bears. action: a newsletter item with an action required."""

    NOTE = "note"
    HIGHLIGHT = "highlight"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Is:
    state: State


@dataclass(frozen=True, slots=True)
class Has:
    possession: Possession


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    """At least two conditions that must all hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least two conditions of which one must hold."""

    conditions: tuple[Condition, ...]


Filter: TypeAlias = InRegion | OfKind | FromPublisher | OfCommittee | Tagged | IssuedWithin | Is | Has
Condition: TypeAlias = Term | Filter | Not | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Misreading:
    """A part of the query that could not be understood and is searched as text.

    start, end: code points in the query as typed. reason: one sentence for the person.
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood. text: as typed. condition: None where there is nothing to look for."""

    text: str
    condition: Condition | None = None
    misreadings: tuple[Misreading, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that a found article may show as hits: all but those under a `Not`, each once."""
        found: dict[Term, None] = {}
        _collect(self.condition, found)
        return tuple(found)


def _collect(condition: Condition | None, found: dict[Term, None]) -> None:
    if isinstance(condition, Term):
        found.setdefault(condition)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.conditions:
            _collect(part, found)
