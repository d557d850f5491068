"""Files that a newer version wrote are refused, and stay as they are byte for byte, with all that lies beside
them. Control: the same acts on files of this version.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reader import paths
from reader.errors import LibraryTooNew, NotebookTooNew
from reader.library import Library
from reader.model import Backup
from reader.notebook import Notebook
from tests.faults.finding import Finding
from tests.faults.homes import copy_home, make_home, open_home
from tests.faults.typing_program import Typist

_Act = Callable[[paths.Home], object]


def measure(cases: int, folder: Path) -> Finding:
    """cases: files, each with another version number and other things in it."""
    chance = random.Random(1)
    template = make_home(folder / "home")
    mistakes: list[str] = []
    done = 0
    for number in range(cases):
        home = paths.Home(copy_home(template, folder / f"newer{number}"))
        _use(home, f"n{number}", chance)
        for path in (home.library, home.notebook, *home.backups.glob("*.sqlite")):
            _raise_version(path, chance.choice((1, 2, 100, 2**31 - 10)))
        for name, act in _acts(home).items():
            done += 1
            mistakes += [f"{name}: {mistake}" for mistake in _try(home, act)]
    control = paths.Home(copy_home(template, folder / "control"))
    _use(control, "control", chance)
    changed = sum(bool(_try(control, act)) for act in _acts(control).values())
    return Finding(
        cases=done,
        figure=f"{done - len(mistakes)} of {done} refused, files identical byte for byte",
        held=not mistakes,
        control=f"files of this version: {changed} of {len(_acts(control))} not refused, or changed",
        caught=changed > 0,
        mistakes=tuple(mistakes),
    )


def _use(home: paths.Home, name: str, chance: random.Random) -> None:
    with open_home(home.folder) as noter:
        typist = Typist(noter, name, quiet=True)
        for _ in range(chance.randrange(12)):
            typist.change()
        noter.notebook.backups.make()


def _raise_version(path: Path, by: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version + by}")


def _acts(home: paths.Home) -> dict[str, _Act]:
    (backup,) = (Backup(path, "", 0) for path in home.backups.glob("*.sqlite"))

    def with_other_notebook(act: Callable[[Notebook], object]) -> _Act:
        """A notebook of this version that is offered the newer backup."""

        def run(home: paths.Home) -> None:
            other = Notebook.open(home.folder.with_name("other") / "notebook.sqlite")
            try:
                act(other)
            finally:
                other.close()

        return run

    return {
        "open the notebook": lambda home: Notebook.open(home.notebook).close(),
        "read the notebook": lambda home: Notebook.open(home.notebook, read_only=True).close(),
        "recover the notebook": lambda home: Notebook.recover(home.notebook)[0].close(),
        "look into the backup": with_other_notebook(lambda other: other.backups.contents(backup)),
        "restore the backup": with_other_notebook(lambda other: other.backups.restore(backup)),
        "open the library": lambda home: Library.open(home.library).close(),
        "read the library": lambda home: Library.open(home.library, read_only=True).close(),
        "recover the library": lambda home: Library.recover(home.library)[0].close(),
    }


def _try(home: paths.Home, act: _Act) -> list[str]:
    before = _content(home.folder)
    try:
        act(home)
        mistakes = ["not refused"]
    except (NotebookTooNew, LibraryTooNew) as error:
        mistakes = [] if error.safe and error.advice else ["not three sentences"]
    return mistakes + (["changed"] if _content(home.folder) != before else [])


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }
