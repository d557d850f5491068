"""`check`: whether the library is sound, and putting it right."""

from __future__ import annotations

import click

from reader.cli import output, shapes
from reader.cli.output import Format, format_option
from reader.cli.services import CouldNotStart, Desk, pass_desk
from reader.cli.wording import counted
from reader.errors import LibraryDamaged, ReaderError
from reader.model import CheckReport


@click.command()
@click.option("--repair", is_flag=True, help="Put right what can be, rebuilding the search index.")
@format_option
@pass_desk
def check(desk: Desk, repair: bool, form: Format) -> int:
    """Check that the library is sound."""
    report = _report(desk, repair)
    if form is Format.TEXT:
        for problem in report.problems:
            output.write_line(problem)
        for repaired in report.repaired:
            output.write_line(f"Put right: {repaired}")
        state = "The library is sound" if report.sound else "The library is not sound"
        output.write_line(f"{state}: {counted(report.articles, 'article')}.")
    else:
        output.write_object(shapes.checked(report), form)
    if report.sound:
        return 0
    output.complain(
        "Some of it could not be put right." if repair else "To put it right: regional-reader check --repair"
    )
    return 1


def _report(desk: Desk, repair: bool) -> CheckReport:
    is_new = not desk.home.library.exists()
    try:
        library = desk.services.open_library(desk.home.library)
    except LibraryDamaged as error:
        # A file too damaged to open is what this command is for.
        if not repair:
            return CheckReport(articles=0, problems=(str(error),))
        library, report = desk.services.recover_library(desk.home.library)
        library.close()
        return report
    except ReaderError as error:
        raise CouldNotStart(str(error)) from error
    try:
        if is_new:  # else nothing is written before it was looked at
            desk.stock(library)
        return library.health.repair() if repair else library.health.check()
    finally:
        library.close()
