"""The tables of `library.sqlite`, and how an older file becomes a newer one.

What stands where
-----------------
- `articles`: one narrow row an article, all that a list shows. The row id encodes the date (`dates.py`), so
  that descending row ids are the order of every list and search results stream out newest first. The `key`
  is the article's identity and never changes; the row id changes when the date does, and everything that
  refers to it follows by `ON UPDATE CASCADE`. `name_hash` finds articles of the same publisher and title.
  `digest` is 1 for a digest of another article. `actions` counts the newsletter items that ask for something.
  Title, kind, regions and date are those that are shown: where the person corrected them, `corrected` names
  the fields and `own` (JSON, else NULL) holds all metadata as the source has it, by which the article is
  recognised and to which it returns. `name_hash` is always that of the source's own title. `read` follows
  `personal.read`, so that unread articles can be walked in order.
- `links`: the digests whose source article is in the library too, with that one; derived (`digests.py`). Both
  ends fall with their articles, so that a digest is shown again once its source is gone. `marked` is 1 where
  the digest carries marks or tags of the person, and stays shown beside its source.
- `bodies`: what an article says. `markdown` (zlib) is the original from which everything else in the row can
  be made again; `html` is compressed against it, which leaves a tenth. `text` is the reading text,
  uncompressed, since the index reads it; `articles.text_hash` is its SHA-256, because SQLite's own checks
  notice neither a changed letter nor a text that has come under another article. `outline` holds the places
  of the headings, `headings` their words, which weigh more in a search. `renderer` is the version of the
  renderer that made the row's HTML and text. `facts` (JSON) is what only details show: tags of the source,
  addresses, and of newsletters the items, resources and contacts.
- `versions`: the texts that an amended article had before, whole.
- `amendments`: what a batch changed in articles that were there already, so that it can be undone.
- `batches`, `sources`, `files`: imports, the places each article came from, and the files that were read.
  `sources.reading` is a hash of all that was read there, so that reading the same again changes nothing.
  Batch 0 is the shipped library, which no undoing takes back.
- `removed`: keys of articles that the person took out; a look for new files does not bring them back.
- `placements`: the branches of the tree that an article stands on: one row a region, or one for national.
  `branches` counts them and the unread ones, kept in step by triggers: the tree is shown at every start, and
  counting 100,000 articles anew takes 15 ms.
- `personal`, `personal_tags`, `notes`: a copy of what the notebook keeps, by article key, for articles that
  are not here as well; `personal.article` is the row id of those that are. `bookmarks`, `highlights`, `notes`
  and `tags` are counts, `correction` is JSON (`corrections.py`). `personal_tags.folded` is the tag without
  its case (`packing.folded`). Written by `personal.py` only, which notes the notebook's revision in
  `meta`, and made again from the notebook at any time.
- `note_search`: the index over `notes`, by the number of the mark, parted into words as the articles are; its
  words stand in `words` too (`note_index.py`).
- `search`: the index, FTS5 over the view `searchable` (external content: it holds no text of its own). Kept
  in step by `search_index.py` and `store.py`, explicitly and inside the same transaction, not by triggers: a
  bulk load in row-id order is quicker that way, and there is one place to read.
- `words`: every word that the index holds, with its stem.
- `acronyms`: where a reading text says what an acronym stands for (`acronym_rows.py`): `long` as written,
  `meaning` as all ways to write it agree, `start` and `stop` of both forms together. `meanings` counts the
  articles, kept in step by triggers: a query asks for it at each keystroke.
- `seal`, `postings`: the sets of the articles that have a frequent word or a fact, as they were when last an
  import was settled (`sealing.py`); `changed` lists the articles that came, went or changed since. Derived.

Why the index is not stemmed
----------------------------
A stemmed index holds stems, not words: it cannot match a phrase in its very forms, complete the beginning of
a word, or suggest a word that really occurs. Two indexes can, but writing the index is most of an import's
time, and a search that needs both cannot stop at the first twenty results. So the index holds words, and a
plain word is looked up as any of the words that share its stem ("leaver" OR "leavers"), which `words` knows.
Measured over 100,000 articles that costs a common word 1.3 times the time, and an import nothing.

`words` may hold words that no article holds any more; they find nothing. It never lacks one.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from reader.library import note_index, search_index
from reader.library.opening import APPLICATION_ID, SCHEMA_VERSION

migrations = Migrations("library")

_TABLES = """
CREATE TABLE meta (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    begun TEXT NOT NULL,
    automatic INTEGER NOT NULL
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    publisher TEXT,
    kind TEXT NOT NULL,
    regions TEXT NOT NULL,
    committees TEXT NOT NULL,
    issued TEXT,
    evidence TEXT,
    earliest TEXT,
    latest TEXT,
    reason TEXT NOT NULL,
    digest INTEGER NOT NULL,
    words INTEGER NOT NULL,
    text_hash BLOB NOT NULL,
    version INTEGER NOT NULL,
    imported TEXT NOT NULL,
    name_hash INTEGER NOT NULL,
    batch INTEGER NOT NULL REFERENCES batches (id),
    actions INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    corrected TEXT NOT NULL DEFAULT '',
    own TEXT
);
CREATE INDEX articles_name ON articles (name_hash);
CREATE INDEX articles_batch ON articles (batch);
CREATE INDEX articles_digest ON articles (name_hash) WHERE digest = 1;
CREATE INDEX articles_unread ON articles (id) WHERE read = 0;
CREATE INDEX articles_actions ON articles (id) WHERE actions > 0;
CREATE TABLE links (
    digest INTEGER PRIMARY KEY REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    source INTEGER NOT NULL UNIQUE REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    marked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE bodies (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    renderer INTEGER NOT NULL,
    facts TEXT NOT NULL,
    outline TEXT NOT NULL,
    headings TEXT NOT NULL,
    text TEXT NOT NULL,
    markdown BLOB NOT NULL,
    html BLOB NOT NULL
);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    words INTEGER NOT NULL,
    imported TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    renderer INTEGER NOT NULL,
    outline TEXT NOT NULL,
    text BLOB NOT NULL,
    markdown BLOB NOT NULL,
    html BLOB NOT NULL,
    UNIQUE (article, number)
);
CREATE TABLE amendments (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    batch INTEGER NOT NULL REFERENCES batches (id),
    before TEXT NOT NULL
);
CREATE INDEX amendments_article ON amendments (article);
CREATE INDEX amendments_batch ON amendments (batch);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    place INTEGER NOT NULL,
    path TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    imported TEXT NOT NULL,
    reading BLOB NOT NULL,
    batch INTEGER NOT NULL REFERENCES batches (id)
);
CREATE INDEX sources_article ON sources (article);
CREATE INDEX sources_place ON sources (place);
CREATE INDEX sources_batch ON sources (batch);
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    batch INTEGER NOT NULL REFERENCES batches (id)
) WITHOUT ROWID;
CREATE INDEX files_batch ON files (batch);
CREATE TABLE removed (
    key TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE placements (
    region TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    kind TEXT NOT NULL,
    month INTEGER NOT NULL,
    read INTEGER NOT NULL,
    PRIMARY KEY (region, article)
) WITHOUT ROWID;
CREATE INDEX placements_article ON placements (article);
CREATE TABLE branches (
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    month INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    PRIMARY KEY (region, kind, month)
) WITHOUT ROWID;
CREATE TABLE personal (
    key TEXT PRIMARY KEY,
    article INTEGER UNIQUE REFERENCES articles (id) ON UPDATE CASCADE ON DELETE SET NULL,
    read INTEGER NOT NULL,
    opened TEXT,
    starred INTEGER NOT NULL,
    bookmarks INTEGER NOT NULL,
    highlights INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    tags INTEGER NOT NULL,
    correction TEXT
) WITHOUT ROWID;
CREATE INDEX personal_opened ON personal (opened, article) WHERE opened IS NOT NULL;
CREATE INDEX personal_bookmarked ON personal (article) WHERE bookmarks > 0;
CREATE INDEX personal_annotated ON personal (article) WHERE highlights + notes > 0;
CREATE INDEX personal_corrected ON personal (article) WHERE correction IS NOT NULL;
CREATE TABLE personal_tags (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL REFERENCES personal (key),
    tag TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (key, tag)
);
CREATE INDEX personal_tags_folded ON personal_tags (folded, key);
CREATE TABLE notes (
    mark INTEGER PRIMARY KEY,
    key TEXT NOT NULL REFERENCES personal (key),
    text TEXT NOT NULL
);
CREATE INDEX notes_key ON notes (key);
CREATE TABLE words (
    word TEXT PRIMARY KEY,
    stem TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX words_stem ON words (stem);
CREATE TABLE seal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    articles BLOB NOT NULL,
    common TEXT NOT NULL
);
CREATE TABLE postings (
    id INTEGER PRIMARY KEY,
    space INTEGER NOT NULL,
    token TEXT NOT NULL,
    articles INTEGER NOT NULL,
    bits BLOB NOT NULL,
    UNIQUE (space, token)
);
CREATE TABLE changed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL
);
CREATE TABLE acronyms (
    short TEXT NOT NULL COLLATE NOCASE,
    meaning TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON UPDATE CASCADE ON DELETE CASCADE,
    long TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (short, meaning, article)
) WITHOUT ROWID;
CREATE INDEX acronyms_article ON acronyms (article);
CREATE TABLE meanings (
    short TEXT NOT NULL COLLATE NOCASE,
    meaning TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (short, meaning)
) WITHOUT ROWID;
CREATE INDEX meanings_meaning ON meanings (meaning);
CREATE VIEW searchable AS
    SELECT articles.id AS id, articles.title AS title, bodies.headings AS headings, bodies.text AS text
    FROM articles JOIN bodies ON bodies.article = articles.id;
