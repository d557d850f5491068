"""Read and unread, and where the person stopped."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.marks import Citation
from reader.model.personal import ReadingState
from reader.notebook import wording
from reader.notebook.changing import Change, changing
from reader.notebook.mark_rows import among
from reader.notebook.store import Store
from reader.notebook.tables import READING, Fields


class Reading:
    """All methods raise `EnvironmentFault` and `NotebookDamaged`; those that change something commit it
    before they return.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def state(self, key: str) -> ReadingState:
        """Of one article; that of an article never opened where nothing is known."""
        return self.states([key]).get(key, ReadingState())

    def states(self, keys: Iterable[str]) -> dict[str, ReadingState]:
        """Of those of the articles that something is known of."""
        where, parameters = among("article", keys)
        with self._store.reading() as connection:
            rows = self._store.rows(connection, READING, where, *parameters)
            return {str(fields["article"]): reading_state(fields) for _, fields in rows}

    def recent(self, limit: int) -> tuple[str, ...]:
        """Keys of the articles opened last, the latest first."""
        rest = "WHERE opened IS NOT NULL ORDER BY opened DESC, id DESC LIMIT ?"
        with self._store.reading() as connection:
            rows = self._store.rows(connection, READING, rest, limit)
            return tuple(str(fields["article"]) for _, fields in rows)

    def mark_read(self, citations: Citation | Iterable[Citation], read: bool) -> int:
        """Mark articles as read or unread, as one step of undo; returns how many were not so before."""
        chosen = [citations] if isinstance(citations, Citation) else list(citations)
        with changing(self._store) as change:
            for citation in chosen:
                row = _row(change, citation)
                if row[1]["read"] != int(read):
                    change.update(READING, *row, {"read": int(read)})
                    change.touch([citation.key])
            number = len(change.done)
            change.words = f"Mark {wording.articles(number)} as {'read' if read else 'unread'}"
        return number

    def finished(self, citation: Citation) -> None:
        """The end of the article was seen: it is read. No step of undo, since nobody asked for it."""
        with changing(self._store) as change:
            row = _row(change, citation)
            if not row[1]["read"]:
                change.update(READING, *row, {"read": 1}, undoable=False)
                change.touch([citation.key])

    def positions(self) -> dict[str, int]:
        """Of every article in which the person stopped below its beginning: where."""
        with self._store.reading() as connection:
            rows = self._store.rows(connection, READING, "WHERE position > 0")
            return {str(fields["article"]): int(fields["position"] or 0) for _, fields in rows}

    def remember(self, citation: Citation, position: int) -> None:
        """Where the person stopped, in code points of the reading text. No step of undo."""
        with changing(self._store) as change:
            change.update(READING, *_row(change, citation), {"position": position}, undoable=False)

    def opened(self, citation: Citation) -> None:
        """The article was opened now. No step of undo."""
        with changing(self._store) as change:
            now = f"{change.now[:19]}Z"
            change.update(READING, *_row(change, citation), {"opened": now}, undoable=False)
            change.touch([citation.key])


def reading_state(fields: Fields) -> ReadingState:
    position, opened = fields["position"], fields["opened"]
    return ReadingState(bool(fields["read"]), int(position or 0), None if opened is None else str(opened))


def _row(change: Change, citation: Citation) -> tuple[int, Fields]:
    """The article's row, made where there is none; no step of undo, since others write into it too."""
    key = change.article(citation)
    known = change.find(READING, "article", key)
    if known:
        return known
    fields: Fields = {"article": key, "read": 0, "position": 0, "opened": None}
    return change.insert(READING, fields, undoable=False), fields
