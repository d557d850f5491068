"""Whether the seal still says what the articles say."""

from __future__ import annotations

import sqlite3
import zlib
from array import array

from reader.errors import LibraryDamaged
from reader.library import bits
from reader.library.rows import understood
from reader.library.sealing import ENTRIES, RARE_SHARE, RESIDUES, Builder, Key, Space, entry
from reader.library.tokens import Tokens
from reader.library.vocabulary import Parter


def agrees(connection: sqlite3.Connection) -> bool:
    """Makes the sets again of all articles that did not change since, and compares; takes some seconds for
    each 10,000 articles.
    """
    try:
        with understood("The search index"):
            return _agrees(connection)
    except (LibraryDamaged, zlib.error):
        return False


def _agrees(connection: sqlite3.Connection) -> bool:
    stored: dict[Key, bytes] = {
        (Space(space), token): packed
        for space, token, packed in connection.execute("SELECT space, token, bits FROM postings")
    }
    row = connection.execute("SELECT articles, common FROM seal").fetchone()
    if row is None:
        return not stored
    row_ids = array("q")
    row_ids.frombytes(row[0])
    row_ids = bits.in_file_order(row_ids)
    changed = {row_id for (row_id,) in connection.execute("SELECT article FROM changed")}
    there = {row_id for (row_id,) in connection.execute("SELECT id FROM articles")} - changed
    if there != set(row_ids) - changed or len(set(row_ids)) != len(row_ids):
        return False
    unchanged = bits.from_places(
        [place for place, row_id in enumerate(row_ids) if row_id in there], len(row_ids)
    )
    built = _built(connection, row_ids, there, row[1].split())
    return _same(stored, built, unchanged, len(row_ids))


def _built(
    connection: sqlite3.Connection, row_ids: array[int], there: set[int], common: list[str]
) -> dict[Key, bytes]:
    parter = Parter()
    try:
        builder = Builder(len(row_ids), common, Tokens(parter))
        for place, row_id in enumerate(row_ids):
            if row_id in there:
                row = connection.execute(f"{ENTRIES} WHERE articles.id = ?", (row_id,)).fetchone()
                builder.add(place, entry(row))
    finally:
        parter.close()
    return {key: packed for key, (_, packed) in builder.packed()}


def _same(stored: dict[Key, bytes], built: dict[Key, bytes], unchanged: int, size: int) -> bool:
    if not built.keys() <= stored.keys():
        return False
    every_residue = bits.widened(unchanged, size)
    for key, packed in stored.items():
        width, mask = (RESIDUES * size, every_residue) if key[0] is Space.PAIR else (size, unchanged)
        found = bits.unpack(packed, width) & mask
        if key in built:
            if found != bits.unpack(built[key], width):
                return False
        elif found.bit_count() > (size // RARE_SHARE if key[0] in (Space.WORD, Space.PREFIX) else 0):
            return False
    return True