"""
# Each is one statement that holds semicolons.
_TRIGGERS = (
    """
    CREATE TRIGGER placed AFTER INSERT ON placements BEGIN
        INSERT INTO branches (region, kind, month, articles, unread)
            VALUES (new.region, new.kind, new.month, 1, new.read = 0)
            ON CONFLICT DO UPDATE SET articles = articles + 1, unread = unread + (new.read = 0);
    END
    """,
    """
    CREATE TRIGGER displaced AFTER DELETE ON placements BEGIN
        UPDATE branches SET articles = articles - 1, unread = unread - (old.read = 0)
            WHERE region = old.region AND kind = old.kind AND month = old.month;
        DELETE FROM branches
            WHERE region = old.region AND kind = old.kind AND month = old.month AND articles <= 0;
    END
    """,
    """
    CREATE TRIGGER article_read AFTER UPDATE OF read ON articles WHEN old.read <> new.read BEGIN
        UPDATE placements SET read = new.read WHERE article = new.id;
    END
    """,
    """
    CREATE TRIGGER branch_read AFTER UPDATE OF read ON placements WHEN old.read <> new.read BEGIN
        UPDATE branches SET unread = unread + old.read - new.read
            WHERE region = new.region AND kind = new.kind AND month = new.month;
    END
    """,
    """
    CREATE TRIGGER explained AFTER INSERT ON acronyms BEGIN
        INSERT INTO meanings (short, meaning, articles) VALUES (new.short, new.meaning, 1)
            ON CONFLICT DO UPDATE SET articles = articles + 1;
    END
    """,
    """
    CREATE TRIGGER unexplained AFTER DELETE ON acronyms BEGIN
        UPDATE meanings SET articles = articles - 1 WHERE short = old.short AND meaning = old.meaning;
        DELETE FROM meanings WHERE short = old.short AND meaning = old.meaning AND articles <= 0;
    END
    """,
)


@migrations(name="0001_first_tables")
def _first_tables(db: Database) -> None:
    _run(db, _TABLES)
    for trigger in _TRIGGERS:
        db.execute(trigger)
    search_index.create(db.execute)
    note_index.create(db.execute)


def _run(db: Database, script: str) -> None:
    """Each statement by itself: `executescript` would commit the migration's transaction."""
    for statement in script.split(";"):
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
