"""The library's copy of what the person did with articles. The notebook keeps it; here it finds and shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.packing import storable

if TYPE_CHECKING:
    from reader.library.connections import Connections
    from reader.model import PersonalFacts

REVISION = "notebook"
"""The row of `meta` with the notebook's revision that the copy was made of."""


class Personal:
    """Facts of articles that are not in the library are kept as well, and hold from the moment they come.

    Every method raises `EnvironmentFault` or `LibraryDamaged`; those that write are one short transaction
    each, of which then nothing was done.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def revision(self) -> str | None:
        """Of the notebook that the copy was last brought up to; None where it has to be made (`replace`)."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = ?", (REVISION,)).fetchone()
        return row[0] if row else None

    def update(self, facts: Iterable[PersonalFacts], revision: str) -> bool:
        """Make the copy of these articles say `facts`, whatever it said; of two of one key the later counts.

        An article whose facts are those of one that nobody touched is forgotten. The revision is noted only
        where there was one: a copy that has to be made anew is not made whole by one article.

        Returns whether the tree may show anything otherwise now. One highlight more is no news for it.
        """
        from reader.library import digests, personal_rows, store

        known = _by_key(facts)
        with self._connections.writing() as connection:
            before = personal_rows.shown(connection, list(known))
            personal_rows.write(connection, list(known.values()))
            store.mark_read(connection, list(known))
            after = personal_rows.shown(connection, list(known))
            store.correct_again(connection, _changed(before.corrections, after.corrections))
            digests.show_marked(connection)
            connection.execute("UPDATE meta SET value = ? WHERE name = ?", (revision, REVISION))
        return before != after

    def replace(self, facts: Iterable[PersonalFacts], revision: str) -> None:
        """Make the whole copy anew."""
        from reader.library import digests, personal_rows, store

        known = _by_key(facts)
        with self._connections.writing() as connection:
            before = personal_rows.corrections(connection)
            personal_rows.clear(connection)
            personal_rows.write(connection, list(known.values()))
            store.mark_read(connection)
            store.correct_again(connection, _changed(before, personal_rows.corrections(connection)))
            digests.show_marked(connection)
            connection.execute(
                "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (REVISION, revision)
            )

    def of(self, keys: Iterable[str]) -> dict[str, PersonalFacts]:
        """What is known of these articles, by key; an article that nobody touched is left out.

        Tags stand in alphabetical order, notes in that of their marks.
        """
        from reader.library import personal_rows

        with self._connections.reading() as connection:
            return personal_rows.read(connection, [storable(key) for key in keys])


def _by_key(facts: Iterable[PersonalFacts]) -> dict[str, PersonalFacts]:
    found = {}
    for each in facts:
        key = storable(each.key)
        found[key] = each if key == each.key else replace(each, key=key)
    return found


def _changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The keys whose corrections differ."""
    return [key for key in before | after if before.get(key) != after.get(key)]
