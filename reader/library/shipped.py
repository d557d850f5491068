"""The digests that ship with the program, kept in the library as the program brings them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reader.library import digests, store
from reader.library.adding import Adding, Reading
from reader.library.connections import Connections
from reader.library.counts import Incoming
from reader.library.hiding import SHIPPED_ALONE
from reader.library.packing import storable
from reader.library.rows import SHIPPED, now

_STAMP = "shipped"


class Shipped:
    """All methods raise `EnvironmentFault` or `LibraryDamaged`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def stamp(self) -> str | None:
        """What `replace` was last told; None where nothing was ever put in."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = ?", (_STAMP,)).fetchone()
        return row[0] if row else None

    def among(self, keys: Sequence[str]) -> int:
        """How many of these articles are in the library only because the program brought them."""
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT count(*) FROM articles WHERE id IN ({SHIPPED_ALONE}) "
                "AND key IN (SELECT value FROM json_each(?))",
                (json.dumps([storable(key) for key in keys]),),
            ).fetchone()
        return int(row[0])

    def replace(self, incoming: Sequence[Incoming], stamp: str, *, removed: bool = False) -> int:
        """Make the shipped digests these, all or none of them; returns how many were not there before.

        incoming: each with a path that stays the same from one version of the program to the next. stamp:
        tells this set of digests from others. removed: those that the person removed come back; else they
        stay away.
        """
        readings = [Reading.of(each) for each in incoming]
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO batches (id, begun, automatic) VALUES (?, ?, 1)", (SHIPPED, now())
            )
            counts = Adding(connection, SHIPPED, automatic=not removed).add(readings)
            places = {reading.place for reading in readings}
            there = connection.execute("SELECT id, place FROM sources WHERE batch = ?", (SHIPPED,)).fetchall()
            gone = [(source,) for source, place in there if place not in places]
            connection.executemany("DELETE FROM sources WHERE id = ?", gone)
            rows = connection.execute(
                "SELECT id FROM articles WHERE batch = ? AND id NOT IN (SELECT article FROM sources)",
                (SHIPPED,),
            )
            store.delete(connection, [row_id for (row_id,) in rows.fetchall()])
            digests.relink(connection)
            connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_STAMP, stamp))
        return counts.added
