"""What exports and imports of notes say to people."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export import Outcome
from reader.exporting import ExportPlan, ExportReport, NotesImported, Selection
from reader.ui.status import count as articles


def counted(number: int, noun: str) -> str:
    """ "1 note", "1,234 notes"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def selection_label(selection: Selection) -> str:
    """What was selected, for the list of what can be exported."""
    if selection.marks is not None:
        return f"What you selected ({counted(len(selection.marks), 'note')})"
    if selection.articles is not None:
        return f"Notes on what you selected ({articles(len(selection.articles))})"
    if selection.query is not None:
        return f"Notes on articles that this search finds: {selection.query}"
    return "All your notes"


def progress_title(done: int, total: int | None) -> str:
    return f"Exporting {done:,} of {articles(total)}" if total else "Gathering your notes…"


def export_headline(plan: ExportPlan, report: ExportReport) -> str:
    if report.cancelled:
        return "Export stopped"
    if report.failed and not report.written:
        return "Nothing could be exported"
    return f"{marks(plan)} exported"


def marks(plan: ExportPlan) -> str:
    """ "12 notes from 3 articles"; highlights and bookmarks count as notes, as in "your notes"."""
    return f"{counted(plan.marks, 'note')} from {articles(len(plan.sheets))}"


def export_lines(report: ExportReport, left_out: int) -> Iterator[str]:
    """What became of the files, one sentence each; left_out: notes, on the person's wish."""
    if report.cancelled:
        yield "The files that were written are whole. Export again for the rest."
    new = len(report.of(Outcome.NEW))
    if new:
        yield f"{new:,} new {'file' if new == 1 else 'files'}"
    for outcome, words in _FILES:
        names = report.of(outcome)
        if names:
            yield f"{counted(len(names), 'file')} {words[min(len(names), 2) - 1]}"
    beside = len(report.of(Outcome.BESIDE))
    if beside:
        yield f"{counted(beside, 'file')} that you had changed: your text stays, the new notes are beneath it"
    if left_out:
        yield f"{counted(left_out, 'note')} left out, as you chose"
    if report.failed:
        yield f"{counted(len(report.failed), 'file')} could not be written:"


_FILES = (
    (Outcome.UPDATED, ("updated", "updated")),
    (Outcome.UNCHANGED, ("already up to date", "already up to date")),
    (Outcome.KEPT, ("kept as it is, because you changed it", "kept as they are, because you changed them")),
)
"""What is said of one file, and of several."""


def import_headline(done: NotesImported) -> str:
    if done.added or done.updated:
        return f"{counted(done.added + done.updated, 'note')} brought in"
    return "Nothing new in that file"


def import_lines(done: NotesImported) -> Iterator[str]:
    if done.added:
        yield f"{done.added:,} added"
    if done.updated:
        yield f"{done.updated:,} replaced by a newer version"
    if done.unchanged:
        yield f"{done.unchanged:,} already here"
    if done.waiting:
        yield (
            "1 waiting for its article: import it, and the note finds its place by itself"
            if done.waiting == 1
            else f"{done.waiting:,} waiting for their articles: import those, and the notes find their "
            "places by themselves"
        )
    if done.review:
        yield (
            "1 to check: its place in the article’s text is not certain"
            if done.review == 1
            else f"{done.review:,} to check: their places in the articles’ text are not certain"
        )
    if not (done.added or done.updated or done.unchanged):
        yield "The file holds no notes."
