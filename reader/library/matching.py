"""Is this article one that the library has already? And what is then known of it?

The same article is recognised, in this order, by:

1. its key: same publisher, title and stated date; where none is stated, same publisher, title and opening;
2. its place: the same document brought the very same text from there before (it was read differently then);
3. its name, that is publisher and title, together with a text that is the very same, or similar enough. How
   similar depends on the dates: those that contradict each other ask for nearly the same long text, since
   regular bulletins share much of theirs, and a short notice may come back word for word.

Two articles that stand in one document are two, unless their texts are the same. A digest is never taken for
its source, nor the source for its digest; the same digest in another program's version is known by its place.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from reader.library.metadata import METADATA_COLUMNS, Metadata, own_metadata
from reader.library.rows import Row, understood
from reader.model import Issued, Kind, comparable

SIMILAR = 0.4
"""Share of common three-word runs from which a text is an amended one. Different articles of one title in
the reference documents share 0.14; an article that is left without one of its paragraphs 0.41 or more."""
NEARLY_THE_SAME = 0.9

_RUN = 3
_CANDIDATES = 12
_LONG = 50


@dataclass(frozen=True, slots=True)
class Stored:
    """An article in the library, as far as it takes to decide what an import changes.

    metadata: as the source has it, whatever the person corrected.
    """

    row_id: int
    key: str
    version: int
    renderer: int
    text_hash: bytes
    metadata: Metadata


_STORED = (
    f"SELECT id, key, version, renderer, text_hash, facts, own, {METADATA_COLUMNS} "
    "FROM articles JOIN bodies ON article = id WHERE "
)


def by_id(connection: sqlite3.Connection, row_id: int) -> Stored:
    return _stored(connection.execute(_STORED + "id = ?", (row_id,)).fetchone())


def by_key(connection: sqlite3.Connection, key: str) -> Stored | None:
    row = connection.execute(_STORED + "key = ?", (key,)).fetchone()
    return _stored(row) if row else None


def by_name(
    connection: sqlite3.Connection, known: Metadata, text: str, text_hash: bytes, path: str, batch: int
) -> Stored | None:
    """The article of the same publisher and title whose text is nearest to `text`, if near enough.

    path, batch: where it comes from now. An article that this import has already brought from the same
    document is another one, unless the text is the same.
    """
    name = (comparable(known.publisher or ""), comparable(known.title))
    words = len(text.split())
    # The plus keeps SQLite from weighing the index of digests, for which it would prepare the statement each
    # time anew.
    rows = connection.execute(
        _STORED + "name_hash = ? AND +digest = ? ORDER BY abs(words - ?) LIMIT ?",
        (known.name_hash, known.digest, words, _CANDIDATES),
    ).fetchall()
    best: Stored | None = None
    best_share = 0.0
    for row in rows:
        candidate = _stored(row)
        theirs = candidate.metadata
        if (comparable(theirs.publisher or ""), comparable(theirs.title)) != name:
            continue
        contradictory = contradict(known.issued, theirs.issued)
        if contradictory and words < _LONG:
            continue
        if candidate.text_hash == text_hash:
            return candidate
        if _brought_before(connection, candidate.row_id, path, batch):
            continue
        share = similarity(text, _text(connection, candidate.row_id))
        if share >= (NEARLY_THE_SAME if contradictory else SIMILAR) and share > best_share:
            best, best_share = candidate, share
    return best


def contradict(one: Issued, other: Issued) -> bool:
    """Whether two dates or brackets cannot both be right; a month and a day of it can."""
    if one.day and other.day:
        return one.iso != other.iso
    first, last = one.month or one.earliest, one.month or one.latest
    other_first, other_last = other.month or other.earliest, other.month or other.latest
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return last < other_first or other_last < first


def similarity(one: str, other: str) -> float:
    """The share of the three-word runs of both texts that stands in both, 0 to 1."""
    runs, other_runs = _runs(one), _runs(other)
    return len(runs & other_runs) / len(runs | other_runs)


def merged(old: Metadata, new: Metadata, *, same_place: bool) -> Metadata:
    """What is known of an article after `new` was read.

    same_place: `new` was read where `old` was read, or with another text, and replaces it; else it only fills
    what was unknown. Nothing known gives way to nothing, and a better date never to a worse one.
    """
    first, second = (new, old) if same_place else (old, new)
    return Metadata(
        title=first.title,
        publisher=first.publisher or second.publisher,
        kind=first.kind if first.kind is not Kind.OTHER else second.kind,
        regions=first.regions or second.regions,
        committees=first.committees or second.committees,
        issued=better_issued(first.issued, second.issued),
        tags=first.tags or second.tags,
        emails=first.emails or second.emails,
        urls=first.urls or second.urls,
        # They are part of the text, and go with it.
        items=first.items,
        resources=first.resources,
        contacts=first.contacts,
        digest=first.digest,
    )


def better_issued(preferred: Issued, other: Issued) -> Issued:
    """The date to keep: stated before bracket before none, a day before its bare month, the narrower bracket.
    `preferred` where they are equally good.
    """
    if preferred.month and other.month:
        more_precise = preferred.month == other.month and other.day and not preferred.day
        return other if more_precise else preferred
    if preferred.month or other.month:
        return preferred if preferred.month else other
    width, other_width = _width(preferred), _width(other)
    return other if other_width < width else preferred


def _width(issued: Issued) -> float:
    if issued.earliest is None or issued.latest is None:
        return float("inf")
    return issued.latest.index - issued.earliest.index


def _stored(row: Row) -> Stored:
    row_id, key, version, renderer, text_hash, facts, own, *columns = row
    with understood("An article"):
        return Stored(row_id, key, version, renderer, text_hash, own_metadata(own, columns, facts))


def _text(connection: sqlite3.Connection, row_id: int) -> str:
    return str(connection.execute("SELECT text FROM bodies WHERE article = ?", (row_id,)).fetchone()[0])


def _brought_before(connection: sqlite3.Connection, row_id: int, path: str, batch: int) -> bool:
    found = connection.execute(
        "SELECT 1 FROM sources WHERE article = ? AND batch = ? AND path = ? AND path <> ''",
        (row_id, batch, path),
    ).fetchone()
    return found is not None


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = comparable(text).split()
    if len(words) < _RUN:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))
