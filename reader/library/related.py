"""Articles near another one: the issues before and after it, and those that share rare terms with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnknownArticle
from reader.library import nearness
from reader.library.hiding import HIDDEN, shown
from reader.library.packing import storable
from reader.library.rows import SUMMARY_COLUMNS, summary, understood
from reader.model import NATIONAL, ArticleSummary, Digests, Kind, Related

if TYPE_CHECKING:
    from reader.library.connections import Connections

_SERIES = (Kind.REGIONAL_UPDATE, Kind.POLICY_COMMITTEE_UPDATE, Kind.NEWSLETTER)
_LOOKED_AT = 60  # committee updates before or after, to find one of the same committee
_MOST_WORDS = 250
_VISIBLE = (
    f"{{id}} <> ?1 AND {shown('{id}', Digests.LONE)} "
    "AND {id} NOT IN (SELECT source FROM links WHERE digest = ?1 "
    "UNION SELECT digest FROM links WHERE source = ?1)"
)
_BESIDE = (
    f"SELECT {SUMMARY_COLUMNS} FROM placements JOIN articles ON articles.id = placements.article "
    "WHERE placements.region = ?2 AND placements.kind = ?3 AND placements.article {than} ?1 "
    f"AND publisher IS ?4 AND {_VISIBLE.format(id='placements.article')} "
    "ORDER BY placements.article {order} LIMIT ?5"
)
_HOLDERS = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
_FORMS = (
    "SELECT DISTINCT typed.stem, form.word FROM json_each(?) JOIN words AS typed ON typed.word = value "
    "JOIN words AS form ON form.stem = typed.stem"
)


class _Subject(NamedTuple):
    """The article that others are to be near to."""

    row_id: int
    summary: ArticleSummary
    text: str


class RelatedArticles:
    """Takes some 20 ms in a large library: not for the thread that paints."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, key: str, limit: int = 6) -> tuple[Related, ...]:
        """The articles near this one with the reason, at most `limit`: the same series' previous and next,
        then those that share rare terms, nearest first. Empty where nothing is near.

        Neither the article itself nor its digest or source is among them. Raises `UnknownArticle`,
        `EnvironmentFault`, `LibraryDamaged`.
        """
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT articles.id, text, {SUMMARY_COLUMNS} FROM articles JOIN bodies "
                "ON article = articles.id WHERE key = ?",
                (storable(key),),
            ).fetchone()
            if row is None:
                raise UnknownArticle(key)
            with understood("An article"):
                subject = _Subject(row[0], summary(row[2:]), row[1])
                found = {each.summary.key: each for each in _series(connection, subject)}
                if len(found) < limit:
                    for each in _sharing(connection, subject):
                        found.setdefault(each.summary.key, each)
        return tuple(found.values())[: max(limit, 0)]


def _series(connection: sqlite3.Connection, subject: _Subject) -> Iterator[Related]:
    known = subject.summary
    if known.kind not in _SERIES or known.issued.sort_month is None or known.publisher is None:
        return
    for before in (True, False):
        for region in known.regions or (NATIONAL,):
            if region == NATIONAL and known.kind is Kind.REGIONAL_UPDATE:
                continue
            if related := _beside(connection, subject, region, before):
                yield related


def _beside(connection: sqlite3.Connection, subject: _Subject, region: str, before: bool) -> Related | None:
    known = subject.summary
    statement = _BESIDE.format(than="<" if before else ">", order="DESC" if before else "ASC")
    most = _LOOKED_AT if known.kind is Kind.POLICY_COMMITTEE_UPDATE else 1
    for row in connection.execute(statement, (subject.row_id, region, known.kind, known.publisher, most)):
        other = summary(row)
        shared = [committee for committee in known.committees if committee in other.committees]
        if other.issued.sort_month is None:
            return None
        if shared or known.kind is not Kind.POLICY_COMMITTEE_UPDATE:
            return Related(other, nearness.series_reason(before, other, shared))
    return None


def _sharing(connection: sqlite3.Connection, subject: _Subject) -> Iterator[Related]:
    """Nearest first, newer ones before older ones."""
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    terms = _terms(connection, subject.text)
    holders = _holders(connection, subject, terms, nearness.rare_at_most(articles))
    forms = {word: term for term, words in terms.items() for word in words}
    mine = nearness.tokens(subject.text)
    near = []
    for row_id, rare in nearness.likeliest(holders, articles):
        text = connection.execute("SELECT text FROM bodies WHERE article = ?", (row_id,)).fetchone()[0]
        worths = {term: nearness.worth_of(len(holders[term]), articles) for term in rare}
        both = nearness.shared(subject.text, mine, text, worths, forms)
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
    connection: sqlite3.Connection, subject: _Subject, terms: dict[str, list[str]], most: int
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


def _left_out(connection: sqlite3.Connection, subject: _Subject) -> set[int]:
    """The article itself, its digest or source, and the digests that lists leave out."""
    linked = connection.execute(
        "SELECT digest FROM links WHERE source = ?1 UNION SELECT source FROM links WHERE digest = ?1",
        (subject.row_id,),
    )
    hidden = connection.execute(HIDDEN[Digests.LONE])
    return {subject.row_id, *(row_id for (row_id,) in linked), *(row_id for (row_id,) in hidden)}
