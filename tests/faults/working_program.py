"""A program that does one kind of work for ever: `WORK FOLDER`, killed in the middle of it.

It says a line before each piece of work. With "careless" the files are written as no program should: straight
under their names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.library import Library
from reader.notebook import Notebook
from tests.faults.homes import import_edition, open_home
from tests.faults.processes import READY
from tests.faults.typing_program import Typist, say

if TYPE_CHECKING:
    from reader.exporting import Exporter

NEW_HOMES = "new"
OUTPUT = "out"
ANNOTATIONS = "notes.json"


def back_up(folder: Path) -> Iterator[None]:
    """The notebook changes between two backups."""
    with open_home(folder / "home") as noter:
        typist = Typist(noter, "typed", early=False, quiet=True)
        while True:
            typist.change()
            yield
            noter.notebook.backups.make()


def restore(folder: Path) -> Iterator[None]:
    """Back and forth between the two oldest backups."""
    with open_home(folder / "home") as noter:
        backups = noter.notebook.backups.all()[-2:]
        for number in count():
            yield
            noter.notebook.backups.restore(backups[number % 2])


def export(folder: Path) -> Iterator[None]:
    """What two homes hold of the same articles, in turn, into the same files."""
    from reader.exporting import Exporter

    with open_home(folder / "home") as first, open_home(folder / "other") as second:
        exporters = [Exporter(noter.library, noter.notebook) for noter in (first, second)]
        for number in count():
            yield
            export_once(exporters[number % 2], folder)


def export_once(exporter: Exporter, folder: Path) -> None:
    # Imported late, as above: the other kinds of work start sooner without.
    from reader.export import Preset
    from reader.exporting import Selection

    plan = exporter.plan(Selection.everything())
    exporter.write(plan, folder / OUTPUT, Preset.OBSIDIAN)
    exporter.write_annotations(plan, folder / OUTPUT / ANNOTATIONS)


def careless_export(folder: Path) -> Iterator[None]:
    """Files of known contents, written anew in place, some at a time; the control."""
    contents = {path.name: path.read_bytes() for path in (folder / OUTPUT).iterdir()}
    while True:
        yield
        for name, data in contents.items():
            with (folder / OUTPUT / name).open("wb") as file:
                for start in range(0, len(data), 512):
                    file.write(data[start : start + 512])
                    file.flush()


def create(folder: Path) -> Iterator[None]:
    """New homes, one after the other."""
    for number in count():
        yield
        home = paths.Home(folder / NEW_HOMES / str(number))
        Library.open(home.library).close()
        Notebook.open(home.notebook).close()


def take_in(folder: Path) -> Iterator[None]:
    """Imports of ever later editions, after each of which the marks find their places again."""
    with open_home(folder / "home") as noter:
        for number in count():
            yield
            import_edition(noter.library, number % 4)
            noter.library.imports.settle()
            noter.catch_up()


WORK: dict[str, Callable[[Path], Iterator[None]]] = {
    "backup": back_up,
    "restore": restore,
    "export": export,
    "creation": create,
    "import": take_in,
    "careless": careless_export,
}


def main() -> None:
    work, folder = sys.argv[1:]
    steps = WORK[work](Path(folder))
    next(steps)
    say(READY)
    for number in count():
        next(steps)
        say(f"done {number}")


if __name__ == "__main__":
    main()
