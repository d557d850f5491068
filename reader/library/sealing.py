"""The seal: for every frequent word, beginning of words and fact, the set of its articles, ready made.

FTS5 gives the articles of a word one by one, which takes 30 ms and more for a word in most of 100,000
articles, again and again while somebody types. So after an import the sets of the frequent ones are kept as
bits (`bits.py`), the article of the lowest row id (the oldest) in place 0. Rare words are not among them:
FTS5 is quick with those. Articles that came, went or changed since stand in the table `changed`; of those the
seal says nothing that counts, and of all others it says what FTS5 says.

Pairs of frequent words that stand next to each other are kept too, every pair with the articles and the
position, modulo eight, of its first word (bit 8n + position): few articles hold the pairs of a phrase at
fitting positions without holding the phrase, however common each word is by itself.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from reader.library import bits
from reader.library.tokens import Tokens
from reader.library.vocabulary import Parter

RESIDUES = 8
PREFIX_LENGTHS = (1, 2, 3)
# Words in fewer articles than one in so many are left to FTS5.
RARE_SHARE = 64
# A pair of two words is kept where each stands in so many of a hundred articles. Of fewer articles FTS5 finds
# every phrase soon enough.
_COMMON_PERCENT = 8
_MOST_COMMON = 200
PAIRS_FROM = 20_000
_SAMPLE = 1000
# A seal is made again where more articles changed since than this many and this share.
_CHANGED_MOST, _CHANGED_LEAST, _CHANGED_SHARE = 1000, 100, 100
# Stands between headings and is nobody's word (`store.headings_text`).
_NO_WORD = "\ue000"


class Space(IntEnum):
    """What a kept set is about. The token is a word; of `PREFIX` the beginning of words, of `PAIR` two words
    with a space between, of `FACT` as `facts` makes them.
    """

    WORD = 0  # in title, headings or text
    TITLE = 1
    HEADING = 2
    PREFIX = 3
    PAIR = 4
    FACT = 5


Key = tuple[Space, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is sealed of one article."""

    row_id: int
    title: str
    headings: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """row_ids: of the articles in ascending order, each in its place. common: the words of which pairs are
    kept. sets: packed. sequence: the last row of `changed` that it takes account of. before: the number of
    the seal that there was.
    """

    row_ids: array[int]
    common: tuple[str, ...]
    sets: dict[Key, tuple[int, bytes]]
    sequence: int
    before: int


ENTRIES = (
    "SELECT articles.id, title, headings, text, kind, regions, publisher, committees, digest, issued, "
    "earliest, latest, facts "
    "FROM articles JOIN bodies ON article = articles.id "
)


def entry(row: tuple[object, ...]) -> Entry:
    """From the columns of `ENTRIES`. Raises ValueError where `facts` makes no sense."""
    (
        row_id,
        title,
        headings,
        text,
        kind,
        regions,
        publisher,
        committees,
        digest,
        issued,
        earliest,
        latest,
        known,
    ) = row
    tags = json.loads(str(known)).get("tags", ()) if known != "{}" else ()
    facts = [f"kind:{kind}", f"publisher:{publisher or ''}"]
    facts += [f"region:{region}" for region in str(regions).split() or ("",)]
    facts += [f"committee:{committee}" for committee in str(committees).split()]
    facts += [f"tag:{tag}" for tag in dict.fromkeys(tags)]
    if digest:
        facts.append("digest")
    if not issued:
        facts.append("undated")
        if earliest and latest:
            facts.append(f"bracket:{earliest} {latest}")
    return Entry(int(str(row_id)), str(title), str(headings), str(text), tuple(facts))


FACT_ENTRIES = ENTRIES.replace("title, headings, text", "'', '', ''")
"""As `ENTRIES`, without the words."""


def tokens_of(article: Entry, tokens: Tokens) -> Iterator[Key]:
    """Every token of one article but pairs, each once."""
    title, headings = set(tokens.words(article.title)), set(tokens.words(article.headings))
    headings.discard(_NO_WORD)
    words = title.union(headings, tokens.words(article.text))
    for space, found in (
        (Space.WORD, words),
        (Space.TITLE, title),
        (Space.HEADING, headings),
        (Space.PREFIX, {word[:length] for word in words for length in PREFIX_LENGTHS}),
        (Space.FACT, set(article.facts)),
    ):
        for token in found:
            yield space, token


def sequence(connection: sqlite3.Connection) -> int:
    """The last number given in `changed`."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'changed'").fetchone()
    return int(row[0]) if row else 0


def note(connection: sqlite3.Connection, row_ids: Iterable[int]) -> None:
    """Take down that articles came, went or changed."""
    connection.executemany("INSERT INTO changed (article) VALUES (?)", ((row_id,) for row_id in row_ids))


def wanted(connection: sqlite3.Connection) -> bool:
    """Whether so much has changed that the seal should be made again."""
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    enough = min(_CHANGED_MOST, _CHANGED_LEAST + articles // _CHANGED_SHARE)
    if connection.execute("SELECT 1 FROM seal").fetchone() is None:
        return bool(articles > enough)
    changed = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM changed LIMIT ?)", (enough + 1,)
    ).fetchone()[0]
    return bool(changed > enough)


def make(
    connection: sqlite3.Connection,
    check: Callable[[], None] = lambda: None,
    *,
    pairs_from: int = PAIRS_FROM,
) -> Seal:
    """Seal the articles as they are. check: called now and then, may raise to stop. pairs_from: of how many
    articles at least pairs of words are kept.
    """
    last, before = sequence(connection), _number(connection)
    row_ids = array("q", (row_id for (row_id,) in connection.execute("SELECT id FROM articles ORDER BY id")))
    parter = Parter()
    try:
        tokens = Tokens(parter)
        common = _common_words(connection, row_ids, tokens) if len(row_ids) >= pairs_from else ()
        builder = Builder(len(row_ids), common, tokens)
        for place, row in enumerate(connection.execute(f"{ENTRIES} ORDER BY articles.id")):
            builder.add(place, entry(row))
            if place % 256 == 0:
                check()
    finally:
        parter.close()
    return Seal(row_ids, common, dict(builder.packed(check)), last, before)


def store(connection: sqlite3.Connection, seal: Seal) -> None:
    """Put a new seal in the place of the old one, inside a transaction; not where another process has put
    one there meanwhile, which may know of later changes.
    """
    if _number(connection) != seal.before:
        return
    forget(connection)
    connection.execute(
        "INSERT INTO seal (articles, common) VALUES (?, ?)",
        (bits.in_file_order(seal.row_ids).tobytes(), " ".join(seal.common)),
    )
    connection.executemany(
        "INSERT INTO postings (space, token, articles, bits) VALUES (?, ?, ?, ?)",
        ((space, token, count, packed) for (space, token), (count, packed) in sorted(seal.sets.items())),
    )
    connection.execute("DELETE FROM changed WHERE id <= ?", (seal.sequence,))


def forget(connection: sqlite3.Connection) -> None:
    """Take the seal away; all is answered without it, only slower."""
    connection.execute("DELETE FROM seal")
    connection.execute("DELETE FROM postings")


def _number(connection: sqlite3.Connection) -> int:
    """The number of the seal, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM seal").fetchone()[0])


def _common_words(connection: sqlite3.Connection, row_ids: array[int], tokens: Tokens) -> tuple[str, ...]:
    """The words of which pairs are worth keeping, judged by a sample spread over all articles."""
    sample = row_ids[:: max(1, len(row_ids) // _SAMPLE)]
    counts: Counter[str] = Counter()
    for row_id in sample:
        text = connection.execute("SELECT text FROM bodies WHERE article = ?", (row_id,)).fetchone()[0]
        counts.update(set(tokens.words(text)))
    enough = len(sample) * _COMMON_PERCENT // 100
    return tuple(sorted(word for word, count in counts.most_common(_MOST_COMMON) if count >= enough))


class Builder:
    """Gathers the sets of all articles. A heading's words stand in the text too, and are not entered
    twice.
    """

    def __init__(self, articles: int, common: Iterable[str], tokens: Tokens) -> None:
        self._articles = articles
        self._common = frozenset(common)
        self._tokens = tokens
        self._places: dict[Space, dict[str, array[int]]] = {
            space: defaultdict(_new_array) for space in (Space.WORD, Space.TITLE, Space.HEADING, Space.FACT)
        }
        self._pairs: dict[tuple[str, str], array[int]] = defaultdict(_new_array)

    def add(self, place: int, article: Entry) -> None:
        """Articles come in ascending order of their places."""
        title, text = self._tokens.words(article.title), self._tokens.words(article.text)
        in_headings = set(self._tokens.words(article.headings))
        in_headings.discard(_NO_WORD)
        for space, words in (
            (Space.WORD, set(text).union(title)),
            (Space.TITLE, set(title)),
            (Space.HEADING, in_headings),
            (Space.FACT, article.facts),
        ):
            places = self._places[space]
            for word in words:
                places[word].append(place)
        if self._common:
            self._add_pairs(place, title)
            self._add_pairs(place, text)

    def _add_pairs(self, place: int, words: list[str]) -> None:
        common, pairs, base = self._common, self._pairs, place * RESIDUES
        before = ""
        for position, word in enumerate(words):
            if word not in common:
                before = ""
                continue
            if before:
                pairs[before, word].append(base + (position - 1) % RESIDUES)
            before = word

    def packed(self, check: Callable[[], None] = lambda: None) -> Iterator[tuple[Key, tuple[int, bytes]]]:
        """Every set that is worth keeping: about how many articles it has, and packed."""
        yield from self._packed_words(check)
        for space in (Space.TITLE, Space.HEADING, Space.FACT):
            for token, places in self._places[space].items():
                yield (space, token), (len(places), bits.pack(places, self._articles))
        size = self._articles * RESIDUES
        for (first, second), places in self._pairs.items():
            check()
            yield (
                (Space.PAIR, f"{first} {second}"),
                (len(places), bits.pack(places, size, RESIDUES * bits.DENSE_SHARE)),
            )

    def _packed_words(self, check: Callable[[], None]) -> Iterator[tuple[Key, tuple[int, bytes]]]:
        rare = self._articles // RARE_SHARE
        prefixes: list[dict[str, int]] = [defaultdict(int) for _ in PREFIX_LENGTHS]
        for word, places in self._places[Space.WORD].items():
            found = bits.from_places(places, self._articles)
            for group, length in zip(prefixes, PREFIX_LENGTHS, strict=True):
                if len(word) >= length:
                    group[word[:length]] |= found
            if len(places) > rare:
                check()
                yield (Space.WORD, word), (len(places), bits.pack_bits(found, self._articles))
        for group in prefixes:
            for prefix, found in group.items():
                if found.bit_count() > rare:
                    yield (Space.PREFIX, prefix), (found.bit_count(), bits.pack_bits(found, self._articles))


def _new_array() -> array[int]:
    return array("I")
