"""The library: its parts together, opened and closed as one."""

from __future__ import annotations

import sqlite3
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.articles import Articles
from reader.library.opening import open_connections, repair_was_cut_short

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.acronyms import Acronyms
    from reader.library.connections import Connections
    from reader.library.finder import Finder
    from reader.library.health import Health
    from reader.library.imports import Imports
    from reader.library.personal import Personal
    from reader.library.related import RelatedArticles
    from reader.library.shipped import Shipped
    from reader.library.titles import Titles
    from reader.library.tree import Tree
    from reader.library.unread import UnreadArticles
    from reader.model import CheckReport


class Library:
    """The articles on disk. Every method of every part may be called from any thread.

    `articles` is what the first paint shows; the other parts are loaded when first asked for.
    read_only: nothing can be changed here; what would raises `EnvironmentFault`. set_aside: where `recover`
    put the damaged file, None otherwise.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.set_aside: Path | None = None
        self.articles = Articles(connections)

    @cached_property
    def tree(self) -> Tree:
        from reader.library.tree import Tree

        return Tree(self._connections)

    @cached_property
    def finder(self) -> Finder:
        from reader.library.finder import Finder

        return Finder(self._connections)

    @cached_property
    def imports(self) -> Imports:
        from reader.library.imports import Imports

        return Imports(self._connections)

    @cached_property
    def health(self) -> Health:
        from reader.library.health import Health

        return Health(self._connections)

    @cached_property
    def personal(self) -> Personal:
        from reader.library.personal import Personal

        return Personal(self._connections)

    @cached_property
    def acronyms(self) -> Acronyms:
        from reader.library.acronyms import Acronyms

        return Acronyms(self._connections)

    @cached_property
    def related(self) -> RelatedArticles:
        from reader.library.related import RelatedArticles

        return RelatedArticles(self._connections)

    @cached_property
    def unread(self) -> UnreadArticles:
        from reader.library.unread import UnreadArticles

        return UnreadArticles(self._connections)

    @cached_property
    def shipped(self) -> Shipped:
        from reader.library.shipped import Shipped

        return Shipped(self._connections)

    @cached_property
    def titles(self) -> Titles:
        from reader.library.titles import Titles

        return Titles(self._connections)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, or_read: bool = False) -> Library:
        """Open the library at `path`; file and folder are made where they are missing.

        or_read: where the disk is so full that SQLite finds no room for the small file that it keeps beside
        a library in use, read it without; only for a short time, since another program that finds room
        meanwhile is not noticed.

        Raises `LibraryTooNew`, `LibraryDamaged`, `EnvironmentFault`; the file is then as it was.
        """
        library = cls(open_connections(path, read_only=read_only, or_read=or_read))
        try:
            if repair_was_cut_short(library._connections):
                library.health.rebuild()
        except BaseException:
            library.close()
            raise
        return library

    @classmethod
    def recover(cls, path: Path) -> tuple[Library, CheckReport]:
        """Make a new library of what can be read of the damaged one at `path`, which is set aside whole.

        Returns the new library, whose `set_aside` names the damaged one's new place, and what was found.
        Raises `LibraryTooNew`, `EnvironmentFault`; the damaged file is then as and where it was.
        """
        from reader.library.recovery import recover

        set_aside, report = recover(path)
        library = cls.open(path)
        library.set_aside = set_aside
        return library, report

    @property
    def read_only(self) -> bool:
        return self._connections.read_only

    @property
    def sqlite_version(self) -> str:
        """Of the SQLite that is in use, for people: "3.40.1"."""
        return sqlite3.sqlite_version

    def data_version(self) -> int:
        """A number that changes whenever this process or another one has changed the library.

        Raises `EnvironmentFault` or `LibraryDamaged` where it cannot be read.
        """
        return self._connections.data_version()

    def close(self) -> None:
        """Stop what still reads, and close; afterwards everything raises `LibraryError`. May be called
        twice.
        """
        try:
            self._connections.close()  # first: it waits for what still searches
        finally:
            if "finder" in vars(self):
                self.finder.close()
