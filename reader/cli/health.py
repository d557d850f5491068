"""`check`: whether library and notebook are sound, and putting them right."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import click

from reader.cli import output, shapes
from reader.cli.output import Format, format_option
from reader.cli.services import CouldNotStart, Desk, pass_desk
from reader.cli.wording import counted
from reader.errors import LibraryDamaged, NotebookDamaged, ReaderError
from reader.model import CheckReport


class _Health(Protocol):
    def check(self) -> CheckReport: ...
    def repair(self) -> CheckReport: ...


class _Checked(Protocol):
    """A library or a notebook, as far as it is checked here."""

    @property
    def health(self) -> _Health: ...
    def close(self) -> None: ...


Store = TypeVar("Store", bound=_Checked)


@click.command()
@click.option("--repair", is_flag=True, help="Put right what can be, rebuilding the search index.")
@format_option
@pass_desk
def check(desk: Desk, repair: bool, form: Format) -> int:
    """Check that your library and your notes are sound."""
    library, notes = _library(desk, repair), _notes(desk, repair)
    if form is Format.TEXT:
        _say(library, "The library")
        output.write_line(f"It holds {counted(library.articles, 'article')}.")
        if notes:
            _say(notes, "The notebook")
    else:
        output.write_object(shapes.checked(library, notes), form)
    if library.sound and (notes is None or notes.sound):
        return 0
    output.complain(
        "Some of it could not be put right." if repair else "To put it right: regional-reader check --repair"
    )
    return 1


def _say(report: CheckReport, what: str) -> None:
    for problem in report.problems:
        output.write_line(problem)
    for repaired in report.repaired:
        output.write_line(f"Put right: {repaired}")
    output.write_line(f"{what} is {'sound' if report.sound else 'not sound'}.")


def _library(desk: Desk, repair: bool) -> CheckReport:
    services, path = desk.services, desk.home.library
    is_new = not _is_there(path)

    def look(library: _Checked) -> CheckReport:
        return library.health.repair() if repair else library.health.check()

    if is_new:  # else nothing is written before it was looked at
        with desk.bare_library() as library:
            return look(library)
    return _report(services.open_library, services.recover_library, LibraryDamaged, path, repair)


def _notes(desk: Desk, repair: bool) -> CheckReport | None:
    """None where no note was ever made."""
    services, path = desk.services, desk.home.notebook
    if not _is_there(path):
        return None
    return _report(services.open_notebook, services.recover_notebook, NotebookDamaged, path, repair)


def _is_there(path: Path) -> bool:
    """Also False where one may not look, which opening it then says."""
    return os.path.exists(path)  # noqa: PTH110 - `Path.exists` would raise


def _report(
    open_store: Callable[[Path], Store],
    recover: Callable[[Path], tuple[Store, CheckReport]],
    damage: type[ReaderError],
    path: Path,
    repair: bool,
) -> CheckReport:
    """Check, or repair, the file at `path`; what is too damaged to be opened or repaired is made anew."""
    try:
        store = open_store(path)
    except damage as error:
        return _made_anew(recover, path) if repair else CheckReport(articles=0, problems=(str(error),))
    except ReaderError as error:
        raise CouldNotStart(str(error)) from error
    try:
        return store.health.repair() if repair else store.health.check()
    except damage:
        store.close()
        return _made_anew(recover, path)
    finally:
        store.close()


def _made_anew(recover: Callable[[Path], tuple[Store, CheckReport]], path: Path) -> CheckReport:
    store, report = recover(path)
    store.close()
    return report
