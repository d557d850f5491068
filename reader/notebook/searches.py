"""Saved searches."""

from __future__ import annotations

from collections.abc import Iterable

from reader.errors import ReaderError
from reader.model.personal import SavedSearch
from reader.notebook.changing import Change, changing
from reader.notebook.mark_rows import among
from reader.notebook.store import Store
from reader.notebook.tables import SEARCHES, Fields
from reader.notebook.wording import clean, folded


class Searches:
    """All methods raise `EnvironmentFault` and `NotebookDamaged`; those that change something commit it
    before they return, as one step of undo.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[SavedSearch, ...]:
        """In alphabetical order of the names."""
        with self._store.reading() as connection:
            rows = self._store.rows(connection, SEARCHES)
            found = [SavedSearch(row, str(fields["name"]), str(fields["query"])) for row, fields in rows]
        return tuple(sorted(found, key=lambda search: (folded(search.name), search.id)))

    def add(self, name: str, query: str) -> SavedSearch:
        """Keep `query` under `name`, in place of the one that has the name so far.

        Raises `ReaderError` for an empty name.
        """
        name, query = _named(name), clean(query)
        with changing(self._store, f"Save the search “{name}”") as change:
            known = _by_name(change, name)
            if known is None:
                return SavedSearch(change.insert(SEARCHES, {"name": name, "query": query}), name, query)
            change.update(SEARCHES, *known, {"name": name, "query": query})
            return SavedSearch(known[0], name, query)

    def rename(self, search_id: int, name: str) -> SavedSearch:
        """Raises `ReaderError` for an empty name, that of another search, and a search that is not there."""
        name = _named(name)
        with changing(self._store) as change:
            known = change.find(SEARCHES, "id", search_id)
            if known is None:
                raise ReaderError("This saved search is not there any more.", "Nothing was changed.")
            other = _by_name(change, name)
            if other and other[0] != search_id:
                raise ReaderError(
                    f"There is a search called “{name}” already.",
                    "Nothing was changed.",
                    "Choose another name.",
                )
            change.words = f"Rename the search “{known[1]['name']}”"
            change.update(SEARCHES, *known, {"name": name})
            return SavedSearch(search_id, name, str(known[1]["query"]))

    def delete(self, search_ids: Iterable[int]) -> int:
        """Returns how many there were."""
        where, parameters = among("id", search_ids)
        with changing(self._store) as change:
            found = change.rows(SEARCHES, where, *parameters)
            for each in found:
                change.delete(SEARCHES, *each)
            one = len(found) == 1
            what = f"the search “{found[0][1]['name']}”" if one else f"{len(found):,} saved searches"
            change.words = f"Delete {what}"
        return len(found)


def _by_name(change: Change, name: str) -> tuple[int, Fields] | None:
    rows = change.rows(SEARCHES)
    return next((row for row in rows if folded(str(row[1]["name"])) == folded(name)), None)


def _named(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise ReaderError("A saved search needs a name.", "Nothing was changed.", "Type at least one letter.")
    return name
