"""The words that the index holds, and which of them are forms of the same word.

Words and stems are those of SQLite's own tokenizers, asked through small tables in memory: whatever counts
as a word in the index counts as one here, and a query is parted exactly as the text was.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

TOKENIZER = "unicode61 remove_diacritics 2"
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_KEPT_STEMS = 2000


def learn(connection: sqlite3.Connection, texts: Iterable[Sequence[str]]) -> None:
    """Enter the words of `texts` (each a sequence of columns) that are not there yet. Inside a
    transaction.
    """
    # All in one go: parting them one by one would cost twice the time.
    words = _distinct_words("\n".join("\n".join(columns) for columns in texts))
    new = connection.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM words)",
        (json.dumps(words, ensure_ascii=False),),
    )
    enter(connection, [word for (word,) in new])


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


def known(connection: sqlite3.Connection, words: Iterable[str]) -> bool:
    """Whether the index holds every one of these words."""
    return all(
        connection.execute("SELECT 1 FROM words WHERE word = ?", (word,)).fetchone() is not None
        for word in words
    )


def parted_ligatures(text: str) -> str:
    """`text` with letters that are set as one ("ﬁ") as the letters they stand for."""
    if text.isascii():
        return text
    return _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _distinct_words(text: str) -> list[str]:
    with _scratch_index(TOKENIZER, "row") as scratch:
        scratch.execute("INSERT INTO scratch (text) VALUES (?)", (text,))
        return [word for (word,) in scratch.execute("SELECT term FROM found")]


def _stems(words: Sequence[str]) -> list[str]:
    with _scratch_index(f"porter {TOKENIZER}", "instance") as scratch:
        scratch.executemany(
            "INSERT INTO scratch (rowid, text) VALUES (?, ?)", enumerate(map(parted_ligatures, words))
        )
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
        scratch.execute(f"INSERT INTO scratch (scratch, rank) VALUES ('hashsize', {1 << 26})")
        scratch.execute(f"CREATE VIRTUAL TABLE found USING fts5vocab (scratch, {view})")
        scratch.execute("BEGIN")
        yield scratch
    finally:
        scratch.close()


class Parter:
    """Parts text into words as the index does, and finds the stem of a word. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stems: dict[str, str] = {}
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
        """The stem of a single word; kept, since who types a query asks for its words at every key."""
        stem = self._stems.get(word)
        if stem is None:
            if len(self._stems) >= _KEPT_STEMS:
                self._stems.clear()
            stem = self._stems[word] = "".join(self._tokens("stemmed", word))
        return stem

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
