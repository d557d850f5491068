"""What acronyms stand for: as the library's articles say, and for the others as the field uses them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from reader.acronyms import meaning_of, singular, standard
from reader.library.packing import storable
from reader.library.rows import SUMMARY_COLUMNS, summary, understood
from reader.model import Meaning

if TYPE_CHECKING:
    from reader.library.connections import Connections

_RIVAL = 0.25
"""Of what an acronym stands for in the most articles, how many must mean another thing by it, for a query to
look for that too."""
_MOST = 3

_MEANINGS = "SELECT short, meaning, articles FROM meanings WHERE short = ? ORDER BY articles DESC, meaning"
# A digest beside its source is not shown, and so tells nothing of where something was said, if there is more.
_NEWEST = (
    f"SELECT acronyms.short, acronyms.long, {SUMMARY_COLUMNS} FROM acronyms "
    "JOIN articles ON articles.id = article WHERE short = ? AND meaning = ? "
    "ORDER BY article IN (SELECT digest FROM links), article DESC LIMIT 1"
)


class Acronyms:
    """Every method raises `EnvironmentFault` or `LibraryDamaged` where the library cannot be read."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def expansions(self, word: str) -> tuple[Meaning, ...]:
        """What `word`, in any case and in singular or plural, stands for: what most articles say first, then
        what is in public use. Empty where it is no known acronym. Takes well under a millisecond.
        """
        with self._connections.reading() as connection:
            for spelling in _spellings(word):
                rows = connection.execute(_MEANINGS, (spelling,)).fetchall()
                learned = [_meaning(connection, *row) for row in rows]
                if found := (*learned, *_standard(spelling, {row[1] for row in rows})):
                    return found
        return ()

    def all(self) -> tuple[Meaning, ...]:
        """Everything known, by acronym; of each what most articles say first."""
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT short, meaning, articles FROM meanings").fetchall()
            learned = [_meaning(connection, *row) for row in rows]
        known: defaultdict[str, set[str]] = defaultdict(set)
        for short, meaning, _ in rows:
            known[short.casefold()].add(meaning)
        unsaid = [each for short in standard() for each in _standard(short, known[short])]
        return tuple(sorted((*learned, *unsaid), key=_glossary_order))

    @contextmanager
    def forms(self) -> Iterator[AcronymForms]:
        """What `reader.acronyms.expand` asks, all of it of one moment of the library."""
        with self._connections.reading() as connection:
            yield AcronymForms(connection)


class AcronymForms:
    """For one query; connection: inside a read transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def long_forms(self, word: str) -> tuple[str, ...]:
        """What a query for the acronym `word` should look for too, likeliest first; in the singular."""
        rows = _likely(self._connection.execute(_MEANINGS, (storable(word),)).fetchall())
        learned = [_written(self._connection, short, meaning) for short, meaning, _ in rows]
        unsaid = () if learned else _standard(word, set())
        return tuple(singular(long) for long in (*learned, *(each.long for each in unsaid)))

    def short_forms(self, phrase: str) -> tuple[str, ...]:
        """The acronyms of `phrase`, in singular or plural, that a query for it should look for too."""
        meaning = meaning_of(storable(phrase))
        found: dict[str, None] = {}
        learned = self._connection.execute(
            "SELECT short FROM meanings WHERE meaning = ? ORDER BY articles DESC, short", (meaning,)
        ).fetchall()
        for (short,) in learned:
            likely = _likely(self._connection.execute(_MEANINGS, (short,)).fetchall())
            if meaning in (each for _, each, _ in likely):
                found[short] = None
        found.update(dict.fromkeys(_standard_shorts().get(meaning, ())))
        return tuple(found)


def _spellings(word: str) -> Iterable[str]:
    word = storable(word).rstrip(".")
    yield word
    for ending in ("'s", "’s", "s'", "s’", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)]
            return


def _meaning(connection: sqlite3.Connection, short: str, meaning: str, articles: int) -> Meaning:
    written, long, *columns = connection.execute(_NEWEST, (short, meaning)).fetchone()
    with understood("An article"):
        return Meaning(written, singular(long), articles, summary(columns))


def _written(connection: sqlite3.Connection, short: str, meaning: str) -> str:
    row = connection.execute(
        "SELECT long FROM acronyms WHERE short = ? AND meaning = ? ORDER BY article DESC LIMIT 1",
        (short, meaning),
    ).fetchone()
    return str(row[0])


def _likely(rows: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Of the meanings of one acronym, most articles first, those that a query should reckon with."""
    return [row for row in rows[:_MOST] if row[2] >= _RIVAL * rows[0][2]]


def _standard(short: str, known: set[str]) -> tuple[Meaning, ...]:
    """What is in public use besides the meanings `known`."""
    return tuple(
        Meaning(each.short, each.long, 0, source=each.source)
        for each in standard().get(short.casefold(), ())
        if meaning_of(each.long) not in known
    )


@cache
def _standard_shorts() -> dict[str, tuple[str, ...]]:
    """The acronyms in public use, by meaning."""
    found: dict[str, tuple[str, ...]] = {}
    for meanings in standard().values():
        for each in meanings:
            meaning = meaning_of(each.long)
            found[meaning] = (*found.get(meaning, ()), each.short)
    return found


def _glossary_order(meaning: Meaning) -> tuple[str, int, str]:
    return meaning.short.casefold(), -meaning.articles, meaning.long.casefold()
