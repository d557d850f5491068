"""What the commands are given: how to open and make what they use, and where the person's data lies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from reader.cli import output
from reader.cli.wording import counted
from reader.errors import ReaderError
from reader.noting import Noter

if TYPE_CHECKING:  # no command pays for what it does not use
    from reader.importing import Importer
    from reader.ingest import ParserPool
    from reader.library import Library
    from reader.model import CheckReport
    from reader.model.requests import WindowRequest
    from reader.notebook import Notebook
    from reader.paths import Home
    from reader.searching import Searcher


class OpenWindow(Protocol):
    def __call__(
        self, home: Home, bench_start: bool = False, request: WindowRequest | None = None
    ) -> int: ...


@dataclass(frozen=True, slots=True)
class Services:
    """Filled in by `reader.app`. open_library raises our errors where the library is refused, and so does
    stock, which sees to it that the library has the digests that ship with the program.
    """

    open_library: Callable[[Path], Library]
    recover_library: Callable[[Path], tuple[Library, CheckReport]]
    stock: Callable[[Library], object]
    make_parsers: Callable[[], ParserPool]
    make_importer: Callable[[Library], Importer]
    make_searcher: Callable[[Library], Searcher]
    open_window: OpenWindow
    open_noter: Callable[[Home, Library], tuple[Noter, CheckReport | None]]
    open_notebook: Callable[[Path], Notebook]
    recover_notebook: Callable[[Path], tuple[Notebook, CheckReport]]


class CouldNotStart(click.ClickException):
    """The work could not begin: shown as it is, exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """One run of the command line: the services and the home it works on."""

    services: Services
    home: Home

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library as it and the notebook are now, open for the length of a `with`. A library that is
        refused is `CouldNotStart`.
        """
        with self.bare_library() as library:
            self.catch_up(library)
            yield library

    @contextmanager
    def bare_library(self) -> Iterator[Library]:
        """As `library`, without a look at the notebook."""
        try:
            library = self.services.open_library(self.home.library)
        except ReaderError as error:
            raise CouldNotStart(str(error)) from error
        try:
            self.stock(library)
            yield library
        finally:
            library.close()

    @contextmanager
    def noter(self) -> Iterator[Noter]:
        """Library and notebook together, open for the length of a `with`; as `library`.

        A damaged notebook was set aside, and a new one made of what is sound in it: that is said.
        """
        with self.bare_library() as library:
            try:
                noter, report = self.services.open_noter(self.home, library)
            except ReaderError as error:
                raise CouldNotStart(str(error)) from error
            try:
                for problem in report.problems if report else ():
                    output.complain(problem)
                _catch_up(noter)
                yield noter
            finally:
                noter.notebook.close()

    def catch_up(self, library: Library) -> None:
        """See to it that marks have their places in the texts that the library holds, and the library what it
        finds and shows of the notebook. Where that fails, it is said: what was asked for can be done. So is
        how many marks lost their place.
        """
        if not os.path.exists(self.home.notebook):  # noqa: PTH110 - `Path.exists` would raise
            return
        try:
            notebook = self.services.open_notebook(self.home.notebook)
        except ReaderError as error:
            output.complain(str(error))
            return
        try:
            before = len(notebook.review.queue())
            _catch_up(Noter(library, notebook))
            lost = len(notebook.review.queue()) - before
            if lost > 0:
                notes = counted(lost, "note or highlight", "notes or highlights")
                output.complain(
                    f"The place of {notes} in a changed text is not certain; nothing is lost. "
                    "Look at them in the window: Notes > Notes to check."
                )
        except ReaderError as error:
            output.complain(str(error))
        finally:
            notebook.close()

    def stock(self, library: Library) -> None:
        """See to the digests that ship with the program. Where that fails, it is said, and tried again by the
        next command: what was asked for can be done without them.
        """
        try:
            self.services.stock(library)
        except ReaderError as error:
            output.complain(str(error))


def _catch_up(noter: Noter) -> None:
    try:
        noter.catch_up()
    except ReaderError as error:
        output.complain(str(error))


pass_desk = click.make_pass_decorator(Desk)
