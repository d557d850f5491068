"""Looking through the whole library for damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from reader.errors import LibraryDamaged
from reader.library import note_index, personal_rows, search_index
from reader.library.hashing import hash_of
from reader.library.metadata import metadata, own_metadata
from reader.library.packing import unpack, unpack_against, unpack_outline
from reader.library.rows import understood
from reader.library.store import SHOWN_COLUMNS, places, shown_rightly
from reader.render import RENDERER_VERSION


class Trouble(Enum):
    """The kinds of damage, as far as they are repaired in different ways."""

    STRUCTURE = auto()  # SQLite's own: the pages of the file and the indexes of its tables
    LOOSE_ROWS = auto()  # texts, sources and the like that belong to no article
    UNREADABLE = auto()  # articles whose text or details cannot be read
    EARLIER = auto()  # earlier texts of articles that cannot be read
    OUTDATED = auto()  # no damage: HTML and text made by another version of the program
    PLACES = auto()
    PERSONAL = auto()  # the copy of what the person did, and what the articles show of it
    INDEX = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """sentence: what was found, for the person."""

    trouble: Trouble
    sentence: str


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What one article's rows are like.

    readable: title, date and the rest make sense, the text is the one that was stored, the HTML unpacks.
    current: made by this version of the renderer. placed: stands on its branches of the tree, and no others.
    corrected: shown with what the person corrects, and otherwise as the source has it.
    """

    row_id: int
    readable: bool
    current: bool = True
    placed: bool = True
    corrected: bool = True


def findings(connection: sqlite3.Connection) -> list[Finding]:
    """Everything that is wrong, the index excepted (`index_findings`)."""
    broken = structure(connection)
    if broken:
        return [broken]  # whatever else a broken file says of itself is not to be relied on
    found = []
    loose = connection.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()[0]
    if loose:
        found.append(Finding(Trouble.LOOSE_ROWS, f"Entries that belong to no article: {loose:,}."))
    states = list(article_states(connection))
    wrong = sum(not each.placed for each in states)
    for trouble, count, what in (
        (Trouble.UNREADABLE, sum(not each.readable for each in states), "that cannot be read"),
        (Trouble.PLACES, wrong, "in the wrong place of the tree"),
        (Trouble.OUTDATED, sum(not each.current for each in states), "laid out by another version"),
    ):
        if count:
            found.append(Finding(trouble, f"Articles {what}: {count:,}."))
    if not all(each.corrected for each in states) or personal_rows.stray(connection):
        found.append(Finding(Trouble.PERSONAL, "The copy of what you did with articles does not fit them."))
    earlier = len(unreadable_versions(connection))
    if earlier:
        found.append(Finding(Trouble.EARLIER, f"Earlier texts that cannot be read: {earlier:,}."))
    if not wrong and _miscounted(connection):
        found.append(Finding(Trouble.PLACES, "The tree counts its articles wrongly."))
    return found


def index_findings(connection: sqlite3.Connection) -> list[Finding]:
    """What is wrong with the index. connection: one that may write, inside a transaction: FTS5 asks for
    it.
    """
    problem = search_index.problem(connection) or note_index.problem(connection)
    return [Finding(Trouble.INDEX, problem)] if problem else []


def _miscounted(connection: sqlite3.Connection) -> bool:
    """Whether a branch's count differs from what stands on it."""
    there = "SELECT region, kind, month, count(*), sum(read = 0) FROM placements GROUP BY region, kind, month"
    counted = "SELECT region, kind, month, articles, unread FROM branches"
    for one, other in ((there, counted), (counted, there)):
        if connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone():
            return True
    return False


def structure(connection: sqlite3.Connection) -> Finding | None:
    """Damage of the file itself, as SQLite sees it."""
    try:
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        said = [str(error)]
    # SQLite from 3.44 on looks into the search index too, which is made again from the articles.
    sound = all(each == "ok" or "inverted index for FTS5" in each for each in said)
    return None if sound else Finding(Trouble.STRUCTURE, "The library's file is damaged.")


def article_states(connection: sqlite3.Connection) -> Iterator[ArticleState]:
    """The state of every article, newest first."""
    for (row_id,) in connection.execute("SELECT id FROM articles ORDER BY id DESC"):
        try:
            yield _state(connection, row_id)
        except LibraryDamaged:
            yield ArticleState(row_id, readable=False)


def unreadable_versions(connection: sqlite3.Connection) -> list[int]:
    """The row ids of the earlier texts that are not what was stored."""
    row_ids = [row_id for (row_id,) in connection.execute("SELECT id FROM versions")]
    return [row_id for row_id in row_ids if not _readable_version(connection, row_id)]


def _readable_version(connection: sqlite3.Connection, row_id: int) -> bool:
    try:
        with understood("An earlier text of an article"):
            packed, text_hash, outline, markdown, html = connection.execute(
                "SELECT text, text_hash, outline, markdown, html FROM versions WHERE id = ?", (row_id,)
            ).fetchone()
            text = unpack(packed)
            unpack_against(html, unpack(markdown))
            unpack_outline(outline, text)
            return bool(hash_of(text) == text_hash)
    except LibraryDamaged:
        return False


def _state(connection: sqlite3.Connection, row_id: int) -> ArticleState:
    """Raises `LibraryDamaged` where the article makes no sense."""
    with understood("An article"):
        text, text_hash, outline, markdown, html, renderer, facts, *values = connection.execute(
            f"SELECT text, text_hash, outline, markdown, html, renderer, facts, {SHOWN_COLUMNS} "
            "FROM articles LEFT JOIN bodies ON article = id WHERE id = ?",
            (row_id,),
        ).fetchone()
        *columns, _, _, own = values
        known = metadata(columns, facts)
        own_metadata(own, columns, facts)
        unpack_against(html, unpack(markdown))
        unpack_outline(outline, text)
        readable = hash_of(text) == text_hash
    there = connection.execute(
        "SELECT region, article, kind, month FROM placements WHERE article = ?", (row_id,)
    ).fetchall()
    try:
        right = shown_rightly(connection, row_id, facts, values)
    except LibraryDamaged:
        right = False  # the copy is damaged, not the article
    return ArticleState(
        row_id,
        readable,
        renderer == RENDERER_VERSION,
        placed=sorted(there) == sorted(places(row_id, known)),
        corrected=right,
    )
