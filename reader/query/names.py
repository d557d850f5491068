"""Finding what a person means by a name that they typed: in any case, in full, abbreviated or just begun."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from reader.model import Has, InRegion, Is, OfCommittee, OfKind

ListedFilter: TypeAlias = InRegion | OfKind | OfCommittee | Is | Has
"""A filter whose value comes from a list that is known here."""

_PARTS = re.compile(r"[^\W_]+")
FILLERS = frozenset({"and", "the"})
"""Words that names do without."""

_LONGEST = 80
_CLOSE_ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with the names it goes by, the first of which is for people; one name may stand for several."""

    value: ListedFilter
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.names[0]


class Names:
    """The values of one field by their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._exact: dict[str, list[Entry]] = {}
        self._beginnings: list[tuple[str, Entry]] = []
        for entry in self.entries:
            for name in entry.names:
                self._exact.setdefault(plain(name), []).append(entry)
                self._beginnings.append((plain(name), entry))
            self._beginnings += [(word, entry) for word in _words(entry.label)]

    def called(self, text: str) -> tuple[ListedFilter, ...]:
        """The values that have exactly this name, singular or plural; mostly one, () where there is none."""
        key = plain(text)
        for form in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key}s"):
            if found := self._exact.get(form):
                return tuple(entry.value for entry in found)
        return ()

    def beginning(self, text: str) -> tuple[Entry, ...]:
        """The entries of which a name, or a word of the label, begins with `text`."""
        key = plain(text)
        if not key:
            return ()
        return tuple(
            {entry.label: entry for name, entry in self._beginnings if name.startswith(key)}.values()
        )

    def nearest(self, text: str) -> str | None:
        """The label of the value whose name is spelled most like `text`; None where none is near."""
        close = difflib.get_close_matches(plain(text), list(self._exact), 1, _CLOSE_ENOUGH)
        return self._exact[close[0]][0].label if close else None


def plain(text: str) -> str:
    """`text` as names are compared: small letters and digits only, without accents and filling words."""
    words = _words(text)
    return "".join([word for word in words if word not in FILLERS] or words)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return _PARTS.findall(bare)
