"""Writing whole articles: row, text, places in the tree and index together, inside the caller's transaction.

The only module that writes to `articles`, `bodies`, `placements` and `search`, so that they cannot part.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.library import personal_rows, search_index
from reader.library.corrections import corrected, corrected_fields
from reader.library.dates import IDS_PER_DAY, first_id, month_number
from reader.library.hashing import hash_of
from reader.library.metadata import METADATA_COLUMNS, Metadata, own_metadata
from reader.library.packing import pack, pack_against, pack_outline, storable
from reader.library.rows import understood
from reader.model import NATIONAL, Heading, Issued
from reader.render import RENDERER_VERSION, Rendered

SHOWN_COLUMNS = f"{METADATA_COLUMNS}, actions, corrected, own"
_INSERT_ARTICLE = (
    "INSERT INTO articles (id, key, words, text_hash, version, imported, name_hash, batch, read, "
    f"{SHOWN_COLUMNS}) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?{', ?' * len(SHOWN_COLUMNS.split(','))})"
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
            text_hash=hash_of(text),
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
    """metadata: as the source has it. shown: with what the person corrected, if that is already known."""

    metadata: Metadata
    name_hash: int
    body: Body
    corrected: Metadata | None = None
    read: bool = False

    @property
    def shown(self) -> Metadata:
        return self.corrected or self.metadata


def insert(
    connection: sqlite3.Connection,
    articles: Iterable[NewArticle],
    batch: int,
    imported: str,
) -> list[tuple[int, NewArticle]]:
    """Store new articles; those of one date end up in the order given, the first as the newest.

    Returns each with its row id, in ascending order: FTS5 writes twice as fast that way.
    """
    placed = _give_ids(connection, _as_kept(connection, list(articles)))
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
                each.read,
                *shown_values(each.metadata, each.shown),
            )
            for row_id, each in placed
        ),
    )
    connection.executemany(
        _INSERT_BODY, ((row_id, *each.body.columns(each.metadata.facts)) for row_id, each in placed)
    )
    connection.executemany(
        _INSERT_PLACE, (place for row_id, each in placed for place in places(row_id, each.shown))
    )
    search_index.enter(
        connection,
        [(row_id, each.shown.title, each.body.headings, each.body.text) for row_id, each in placed],
    )
    personal_rows.attach(connection, [(row_id, each.key) for row_id, each in placed])
    return placed


def change(connection: sqlite3.Connection, row_id: int, metadata: Metadata, body: Body | None = None) -> int:
    """Give an article other metadata and, unless None, another text. Returns its row id from now on.

    metadata: as the source has it; what the person corrected is laid over it. The version's number and date
    are the caller's to set.
    """
    shown = corrected(metadata, personal_rows.correction_of(connection, row_id))
    search_index.take_out(connection, row_id)
    row_id = _move(connection, row_id, shown.issued)
    assignments = ", ".join(f"{column} = ?" for column in SHOWN_COLUMNS.split(", "))
    connection.execute(
        f"UPDATE articles SET name_hash = ?, {assignments} WHERE id = ?",
        (metadata.name_hash, *shown_values(metadata, shown), row_id),
    )
    connection.execute("UPDATE bodies SET facts = ? WHERE article = ?", (metadata.facts, row_id))
    if body is not None:
        set_body(connection, row_id, body, metadata.facts)
    place(connection, row_id, shown)
    search_index.put_in(connection, row_id)
    return row_id


def correct_again(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Show those of the articles that are there with what the person corrects now, and otherwise as the
    source has them.
    """
    for key in keys:
        row = connection.execute(
            f"SELECT id, facts, own, {METADATA_COLUMNS} FROM articles JOIN bodies ON article = id "
            "WHERE key = ?",
            (key,),
        ).fetchone()
        if row:
            row_id, facts, own, *columns = row
            with understood("An article"):
                source = own_metadata(own, columns, facts)
            change(connection, row_id, source)


def shown_rightly(connection: sqlite3.Connection, row_id: int, facts: str, values: Sequence[object]) -> bool:
    """Whether the columns `SHOWN_COLUMNS` are what they have to be. Raises `LibraryDamaged` where they, or
    what the person corrected, make no sense.
    """
    *columns, _, _, own = values
    with understood("An article"):
        source = own_metadata(str(own) if own else None, columns, facts)
    shown = corrected(source, personal_rows.correction_of(connection, row_id))
    return shown_values(source, shown) == tuple(values)


def mark_read(connection: sqlite3.Connection, keys: Sequence[str] | None = None) -> None:
    """Let articles be read or unread as `personal` says. keys: None for all."""
    change = f"UPDATE articles SET read = 1 - read WHERE read <> {personal_rows.READ}"
    if keys is None:
        connection.execute(change)
    else:
        connection.executemany(f"{change} AND key = ?", ((key,) for key in keys))


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
    """Put an article on its branches of the tree, and off all others. metadata: as it is shown."""
    connection.execute("DELETE FROM placements WHERE article = ?", (row_id,))
    connection.executemany(_INSERT_PLACE, places(row_id, metadata))


def places(row_id: int, metadata: Metadata) -> list[tuple[str, int, str, int]]:
    """The rows of `placements` that an article has to have: region, article, kind, month."""
    month = month_number(metadata.issued)
    regions = dict.fromkeys(metadata.regions) or (NATIONAL,)
    return [(region, row_id, metadata.kind, month) for region in regions]


def _as_kept(connection: sqlite3.Connection, articles: Sequence[NewArticle]) -> list[NewArticle]:
    """The articles with what the person did with them before they came."""
    kept = personal_rows.kept(connection, [each.key for each in articles])
    return [
        replace(each, corrected=corrected(each.metadata, kept[each.key][1]), read=kept[each.key][0])
        if each.key in kept
        else each
        for each in articles
    ]


def shown_values(own: Metadata, shown: Metadata) -> tuple[object, ...]:
    """In the order of `SHOWN_COLUMNS`."""
    names = corrected_fields(own, shown) if shown is not own else ()
    packed = json.dumps(own.columns, ensure_ascii=False) if names else None
    return (*shown.columns, own.actions, " ".join(names), packed)


def _give_ids(connection: sqlite3.Connection, articles: Iterable[NewArticle]) -> list[tuple[int, NewArticle]]:
    def date(article: NewArticle) -> int:
        return first_id(article.shown.issued)

    placed: list[tuple[int, NewArticle]] = []
    for _, group in groupby(sorted(articles, key=date), key=date):
        # Reversed, since a higher row id means newer.
        same_date = list(group)[::-1]
        start = _free_id(connection, same_date[0].shown.issued)
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
