"""The command `regional-reader` itself: its own options, and what ends a run and with which exit code.

0: done, finding nothing included. 1: done, but something failed, which stderr says. 2: could not start.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from reader import __version__
from reader.cli import output
from reader.cli.articles import list_articles, remove, search, show
from reader.cli.backups import backup, restore
from reader.cli.documents import import_documents, parse
from reader.cli.health import check
from reader.cli.notes import bookmark, note, tag
from reader.cli.notes_files import export_notes, import_notes
from reader.cli.opening import open_address
from reader.cli.services import Desk, Services
from reader.errors import ReaderError
from reader.paths import HOME_VARIABLE, find_home

PROGRAM = "regional-reader"


@click.group(invoke_without_command=True)
@click.option(
    "--home",
    metavar="DIR",
    help=f"Where your library lies; else the variable {HOME_VARIABLE}, else your application data folder.",
)
@click.option("--bench-start", is_flag=True, hidden=True)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context, home: str | None, bench_start: bool) -> int:
    """Read, keep and search updates on children's services, offline.

    Without a command, the window opens.
    """
    services: Services = context.obj
    context.obj = Desk(services, find_home(home))
    if context.invoked_subcommand is None:
        return services.open_window(context.obj.home, bench_start)
    if bench_start:
        raise click.UsageError("--bench-start goes without a command.")
    return 0


_LIBRARY = (parse, import_documents, remove, list_articles, show, open_address, search, check)
_NOTES = (note, bookmark, tag, export_notes, import_notes, backup, restore)
for _command in (*_LIBRARY, *_NOTES):
    program.add_command(_command)


def run(arguments: Sequence[str], services: Services) -> int:
    """Do what `arguments` (without the program's name) say; returns the exit code. Raises only bugs."""
    output.speak_utf8()
    try:
        return _run(arguments, services)
    except output.OutputClosed:
        output.drop()
        return 0
    except output.OutputRefused as error:
        output.drop()
        output.complain(str(error))
        return 1


def _run(arguments: Sequence[str], services: Services) -> int:
    try:
        code = program.main(list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=services)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        output.complain("Stopped.")
        code = 1
    except output.OutputRefused:
        raise
    except ReaderError as error:
        output.complain(str(error))
        code = 1
    output.finish()
    return code if isinstance(code, int) else 0
