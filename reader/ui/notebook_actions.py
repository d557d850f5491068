"""What can be done once the notebook is open, joined to the window: each feature's own object, made here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.model import Colour
from reader.ui.articles.controller import ArticleActions
from reader.ui.context_menus import ContextMenus
from reader.ui.keeping import Keeping
from reader.ui.marking.colours_dialog import ColoursDialog
from reader.ui.marking.writing import READ_ONLY
from reader.ui.notes.controller import AllNotes
from reader.ui.review.controller import ReviewQueue
from reader.ui.texts import as_tooltip

if TYPE_CHECKING:
    from reader.model import ArticleSummary
    from reader.ui.exporting.controller import ExportController
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts
    from reader.ui.restoring.controller import BackupsController

OF_ARTICLES = ("read", "star", "tags", "correct")
ALWAYS = ("colour_names",)
WRITING = (
    *(*OF_ARTICLES, *ALWAYS, "all_read", "highlight", "note", "bookmark", "undo", "redo", "import_notes"),
    *(f"highlight_{colour.value}" for colour in Colour),
)
"""The actions that write into the notebook; where it can only be read, their tooltips say so."""
_LANE = "open article's details"


class NotebookActions(QObject):
    """Made when the notebook is open."""

    def __init__(self, window: QWidget, parts: Parts, writer: Writer, marking: Marking) -> None:
        super().__init__(window)
        self._parts = parts
        self._writer = writer
        self._window = window
        self._marking = marking
        self.articles = ArticleActions(window, parts, writer)
        self.notes = AllNotes(window, parts, writer, marking)
        self.notes.export_requested.connect(self._export_marks)
        self.review = ReviewQueue(window, parts, writer)
        self.menus = ContextMenus(parts, marking, self)
        self.keeping = Keeping(window, parts, read_only=writer.read_only)
        marking.section.review_button.clicked.connect(self.review.show)
        parts.actions.connect(
            {
                "colour_names": self.name_colours,
                "export": lambda: self.exports.export(),
                "import_notes": lambda: self.exports.import_notes(),
                "restore": lambda: self.backups.show(),
            }
        )

    def _export_marks(self, mark_ids: list[int]) -> None:
        from reader.exporting import Selection

        self.exports.export(Selection.of_marks(mark_ids))

    def name_colours(self) -> None:
        """Ask for the names of the colours."""
        dialog = ColoursDialog(self._marking.names, self._parts.appearance.theme, self._window)
        dialog.chosen.connect(self._rename_colours)
        dialog.open()

    def _rename_colours(self, names: dict[Colour, str]) -> None:
        colours = self._writer.noter.notebook.colours

        def change() -> None:
            for colour, name in names.items():
                colours.rename(colour, name)

        self._writer.write(change, "Names of colours saved")

    @cached_property
    def exports(self) -> ExportController:
        """What exports notes and takes them in; made when first asked for."""
        from reader.ui.exporting.controller import ExportController

        return ExportController(self._window, self._parts, self._writer, self._marking)

    @cached_property
    def backups(self) -> BackupsController:
        """The backups of the notes; made when first asked for."""
        from reader.ui.restoring.controller import BackupsController

        return BackupsController(self._window, self._parts, self._writer, self._marking)

    def on_notebook_changed(self) -> None:
        """The notebook is another one than it was: show it as it is."""
        self.notes.again()
        self.review.again()
        self._look_at_details()

    def _look_at_details(self) -> None:
        """A correction may have been made, or taken back: then the open article shows it."""
        shown = self._parts.article.view.article
        if shown is None:
            return
        key = shown.summary.key

        def compare(summaries: list[ArticleSummary]) -> None:
            now = self._parts.article.view.article
            if now and [now.summary] != summaries and now.summary.key == key:
                self._parts.reading.refresh()

        self._parts.jobs.run(
            _LANE,
            lambda token: self._parts.library.articles.summaries([key]),
            compare,
            lambda error: None,  # reading the article itself says it
            latest=True,
        )

    def refresh(self) -> None:
        """Let only those actions be used that would do something."""
        parts, writable = self._parts, not self._writer.read_only
        article = parts.reading.key is not None or parts.shelf.view.has_selected
        usable = dict.fromkeys(OF_ARTICLES, writable and article)
        usable |= dict.fromkeys(ALWAYS, writable)
        usable["all_read"] = writable and self.articles.branch is not None
        usable["all_notes"] = True
        usable["review"] = self.review.number > 0
        usable |= {"export": True, "import_notes": writable, "restore": True}
        for name, can in usable.items():
            parts.actions[name].setEnabled(can)
        if not writable:
            for name in WRITING:
                parts.actions.explain(name, as_tooltip(READ_ONLY))
