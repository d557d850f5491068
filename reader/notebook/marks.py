"""Highlights, notes and bookmarks."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from reader.errors import UnknownMark
from reader.model.marks import (
    Anchor,
    CarriedMark,
    CarryReport,
    Colour,
    Mark,
    MarkFilter,
    MarkKind,
    MarkOrder,
    NewMark,
    Placement,
)
from reader.notebook import wording
from reader.notebook.carrying import carry
from reader.notebook.changing import Change, changing
from reader.notebook.faults import damaged_row
from reader.notebook.mark_rows import among, anchor_fields, document_order, in_document_order, read_marks
from reader.notebook.store import Store
from reader.notebook.tables import MARK_TAGS, MARKS, Fields
from reader.notebook.tagging import Spelling, add_tags
from reader.notebook.wording import clean, folded

_EVERY = MarkFilter()


class Marks:
    """All methods raise `EnvironmentFault` and `NotebookDamaged`; those that change something commit it
    before they return, as one step of undo, and leave everything as it was where they raise.

    Text is kept as given, but for halves of characters (`wording.clean`).
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, *marks: NewMark) -> tuple[Mark, ...]:
        """Make marks; returns them in the same order."""
        words = f"Add {wording.marks([mark.kind for mark in marks])}"
        with changing(self._store, words) as change:
            spelling = Spelling(change.connection)
            ids = [_insert(change, mark, spelling) for mark in marks]
            made = {mark.id: mark for mark in self._read(change, ids)}
        return tuple(made[mark_id] for mark_id in ids)

    def change(
        self,
        mark_id: int,
        *,
        body: str | None = None,
        label: str | None = None,
        colour: Colour | None = None,
        anchor: Anchor | None = None,
    ) -> Mark:
        """Change what is not None; returns the mark as it is then. An anchor places it. Raises `UnknownMark`.

        Changes of a body that follow each other within some minutes are one step of undo.
        """
        new: Fields = {}
        if body is not None:
            new["body"] = clean(body)
        if label is not None:
            new["label"] = clean(label)
        if colour is not None:
            new["colour"] = colour.value
        if anchor is not None:
            new |= {**anchor_fields(anchor), "placement": Placement.PLACED.value}
        verb = "Move" if anchor else "Recolour" if colour else "Rename" if label is not None else "Edit"
        with changing(self._store) as change:
            found = _found(change, mark_id)
            kind = MarkKind(str(found[1]["kind"]))
            if new.keys() == {"body"}:
                kind = MarkKind.NOTE
                change.topic = f"body {mark_id}"
            change.words = f"{verb} {wording.marks([kind])}"
            _alter(change, found, new)
            (mark,) = self._read(change, [mark_id])
        return mark

    def recolour(self, mark_ids: Iterable[int], colour: Colour) -> int:
        """Give highlights among these marks a colour; returns how many were of another one."""
        where, parameters = among("id", mark_ids)
        parameters = (*parameters, MarkKind.HIGHLIGHT.value, colour.value)
        with changing(self._store) as change:
            found = change.rows(MARKS, f"{where} AND kind = ? AND colour IS NOT ?", *parameters)
            for each in found:
                _alter(change, each, {"colour": colour.value})
            change.words = f"Recolour {wording.marks([MarkKind.HIGHLIGHT] * len(found))}"
        return len(found)

    def delete(self, mark_ids: Iterable[int]) -> int:
        """Delete these marks with their tags; returns how many there were."""
        where, parameters = among("id", mark_ids)
        with changing(self._store) as change:
            found = change.whole_rows(MARKS, where, *parameters)
            for mark_id, fields in found:
                for each in change.whole_rows(MARK_TAGS, "WHERE mark = ?", mark_id):
                    change.delete(MARK_TAGS, *each)
                change.delete(MARKS, mark_id, fields)
                change.touch_row(MARKS, fields)
            kinds = [MarkKind(str(fields["kind"])) for _, fields in found]
            change.words = f"Delete {wording.marks(kinds)}"
        return len(found)

    def get(self, mark_id: int) -> Mark:
        """Raises `UnknownMark`; `NotebookDamaged` where this mark is not what was saved."""
        with self._store.reading() as connection:
            for mark in read_marks(self._store, connection, "WHERE id = ?", mark_id):
                return mark
            if connection.execute("SELECT 1 FROM marks WHERE id = ?", (mark_id,)).fetchone():
                raise damaged_row("This highlight, note or bookmark")
        raise UnknownMark(mark_id)

    def by_uid(self, uid: str) -> Mark | None:
        with self._store.reading() as connection:
            for mark in read_marks(self._store, connection, "WHERE uid = ?", uid):
                return mark
        return None

    def of_article(self, key: str) -> tuple[Mark, ...]:
        """In document order, marks on the whole article first."""
        with self._store.reading() as connection:
            return in_document_order(read_marks(self._store, connection, "WHERE article = ?", key))

    def select(
        self, filter: MarkFilter = _EVERY, *, limit: int | None = None, offset: int = 0
    ) -> tuple[Mark, ...]:
        """The marks that `filter` lets through, in its order; at most `limit`, after the first `offset`."""
        found = self._filtered(filter)
        if filter.order is MarkOrder.ARTICLE:
            found.sort(key=document_order)
            found.sort(key=lambda mark: (folded(mark.article.title), mark.article.key))
            found.sort(key=lambda mark: mark.article.issued or "", reverse=True)
        else:
            newest = filter.order is MarkOrder.NEWEST
            found.sort(key=lambda mark: (mark.created, mark.id), reverse=newest)
        return tuple(found[offset : None if limit is None else offset + limit])

    def count(self, filter: MarkFilter = _EVERY) -> int:
        """How many marks `filter` lets through."""
        return len(self._filtered(filter))

    def add_exact(self, marks: Iterable[CarriedMark]) -> CarryReport:
        """Take over marks from elsewhere, as one step of undo: uid, times, tags and all else as given.

        A mark whose uid is here already replaces the one here if it was modified later, else it is left out.
        New ones wait for their article's text (`Review.settle`).
        """
        return carry(self._store, marks)

    def _filtered(self, filter: MarkFilter) -> list[Mark]:
        conditions = ["TRUE"]
        parameters: list[str] = []
        for column, values in (
            ("kind", [kind.value for kind in filter.kinds] or None),
            ("colour", [colour.value for colour in filter.colours] or None),
            ("placement", [placement.value for placement in filter.placements] or None),
            ("article", None if filter.keys is None else sorted(filter.keys)),
        ):
            if values is not None:
                condition, more = among(column, values, "AND")
                conditions.append(condition)
                parameters += more
        with self._store.reading() as connection:
            found = read_marks(self._store, connection, f"WHERE {' '.join(conditions)}", *parameters)
        wanted = {folded(tag) for tag in filter.tags}
        if wanted:
            found = [mark for mark in found if wanted <= {folded(tag) for tag in mark.tags}]
        if filter.text:
            text = folded(filter.text)
            found = [mark for mark in found if _holds(mark, text)]
        return found

    def _read(self, change: Change, ids: Iterable[int]) -> list[Mark]:
        where, parameters = among("id", ids)
        return read_marks(self._store, change.connection, where, *parameters)


