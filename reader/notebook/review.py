"""Marks whose place in a changed text is not certain, and giving marks their places anew."""

from __future__ import annotations

from reader.errors import UnknownMark
from reader.model.marks import Anchor, Mark, MarkKind, Placement
from reader.notebook import wording
from reader.notebook.changing import changing
from reader.notebook.mark_rows import among, anchor_fields, read_marks
from reader.notebook.store import Store
from reader.notebook.tables import MARKS, Fields

_UNPLACED = (Placement.REVIEW.value, Placement.WAITING.value)


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
