"""Use case: one query, as typed, over the library."""

from __future__ import annotations

from reader.library import Library
from reader.model import CancelToken, SearchResults
from reader.query import parse


class Searcher:
    """Finds articles by what a person typed."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, text: str, limit: int = 20, cancel: CancelToken | None = None) -> SearchResults:
        """The best `limit` articles for `text`, and how it was read; any text gives an answer.

        Raises `Cancelled` where `cancel` says so, `LibraryError` or `EnvironmentFault` where the library
        cannot be read.
        """
        return self._library.finder.search(parse(text), limit=limit, cancel=cancel)
