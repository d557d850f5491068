"""Writing what was planned, and taking notes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reader.errors import EnvironmentFault
from reader.export import (
    INDEX_KEY,
    INDEX_STEM,
    ArticleSheet,
    Briefing,
    Draft,
    Outcome,
    Preset,
    article_draft,
    briefing_draft,
    choose_names,
    free_name,
    index_draft,
    look_through,
    make_folder,
    remove_leftovers,
    replace_file,
    write_annotations,
    write_draft,
)
from reader.exporting.gathering import Gatherer
from reader.exporting.plans import (
    ExportFailure,
    ExportPlan,
    ExportProgress,
    ExportReport,
    NotesImported,
    Report,
    Selection,
)
from reader.exporting.taking_in import take_in
from reader.library import Library
from reader.model import CancelToken
from reader.notebook import Notebook


def _unreported(_progress: ExportProgress) -> None:
    """Nobody wants to know how far it is."""


class Exporter:
    """Notes of `notebook` about articles of `library`, out to files and back. From any thread.

    catch_up: brings the library's copy of the person's facts and the places of marks up to date after notes
    came in (`Noter.catch_up`).
    """

    def __init__(
        self, library: Library, notebook: Notebook, catch_up: Callable[[], object] = lambda: None
    ) -> None:
        self._library = library
        self._notebook = notebook
        self._catch_up = catch_up
        self._gatherer = Gatherer(library, notebook)

    def plan(self, selection: Selection, cancel: CancelToken | None = None) -> ExportPlan:
        """What an export of `selection` will write, and what in it looks like personal data.

        Raises `Cancelled`, `EnvironmentFault`, `LibraryError`, `NotebookDamaged`.
        """
        return self._gatherer.plan(selection, cancel or CancelToken())

    def write(
        self,
        plan: ExportPlan,
        folder: Path,
        preset: Preset,
        briefing: Briefing | None = None,
        *,
        report: Report = _unreported,
        cancel: CancelToken | None = None,
    ) -> ExportReport:
        """Write one Markdown file an article, an index, and perhaps a briefing, into `folder`, which is made.

        What the person wrote in files of an earlier export stays. A file that cannot be written is listed as
        failed; the others go on. Where `cancel` stops the work, every file is whole and the report says
        `cancelled`. Raises `EnvironmentFault` where the folder cannot be used at all.
        """
        make_folder(folder)
        remove_leftovers(folder)
        run = _Run(folder, preset, report, cancel or CancelToken(), len(plan.sheets))
        run.write_articles(plan)
        if not run.cancelled and plan.sheets:
            others = run.exported_before - {sheet.article.key for sheet in plan.sheets}
            earlier = self._gatherer.sheets(self._gatherer.marks_of(others), CancelToken())
            run.write_overviews(plan, earlier, briefing)
        return run.finished()

    def write_annotations(self, plan: ExportPlan, file: Path) -> None:
        """Write everything as Web Annotations (JSON-LD) into `file`, in place of what it held.

        Raises `EnvironmentFault`; the file is then as it was.
        """
        make_folder(file.parent)
        replace_file(file, write_annotations(plan.carried))

    def import_notes(self, file: Path) -> NotesImported:
        """Take in what a file of Web Annotations carries. What is here already stays, and the newer of two
        states of a mark counts.

        Raises `UnreadableDocument` where it is no such file (nothing is then changed), `EnvironmentFault`,
        `LibraryError`, `NotebookDamaged`.
        """
        return take_in(self._library, self._notebook, file, self._catch_up)


class _Run:
    """One export into a folder under way."""

    def __init__(self, folder: Path, preset: Preset, report: Report, cancel: CancelToken, total: int) -> None:
        self._folder = folder
        self._preset = preset
        self._report = report
        self._cancel = cancel
        self._total = total
        self._contents = look_through(folder)
        self._outcomes: dict[Outcome, list[str]] = {}
        self._failed: list[ExportFailure] = []
        self._names = dict(self._contents.by_key)
        self.cancelled = False

    @property
    def exported_before(self) -> frozenset[str]:
        """The keys of what the folder held when the export began."""
        return frozenset(self._contents.by_key)

    def write_articles(self, plan: ExportPlan) -> None:
        articles = [sheet.article for sheet in plan.sheets]
        names = choose_names(articles, self._contents.by_key, self._contents.others)
        for done, sheet in enumerate(plan.sheets, start=1):
            if self._cancel.cancelled:
                self.cancelled = True
                return
            name = names[sheet.article.key]
            stem = name.rpartition(".")[0]
            self._write(name, article_draft(self._preset, sheet, stem, plan.colours))
            self._report(ExportProgress(done, self._total, name))

    def write_overviews(
        self, plan: ExportPlan, earlier: Sequence[ArticleSheet], briefing: Briefing | None
    ) -> None:
        """The index also lists articles of earlier exports that the folder holds."""
        listed = [*plan.sheets, *earlier]
        self._write(self._name(INDEX_KEY, INDEX_STEM), index_draft(self._preset, listed, self._names))
        if briefing is not None:
            draft = briefing_draft(self._preset, briefing, plan.sheets, plan.colours)
            self._write(self._name(briefing.key, briefing.stem), draft)

    def finished(self) -> ExportReport:
        names = {outcome: tuple(names) for outcome, names in self._outcomes.items()}
        return ExportReport(names, tuple(self._failed), self.cancelled)

    def _name(self, key: str, stem: str) -> str:
        taken = (*self._contents.others, *self._names.values())
        return self._names.get(key) or free_name(stem, taken)

    def _write(self, name: str, draft: Draft) -> None:
        try:
            outcome = write_draft(self._folder / name, draft)
        except EnvironmentFault as error:
            self._failed.append(ExportFailure(name, str(error)))
            return
        self._names[draft.key] = name
        self._outcomes.setdefault(outcome, []).append(name)
