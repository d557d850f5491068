"""The sets of articles that queries are made of, as they are at one moment of the library.

Every article has a place: sealed ones in the order of their row ids, then those that came or changed since
the seal, in the order of theirs. Sets are whole numbers (`bits.py`).
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.library import bits, sealing
from reader.library.dates import id_range
from reader.library.rows import understood
from reader.library.sealing import ENTRIES, PREFIX_LENGTHS, RESIDUES, Entry, Space
from reader.library.tokens import Tokens
from reader.model import UNDATED, Month

_KEPT_SETS = 600
# Of more changed articles than these, words are looked up in FTS5 rather than read from the texts.
_READ_CHANGED = 1000
_MANY_ROWS = 3000
_MANY_WORDS = 400

State = tuple[int, int]
"""Number of the seal, last number of `changed`: moments with the same are alike in all that is kept here."""


def state(connection: sqlite3.Connection) -> State:
    number = connection.execute("SELECT coalesce(max(id), 0) FROM seal").fetchone()[0]
    return int(number), sealing.sequence(connection)


class Snapshot:
    """connection: of the same moment in every call, inside a read transaction. May be used from any thread.

    size: places in all. row_ids: by place. live: the places of articles that are in the library; a changed
    article has left its old place. common: the words of which pairs are known; None where they are not known
    of every article.
    """

    def __init__(self, connection: sqlite3.Connection, tokens: Tokens) -> None:
        self._tokens = tokens
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Space, str], int] = OrderedDict()
        self._place_of: dict[int, int] | None = None
        self._facts: dict[str, dict[str, int]] = {}
        self._fresh: dict[str, int] | None = None
        self._brackets: list[tuple[Month, Month, int]] | None = None
        self.state = state(connection)
        self._load(connection)

    def _load(self, connection: sqlite3.Connection) -> None:
        sealed, words, changed = array("q"), "", set()
        with understood("The search index"):
            row = connection.execute("SELECT articles, common FROM seal").fetchone()
            if row:
                sealed.frombytes(row[0])
                sealed, words = bits.in_file_order(sealed), row[1]
        if row:
            changed = {row_id for (row_id,) in connection.execute("SELECT DISTINCT article FROM changed")}
            there = connection.execute(
                "SELECT id FROM articles WHERE id IN (SELECT article FROM changed) ORDER BY id"
            )
        else:
            there = connection.execute("SELECT id FROM articles ORDER BY id")
        fresh = array("q", (row_id for (row_id,) in there))
        self._sealed = len(sealed)
        self.row_ids = sealed + fresh
        self.size = len(self.row_ids)
        gone = (bisect_left(sealed, row_id) for row_id in changed)
        dead = (place for place in gone if place < len(sealed) and sealed[place] in changed)
        self._unchanged = ((1 << self._sealed) - 1) & ~bits.from_places(dead, self.size)
        self.fresh = ((1 << self.size) - 1) >> self._sealed << self._sealed
        self.live = self._unchanged | self.fresh
        # Read from the texts where that is quick; else every word is asked of FTS5.
        self._read: dict[Space, dict[str, int]] | None = None
        if self._sealed and len(fresh) <= _READ_CHANGED:
            self._read = self._read_fresh(connection)
        self.common = frozenset(words.split()) if self._read is not None else frozenset()

    def _read_fresh(self, connection: sqlite3.Connection) -> dict[Space, dict[str, int]]:
        read: dict[Space, dict[str, int]] = {space: defaultdict(int) for space in Space}
        for place in range(self._sealed, self.size):
            row = connection.execute(f"{ENTRIES} WHERE articles.id = ?", (self.row_ids[place],)).fetchone()
            with understood("An article"):
                article = sealing.entry(row)
            for space, token in sealing.tokens_of(article, self._tokens):
                read[space][token] |= 1 << place
        return read

    def places_of(self, row_ids: Iterable[int]) -> int:
        """The set of these articles; those that are not in the library are left out."""
        row_ids = list(row_ids)
        if len(row_ids) > _MANY_ROWS:
            if self._place_of is None:
                live = self.live
                self._place_of = {self.row_ids[place]: place for place in bits.places(live)}
            known = self._place_of
            return bits.from_places((known[each] for each in row_ids if each in known), self.size)
        found = (self.place(row_id) for row_id in row_ids)
        return bits.from_places((place for place in found if place is not None), self.size)

    def place(self, row_id: int) -> int | None:
        for low, high in ((self._sealed, self.size), (0, self._sealed)):
            place = bisect_left(self.row_ids, row_id, low, high)
            if place < high and self.row_ids[place] == row_id:
                return place if bits.holds(self.live, place) else None
        return None

    def between(self, first: int, end: int) -> int:
        """The articles of these row ids, `end` excluded."""
        found = 0
        for low, high in ((0, self._sealed), (self._sealed, self.size)):
            start = bisect_left(self.row_ids, first, low, high)
            stop = bisect_left(self.row_ids, end, low, high)
            if stop > start:
                found |= ((1 << (stop - start)) - 1) << start
        return found & self.live

    @property
    def undated(self) -> int:
        """The articles with neither date nor bracket."""
        return self.between(*id_range(UNDATED, UNDATED))

    def newest(self, found: int) -> Iterator[int]:
        """The places of a set, highest row id first."""
        fresh = sorted(bits.places(found & self.fresh), key=self.row_ids.__getitem__)
        for place in bits.descending(found & self._unchanged):
            while fresh and self.row_ids[fresh[-1]] > self.row_ids[place]:
                yield fresh.pop()
            yield place
        yield from reversed(fresh)

    def having(self, connection: sqlite3.Connection, space: Space, token: str) -> int:
        """The articles that have it; space: any but `PAIR`."""
        return self._cached(connection, space, token)

    def pair(self, connection: sqlite3.Connection, first: str, second: str) -> int:
        """Bit 8n + p: in place n these two `common` words stand together, the first at position p modulo 8.

        Of articles that changed since the seal, every position is set.
        """
        # Not kept: eight times as large as other sets, and seldom asked for twice.
        return self._look_up(connection, Space.PAIR, f"{first} {second}")

    def fact(self, connection: sqlite3.Connection, fact: str) -> int:
        """The articles of which a fact (`sealing.entry`) is true."""
        if self._read is None:
            kind, _, value = fact.partition(":")
            return self.facts(connection, kind).get(value, 0)
        return self._cached(connection, Space.FACT, fact)

    def facts(self, connection: sqlite3.Connection, kind: str) -> dict[str, int]:
        """Every value of a kind of facts ("region" and so on) with its articles; "" where it has no value."""
        if kind not in self._facts:
            found: dict[str, int] = defaultdict(int)
            rows = connection.execute(
                "SELECT token, bits FROM postings WHERE space = ? AND token >= ? AND token < ?",
                (int(Space.FACT), kind, f"{kind};"),
            )
            with understood("The search index"):
                for token, packed in rows:
                    found[token] = bits.unpack(packed, self._sealed) & self._unchanged
            for token, places in self._fresh_facts(connection).items():
                if token.partition(":")[0] == kind:
                    found[token] |= places
            self._facts[kind] = {token[len(kind) + 1 :]: places for token, places in found.items() if places}
        return self._facts[kind]

    def brackets(self, connection: sqlite3.Connection) -> list[tuple[Month, Month, int]]:
        """Every bracket of months with the articles that stand in it."""
        if self._brackets is None:
            found = []
            for months, articles in self.facts(connection, "bracket").items():
                with understood("An article"):
                    start, end = map(Month.parse, months.split(" "))
                found.append((start, end, articles))
            self._brackets = found
        return self._brackets

    def _fresh_facts(self, connection: sqlite3.Connection) -> dict[str, int]:
        if self._fresh is not None:
            return self._fresh
        if self._read is not None:
            self._fresh = self._read[Space.FACT]
            return self._fresh
        places: dict[str, list[int]] = defaultdict(list)
        for place in range(self._sealed, self.size):
            row = connection.execute(
                f"{sealing.FACT_ENTRIES} WHERE articles.id = ?", (self.row_ids[place],)
            ).fetchone()
            with understood("An article"):
                for fact in sealing.entry(row).facts:
                    places[fact].append(place)
        self._fresh = {fact: bits.from_places(group, self.size) for fact, group in places.items()}
        return self._fresh

    def _cached(self, connection: sqlite3.Connection, space: Space, token: str) -> int:
        with self._lock:
            known = self._kept.get((space, token))
            if known is not None:
                self._kept.move_to_end((space, token))
                return known
        found = self._look_up(connection, space, token)
        with self._lock:
            self._kept[space, token] = found
            if len(self._kept) > _KEPT_SETS:
                self._kept.popitem(last=False)
        return found

    def _look_up(self, connection: sqlite3.Connection, space: Space, token: str) -> int:
        sealed = self._sealed_set(connection, space, token)
        if space is Space.PAIR:
            return (sealed or 0) | ((1 << self.size * RESIDUES) - 1) >> self._sealed * RESIDUES << (
                self._sealed * RESIDUES
            )
        if sealed is None and space is Space.PREFIX:
            return self._joined(connection, token)
        if self._read is None:
            return self._asked(connection, space, token)
        if sealed is None and space is Space.WORD:
            return self._asked(connection, space, token)
        fresh = self._read[space].get(token, 0)
        return (sealed or 0) & self._unchanged | fresh

    def _sealed_set(self, connection: sqlite3.Connection, space: Space, token: str) -> int | None:
        row = connection.execute(
            "SELECT bits FROM postings WHERE space = ? AND token = ?", (int(space), token)
        ).fetchone()
        if row is None:
            return None
        with understood("The search index"):
            return bits.unpack(row[0], self._sealed * (RESIDUES if space is Space.PAIR else 1))

    def _asked(self, connection: sqlite3.Connection, space: Space, token: str) -> int:
        """What FTS5 says of all articles."""
        column = {Space.TITLE: "title : ", Space.HEADING: "headings : "}.get(space, "")
        return self.matching(connection, f'{column}"{token}"{"*" if space is Space.PREFIX else ""}')

    def matching(self, connection: sqlite3.Connection, expression: str) -> int:
        """The articles that match an expression of FTS5."""
        rows = connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,))
        return self.places_of(row_id for (row_id,) in rows)

    def beginning(self, connection: sqlite3.Connection, prefix: str, most: int) -> list[str]:
        """The words of the index that begin with `prefix`, `most` at most."""
        rows = connection.execute(
            "SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?",
            (prefix, prefix + chr(0x10FFFF), most),
        )
        return [word for (word,) in rows]

    def _joined(self, connection: sqlite3.Connection, prefix: str) -> int:
        """The articles of all words that begin so."""
        words = self.beginning(connection, prefix, _MANY_WORDS + 1)
        if self._read is None or len(words) > _MANY_WORDS or len(prefix) in PREFIX_LENGTHS:
            return self._asked(connection, Space.PREFIX, prefix)
        found, rare = 0, []
        for word in words:
            sealed = self._sealed_set(connection, Space.WORD, word)
            if sealed is None:
                rare.append(word)
            else:
                found |= sealed & self._unchanged | self._read[Space.WORD].get(word, 0)
        if rare:
            found |= self.matching(connection, " OR ".join(f'"{word}"' for word in rare))
        return found

    def entry(self, connection: sqlite3.Connection, place: int) -> Entry:
        """What stands in one article."""
        row = connection.execute(f"{ENTRIES} WHERE articles.id = ?", (self.row_ids[place],)).fetchone()
        with understood("An article"):
            return sealing.entry(row)


def any_of(sets: Sequence[int]) -> int:
    joined = 0
    for each in sets:
        joined |= each
    return joined
