"""The tables of `notebook.sqlite`, and how an older file becomes a newer one.

What stands where
-----------------
- `articles`: an article as the notebook knows it, one row for each that anything else refers to; never taken
  out. `text_hash` is the text in which its marks were last given their places. `touched` is the commit that
  last changed anything the library holds a copy of.
- `texts`: the reading texts that marks were made or placed in, by their SHA-256. Where an article's text has
  changed, the text before is what tells a quotation from its twin; the library may not have it any more.
- `marks`: highlights, notes and bookmarks. `start` to `text_hash` are the anchor, all NULL for a mark on the
  whole article. Times are UTC, ISO 8601 to the millisecond.
- `mark_tags`, `article_tags`: one row a tag.
- `reading`: read or not, where the person stopped, and when the article was opened last.
- `searches`, `corrections`, `colours`: saved searches, what was put right in an article's details, and the
  names given to colours. `corrections.regions` holds codes with commas between, "" for no region; `issued`
  is "" for no date.
- `steps`, `changes`: what can be undone. A step is what the person did, in words; its changes are the rows
  before and after as JSON objects: whole rows where one was made or deleted, else the changed fields alone.
- `commits`: one row a transaction, the last thousand. Its number and random token together name a state of
  this notebook, also beside copies of it that went their own ways.
- `set_aside`: what a repair took out because its hash was wrong, as it could be read.

Every row carries a hash over all its other fields (`tables.py`). Every `id` is never used again. Rows refer
to an article by its key, so that each can be understood alone when others are damaged.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from reader.notebook.opening import APPLICATION_ID, SCHEMA_VERSION

migrations = Migrations("notebook")

_TABLES = """
CREATE TABLE commits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    publisher TEXT,
    issued TEXT,
    label TEXT NOT NULL,
    text_hash TEXT,
    touched INTEGER NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE INDEX articles_touched ON articles (touched);
CREATE TABLE texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text_hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE TABLE marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (key),
    kind TEXT NOT NULL,
    placement TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    text_hash TEXT,
    colour TEXT,
    body TEXT NOT NULL,
    label TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE INDEX marks_article ON marks (article);
CREATE TABLE mark_tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mark INTEGER NOT NULL REFERENCES marks (id),
    tag TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    UNIQUE (mark, tag)
);
CREATE INDEX mark_tags_tag ON mark_tags (tag);
CREATE TABLE article_tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles (key),
    tag TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    UNIQUE (article, tag)
);
CREATE INDEX article_tags_tag ON article_tags (tag);
CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL UNIQUE REFERENCES articles (key),
    read INTEGER NOT NULL,
    position INTEGER NOT NULL,
    opened TEXT,
    sha256 BLOB NOT NULL
);
CREATE INDEX reading_opened ON reading (opened);
CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL UNIQUE REFERENCES articles (key),
    title TEXT,
    regions TEXT,
    issued TEXT,
    kind TEXT,
    sha256 BLOB NOT NULL
);
CREATE TABLE colours (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    colour TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE TABLE steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    words TEXT NOT NULL,
    topic TEXT NOT NULL,
    made TEXT NOT NULL,
    state TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE INDEX steps_state ON steps (state);
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES steps (id),
    place TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    sha256 BLOB NOT NULL
);
CREATE INDEX changes_step ON changes (step);
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL,
    row INTEGER NOT NULL,
    content TEXT NOT NULL,
    found TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
"""


@migrations(name="0001_first_tables")
def _first_tables(db: Database) -> None:
    # Each statement by itself: `executescript` would commit the migration's transaction.
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file of `connection`, a new or an older one, to `SCHEMA_VERSION`, wholly or not at all.

    Raises sqlite3 errors.
    """
    # Taken before looking what is to be done: another process may be doing the same.
    connection.execute("BEGIN EXCLUSIVE")
    try:
        migrations.apply(Database(connection))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
