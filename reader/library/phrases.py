"""The articles in which words stand next to each other: certain ones, and those still to be looked into."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.library import bits
from reader.library.sealing import RESIDUES, Space

if TYPE_CHECKING:
    from reader.library.expression import Sequence
    from reader.library.snapshot import Snapshot

# So many articles are looked into one by one rather than by asking FTS5.
_FEW = 60
# Where the rarest word of a phrase stands in more articles than these, FTS5 would take longer than a frame.
_SLOW = 12_000
# Of the words with which a phrase may end, so many are asked for, and so many of them with their pairs.
_MOST_ENDINGS, _MOST_PAIRS = 24, 4

Range = tuple[int, int]
"""The articles that certainly match, and those that may (the certain ones among them)."""


def standing(snapshot: Snapshot, connection: sqlite3.Connection, sequence: Sequence, space: Space) -> Range:
    """space: `WORD` or `TITLE`."""
    *whole, last = sequence.words
    last_space = Space.PREFIX if sequence.prefix and space is Space.WORD else space
    if sequence.prefix and space is Space.TITLE:
        found = snapshot.matching(connection, f'title : "{last}"*')
    else:
        found = snapshot.having(connection, last_space, last)
    if not whole:
        return found, found
    rarest = found.bit_count()
    for word in whole:
        articles = snapshot.having(connection, space, word)
        rarest = min(rarest, articles.bit_count())
        found &= articles
        if not found:
            return 0, 0
    certain = 0
    if space is Space.WORD and found:
        certain, found = _narrowed(snapshot, connection, sequence, found)
    if not found:
        return 0, 0
    if certain:
        # Of articles that changed since the seal pairs say nothing.
        return certain & ~snapshot.fresh, found
    if found.bit_count() > _FEW and rarest <= _SLOW:
        exactly = ask(snapshot, connection, sequence, space)
        return exactly, exactly
    return 0, found


def ask(snapshot: Snapshot, connection: sqlite3.Connection, sequence: Sequence, space: Space) -> int:
    """The articles that certainly match, from FTS5, however long it takes."""
    column = "title : " if space is Space.TITLE else ""
    return snapshot.matching(connection, column + sequence.expression)


def _narrowed(snapshot: Snapshot, connection: sqlite3.Connection, sequence: Sequence, found: int) -> Range:
    """Of `found`, the articles of which pairs of common words alone tell that the sequence stands in them,
    and those in which all pairs stand at fitting positions.
    """
    words = sequence.words[:-1] if sequence.prefix else sequence.words
    wide, size = None, snapshot.size
    known = 0
    for place, (first, second) in enumerate(pairwise(words)):
        if first in snapshot.common and second in snapshot.common:
            known += 1
            there = bits.rotated(snapshot.pair(connection, first, second), place % RESIDUES, size)
            wide = there if wide is None else wide & there
            if not wide:
                return 0, 0
    possible = found if wide is None else found & bits.from_bytes(wide, size)
    if not sequence.prefix:
        return (possible if known == 1 and len(words) == 2 else 0), possible
    ending = _ending(snapshot, connection, words[-1], sequence.words[-1])
    if ending is None or not possible:
        return 0, possible
    pairs, others = ending
    there = bits.rotated(pairs, (len(words) - 1) % RESIDUES, size)
    paired = found & bits.from_bytes(there if wide is None else wide & there, size)
    return (paired if len(words) == 1 else 0), paired | possible & others


def _ending(
    snapshot: Snapshot, connection: sqlite3.Connection, first: str, prefix: str
) -> tuple[int, int] | None:
    """For `first` and a word that begins with `prefix`: their pairs, as `Snapshot.pair` has them, and the
    articles of such words that are in no pair. None where that would take longer than it saves.
    """
    if first not in snapshot.common:
        return None
    words = snapshot.beginning(connection, prefix, _MOST_ENDINGS)
    common = [word for word in words if word in snapshot.common]
    if len(words) == _MOST_ENDINGS or not common or len(common) > _MOST_PAIRS:
        return None
    pairs = others = 0
    for word in words:
        if word in snapshot.common:
            pairs |= snapshot.pair(connection, first, word)
        else:
            others |= snapshot.having(connection, Space.WORD, word)
    return pairs, others
