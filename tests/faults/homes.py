"""Homes with a small library and a notebook, for programs that are then killed, starved or cut off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader import paths
from reader.library import Library
from reader.notebook import Notebook
from reader.noting import Noter
from tests.library.samples import HARBOUR, LANTERN, add, incoming

ARTICLES = 4


def lines_of(number: int, edition: int = 0) -> tuple[str, ...]:
    """The text of an article. edition: a later one has more lines, and lines in other places."""
    lines: Sequence[str] = HARBOUR if number % 2 else LANTERN
    added = tuple(f"Line {each} came with a later edition." for each in range(edition))
    return (f"# Lesson {number}", *added, *lines, f"The lesson of the harbour numbered {number} ends here.")


def import_edition(library: Library, edition: int) -> None:
    """Bring all articles in, as they are in `edition`."""
    add(
        library,
        *(
            incoming(f"Lesson {number}", lines_of(number, edition), ordinal=number, issued="2019-05")
            for number in range(1, ARTICLES + 1)
        ),
    )


def make_home(folder: Path) -> Path:
    """A new home with `ARTICLES` articles in its library, an empty notebook, and no shipped digests."""
    # Imported late: the programs that are started hundreds of times use homes that are there.
    from reader.shipping import stamp_of

    home = paths.Home(folder)
    library = Library.open(home.library)
    library.shipped.replace((), stamp_of(paths.corpus()))
    import_edition(library, 0)
    library.close()
    Notebook.open(home.notebook).close()
    return folder


def copy_home(folder: Path, to: Path) -> Path:
    """Copy a home that nobody has open."""
    return Path(shutil.copytree(folder, to))


@contextmanager
def open_home(folder: Path) -> Iterator[Noter]:
    """Library and notebook of a home, closed at the end. Raises our errors."""
    home = paths.Home(folder)
    library = Library.open(home.library)
    try:
        notebook = Notebook.open(home.notebook)
        try:
            yield Noter(library, notebook)
        finally:
            notebook.close()
    finally:
        library.close()


def problems_of(noter: Noter) -> list[str]:
    """What a check of library and notebook finds, once the notebook's changes have reached the library."""
    noter.catch_up()
    problems = [*noter.notebook.health.check().problems, *noter.library.health.check().problems]
    if noter.library.personal.revision() != noter.notebook.revision():
        problems.append("The library's copy does not follow the notebook.")
    return problems
