"""Saving an article as PDF, and printing it, on behalf of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.export import article_stem, replace_file
from reader.exporting import personal_findings
from reader.noting import cite
from reader.ui.exporting.personal import PersonalDialog, all_agreed, remember_agreed
from reader.ui.marking.lane import LANE
from reader.ui.printing.choices import Choice, Paper
from reader.ui.printing.dialog import PaperDialog
from reader.ui.printing.pdf import as_pdf
from reader.ui.printing.sheet import Sheet, part_sheet, whole_sheet

if TYPE_CHECKING:
    from reader.exporting import PersonalFinding
    from reader.model import ArticleText, CancelToken, Colour, Mark
    from reader.ui.article.picking import Picked
    from reader.ui.noting import Noting
    from reader.ui.parts import Parts

_PAPER_LANE = "paper"
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_Kept = tuple["tuple[Mark, ...]", "dict[Colour, str]"]


class Printing(QObject):
    """`save_pdf` and `print_out` ask what they need; nothing here blocks."""

    def __init__(self, window: QWidget, parts: Parts, noting: Callable[[], Noting | None]) -> None:
        """noting: the notebook in the window as it is now, None where there is none."""
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._noting = noting

    def save_pdf(self) -> None:
        """Let the person save the open article as a PDF file."""
        self._ask("Save as PDF", "Choose file…", self._choose_file)

    def print_out(self) -> None:
        """Let the person print the open article."""
        self._ask("Print", "Choose printer…", self._choose_printer)

    def _ask(
        self, title: str, go_on: str, then: Callable[[ArticleText, Picked | None, Choice], None]
    ) -> None:
        view = self._parts.article.view
        article = view.article
        if article is None:
            return
        if self._parts.jobs.busy(_PAPER_LANE):
            self._parts.status.show_notice("Other pages are still being made.")
            return
        picked = view.picked  # what is selected now, whatever happens while the dialog is open
        settings, noting = self._parts.settings, self._noting()
        before = Choice(notes=settings.paper_notes, paper=_paper(settings.paper_size))
        dialog = PaperDialog(
            title,
            go_on,
            before,
            selected=bool(picked.blocks),
            notes=noting is not None and noting.noter is not None,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(
            lambda choice: self._on_chosen(choice, article, picked if choice.selection else None, then)
        )
        dialog.open()

    def _on_chosen(
        self,
        choice: Choice,
        article: ArticleText,
        picked: Picked | None,
        then: Callable[[ArticleText, Picked | None, Choice], None],
    ) -> None:
        settings = self._parts.settings
        settings.paper_size = choice.paper.value
        noting = self._noting()
        if noting and noting.noter:
            settings.paper_notes = choice.notes
        then(article, picked, choice)

    # PDF

    def _choose_file(self, article: ArticleText, picked: Picked | None, choice: Choice) -> None:
        folder = self._parts.settings.pdf_folder or QStandardPaths.writableLocation(_DOCUMENTS)
        chooser = QFileDialog(self._window, "Save as PDF", folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters(["PDF (*.pdf)"])
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(f"{article_stem(cite(article.summary))}.pdf")
        chooser.fileSelected.connect(lambda file: self.write_pdf(Path(file), article, picked, choice))
        chooser.open()

    def write_pdf(self, file: Path, article: ArticleText, picked: Picked | None, choice: Choice) -> None:
        """Write the PDF, with the notes as they are now, and say so."""
        families = self._parts.appearance.families

        def work(sheet: Sheet, token: CancelToken) -> int:
            data, pages = as_pdf(sheet, choice.paper, families)
            token.check()
            replace_file(file, data)
            return pages

        def done(pages: int) -> None:
            self._parts.settings.pdf_folder = str(file.parent)
            self._parts.status.show_notice(f"Saved as “{file.name}” ({_pages(pages)})")

        self._make(article, picked, choice, work, done)

    # Paper

    def _choose_printer(self, article: ArticleText, picked: Picked | None, choice: Choice) -> None:
        # Imported here and nowhere else: it loads what talks to the print service.
        from reader.ui.printing.printer import ask_for_printer, make_printer, print_sheet

        printer = make_printer(article.summary.title, choice.paper)
        families = self._parts.appearance.families

        def work(sheet: Sheet, token: CancelToken) -> int:
            return print_sheet(printer, sheet, families)

        def done(pages: int) -> None:
            self._parts.status.show_notice("Sent to the printer")

        ask_for_printer(printer, self._window, lambda: self._make(article, picked, choice, work, done))

    # Both

    def _make(
        self,
        article: ArticleText,
        picked: Picked | None,
        choice: Choice,
        work: Callable[[Sheet, CancelToken], int],
        done: Callable[[int], None],
    ) -> None:
        """Gather the notes, what is being typed among them; ask about what looks like personal data in them;
        then do `work` with the sheet.
        """

        def look(kept: _Kept) -> tuple[Sheet, tuple[PersonalFinding, ...]]:
            sheet = part_sheet(article, picked, *kept) if picked else whole_sheet(article, *kept)
            return sheet, personal_findings(each.mark for each in sheet.marks)

        def gather(kept: _Kept) -> None:
            self._parts.jobs.run(
                _PAPER_LANE, lambda token: look(kept), lambda found: self._ask_about_personal(*found, make)
            )

        def make(sheet: Sheet) -> None:
            self._parts.jobs.run(_PAPER_LANE, lambda token: work(sheet, token), done)

        noting = self._noting()
        noter = noting.noter if noting else None
        if noter is None or not choice.notes:
            gather(((), {}))
            return
        if noting and noting.marking:
            noting.marking.notes.flush()
        notebook, key = noter.notebook, article.summary.key
        self._parts.jobs.run(
            LANE, lambda token: (notebook.marks.of_article(key), notebook.colours.names()), gather
        )

    def _ask_about_personal(
        self, sheet: Sheet, findings: tuple[PersonalFinding, ...], make: Callable[[Sheet], None]
    ) -> None:
        """Paper and files are passed on as exports are: what was agreed to there is not asked about again."""
        settings = self._parts.settings
        if all_agreed(findings, settings):
            make(sheet)
            return

        def decided(left_out: frozenset[str]) -> None:
            remember_agreed(findings, left_out, settings)
            make(replace(sheet, marks=tuple(each for each in sheet.marks if each.mark.uid not in left_out)))

        dialog = PersonalDialog(findings, (), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(decided)
        dialog.open()


def _paper(stored: str) -> Paper:
    return next((paper for paper in Paper if paper == stored), Paper.A4)


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number:,} pages"
