"""Articles near another one: the issues before and after it, and those that share rare terms with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.errors import UnknownArticle
from reader.library import nearness
from reader.library.hiding import hidden
from reader.library.packing import storable
from reader.library.rows import SUMMARY_COLUMNS, summary, understood
from reader.library.series import Subject, beside, series
from reader.model import Digests, Related, Series

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import CancelToken

_MOST_WORDS = 250
_HOLDERS = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
_FORMS = (
    "SELECT DISTINCT typed.stem, form.word FROM json_each(?) JOIN words AS typed ON typed.word = value "
    "JOIN words AS form ON form.stem = typed.stem"
)


class RelatedArticles:
    """Takes some 20 ms in a large library: not for the thread that paints."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, key: str, limit: int = 6, cancel: CancelToken | None = None) -> tuple[Related, ...]:
        """The articles near this one with the reason, at most `limit`: the same series' previous and next,
        then those that share rare terms, nearest first. Empty where nothing is near.

        Neither the article itself nor its digest or source is among them. Raises `UnknownArticle`,
        `EnvironmentFault`, `LibraryDamaged`; `Cancelled` soon after `cancel` is.
        """
        with self._connections.reading(cancel) as connection:
            row = connection.execute(
                f"SELECT articles.id, text, {SUMMARY_COLUMNS} FROM articles JOIN bodies "
                "ON article = articles.id WHERE key = ?",
                (storable(key),),
            ).fetchone()
            if row is None:
                raise UnknownArticle(key)
            with understood("An article"):
                subject = Subject(row[0], summary(row[2:]))
                found = {each.summary.key: each for each in beside(connection, subject)}
                if len(found) < limit:
                    for each in _sharing(connection, subject, row[1]):
                        found.setdefault(each.summary.key, each)
        return tuple(found.values())[: max(limit, 0)]

    def series(self, key: str) -> tuple[Series, ...]:
        """The series that the article belongs to, one for each of its regions, with the articles before and
        after it; empty for one that is no part of a series. A matter of a millisecond.

        Raises `UnknownArticle`, `EnvironmentFault`, `LibraryDamaged`.
        """
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT id, {SUMMARY_COLUMNS} FROM articles WHERE key = ?", (storable(key),)
            ).fetchone()
            if row is None:
                raise UnknownArticle(key)
            with understood("An article"):
                return tuple(dict.fromkeys(series(connection, Subject(row[0], summary(row[1:])))))


def _sharing(connection: sqlite3.Connection, subject: Subject, text: str) -> Iterator[Related]:
    """Nearest to `text`, the subject's, first; newer ones before older ones."""
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    terms = _terms(connection, text)
    holders = _holders(connection, subject, terms, nearness.rare_at_most(articles))
    forms = {word: term for term, words in terms.items() for word in words}
    mine = nearness.tokens(text)
    near = []
    for row_id, rare in nearness.likeliest(holders, articles):
        other = connection.execute("SELECT text FROM bodies WHERE article = ?", (row_id,)).fetchone()[0]
        worths = {term: nearness.worth_of(len(holders[term]), articles) for term in rare}
        both = nearness.shared(text, mine, other, worths, forms)
        if worth := nearness.near_enough(both, articles):
            near.append((worth, row_id, nearness.shared_reason(both)))
    for _, row_id, reason in sorted(near, reverse=True):
        row = connection.execute(f"SELECT {SUMMARY_COLUMNS} FROM articles WHERE id = ?", (row_id,)).fetchone()
        yield Related(summary(row), reason)


def _terms(connection: sqlite3.Connection, text: str) -> dict[str, list[str]]:
    """The telling words of a text by stem, each with all words of the library that share it."""
    words = sorted(nearness.telling_words(text), key=lambda word: (-len(word), word))[:_MOST_WORDS]
    terms: dict[str, list[str]] = {}
    for stem, word in connection.execute(_FORMS, (json.dumps(words, ensure_ascii=False),)):
        terms.setdefault(stem, []).append(word)
    return terms


def _holders(
    connection: sqlite3.Connection, subject: Subject, terms: dict[str, list[str]], most: int
) -> dict[str, Sequence[int]]:
    """Of the terms the rare ones, with the other articles that have them."""
    left_out = _left_out(connection, subject)
    rare: dict[str, Sequence[int]] = {}
    for term, words in terms.items():
        expression = " OR ".join(f'"{word}"' for word in words)
        rows = connection.execute(_HOLDERS, (expression, most + 2)).fetchall()
        others = [row_id for (row_id,) in rows if row_id not in left_out]
        if 0 < len(others) <= most and len(rows) <= most + 1:
            rare[term] = others
    return rare


def _left_out(connection: sqlite3.Connection, subject: Subject) -> set[int]:
    """The article itself, its digest or source, and the digests that lists leave out."""
    linked = connection.execute(
        "SELECT digest FROM links WHERE source = ?1 UNION SELECT source FROM links WHERE digest = ?1",
        (subject.row_id,),
    )
    left_out = connection.execute(hidden(Digests.LONE))
    return {subject.row_id, *(row_id for (row_id,) in linked), *(row_id for (row_id,) in left_out)}
