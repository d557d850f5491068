"""`export` and `import-notes`: the person's marks out to files, and back in."""

from __future__ import annotations

import os
from pathlib import Path

import click

from reader.cli import output
from reader.cli.output import Format, format_option
from reader.cli.services import Desk, pass_desk
from reader.cli.stopping import stopped_by_ctrl_c
from reader.cli.wording import counted
from reader.export import Briefing, Outcome, Preset
from reader.exporting import Exporter, ExportPlan, ExportReport, NotesImported, Selection

_WEB_ANNOTATION = "webannotation"


@click.command("export", short_help="Write your notes into files.")
@click.argument("destination", metavar="DEST", type=click.Path(path_type=Path))
@click.option(
    "--preset",
    required=True,
    type=click.Choice([*(preset.value for preset in Preset), _WEB_ANNOTATION]),
    help="Markdown for Obsidian, Logseq or any program, or Web Annotations, which lose nothing.",
)
@click.option("--query", metavar="Q", help="Only the notes on articles that this search finds.")
@click.option(
    "--briefing",
    type=click.Choice([each.value for each in Briefing]),
    help="Also one file with every note, grouped.",
)
@format_option
@pass_desk
def export_notes(
    desk: Desk, destination: Path, preset: str, query: str | None, briefing: str | None, form: Format
) -> int:
    """Write highlights, notes and bookmarks into DEST: a folder, or one file for webannotation.

    Exporting into the same folder again keeps what you wrote there.
    """
    one_file = preset == _WEB_ANNOTATION
    if one_file and briefing:
        raise click.UsageError("--briefing goes with a folder of Markdown, not with webannotation.")
    # `Path.exists` raises for a name that is too long or stands where one may not look; these do not.
    if os.path.exists(destination) and os.path.isdir(destination) is one_file:  # noqa: PTH110, PTH112
        wanted = "a file" if one_file else "a folder"
        raise click.BadParameter(f"DEST has to be {wanted} for {preset}.", param_hint="DEST")
    with stopped_by_ctrl_c() as stop, desk.noter() as noter:
        exporter = Exporter(noter.library, noter.notebook)
        selection = Selection.of_query(query) if query is not None else Selection.everything()
        plan = exporter.plan(selection, stop)
        _point_out(plan)
        if one_file:
            exporter.write_annotations(plan, destination)
            report = ExportReport()
        else:
            by = Briefing(briefing) if briefing else None
            report = exporter.write(plan, destination, Preset(preset), by, cancel=stop)
    _say_exported(plan, report, destination, form, one_file=one_file)
    return 1 if report.failed or report.cancelled else 0


@click.command("import-notes", short_help="Take in notes from a file of Web Annotations.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@format_option
@pass_desk
def import_notes(desk: Desk, file: Path, form: Format) -> int:
    """Take in the notes of FILE, as `export --preset webannotation` wrote it; what is here already stays."""
    with desk.noter() as noter:
        exporter = Exporter(noter.library, noter.notebook, noter.catch_up)
        done = exporter.import_notes(file)
    if form is Format.TEXT:
        output.write_line(_imported_line(done))
    else:
        fields = ("added", "updated", "unchanged", "waiting", "review")
        output.write_object({field: getattr(done, field) for field in fields}, form)
    return 0


def _point_out(plan: ExportPlan) -> None:
    """What looks like personal data, on stderr; the export goes on."""
    for each in plan.personal:
        title = each.mark.article.title
        output.complain(f"Looks like {each.found.kind.label}: “{each.phrase}”, in your notes on “{title}”.")
    if plan.personal:
        output.complain(
            "It goes out with your notes; take it out of them, and export again, where it must not."
        )


def _say_exported(
    plan: ExportPlan, report: ExportReport, destination: Path, form: Format, *, one_file: bool
) -> None:
    if form is not Format.TEXT:
        names = {outcome.value: list(report.of(outcome)) for outcome in Outcome}
        failed = [{"path": each.name, "reason": each.reason} for each in report.failed]
        shape = {"articles": len(plan.sheets), "marks": plan.marks, "files": names, "failed": failed}
        output.write_object(shape | {"personal_data": len(plan.personal)}, form)
    else:
        output.write_line(
            f"{counted(plan.marks, 'note')} on {counted(len(plan.sheets), 'article')} "
            f"{'written to' if one_file else 'exported to'} {destination}."
        )
        if not one_file:
            output.write_line(_files_line(report))
    for name in report.of(Outcome.BESIDE):
        output.complain(
            f"{name}: you had changed the exported part; it stays, and the new one is beneath it."
        )
    for each in report.failed:
        output.complain(f"{each.name}: {each.reason}")
    if report.cancelled:
        output.complain("Stopped. The files counted above are whole; export again for the rest.")


def _files_line(report: ExportReport) -> str:
    kept = len(report.of(Outcome.KEPT)) + len(report.of(Outcome.UNCHANGED))
    updated = len(report.of(Outcome.UPDATED)) + len(report.of(Outcome.BESIDE))
    return (
        f"{len(report.of(Outcome.NEW)):,} new, {updated:,} updated, {kept:,} unchanged, "
        f"{len(report.failed):,} failed"
    )


def _imported_line(done: NotesImported) -> str:
    return (
        f"{done.added:,} added, {done.updated:,} updated, {done.unchanged:,} already here, "
        f"{done.waiting:,} waiting for their article, {done.review:,} to check"
    )
