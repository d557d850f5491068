"""`parse` and `import`: source documents, read without or into the library."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import output, shapes
from reader.cli.output import Format, format_option
from reader.cli.progress import progress_bar
from reader.cli.services import Desk, pass_desk
from reader.cli.stopping import stopped_by_ctrl_c
from reader.cli.wording import import_line, parsed_lines
from reader.model import CancelToken, ImportFailure

if TYPE_CHECKING:
    from reader.ingest import Parsed, ParserPool


def _expand(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Path, ...]:
    """Patterns (`*.txt`) that the shell left as they are, as Windows shells do, stand for what they match."""
    paths: list[Path] = []
    for path in given:
        # A file may be called "[draft].txt": what is there under its very name is no pattern.
        # `Path.glob` would raise on some patterns, and `Path.exists` on some names.
        as_named, as_pattern = map(glob.glob, (glob.escape(path), path))
        paths += map(Path, as_named or sorted(as_pattern) or [path])
    return tuple(paths)


paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True, callback=_expand)


@click.command()
@paths_argument
@format_option
@pass_desk
def parse(desk: Desk, paths: Sequence[Path], form: Format) -> int:
    """Read documents and print their articles; nothing is kept.

    A PATH is a document, or a folder with all documents below it.
    """
    # Imported late: no other command needs what reads documents.
    from reader.ingest import find_files
    from reader.ingest.contract import as_contract

    failed: list[ImportFailure] = []
    with stopped_by_ctrl_c() as stop:
        files = list(find_files(path.absolute() for path in paths))
        with desk.services.make_parsers() as parsers:
            articles = _articles(parsers, files, stop, failed)
            if form is Format.TEXT:
                for parsed in articles:
                    for line in parsed_lines(parsed):
                        output.write_line(line)
            else:
                output.write_objects((as_contract(parsed.article) for parsed in articles), form)
    return _exit_code(failed, stopped=stop.cancelled)


@click.command("import")
@paths_argument
@format_option
@pass_desk
def import_documents(desk: Desk, paths: Sequence[Path], form: Format) -> int:
    """Bring documents into the library.

    A PATH is a document, or a folder with all documents below it. Importing the same again adds nothing.
    """
    with stopped_by_ctrl_c() as stop, desk.library() as library, progress_bar() as report:
        summary = desk.services.make_importer(library).import_paths(paths, report, stop)
        desk.catch_up(library)  # marks find their places in new and changed texts
    if form is Format.TEXT:
        output.write_line(import_line(summary))
    else:
        output.write_object(shapes.imported(summary), form)
    if summary.cancelled:
        output.complain(
            "Stopped. What is counted above is in the library; import the same again for the rest."
        )
    return _exit_code(summary.failed, stopped=summary.cancelled)


def _articles(
    parsers: ParserPool, files: Sequence[Path], cancel: CancelToken, failed: list[ImportFailure]
) -> Iterator[Parsed]:
    """The articles in the order of `files`; adds to `failed` on the way."""
    for outcome in parsers.parse(files, cancel):
        if outcome.failure is not None:
            failed.append(ImportFailure(str(outcome.path), outcome.failure))
        yield from outcome.articles


def _exit_code(failed: Sequence[ImportFailure], *, stopped: bool) -> int:
    for failure in failed:
        output.complain(f"{failure.path}: {failure.reason}")
    return 1 if failed or stopped else 0
