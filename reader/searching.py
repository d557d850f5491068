"""Use case: one query, as typed, over the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Digests

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import CancelToken, SearchResults


class Searcher:
    """Finds articles by what a person typed; any text gives an answer, which says how it was read.

    Both searches raise `Cancelled` where `cancel` says so, `LibraryError` or `EnvironmentFault` where the
    library cannot be read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(
        self,
        text: str,
        limit: int = 20,
        cancel: CancelToken | None = None,
        digests: Digests = Digests.LONE,
    ) -> SearchResults:
        """The best `limit` articles for `text`, best first."""
        from reader.query import parse

        return self._library.finder.search(parse(text), digests, limit=limit, cancel=cancel)

    def newest(
        self,
        text: str,
        limit: int = 20,
        cancel: CancelToken | None = None,
        digests: Digests = Digests.LONE,
    ) -> SearchResults:
        """The newest `limit` articles for `text`, not ranked: quick, a first answer while a person types."""
        from reader.query import parse

        return self._library.finder.newest(parse(text), digests, limit=limit, cancel=cancel)
