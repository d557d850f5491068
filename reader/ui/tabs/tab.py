"""One tab, and how tabs are kept in the settings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from reader.ui.history import History, Visit

_MOST = 50


@dataclass(slots=True, eq=False)
class Tab:
    """history: what was read in it, which begins with what it was opened for. title: of the article it
    stands at, "" until that is known.
    """

    history: History
    title: str = ""

    @property
    def key(self) -> str | None:
        """The article it stands at; None for none."""
        return self.history.current.key if self.history.current else None


def pack(tabs: Iterable[Tab]) -> list[str]:
    """The tabs as texts for the settings: of each the article it stands at, its place and its title."""
    return [
        json.dumps({"key": visit.key, "offset": visit.offset or 0, "title": tab.title}, ensure_ascii=False)
        for tab in tabs
        if (visit := tab.history.current)
    ]


def unpack(texts: Iterable[str]) -> list[Tab]:
    """The tabs that `pack` made these texts of; what cannot be understood is left out."""
    tabs = []
    for text in texts:
        try:
            told = json.loads(text)
            key, offset, title = told["key"], told["offset"], told["title"]
        except (ValueError, TypeError, KeyError):
            continue
        if isinstance(key, str) and isinstance(offset, int) and isinstance(title, str) and key:
            tabs.append(Tab(History(Visit(key, offset=max(offset, 0))), title))
    return tabs[:_MOST]
