"""The words that the index holds, and which of them are forms of the same word.

Words and stems are those of SQLite's own tokenizers, asked through small tables in memory: whatever counts
as a word in the index counts as one here, and a query is parted exactly as the text was.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

TOKENIZER = "unicode61 remove_diacritics 2"

_GENERATION = "words"
_MOST_REMEMBERED = 200_000


class Learner:
    """Enters the words of new texts, and remembers what is known already: texts repeat their words.

    All is forgotten when somebody has made the words again (`made_again`).
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._new: set[str] = set()
        self._generation = ""
        self._lock = threading.Lock()

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """To be entered before the transaction, so that only what was committed is remembered."""
        with self._lock:
            self._new = set()
            yield
            if len(self._known) < _MOST_REMEMBERED:
                self._known |= self._new

    def learn(self, connection: sqlite3.Connection, texts: Iterable[Sequence[str]]) -> None:
        """Enter the words of `texts` (each a sequence of columns) that are not there yet. Inside a
        transaction.
        """
        generation = _generation(connection)
        if generation != self._generation:
            self._known.clear()
            self._generation = generation
        # What white space parts may hold several words, but no word runs across white space.
        chunks: set[str] = set()
        for text in texts:
            chunks.update(*(column.split() for column in text))
        new = chunks - self._known - self._new
        words = connection.execute(
            "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM words)",
            (json.dumps(_words_of(new), ensure_ascii=False),),
        )
        enter(connection, [word for (word,) in words])
        self._new |= new


def made_again(connection: sqlite3.Connection) -> None:
    """Note that the words were made again, and some that were there may be gone. Inside a transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
        (_GENERATION, str(int(_generation(connection) or 0) + 1)),
    )


def _generation(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (_GENERATION,)).fetchone()
    return row[0] if row else "0"


def enter(connection: sqlite3.Connection, words: Sequence[str]) -> None:
    """Enter words of the index with their stems."""
    if words:
        connection.executemany(
            "INSERT INTO words (word, stem) VALUES (?, ?)", zip(words, _stems(words), strict=True)
        )


def forms(connection: sqlite3.Connection, stem: str) -> list[str]:
    """The words of the index that have this stem, in alphabetical order."""
    return [
        word for (word,) in connection.execute("SELECT word FROM words WHERE stem = ? ORDER BY word", (stem,))
    ]


def _words_of(chunks: Iterable[str]) -> list[str]:
    with _scratch_index(TOKENIZER, "row") as scratch:
        scratch.execute("INSERT INTO scratch (text) VALUES (?)", ("\n".join(chunks),))
        return [word for (word,) in scratch.execute("SELECT term FROM found")]


def _stems(words: Sequence[str]) -> list[str]:
    with _scratch_index(f"porter {TOKENIZER}", "instance") as scratch:
        scratch.executemany("INSERT INTO scratch (rowid, text) VALUES (?, ?)", enumerate(words))
        stems = dict(scratch.execute("SELECT doc, term FROM found").fetchall())
    return [stems.get(place, word) for place, word in enumerate(words)]


@contextmanager
def _scratch_index(tokenizer: str, view: str) -> Iterator[sqlite3.Connection]:
    """An index in memory, `scratch`, inside a transaction, and what it holds, `found`."""
    scratch = sqlite3.connect(":memory:", isolation_level=None)
    try:
        detail = "none" if view == "row" else "full"
        scratch.execute(
            "CREATE VIRTUAL TABLE scratch USING fts5 "
            f"(text, content = '', detail = {detail}, tokenize = '{tokenizer}')"
        )
        scratch.execute(f"CREATE VIRTUAL TABLE found USING fts5vocab (scratch, {view})")
        scratch.execute("BEGIN")
        yield scratch
    finally:
        scratch.close()


class Parter:
    """Parts text into words as the index does, and finds the stem of a word. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        for name, tokenizer in (("exact", TOKENIZER), ("stemmed", f"porter {TOKENIZER}")):
            self._memory.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5 (text, content = '', tokenize = '{tokenizer}')"
            )
            self._memory.execute(f"CREATE VIRTUAL TABLE {name}_words USING fts5vocab ({name}, instance)")

    def words(self, text: str) -> list[str]:
        """The words of `text` in order, as the index holds them: lower case, without accents."""
        return self._tokens("exact", text)

    def stem(self, word: str) -> str:
        """The stem of a single word."""
        return "".join(self._tokens("stemmed", word))

    def close(self) -> None:
        self._memory.close()

    def _tokens(self, table: str, text: str) -> list[str]:
        with self._lock:
            self._memory.execute(f"INSERT INTO {table} (rowid, text) VALUES (1, ?)", (text,))
            try:
                found = self._memory.execute(f"SELECT term FROM {table}_words ORDER BY offset").fetchall()
            finally:
                self._memory.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        return [term for (term,) in found]
