"""The notebook: its parts together, opened and closed as one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.model import CheckReport
from reader.model.marks import Citation
from reader.model.personal import PersonalFacts
from reader.notebook.backups import Backups
from reader.notebook.colours import Colours
from reader.notebook.corrections import Corrections
from reader.notebook.facts import facts
from reader.notebook.health import Health
from reader.notebook.history import History
from reader.notebook.mark_rows import citations
from reader.notebook.marks import Marks
from reader.notebook.reading import Reading
from reader.notebook.review import Review
from reader.notebook.searches import Searches
from reader.notebook.store import Clock, Store, utc_now
from reader.notebook.tags import Tags


class Notebook:
    """What the person made of the articles. Every method of every part may be called from any thread.

    set_aside: where `recover` put the damaged file, None otherwise.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.set_aside: Path | None = None
        self.marks = Marks(store)
        self.tags = Tags(store)
        self.reading = Reading(store)
        self.searches = Searches(store)
        self.corrections = Corrections(store)
        self.colours = Colours(store)
        self.history = History(store)
        self.review = Review(store)
        self.health = Health(store)
        self.backups = Backups(store, store.path.with_name("backups"))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Clock = utc_now) -> Notebook:
        """Open the notebook at `path`; file and folder are made where they are missing. Where that is not
        possible because nothing can be written there, the notebook is empty and read-only.

        clock: gives the time of changes. Raises `NotebookTooNew`, `NotebookDamaged`, `EnvironmentFault`; the
        file is then as it was.
        """
        return cls(Store(path, read_only=read_only, clock=clock))

    @classmethod
    def recover(cls, path: Path) -> tuple[Notebook, CheckReport]:
        """Make a new notebook of what is right in the damaged one at `path`, which is set aside whole.

        Returns the new notebook, whose `set_aside` names the damaged one's new place, and what was found.
        Raises `NotebookTooNew`, `EnvironmentFault`; the damaged file is then as and where it was.
        """
        # Imported late: next to nobody ever pays for it.
        from reader.notebook.recovery import recover

        set_aside, report = recover(path)
        notebook = cls.open(path)
        notebook.set_aside = set_aside
        return notebook, report

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Nothing can be changed here; what would raises `EnvironmentFault`."""
        return self._store.read_only

    def facts(self, keys: Iterable[str] | None = None) -> Iterator[PersonalFacts]:
        """What the library keeps a copy of: for each of `keys`, also where there is nothing; None: for every
        article that there is something of. Raises `EnvironmentFault`, `NotebookDamaged`.
        """
        return facts(self._store, keys)

    def citations(self) -> dict[str, Citation]:
        """Every article that the notebook knows, by key, as it was last cited. Raises `EnvironmentFault`,
        `NotebookDamaged`.
        """
        with self._store.reading() as connection:
            keys = [key for (key,) in connection.execute("SELECT key FROM articles ORDER BY key")]
            return citations(self._store, connection, keys)

    def revision(self) -> str:
        """Names the present state; changes with every committed change, whoever makes it, and differs from
        that of any copy of the notebook that went its own way. Raises `EnvironmentFault`, `NotebookDamaged`.
        """
        return self._store.revision()

    def changed_since(self, revision: str | None) -> frozenset[str] | None:
        """The articles whose facts may be others than at `revision`; None where that cannot be told, so that
        all may be. Raises `EnvironmentFault`, `NotebookDamaged`.
        """
        with self._store.reading() as connection:
            number = self._store.knows(connection, revision or "")
            if number is None:
                return None
            rows = connection.execute("SELECT key FROM articles WHERE touched > ?", (number,))
            return frozenset(key for (key,) in rows)

    def data_version(self) -> int:
        """A number that changes whenever this process or another one has changed the notebook.

        Raises `EnvironmentFault` or `NotebookDamaged` where it cannot be read.
        """
        # One read serves both: a connection's own counter does not count what that connection wrote.
        return zlib.crc32(self.revision().encode())

    def changed_by_others(self) -> int:
        """A number that changes whenever something else than this object has changed the notebook.

        Raises as `data_version` does.
        """
        with self._store.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def free_within(self, seconds: float) -> bool:
        """Whether a read would begin within `seconds`; false while another thread makes a longer change."""
        return self._store.free_within(seconds)

    def close(self) -> None:
        """Close; afterwards everything raises `NotebookError`. May be called twice."""
        self._store.close()
