"""Marks whose place in a changed text is not certain, and giving marks their places anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.errors import UnknownMark
from reader.model.marks import Anchor, Mark, MarkKind, Placement
from reader.notebook import wording
from reader.notebook.anchoring import find_all, make_anchor
from reader.notebook.changing import Change, changing
from reader.notebook.mark_rows import among, anchor_fields, anchor_of, read_marks
from reader.notebook.store import Store
from reader.notebook.tables import ARTICLES, MARKS, TEXTS, Fields

_UNPLACED = (Placement.REVIEW.value, Placement.WAITING.value)
_NO_EARLIER: Mapping[str, str] = {}


class Review:
    """All methods raise `EnvironmentFault` and `NotebookDamaged`; those that change something commit it
    before they return. `place` and `keep` are steps of undo and raise `UnknownMark`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def queue(self) -> tuple[Mark, ...]:
        """The marks that wait for the person's word or for their article, the oldest first."""
        where, parameters = among("placement", _UNPLACED)
        with self._store.reading() as connection:
            return tuple(read_marks(self._store, connection, f"{where} ORDER BY id", *parameters))

    def place(self, mark_id: int, anchor: Anchor) -> Mark:
        """Put a mark where the person says."""
        return self._decide(mark_id, "Move", {**anchor_fields(anchor), "placement": Placement.PLACED.value})

    def keep(self, mark_id: int) -> Mark:
        """Leave a mark with its article, without a place in the present text, and out of the queue."""
        return self._decide(mark_id, "Keep", {"placement": Placement.KEPT.value})

    def keep_text(self, text: str, text_hash: str) -> None:
        """Keep a reading text that marks are about to be made in, so that they can find their places in a
        later one whatever becomes of the library. No step of undo.
        """
        if self.kept_text(text_hash) is None:
            with changing(self._store) as change:
                _keep_text(change, text, text_hash)

    def kept_text(self, text_hash: str) -> str | None:
        """The reading text with this SHA-256, None where it was never kept."""
        with self._store.reading() as connection:
            for _, fields in self._store.rows(connection, TEXTS, "WHERE text_hash = ?", text_hash):
                return str(fields["text"])
        return None

    def articles_anchored(self, keys: Iterable[str] | None = None) -> dict[str, set[str]]:
        """For each article with marks the hashes of the texts in which these were last given their places; ""
        for a mark that has waited for its article so far. keys: of these articles alone.
        """
        where, parameters = ("", ()) if keys is None else among("article", keys)
        with self._store.reading() as connection:
            rows = self._store.rows(connection, ARTICLES, "WHERE key IN (SELECT article FROM marks)")
            settled = {fields["key"]: fields["text_hash"] for _, fields in rows}
            found: dict[str, set[str]] = {}
            for _, fields in self._store.rows(connection, MARKS, where, *parameters):
                placed = fields["placement"] == Placement.PLACED.value and fields["start"] is not None
                text_hash = fields["text_hash"] if placed else settled.get(fields["article"])
                if fields["placement"] == Placement.WAITING.value:
                    text_hash = None
                found.setdefault(str(fields["article"]), set()).add(str(text_hash or ""))
        return found

    def settle(self, key: str, text: str, text_hash: str, earlier: Mapping[str, str] = _NO_EARLIER) -> bool:
        """Give every mark of the article its place in its present reading text; those whose place is not
        certain join the queue. One transaction, no step of undo. Returns whether any mark is another now.

        earlier: texts that the article had before, by their hashes, beside those that are kept here.
        """
        with changing(self._store) as change:
            stale = [
                (row_id, fields)
                for row_id, fields in change.rows(MARKS, "WHERE article = ?", key)
                if fields["text_hash"] != text_hash or fields["placement"] != Placement.PLACED.value
            ]
            before = {**earlier, **_kept_texts(change, stale)}
            for each, new in zip(stale, _outcomes(stale, text, before), strict=True):
                change.update(MARKS, *each, new)
                if new.get("text_hash") == text_hash:
                    _keep_text(change, text, text_hash)
            for article in change.rows(ARTICLES, "WHERE key = ?", key):
                change.update(ARTICLES, *article, {"text_hash": text_hash}, undoable=False)
            return bool(change.done)

    def article_gone(self, key: str) -> bool:
        """The library does not hold the article any more: its marks wait for it. No step of undo. Returns
        whether any mark is another now.
        """
        with changing(self._store) as change:
            for each in change.rows(MARKS, "WHERE article = ? AND placement <> ?", key, Placement.KEPT.value):
                change.update(MARKS, *each, {"placement": Placement.WAITING.value})
            for article in change.rows(ARTICLES, "WHERE key = ?", key):
                change.update(ARTICLES, *article, {"text_hash": None}, undoable=False)
            return bool(change.done)

    def _decide(self, mark_id: int, verb: str, new: Fields) -> Mark:
        with changing(self._store) as change:
            known = change.find(MARKS, "id", mark_id)
            if known is None:
                raise UnknownMark(mark_id)
            change.words = f"{verb} {wording.marks([MarkKind(str(known[1]['kind']))])}"
            change.update(MARKS, *known, new)
            change.touch_row(MARKS, known[1])
            (mark,) = read_marks(self._store, change.connection, "WHERE id = ?", mark_id)
        return mark


def _keep_text(change: Change, text: str, text_hash: str) -> None:
    if not change.rows(TEXTS, "WHERE text_hash = ?", text_hash):
        change.insert(TEXTS, {"text_hash": text_hash, "text": text}, undoable=False)


def _kept_texts(change: Change, marks: Iterable[tuple[int, Fields]]) -> dict[str, str]:
    """The texts that the marks count in, by their hashes, as far as they are kept."""
    where, parameters = among("text_hash", {fields["text_hash"] for _, fields in marks})
    rows = change.rows(TEXTS, where, *parameters)
    return {str(fields["text_hash"]): str(fields["text"]) for _, fields in rows}


def _outcomes(marks: list[tuple[int, Fields]], text: str, earlier: Mapping[str, str]) -> list[Fields]:
    """The fields that each mark gets: a new place, or word that it has none."""
    found: list[Fields] = [{} for _ in marks]
    groups: dict[str, list[tuple[int, Anchor]]] = {}
    for index, (_, fields) in enumerate(marks):
        anchor = anchor_of(fields)
        if anchor is None:
            found[index] = {"placement": Placement.PLACED.value}
        else:
            groups.setdefault(anchor.text_hash, []).append((index, anchor))
    for text_hash, group in groups.items():
        outcomes = find_all([anchor for _, anchor in group], text, earlier.get(text_hash))
        for (index, _), outcome in zip(group, outcomes, strict=True):
            if outcome.place is not None:
                new = anchor_fields(make_anchor(text, *outcome.place))
                found[index] = {**new, "placement": Placement.PLACED.value}
            elif marks[index][1]["placement"] != Placement.KEPT.value:
                found[index] = {"placement": Placement.REVIEW.value}
    return found
