"""The library: its parts together, opened and closed as one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.library.articles import Articles
from reader.library.connections import Connections
from reader.library.finder import Finder
from reader.library.health import Health
from reader.library.imports import Imports
from reader.library.opening import open_connections
from reader.library.recovery import recover
from reader.library.shipped import Shipped
from reader.library.tree import Tree
from reader.model import CheckReport


class Library:
    """The articles on disk. Every method of every part may be called from any thread.

    read_only: nothing can be changed here; what would raises `EnvironmentFault`. set_aside: where `recover`
    put the damaged file, None otherwise.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.set_aside: Path | None = None
        self.articles = Articles(connections)
        self.tree = Tree(connections)
        self.finder = Finder(connections)
        self.imports = Imports(connections)
        self.health = Health(connections)
        self.shipped = Shipped(connections)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Library:
        """Open the library at `path`; file and folder are made where they are missing.

        Raises `LibraryTooNew`, `LibraryDamaged`, `EnvironmentFault`; the file is then as it was.
        """
        library = cls(open_connections(path, read_only=read_only))
        try:
            library.health.finish_interrupted()
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
            self.finder.close()
