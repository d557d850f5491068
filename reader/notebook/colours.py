"""The names that the person gives to the colours of highlights."""

from __future__ import annotations

from reader.model.marks import Colour
from reader.notebook.changing import changing
from reader.notebook.store import Store
from reader.notebook.tables import COLOURS
from reader.notebook.wording import clean


class Colours:
    """Both methods raise `EnvironmentFault` and `NotebookDamaged`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def names(self) -> dict[Colour, str]:
        """A name for every colour: the person's own, else the colour's."""
        names = {colour: colour.value.capitalize() for colour in Colour}
        with self._store.reading() as connection:
            for _, fields in self._store.rows(connection, COLOURS):
                names[Colour(str(fields["colour"]))] = str(fields["name"])
        return names

    def rename(self, colour: Colour, name: str) -> None:
        """Give a colour a name; an empty one gives it its own back. One step of undo."""
        name = " ".join(clean(name).split())
        with changing(self._store, f"Rename the colour {colour.value}") as change:
            known = change.find(COLOURS, "colour", colour.value)
            if known and name:
                change.update(COLOURS, *known, {"name": name})
            elif known:
                change.delete(COLOURS, *known)
            elif name:
                change.insert(COLOURS, {"colour": colour.value, "name": name})
