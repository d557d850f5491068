"""Writing whole articles: row, text, places in the tree and index together, inside the caller's transaction.

The only module that writes to `articles`, `bodies`, `placements` and `search`, so that they cannot part.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.library import search_index
from reader.library.dates import IDS_PER_DAY, first_id, month_number
from reader.library.metadata import METADATA_COLUMNS, Metadata
from reader.library.packing import pack, pack_against, pack_outline, storable
from reader.model import NATIONAL, Heading, Issued
from reader.render import RENDERER_VERSION, Rendered

_INSERT_ARTICLE = (
    "INSERT INTO articles (id, key, words, text_hash, version, imported, name_hash, batch, "
    f"{METADATA_COLUMNS}) "
    "VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_BODY = (
    "INSERT INTO bodies (article, renderer, facts, outline, headings, text, markdown, html) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PLACE = (
    "INSERT INTO placements (region, article, kind, month, read) "
    "VALUES (?1, ?2, ?3, ?4, (SELECT read FROM articles WHERE id = ?2))"
)


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text in the form that it is stored in.

    text_hash: SHA-256 of the reading text. renderer: the version of the renderer that made text and HTML.
    """

    text: str
    text_hash: bytes
    words: int
    outline: str
    headings: str
    markdown: bytes
    html: bytes
    renderer: int = RENDERER_VERSION

    @classmethod
    def of(cls, rendered: Rendered) -> Body:
        text, markdown = storable(rendered.text), storable(rendered.markdown)
        return cls(
            text=text,
            text_hash=hashlib.sha256(text.encode()).digest(),
            words=rendered.words,
            outline=pack_outline(rendered.headings),
            headings=headings_text(rendered.headings),
            markdown=pack(markdown),
            html=pack_against(storable(rendered.html), markdown),
        )

    def columns(self, facts: str) -> tuple[object, ...]:
        """In the order of `bodies`, without the article."""
        return (
            self.renderer,
            facts,
            self.outline,
            self.headings,
            self.text,
            self.markdown,
            self.html,
        )


def headings_text(headings: Iterable[Heading]) -> str:
    """The words of the headings, as the index weighs them. Between two stands a word that nobody types, so
    that no phrase runs from one heading into the next.
    """
    return storable("\n\ue000\n".join(heading.text for heading in headings))


@dataclass(frozen=True, slots=True)
class NewArticle:
    key: str
    metadata: Metadata
    name_hash: int
    body: Body


def insert(
    connection: sqlite3.Connection,
    articles: Iterable[NewArticle],
    batch: int,
    imported: str,
) -> list[tuple[int, NewArticle]]:
    """Store new articles; those of one date end up in the order given, the first as the newest.

    Returns each with its row id, in ascending order: FTS5 writes twice as fast that way.
    """
    placed = _give_ids(connection, articles)
    connection.executemany(
        _INSERT_ARTICLE,
        (
            (
                row_id,
                each.key,
                each.body.words,
                each.body.text_hash,
                imported,
                each.name_hash,
                batch,
                *each.metadata.columns,
            )
            for row_id, each in placed
        ),
    )
    connection.executemany(
        _INSERT_BODY, ((row_id, *each.body.columns(each.metadata.facts)) for row_id, each in placed)
    )
    connection.executemany(
        _INSERT_PLACE, (place for row_id, each in placed for place in places(row_id, each.metadata))
    )
    search_index.enter(
        connection,
        [(row_id, each.metadata.title, each.body.headings, each.body.text) for row_id, each in placed],
    )
    return placed


def change(connection: sqlite3.Connection, row_id: int, metadata: Metadata, body: Body | None = None) -> int:
    """Give an article other metadata and, unless None, another text. Returns its row id from now on.

    The version's number and date are the caller's to set.
    """
    search_index.take_out(connection, row_id)
    row_id = _move(connection, row_id, metadata.issued)
    assignments = ", ".join(f"{column} = ?" for column in METADATA_COLUMNS.split(", "))
    connection.execute(
        f"UPDATE articles SET name_hash = ?, {assignments} WHERE id = ?",
        (metadata.name_hash, *metadata.columns, row_id),
    )
    connection.execute("UPDATE bodies SET facts = ? WHERE article = ?", (metadata.facts, row_id))
    if body is not None:
        set_body(connection, row_id, body, metadata.facts)
    place(connection, row_id, metadata)
    search_index.put_in(connection, row_id)
    return row_id


def set_body(connection: sqlite3.Connection, row_id: int, body: Body, facts: str) -> None:
    """Replace the text alone; the index is the caller's to keep."""
    connection.execute(
        "UPDATE articles SET words = ?, text_hash = ? WHERE id = ?", (body.words, body.text_hash, row_id)
    )
    connection.execute(
        "UPDATE bodies SET renderer = ?, facts = ?, outline = ?, headings = ?, text = ?, "
        "markdown = ?, html = ? WHERE article = ?",
        (*body.columns(facts), row_id),
    )


def delete(connection: sqlite3.Connection, row_ids: Sequence[int]) -> None:
    """Remove articles with all that belongs to them."""
    for row_id in row_ids:
        search_index.take_out(connection, row_id)
        connection.execute("DELETE FROM articles WHERE id = ?", (row_id,))


def place(connection: sqlite3.Connection, row_id: int, metadata: Metadata) -> None:
    """Put an article on its branches of the tree, and off all others."""
    connection.execute("DELETE FROM placements WHERE article = ?", (row_id,))
    connection.executemany(_INSERT_PLACE, places(row_id, metadata))


def places(row_id: int, metadata: Metadata) -> list[tuple[str, int, str, int]]:
    """The rows of `placements` that an article has to have."""
    month = month_number(metadata.issued)
    regions = dict.fromkeys(metadata.regions) or (NATIONAL,)
    return [(region, row_id, metadata.kind, month) for region in regions]


def _give_ids(connection: sqlite3.Connection, articles: Iterable[NewArticle]) -> list[tuple[int, NewArticle]]:
    def date(article: NewArticle) -> int:
        return first_id(article.metadata.issued)

    placed: list[tuple[int, NewArticle]] = []
    for _, group in groupby(sorted(articles, key=date), key=date):
        # Reversed, since a higher row id means newer.
        same_date = list(group)[::-1]
        start = _free_id(connection, same_date[0].metadata.issued)
        placed += enumerate(same_date, start)
    return placed


def _free_id(connection: sqlite3.Connection, issued: Issued) -> int:
    """The lowest row id above all that articles of this date have."""
    start = first_id(issued)
    highest = connection.execute(
        "SELECT max(id) FROM articles WHERE id >= ? AND id < ?", (start, start + IDS_PER_DAY)
    ).fetchone()[0]
    # Row id 0 is a row id like any other to SQLite, but not to every reader of it.
    return max(start, highest or 0) + 1


def _move(connection: sqlite3.Connection, row_id: int, issued: Issued) -> int:
    start = first_id(issued)
    if start < row_id < start + IDS_PER_DAY:
        return row_id
    new_id = _free_id(connection, issued)
    connection.execute("UPDATE articles SET id = ? WHERE id = ?", (new_id, row_id))
    return new_id
