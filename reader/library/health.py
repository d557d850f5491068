"""Is the library sound, and putting it right where it is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from reader.errors import LibraryDamaged
from reader.library import checking, repairing
from reader.library.checking import Finding, Trouble
from reader.library.connections import Connections
from reader.library.faults import damaged
from reader.library.opening import REBUILDING
from reader.model import CheckReport

_CHUNK = 200
_REPAIRED = {
    Trouble.STRUCTURE: "The library's file was put in order.",
    Trouble.LOOSE_ROWS: "Entries that belonged to no article were taken out.",
    Trouble.UNREADABLE: "Articles that could not be read were made again.",
    Trouble.EARLIER: "Earlier texts that could not be read were taken out.",
    Trouble.OUTDATED: "Articles were laid out anew.",
    Trouble.PLACES: "The tree was made again.",
    Trouble.PERSONAL: "What you did with articles was tied to them again.",
    Trouble.INDEX: "The search index was made again.",
}


class Health:
    """Both methods take their time, some seconds for each 10,000 articles; while the index is checked or made
    again, others cannot import. Both raise `EnvironmentFault` where the machine refuses.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def check(self) -> CheckReport:
        """Look through everything: the file, every article's text and place, the index. Changes nothing."""
        try:
            found, articles = self._findings()
        except LibraryDamaged as error:
            return CheckReport(0, (error.happened,))
        return CheckReport(articles, tuple(each.sentence for each in found))

    def repair(self) -> CheckReport:
        """Check, and make again what is derived from the articles: HTML, reading text, tree and index.

        Raises `LibraryDamaged` where the file itself is damaged beyond that: `Library.recover` is for it.
        """
        if self._connections.read_only:
            raise self._connections.refusal(self._connections.path)
        before, _ = self._findings()
        if any(each.trouble is Trouble.STRUCTURE for each in before):
            self._rebuild_table_indexes()
        notes = self._remake_articles()
        self.rebuild()
        after, articles = self._findings()
        return _report(articles, before, after, notes)

    def rebuild(self) -> None:
        """Make tree and index again from the articles."""
        with self._connections.writing() as connection:
            repairing.rebuild(connection)
            connection.execute("DELETE FROM meta WHERE name = ?", (REBUILDING,))

    def _remake_articles(self) -> list[str]:
        """In chunks, so that others can write in between; until `rebuild` the index may be behind, and the
        flag sees to it that it is made again even if this ends here.
        """
        with self._connections.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, '1')", (REBUILDING,))
            states = checking.article_states(connection)
            repairing.drop_unreadable_versions(connection)
            row_ids = iter([each.row_id for each in states if not (each.readable and each.current)])
        plain, lost = 0, []
        while chunk := list(islice(row_ids, _CHUNK)):
            with self._connections.writing() as connection:
                remade = repairing.remake(connection, chunk)
            plain += remade.plain
            lost += [
                f"“{title}” could not be read and was taken out; import it again." for title in remade.lost
            ]
        if plain:
            lost.append(
                f"Articles of which only the words could be read, without their formatting: {plain:,}."
            )
        return lost

    def _rebuild_table_indexes(self) -> None:
        with self._connections.writing() as connection:
            connection.execute("REINDEX")
        with self._connections.writing() as connection:
            if checking.structure(connection):
                raise damaged(self._connections.path)

    def _findings(self) -> tuple[list[Finding], int]:
        """What is wrong, and how many articles there are."""
        with self._connections.reading() as connection:
            found = checking.findings(connection)
            if any(each.trouble is Trouble.STRUCTURE for each in found):
                return found, 0
            articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        with self._checkable() as connection:
            return [*found, *checking.index_findings(connection)], articles

    @contextmanager
    def _checkable(self) -> Iterator[sqlite3.Connection]:
        """A connection on which FTS5 will check its index: it asks for one that may write."""
        if not self._connections.read_only:
            with self._connections.writing() as connection:
                yield connection
            return
        with self._connections.reading() as connection:
            copy = sqlite3.connect("", isolation_level=None)  # a temporary file that SQLite removes itself
            try:
                connection.backup(copy)
                yield copy
            finally:
                copy.close()


def _report(
    articles: int, before: Sequence[Finding], after: Sequence[Finding], notes: Sequence[str]
) -> CheckReport:
    left = {each.trouble for each in after}
    new = [each for each in after if each.trouble not in {known.trouble for known in before}]
    repaired = [_REPAIRED[each.trouble] for each in before if each.trouble not in left]
    return CheckReport(articles, tuple(each.sentence for each in (*before, *new)), (*repaired, *notes))
