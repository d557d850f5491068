"""Reading articles: summaries for lists, texts for the pane, versions and sources for the details."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import AmbiguousKey, UnknownArticle
from reader.library.dates import MONTH_OF_ID, id_range
from reader.library.faults import damaged
from reader.library.hashing import hash_of
from reader.library.hiding import shown
from reader.library.packing import storable, unpack, unpack_against, unpack_outline
from reader.library.rows import SHIPPED, SUMMARY_COLUMNS, summary, understood
from reader.model import ArticleText, Digests, ReadingText

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import ArticleDetails, ArticleSummary, TreePlace

_CURRENT = (
    f"SELECT articles.id, version, text, text_hash, outline, markdown, html, facts, {SUMMARY_COLUMNS} "
    "FROM articles JOIN bodies ON article = articles.id WHERE key = ?"
)
_EARLIER = (
    "SELECT text, text_hash, outline, markdown, html, title, words FROM versions "
    "WHERE article = ? AND number = ?"
)


class _Text(NamedTuple):
    """One text of an article, partly as it is stored."""

    summary: ArticleSummary
    tags: tuple[str, ...]
    text: str
    text_hash: bytes
    outline: str
    markdown: bytes
    html: bytes


class Articles:
    """Every method raises `EnvironmentFault` or `LibraryDamaged` where the library cannot be read, and those
    that take a key `UnknownArticle`.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, digests: Digests = Digests.LONE) -> int:
        """How many articles `list` gives."""
        with self._connections.reading() as connection:
            total, hidden = connection.execute(
                "SELECT (SELECT count(*) FROM articles), "
                f"(SELECT count(*) FROM articles WHERE digest = 1 AND NOT ({shown('id', digests)}))"
            ).fetchone()
            return int(total - hidden)

    def summary(self, key: str) -> ArticleSummary:
        with self._connections.reading() as connection:
            return _summary(connection, key)

    def summaries(self, keys: Iterable[str]) -> list[ArticleSummary]:
        """In the order of `keys`; one unknown key raises."""
        with self._connections.reading() as connection:
            return [_summary(connection, key) for key in keys]

    def text(self, key: str, version: int | None = None) -> ArticleText:
        """The article as the pane shows it. version: an earlier one; one that does not exist raises
        `UnknownArticle`.
        """
        found = self._text(key, version)
        with understood("An article"):
            return ArticleText(
                summary=found.summary,
                html=unpack_against(found.html, unpack(found.markdown)),
                text=found.text,
                headings=unpack_outline(found.outline, found.text),
                tags=found.tags,
            )

    def reading_text(self, key: str) -> ReadingText:
        """The reading text alone, without what is shown of it."""
        found = self._text(key, None)
        return ReadingText(found.summary, found.text, found.text_hash.hex())

    def text_hashes(self, keys: Iterable[str]) -> dict[str, str]:
        """Of each article the SHA-256 of its reading text, hexadecimal; unknown keys are left out."""
        hashes = {}
        with self._connections.reading() as connection:
            for key in keys:
                row = connection.execute(
                    "SELECT text_hash FROM articles WHERE key = ?", (storable(key),)
                ).fetchone()
                if row:
                    hashes[key] = row[0].hex()
        return hashes

    def markdown(self, key: str, version: int | None = None) -> str:
        """The body as Markdown, without the title."""
        found = self._text(key, version)
        with understood("An article"):
            return unpack(found.markdown)

    def details(self, key: str) -> ArticleDetails:
        from reader.library.metadata import own_summary, unpack_facts
        from reader.model import ArticleDetails, Source, Version

        with self._connections.reading() as connection:
            row = _found(
                connection,
                f"SELECT articles.id, version, imported, facts, hex(text_hash), own, "
                f"{SUMMARY_COLUMNS} FROM articles JOIN bodies ON article = articles.id WHERE key = ?",
                key,
            )
            row_id, number, imported, facts, text_hash, packed, *columns = row
            earlier = connection.execute(
                "SELECT number, imported, title, words, lower(hex(text_hash)) FROM versions "
                "WHERE article = ? ORDER BY number DESC",
                (row_id,),
            ).fetchall()
            # Of a document that was imported again, after its articles changed places, only the last places.
            sources = connection.execute(
                "SELECT path, ordinal, imported FROM sources AS s WHERE article = ?1 AND batch = "
                "(SELECT max(batch) FROM sources WHERE article = ?1 AND path = s.path) "
                "AND batch <> ?2 ORDER BY imported DESC, id",
                (row_id, SHIPPED),
            ).fetchall()
            counterpart = connection.execute(
                f"SELECT {SUMMARY_COLUMNS} FROM articles WHERE id = (SELECT source FROM links WHERE "
                "digest = ?1) OR id = (SELECT digest FROM links WHERE source = ?1)",
                (row_id,),
            ).fetchone()
        with understood("An article"):
            known = summary(columns)
            own = own_summary(known, packed) if packed else None
            details = unpack_facts(facts)
            current = Version(number, imported, (own or known).title, known.words, text_hash.lower())
            return ArticleDetails(
                summary=known,
                versions=(current, *(Version(*each) for each in earlier)),
                sources=tuple(Source(*each) for each in sources),
                emails=details.get("emails", ()),
                urls=details.get("urls", ()),
                counterpart=summary(counterpart) if counterpart else None,
                own=own,
                items=details.get("items", ()),
                resources=details.get("resources", ()),
                contacts=details.get("contacts", ()),
            )

    def list(
        self,
        place: TreePlace | None = None,
        digests: Digests = Digests.LONE,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ArticleSummary]:
        """The articles of a branch of the tree, all of them without one, newest first; those opened lately
        in the order in which that happened, the last one first.
        """
        from reader.model import TreePlace

        where, row_id, values = conditions_of(place or TreePlace(), digests)
        order = f"{row_id} DESC"
        if place and place.personal:
            from reader.library import shelves

            order = shelves.order(place.personal, row_id)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {SUMMARY_COLUMNS} {where} AND {shown(row_id, digests)} "
                f"ORDER BY {order} LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else min(limit, sys.maxsize), min(offset, sys.maxsize)),
            ).fetchall()
        with understood("An article"):
            return [summary(row) for row in rows]

    def newest(self, digests: Digests = Digests.LONE) -> str | None:
        """The key of the first article of the list; None where that is empty."""
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT key FROM articles WHERE {shown('id', digests)} ORDER BY id DESC LIMIT 1"
            ).fetchone()
        return row[0] if row else None

    def resolve(self, text: str) -> str:
        """The full key that `text` is, or begins as the only one. Raises `AmbiguousKey` where several begin
        so.
        """
        prefix = storable(text.strip().lower())
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT key FROM articles WHERE key >= ? AND key < ? LIMIT 2", (prefix, prefix + "g")
            ).fetchall()
        if not prefix or not rows:
            raise UnknownArticle(text)
        if len(rows) > 1:
            raise AmbiguousKey(text)
        return str(rows[0][0])

    def _text(self, key: str, version: int | None) -> _Text:
        with self._connections.reading() as connection:
            row = _found(connection, _CURRENT, key)
            row_id, current, body, facts, columns = row[0], row[1], row[2:7], row[7], row[8:]
            earlier = None
            if version is not None and version != current:
                # Compared before it is asked for: SQLite takes no number beyond 64 bits.
                if 0 < version < current:
                    earlier = connection.execute(_EARLIER, (row_id, version)).fetchone()
                if earlier is None:
                    raise UnknownArticle(f"{key}, text {version}")
        with understood("An article"):
            known, tags = summary(columns), tuple(json.loads(facts).get("tags", ()))
            found = _Text(known, tags, *body)
            if earlier is not None:
                text, *rest, title, words = earlier
                title = known.title if "title" in known.corrected else title
                found = _Text(replace(known, title=title, words=words), tags, unpack(text), *rest)
            # A damaged index may lead to another article's row.
            right = known.key == key
            whole = right and hash_of(found.text) == found.text_hash
        if not whole:
            # SQLite does not notice changed letters; a text that is not the stored one is never shown.
            raise damaged(
                self._connections.path, "The text of an article in the library is damaged and is not shown."
            )
        return found


