"""`backup` and `restore`: copies of the notebook, and going back to one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from reader.cli import output
from reader.cli.output import Format, format_option
from reader.cli.services import Desk, pass_desk
from reader.cli.wording import counted
from reader.errors import ReaderError
from reader.model import Backup, BackupContents
from reader.noting import Noter


class NoSuchBackup(ReaderError):
    """No backup has this name."""


@click.command()
@format_option
@pass_desk
def backup(desk: Desk, form: Format) -> int:
    """Back up your notes now. The program does so by itself once a day while the window is used."""
    with desk.noter() as noter:
        made = noter.notebook.backups.make()
    if form is Format.TEXT:
        output.write_line(f"Backed up to {made.path}.")
    else:
        output.write_object(_shape(made), form)
    return 0


@click.command(short_help="Go back to a backup of your notes, or list what there is.")
@click.argument("name", metavar="[NAME]", required=False)
@format_option
@pass_desk
def restore(desk: Desk, name: str | None, form: Format) -> int:
    """Go back to the backup NAME, or without one list the backups, what each holds and what would change.

    Your notes as they are now are backed up before.
    """
    with desk.noter() as noter:
        if name is None:
            return _list(noter, form)
        chosen = _find(noter, name)
        before = noter.notebook.backups.restore(chosen)
        noter.catch_up()
    if form is Format.TEXT:
        output.write_line(f"Your notes are again what they were in {chosen.path.name}.")
        if before:
            output.write_line(f"What they were until now is kept in {before.path}.")
    else:
        output.write_object({"restored": _shape(chosen), "before": _shape(before) if before else None}, form)
    return 0


def _list(noter: Noter, form: Format) -> int:
    backups = noter.notebook.backups
    unreadable = False
    shapes: list[dict[str, Any]] = []
    for each in backups.all():
        try:
            contents = backups.contents(each)
        except ReaderError as error:
            unreadable = True
            output.complain(str(error))
            continue
        if form is Format.TEXT:
            output.write_line(_line(contents))
        else:
            shapes.append(
                _shape(each) | {key: value for key, value in asdict(contents).items() if key != "backup"}
            )
    if form is not Format.TEXT:
        output.write_objects(shapes, form)
    return 1 if unreadable else 0


def _find(noter: Noter, name: str) -> Backup:
    for each in noter.notebook.backups.all():
        if name in (each.path.name, str(each.path), each.made):
            return each
    raise NoSuchBackup(
        f"There is no backup called “{name}”.",
        "Nothing was changed.",
        "List them with their names: regional-reader restore.",
    )


def _shape(each: Backup) -> dict[str, Any]:
    return {"name": each.path.name, "path": str(each.path), "made": each.made, "size": each.size}


def _line(contents: BackupContents) -> str:
    held = (
        f"{counted(contents.highlights, 'highlight')}, {counted(contents.notes, 'note')}, "
        f"{counted(contents.bookmarks, 'bookmark')}"
    )
    change = (
        f"{contents.only_now:,} would go, {contents.only_there:,} would come back, "
        f"{contents.different:,} would change"
    )
    return f"{contents.backup.path.name}  {held}  ({change})"