def _insert(change: Change, mark: NewMark, spelling: Spelling) -> int:
    article = change.article(mark.article, mark.anchor.text_hash if mark.anchor else None)
    fields: Fields = {
        "uid": secrets.token_hex(16),
        "article": article,
        "kind": mark.kind.value,
        "placement": Placement.PLACED.value,
        **anchor_fields(mark.anchor),
        "colour": mark.colour.value if mark.colour else None,
        "body": clean(mark.body),
        "label": clean(mark.label),
        "created": change.now,
        "modified": change.now,
    }
    mark_id = change.insert(MARKS, fields)
    add_tags(change, MARK_TAGS, mark_id, spelling.of(mark.tags))
    change.touch_row(MARKS, fields)
    return mark_id


def _found(change: Change, mark_id: int) -> tuple[int, Fields]:
    found = change.find(MARKS, "id", mark_id)
    if found is None:
        raise UnknownMark(mark_id)
    return found


def _alter(change: Change, mark: tuple[int, Fields], new: Fields) -> None:
    """Where nothing is different, nothing is written, the time neither."""
    if any(mark[1][column] != value for column, value in new.items()):
        change.update(MARKS, *mark, {**new, "modified": change.now})
        change.touch_row(MARKS, mark[1])


def _holds(mark: Mark, text: str) -> bool:
    quotation = mark.anchor.exact if mark.anchor else ""
    return any(text in folded(part) for part in (mark.body, mark.label, quotation))
