"""What the person put right in the details of articles."""

from __future__ import annotations

from reader.model.issued import NOT_DATED, DateEvidence, Issued
from reader.model.kinds import Kind
from reader.model.marks import Citation
from reader.model.personal import Correction
from reader.model.regions import Region
from reader.notebook.changing import changing
from reader.notebook.store import Store
from reader.notebook.tables import CORRECTIONS, Fields
from reader.notebook.wording import clean


class Corrections:
    """All methods raise `EnvironmentFault` and `NotebookDamaged`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str) -> Correction | None:
        with self._store.reading() as connection:
            for _, fields in self._store.rows(connection, CORRECTIONS, "WHERE article = ?", key):
                return correction(fields)
        return None

    def all(self) -> dict[str, Correction]:
        """By the keys of the articles."""
        with self._store.reading() as connection:
            rows = self._store.rows(connection, CORRECTIONS)
            return {str(fields["article"]): correction(fields) for _, fields in rows}

    def set(self, citation: Citation, correction: Correction | None) -> None:
        """Put an article's details right in place of any earlier correction; None goes back to the source's.

        One step of undo, committed before this returns.
        """
        wanted = _columns(correction) if correction and correction != Correction() else None
        with changing(self._store, "Correct an article’s details") as change:
            key = change.article(citation)
            known = change.find(CORRECTIONS, "article", key)
            if wanted is None:
                change.words = "Take back a correction"
                if known:
                    change.delete(CORRECTIONS, *known)
            elif known:
                change.update(CORRECTIONS, *known, wanted)
            else:
                change.insert(CORRECTIONS, {"article": key, **wanted})
            if change.done:
                change.touch([key])


def correction(fields: Fields) -> Correction:
    """Of a sound row."""
    title, regions, issued, kind = (fields[column] for column in ("title", "regions", "issued", "kind"))
    return Correction(
        title=None if title is None else str(title),
        regions=None if regions is None else tuple(Region(code) for code in str(regions).split(",") if code),
        issued=None if issued is None else _date(str(issued)),
        kind=None if kind is None else Kind(str(kind)),
    )


def _date(iso: str) -> Issued:
    return Issued.stated(iso, DateEvidence.CORRECTION) if iso else NOT_DATED


def _columns(correction: Correction) -> Fields:
    regions = correction.regions
    return {
        "title": None if correction.title is None else clean(correction.title),
        "regions": None if regions is None else ",".join(regions),
        "issued": None if correction.issued is None else correction.issued.iso or "",
        "kind": correction.kind.value if correction.kind else None,
    }
