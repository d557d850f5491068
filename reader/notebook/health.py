"""Is the notebook what was once written, and putting it right as far as nothing is lost by it."""

from __future__ import annotations

import sqlite3

from reader.errors import NotebookDamaged
from reader.model import CheckReport
from reader.notebook import faults
from reader.notebook.changing import changing
from reader.notebook.repairing import loose, take_out_unsound, unsound
from reader.notebook.store import Store
from reader.notebook.tables import TABLES

_NAMES = {
    "articles": "Titles of articles",
    "texts": "Texts that marks were made in",
    "marks": "Highlights, notes and bookmarks",
    "mark_tags": "Tags of highlights, notes and bookmarks",
    "article_tags": "Tags of articles",
    "reading": "Entries on what was read",
    "searches": "Saved searches",
    "corrections": "Corrections of articles’ details",
    "colours": "Names of colours",
    "steps": "Steps that could be undone",
    "changes": "Changes that could be undone",
    "commits": "Entries of the notebook’s own log",
    "set_aside": "Entries set aside earlier",
}


class Health:
    """Both methods look through the whole file: a second for each 100,000 entries. Both raise
    `EnvironmentFault` where the machine refuses.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def damaged(self) -> int:
        """How many damaged entries were met and left out of lists since the notebook was opened."""
        return len(self._store.seen_damaged)

    def check(self) -> CheckReport:
        """Look through everything: the file, references, every entry's hash. Changes nothing. The report
        counts the articles that the notebook knows.
        """
        try:
            with self._store.reading() as connection:
                problems = structure(connection) or [*_references(connection), *_damaged(connection)]
                articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        except NotebookDamaged as error:
            return CheckReport(0, (error.happened,))
        return CheckReport(articles, tuple(problems))

    def repair(self) -> CheckReport:
        """Check; then make indexes again, and set damaged entries aside inside the notebook, where they are
        kept as they could be read.

        Raises `NotebookDamaged` where the file itself is damaged beyond that: `Notebook.recover` is for it.
        """
        if self._store.read_only:
            raise faults.read_only(self._store.path)
        before = self.check()
        with changing(self._store) as change:
            change.connection.execute("REINDEX")
            if structure(change.connection):
                raise faults.damaged(self._store.path)
            number = take_out_unsound(change)
        self._store.seen_damaged.clear()
        after = self.check()
        if not before.problems:
            return after
        repaired = ["The notebook’s indexes were made again."]
        if number:
            repaired.append(
                f"Damaged entries were taken out; what could be read of them is kept: {number:,}."
            )
        # Nothing is left: each problem is answered.
        repaired += ["References were put right."] * (len(before.problems) - len(repaired))
        return CheckReport(after.articles, before.problems, tuple(repaired))


def structure(connection: sqlite3.Connection) -> list[str]:
    """Damage of the file itself, as SQLite sees it."""
    try:
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        said = [str(error)]
    return [] if said == ["ok"] else ["The notebook’s file is damaged."]


def _references(connection: sqlite3.Connection) -> list[str]:
    number = len(loose(connection))
    return [f"Entries that belong to nothing: {number:,}."] if number else []


def _damaged(connection: sqlite3.Connection) -> list[str]:
    problems = []
    for table in TABLES:
        number = sum(1 for _ in unsound(connection, table))
        if number:
            problems.append(f"{_NAMES[table.name]} that are not what was saved: {number:,}.")
    return problems
