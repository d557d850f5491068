"""Marks as rows, and rows as marks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from reader.model.marks import Anchor, Citation, Colour, Mark, MarkKind, Placement
from reader.notebook.store import Store
from reader.notebook.tables import ARTICLES, MARK_TAGS, MARKS, Fields
from reader.notebook.wording import clean

_KINDS = {kind.value: kind for kind in MarkKind}
_COLOURS: dict[str | None, Colour | None] = {colour.value: colour for colour in Colour} | {None: None}
_PLACEMENTS = {placement.value: placement for placement in Placement}
_MANY = 2_000
UNREADABLE_TITLE = "(title not readable)"
NO_ANCHOR: Fields = dict.fromkeys(("start", "end", "exact", "prefix", "suffix", "text_hash"))


def read_marks(
    store: Store, connection: sqlite3.Connection, rest: str = "", *parameters: object
) -> list[Mark]:
    """The sound marks among those that `rest`, SQL after FROM, names. Raises sqlite3 errors."""
    rows = list(store.raw_rows(connection, MARKS, rest, *parameters))
    if not rows:
        return []
    tags = _tags(store, connection, [row[0] for row in rows])
    articles = citations(store, connection, {row[2] for row in rows})
    return [_mark(row, articles, tags.get(row[0], ())) for row in rows]


def citations(store: Store, connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, Citation]:
    """The articles by their keys; one whose row is damaged has a stand-in for its title."""
    where, parameters = among("key", keys)
    found = {
        key: Citation(key, title, publisher, issued, label)
        for _, key, title, publisher, issued, label, *_ in store.raw_rows(
            connection, ARTICLES, where, *parameters
        )
    }
    for key in keys:
        if key not in found:
            found[key] = Citation(key, UNREADABLE_TITLE, None, None, "No date")
    return found


def among(column: str, values: Iterable[object], keyword: str = "WHERE") -> tuple[str, tuple[str, ...]]:
    """The SQL condition that `column` is one of `values`, however many, and its parameters."""
    return f"{keyword} {column} IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),)


def in_document_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Whole-article marks first, then by place."""
    return tuple(sorted(marks, key=document_order))


def document_order(mark: Mark) -> tuple[int, int, int]:
    return (mark.anchor.start, mark.anchor.end, mark.id) if mark.anchor else (-1, -1, mark.id)


def anchor_of(fields: Fields) -> Anchor | None:
    """Of a sound row; None for a mark on the whole article."""
    if fields["start"] is None:
        return None
    start, end = int(fields["start"]), int(fields["end"] or 0)
    exact, prefix, suffix, text_hash = (
        str(fields[each]) for each in ("exact", "prefix", "suffix", "text_hash")
    )
    return Anchor(start, end, exact, prefix, suffix, text_hash)


def anchor_fields(anchor: Anchor | None) -> Fields:
    if anchor is None:
        return dict(NO_ANCHOR)
    return {
        "start": anchor.start,
        "end": anchor.end,
        "exact": clean(anchor.exact),
        "prefix": clean(anchor.prefix),
        "suffix": clean(anchor.suffix),
        "text_hash": anchor.text_hash,
    }


def _mark(row: tuple[Any, ...], articles: dict[str, Citation], tags: tuple[str, ...]) -> Mark:
    row_id, uid, article, kind, placement, start, end, exact, prefix, suffix, text_hash = row[:11]
    colour, body, label, created, modified = row[11:16]
    anchor = None if start is None else Anchor(start, end, exact, prefix, suffix, text_hash)
    return Mark(
        row_id,
        uid,
        _KINDS[kind],
        articles[article],
        anchor,
        _PLACEMENTS[placement],
        _COLOURS[colour],
        body,
        label,
        tags,
        created,
        modified,
    )


def _tags(store: Store, connection: sqlite3.Connection, ids: list[int]) -> dict[int, tuple[str, ...]]:
    # Of very many marks it is quicker to read all tags there are.
    where, parameters = among("mark", ids) if len(ids) <= _MANY else ("", ())
    found: dict[int, list[str]] = {}
    for row in store.raw_rows(connection, MARK_TAGS, where, *parameters):
        found.setdefault(row[1], []).append(row[2])
    return {mark: tuple(sorted(tags, key=lambda tag: (tag.casefold(), tag))) for mark, tags in found.items()}
