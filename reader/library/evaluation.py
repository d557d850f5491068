"""Which articles a query's condition holds for.

Every condition gives two sets: the articles for which it certainly holds, and those for which it may. They
differ only where a phrase of common words has not been looked for in every article; `Evaluation.holds` looks
into one, `settle` asks FTS5 about all.
"""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING

from reader.library import bits, phrases
from reader.library.expression import Tools, Wanted, expand, is_empty
from reader.library.filters import Filters
from reader.library.phrases import Range
from reader.library.scanning import stands_in
from reader.library.sealing import Space
from reader.model import AllOf, AnyOf, Field, IssuedWithin, Not, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.snapshot import Snapshot
    from reader.model import CancelToken, Condition, Filter

# So many articles are looked into one by one rather than by asking FTS5 about all.
_FEW_OPEN = 200
_TITLE = "SELECT title FROM articles WHERE id = ?"
_TEXT = "SELECT text FROM bodies WHERE article = ?"
_NOTES = (
    "SELECT DISTINCT personal.article FROM note_search JOIN notes ON notes.mark = note_search.rowid "
    "JOIN personal ON personal.key = notes.key WHERE note_search MATCH ? AND personal.article IS NOT NULL"
)


class Evaluation:
    """One query in one snapshot; connection: inside the read transaction of the snapshot's moment."""

    def __init__(
        self,
        snapshot: Snapshot,
        connection: sqlite3.Connection,
        tools: Tools,
        cancel: CancelToken,
    ) -> None:
        self.snapshot = snapshot
        self.connection = connection
        self.filters = Filters(snapshot, connection)
        self.tools = tools
        self._cancel = cancel
        self._wanted: dict[Term, Wanted] = {}
        self._ranges: dict[Term, Range] = {}
        self._texts: dict[tuple[int, Space], str] = {}
        self.has_notes = bool(connection.execute("SELECT EXISTS (SELECT 1 FROM notes)").fetchone()[0])

    def check(self) -> None:
        """Raises `Cancelled` where the search is no longer wanted."""
        self._cancel.check()

    def wanted(self, term: Term) -> Wanted:
        """The words that `term` asks for; empty where it holds none."""
        if term not in self._wanted:
            self._wanted[term] = expand(term, self.connection, self.tools)
        return self._wanted[term]

    def pruned(self, condition: Condition | None) -> Condition | None:
        """`condition` without the terms that hold no word; None where nothing is left."""
        match condition:
            case Term():
                return None if is_empty(condition, self.tools) else condition
            case Not(inner):
                kept = self.pruned(inner)
                return Not(kept) if kept else None
            case AllOf(parts) | AnyOf(parts):
                left = tuple(kept for part in parts if (kept := self.pruned(part)))
                if len(left) < 2:
                    return left[0] if left else None
                return type(condition)(left)
            case _:
                return condition

    def range(self, condition: Condition, *, loosely: bool = False) -> Range:
        """The articles for which `condition` certainly holds, and for which it may. loosely: dates that may
        lie within what is asked for do, where that is asked for and not excluded.
        """
        self._cancel.check()
        match condition:
            case Term():
                return self._term(condition)
            case Not(inner):
                certain, possible = self.range(inner)
                return self.snapshot.live & ~possible, self.snapshot.live & ~certain
            case AllOf(parts):
                certain = possible = self.snapshot.live
                for part in sorted(parts, key=_cost):
                    if possible:
                        one, other = self.range(part, loosely=loosely)
                        certain, possible = certain & one, possible & other
                return certain, possible
            case AnyOf(parts):
                certain = possible = 0
                for part in parts:
                    one, other = self.range(part, loosely=loosely)
                    certain, possible = certain | one, possible | other
                return certain, possible
            case _:
                passed = self.filters.passed(condition, loosely=loosely)
                return passed, passed

    def newest(self, condition: Condition, shown: int, limit: int) -> tuple[list[int], int, bool]:
        """The newest `limit` of the articles for which `condition` holds, newest first; how many there are at
        least, and whether that is all. shown: the articles that count.
        """
        certain, possible = (each & shown for each in self.range(condition))
        looked_into = 0
        places: list[int] = []
        for place in self.snapshot.newest(possible):
            if len(places) == limit:
                break
            if bits.holds(certain, place):
                places.append(place)
                continue
            self.check()
            looked_into += 1
            if looked_into > _FEW_OPEN:
                # Too far between: FTS5 is quicker.
                found = self.settle(condition) & shown
                return list(islice(self.snapshot.newest(found), limit)), found.bit_count(), True
            if self.holds(condition, place):
                places.append(place)
        if len(places) < limit:
            return places, len(places), True
        return places, max(certain.bit_count(), len(places)), certain == possible

    def holds(self, condition: Condition, place: int, *, loosely: bool = False) -> bool:
        """Whether `condition` holds for the one article, looked into where need be. loosely: as for
        `range`.
        """
        match condition:
            case Term():
                certain, possible = self._term(condition)
                if bits.holds(certain, place):
                    return True
                return bits.holds(possible, place) and self._stands(condition, place)
            case Not(inner):
                return not self.holds(inner, place)
            case AllOf(parts):
                return all(self.holds(part, place, loosely=loosely) for part in parts)
            case AnyOf(parts):
                return any(self.holds(part, place, loosely=loosely) for part in parts)
            case _:
                return bits.holds(self.filters.passed(condition, loosely=loosely), place)

    def settle(self, condition: Condition, *, loosely: bool = False) -> int:
        """The articles for which `condition` holds, all looked into; may take a tenth of a second.
        loosely: as for `range`.
        """
        certain, possible = self.range(condition, loosely=loosely)
        if (certain ^ possible).bit_count() > _FEW_OPEN:
            for term in _terms(condition):
                if len(set(self._term(term))) > 1:
                    found = self._looked_up(term, ask=True)[0]
                    self._ranges[term] = (found, found)
            return self.range(condition, loosely=loosely)[0]
        for place in bits.places(certain ^ possible):
            self._cancel.check()
            if self.holds(condition, place, loosely=loosely):
                certain |= 1 << place
        return certain

    def _term(self, term: Term) -> Range:
        if term not in self._ranges:
            self._ranges[term] = self._looked_up(term, ask=False)
        return self._ranges[term]

    def _looked_up(self, term: Term, *, ask: bool) -> Range:
        groups = self.wanted(term)
        if not groups:
            return 0, 0
        certain = possible = self.snapshot.live
        in_notes = self.in_notes(term)
        if term.field is not Field.NOTE:
            space = Space.TITLE if term.field is Field.TITLE else Space.WORD
            for group in groups:
                one = other = 0
                for sequence in group:
                    self._cancel.check()
                    if ask and len(sequence.words) > 1:
                        low = high = phrases.ask(self.snapshot, self.connection, sequence, space)
                    else:
                        low, high = phrases.standing(self.snapshot, self.connection, sequence, space)
                    one, other = one | low, other | high
                certain, possible = certain & one, possible & other
        else:
            certain = possible = 0
        return certain | in_notes, possible | in_notes

    def in_notes(self, term: Term) -> int:
        """The articles with a note of the person that holds what `term` asks for."""
        if not self.has_notes or term.field is Field.TITLE:
            return 0
        found = self.snapshot.live
        for group in self.wanted(term):
            expression = " OR ".join(sequence.expression for sequence in group)
            rows = self.connection.execute(_NOTES, (expression,))
            found &= self.snapshot.places_of(row_id for (row_id,) in rows)
        return found

    def _stands(self, term: Term, place: int) -> bool:
        """Whether the article's own words hold what `term` asks for."""
        spaces = (Space.TITLE,) if term.field is Field.TITLE else (Space.TITLE, Space.WORD)
        parts = [self._folded(place, space) for space in spaces]
        return all(any(stands_in(group, part) for part in parts) for group in self.wanted(term))

    def _folded(self, place: int, space: Space) -> str:
        """The title, or the text, of an article."""
        if (place, space) not in self._texts:
            sql = _TITLE if space is Space.TITLE else _TEXT
            (text,) = self.connection.execute(sql, (self.snapshot.row_ids[place],)).fetchone()
            self._texts[place, space] = self.tools.tokens.fold(text)
        return self._texts[place, space]


def _cost(condition: Condition) -> int:
    """Filters first, then words, then phrases: whatever leaves nothing spares the rest."""
    if isinstance(condition, Term):
        return len(condition.words) + (1 if condition.phrase else 0)
    return 1000 if isinstance(condition, Not | AllOf | AnyOf) else 0


def asks_for_dates(condition: Condition) -> bool:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(map(asks_for_dates, parts))
        case _:
            return isinstance(condition, IssuedWithin)


def _terms(condition: Condition) -> Iterator[Term]:
    match condition:
        case Term():
            yield condition
        case Not(inner):
            yield from _terms(inner)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _terms(part)


def filters_of(condition: Condition) -> Iterator[Filter]:
    """The filters that keep articles out: those on whose own everything depends."""
    match condition:
        case AllOf(parts):
            for part in parts:
                yield from filters_of(part)
        case Term() | Not() | AnyOf():
            return
        case _:
            yield condition