def conditions_of(place: TreePlace, digests: Digests) -> tuple[str, str, list[object]]:
    """FROM and WHERE for the articles of a branch, the column with their row ids, and the values."""
    start, end = id_range(place.year, place.month)
    if place.region is None:
        source, row_id, kind = "articles", "articles.id", "articles.kind"
        conditions: list[str] = []
        values: list[object] = []
    else:
        source = "placements JOIN articles ON articles.id = placements.article"
        row_id, kind = "placements.article", "placements.kind"
        conditions, values = ["placements.region = ?"], [place.region]
    conditions.append(f"{row_id} >= ? AND {row_id} < ?")
    values += [start, end]
    if place.kind is not None:
        conditions.append(f"{kind} = ?")
        values.append(place.kind)
    if place.month and place.year is None:
        conditions.append(f"{MONTH_OF_ID.format(id=row_id)} = ?")
        values.append(place.month)
    if place.personal is not None:
        from reader.library import shelves

        condition, more = shelves.condition(place.personal, row_id, digests)
        conditions.append(condition)
        values += more
    return f"FROM {source} WHERE {' AND '.join(conditions)}", row_id, values


def _summary(connection: sqlite3.Connection, key: str) -> ArticleSummary:
    row = _found(connection, f"SELECT {SUMMARY_COLUMNS} FROM articles WHERE key = ?", key)
    with understood("An article"):
        return summary(row)


def _found(connection: sqlite3.Connection, statement: str, key: str) -> tuple[Any, ...]:
    row = connection.execute(statement, (storable(key),)).fetchone()
    if row is None:
        raise UnknownArticle(key)
    return tuple(row)
