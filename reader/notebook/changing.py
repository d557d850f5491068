"""Making changes: rows written with their hashes, and what undo needs remembered beside them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reader.model.marks import Citation
from reader.notebook.faults import damaged_row
from reader.notebook.steps import remember
from reader.notebook.store import Store, next_id
from reader.notebook.tables import ARTICLES, MARKS, SET_ASIDE, Fields, Table, Value
from reader.notebook.wording import clean


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after: None where it was not there; of a changed row the changed fields alone."""

    table: Table
    row_id: int
    before: Fields | None
    after: Fields | None


class Change:
    """One running change of the notebook, inside a transaction. All methods raise sqlite3 errors.

    words: what is done, for people, as one step of undo; "" for what is no step. topic: steps of the same
    topic that follow each other closely become one. done: what was done so far. now: when it began.
    """

    def __init__(self, store: Store, connection: sqlite3.Connection, words: str, topic: str) -> None:
        self._store = store
        self.connection = connection
        self.words = words
        self.topic = topic
        self.now = store.now()
        self.done: list[RowChange] = []
        self._commit = store.next_commit(connection)
        self._next_ids: dict[str, int] = {}
        self._touched: set[str] = set()
        self._articles: dict[str, tuple[int, Fields]] = {}

    def rows(self, table: Table, rest: str = "", *parameters: object) -> list[tuple[int, Fields]]:
        """As `Store.rows`."""
        return list(self._store.rows(self.connection, table, rest, *parameters))

    def whole_rows(self, table: Table, rest: str, *parameters: object) -> list[tuple[int, Fields]]:
        """As `rows`, but raises `NotebookDamaged` where one of them is not what was written."""
        found = self.rows(table, rest, *parameters)
        there = self.connection.execute(f"SELECT count(*) FROM {table.name} {rest}", parameters).fetchone()[0]
        if len(found) != there:
            raise damaged_row("An entry of the notebook")
        return found

    def find(self, table: Table, column: str, value: Value) -> tuple[int, Fields] | None:
        """The one row with `value` in `column`. Raises `NotebookDamaged` where it is not what was written."""
        for row in self.connection.execute(f"{table.select} WHERE {column} = ?", (value,)):
            if not table.is_sound(row):
                self._store.seen_damaged.add((table.name, row[0]))
                raise damaged_row("An entry of the notebook")
            return row[0], table.fields(row)
        return None

    def insert(
        self, table: Table, fields: Fields, *, row_id: int | None = None, undoable: bool = True
    ) -> int:
        """Add a row; returns its id. row_id: for one that comes back."""
        if row_id is None:
            row_id = self._next_ids.get(table.name) or next_id(self.connection, table)
            self._next_ids[table.name] = row_id + 1
        values = tuple(fields[column] for column in table.columns)
        marks = ", ".join("?" * (len(values) + 2))
        self.connection.execute(
            f"INSERT INTO {table.name} (id, {', '.join(table.columns)}, sha256) VALUES ({marks})",
            (row_id, *values, table.digest(row_id, values)),
        )
        if undoable:
            self.done.append(RowChange(table, row_id, None, fields))
        return row_id

    def update(
        self, table: Table, row_id: int, fields: Fields, new: Fields, *, undoable: bool = True
    ) -> Fields:
        """Give a row whose sound `fields` were just read some `new` ones; returns all of them."""
        after = {column: value for column, value in new.items() if fields[column] != value}
        if not after:
            return fields
        whole = {**fields, **after}
        values = tuple(whole[column] for column in table.columns)
        settings = ", ".join(f"{column} = ?" for column in (*after, "sha256"))
        self.connection.execute(
            f"UPDATE {table.name} SET {settings} WHERE id = ?",
            (*after.values(), table.digest(row_id, values), row_id),
        )
        if undoable:
            self.done.append(RowChange(table, row_id, {column: fields[column] for column in after}, after))
        return whole

    def delete(self, table: Table, row_id: int, fields: Fields, *, undoable: bool = True) -> None:
        """Delete a row whose sound `fields` were just read."""
        self.connection.execute(f"DELETE FROM {table.name} WHERE id = ?", (row_id,))
        if undoable:
            self.done.append(RowChange(table, row_id, fields, None))

    def article(self, citation: Citation, text_hash: str | None = None) -> str:
        """See to it that the article is known, as `citation` has it; returns its key.

        text_hash: of its present text, to be noted for an article that is new here.
        """
        fields: Fields = {
            "title": clean(citation.title),
            "publisher": clean(citation.publisher) if citation.publisher is not None else None,
            "issued": citation.issued,
            "label": clean(citation.label),
        }
        new = {"key": citation.key, **fields, "text_hash": text_hash, "touched": 0}
        row = self.connection.execute(f"{ARTICLES.select} WHERE key = ?", (citation.key,)).fetchone()
        if row is None:
            known = self.insert(ARTICLES, new, undoable=False), new
        elif ARTICLES.is_sound(row):
            known = row[0], self.update(ARTICLES, row[0], ARTICLES.fields(row), fields, undoable=False)
        else:
            # Nothing that the person wrote stands there, and it must not keep them from writing more.
            self.rewrite(ARTICLES, row, new)
            known = row[0], new
        self._articles[citation.key] = known
        return citation.key

    def keep_aside(self, table: Table, row: tuple[object, ...]) -> None:
        """Keep what can be read of a damaged row, as `Table.select` reads it, before it is written over."""
        fields: Fields = {
            "place": table.name,
            "row": int(str(row[0])),
            "content": json.dumps(dict(zip(table.columns, row[1:-1], strict=True)), default=repr),
            "found": self.now,
        }
        self.insert(SET_ASIDE, fields, undoable=False)

    def rewrite(self, table: Table, row: tuple[object, ...], fields: Fields) -> None:
        """Keep a damaged row aside and give it `fields`."""
        self.keep_aside(table, row)
        settings = ", ".join(f"{column} = ?" for column in (*fields, "sha256"))
        values = tuple(fields[column] for column in table.columns)
        row_id = int(str(row[0]))
        self.connection.execute(
            f"UPDATE {table.name} SET {settings} WHERE id = ?",
            (*fields.values(), table.digest(row_id, values), row_id),
        )

    def touch(self, keys: Iterable[str]) -> None:
        """What the library holds a copy of is changed for these articles."""
        self._touched.update(keys)

    def touch_row(self, table: Table, fields: Fields) -> None:
        """As `touch`, for the article that a row belongs to; nothing for rows that belong to none."""
        key = fields.get("article")
        if "mark" in fields:
            mark = self.find(MARKS, "id", fields["mark"])
            key = mark[1]["article"] if mark else None
        if isinstance(key, str):
            self._touched.add(key)

    def finish(self) -> None:
        """Number the touched articles and remember the step; to be called once, last."""
        for key in sorted(self._touched):
            known = self._articles.get(key)
            for each in [known] if known else self.rows(ARTICLES, "WHERE key = ?", key):
                self.update(ARTICLES, *each, {"touched": self._commit}, undoable=False)
        if self.words and self.done:
            remember(self, self.words, self.topic)


@contextmanager
def changing(store: Store, words: str = "", topic: str = "") -> Iterator[Change]:
    """One change of the notebook, committed as the block ends, or undone where an error leaves it.

    words, topic: as in `Change`, where they can be set later too.
    Raises `EnvironmentFault`, `NotebookDamaged`, `NotebookError`.
    """
    with store.writing() as connection:
        change = Change(store, connection, words, topic)
        yield change
        change.finish()
