"""The tables of `notebook.sqlite` as the present version has them, and the hash that each row carries.

The hash is the SHA-256 of the ASCII text of a JSON array: the table's name, the row's id, then every other
field but the hash in the order given here; no white space, every character outside ASCII as `\\uXXXX`. JSON
tells NULL, numbers and text apart, and the name and the id see to it that a row is right only in its own
place. SQLite's own checks notice a broken page, but not a changed letter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

Value = str | int | None
Fields = dict[str, Value]
"""Fields of one row by their columns, `id` and the hash excepted."""


def _encode(values: Iterable[Any]) -> bytes:
    """As the `json` module would, which takes three times as long. TypeError for any other type."""
    return b"[%b]" % ",".join(
        [
            _quoted(value)
            if type(value) is str
            else "null"
            if value is None
            else str(value)
            if type(value) is int
            else _refused(value)
            for value in values
        ]
    ).encode("ascii")


def _refused(value: object) -> str:
    raise TypeError(f"neither text nor number: {type(value)}")


@dataclass(frozen=True, slots=True)
class Table:
    """columns: beside `id` and `sha256`, in the order of the hash."""

    name: str
    columns: tuple[str, ...]

    @property
    def select(self) -> str:
        """Reads whole rows: id, columns, hash."""
        return f"SELECT {self.qualified} FROM {self.name}"

    @property
    def qualified(self) -> str:
        return ", ".join(f"{self.name}.{column}" for column in ("id", *self.columns, "sha256"))

    def digest(self, row_id: int, values: tuple[Value, ...]) -> bytes:
        return hashlib.sha256(_encode((self.name, row_id, *values))).digest()

    def is_sound(self, row: tuple[object, ...]) -> bool:
        """Whether a row as `select` reads it is what was once written."""
        try:
            return hashlib.sha256(_encode((self.name, *row[:-1]))).digest() == row[-1]
        except TypeError:
            return False  # bytes or a fraction, which are never written

    def fields(self, row: tuple[object, ...]) -> Fields:
        """Of a sound row as `select` reads it."""
        return dict(zip(self.columns, row[1:-1], strict=True))  # type: ignore[arg-type]


COMMITS = Table("commits", ("token",))
ARTICLES = Table("articles", ("key", "title", "publisher", "issued", "label", "text_hash", "touched"))
TEXTS = Table("texts", ("text_hash", "text"))
MARKS = Table(
    "marks",
    (
        *("uid", "article", "kind", "placement", "start", "end", "exact", "prefix", "suffix", "text_hash"),
        *("colour", "body", "label", "created", "modified"),
    ),
)
MARK_TAGS = Table("mark_tags", ("mark", "tag"))
ARTICLE_TAGS = Table("article_tags", ("article", "tag"))
READING = Table("reading", ("article", "read", "position", "opened"))
SEARCHES = Table("searches", ("name", "query"))
CORRECTIONS = Table("corrections", ("article", "title", "regions", "issued", "kind"))
COLOURS = Table("colours", ("colour", "name"))
STEPS = Table("steps", ("words", "topic", "made", "state"))
CHANGES = Table("changes", ("step", "place", "row", "before", "after"))
SET_ASIDE = Table("set_aside", ("place", "row", "content", "found"))

PERSONAL = (ARTICLES, TEXTS, MARKS, MARK_TAGS, ARTICLE_TAGS, READING, SEARCHES, CORRECTIONS, COLOURS)
"""What the person made, those that others refer to first."""
TABLES = (COMMITS, *PERSONAL, STEPS, CHANGES, SET_ASIDE)
BY_NAME = {table.name: table for table in TABLES}
