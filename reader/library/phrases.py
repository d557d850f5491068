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
    exact = False
    if space is Space.WORD and found:
        found, exact = _narrowed(snapshot, connection, sequence, found)
    if not found:
        return 0, 0
    if exact:
        # Of articles that changed since the seal pairs say nothing.
        return found & ~snapshot.fresh, found
    if found.bit_count() > _FEW and rarest <= _SLOW:
        exactly = ask(snapshot, connection, sequence, space)
        return exactly, exactly
    return 0, found


def ask(snapshot: Snapshot, connection: sqlite3.Connection, sequence: Sequence, space: Space) -> int:
    """The articles that certainly match, from FTS5, however long it takes."""
    column = "title : " if space is Space.TITLE else ""
    return snapshot.matching(connection, column + sequence.expression)


def _narrowed(
    snapshot: Snapshot, connection: sqlite3.Connection, sequence: Sequence, found: int
) -> tuple[int, bool]:
    """Those of `found` in which all pairs of common words stand at fitting positions, and whether that is
    all that the sequence asks for.
    """
    words = sequence.words[:-1] if sequence.prefix else sequence.words
    wide, pairs = None, 0
    for place, (first, second) in enumerate(pairwise(words)):
        if first in snapshot.common and second in snapshot.common:
            pairs += 1
            there = bits.rotated(snapshot.pair(connection, first, second), place % RESIDUES, snapshot.size)
            wide = there if wide is None else wide & there
            if not wide:
                return 0, False
    if wide is None:
        return found, False
    return found & bits.from_bytes(wide, snapshot.size), pairs == 1 and len(sequence.words) == 2
