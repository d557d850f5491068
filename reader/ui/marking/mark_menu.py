"""The menu of marks: on the cards beside the article, and in the list of all notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.export import copy_as_markdown, copy_as_quotation
from reader.model import Colour, Mark, MarkKind
from reader.ui.marking.bar import colour_icon

if TYPE_CHECKING:
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.theme.tokens import Theme


class MarkMenu(QMenu):
    """What can be done with `marks`; what would write is off where nothing can be written."""

    def __init__(
        self, marking: Marking, writer: Writer, marks: Sequence[Mark], theme: Theme, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._writer = writer
        self.aboutToHide.connect(self.deleteLater)
        writable = not writer.read_only
        if len(marks) == 1:
            self.addAction("Go to it", partial(marking.open_mark, marks[0]))
            self.addAction("Edit note…", partial(marking.edit, marks[0])).setEnabled(writable)
        highlights = [mark.id for mark in marks if mark.kind is MarkKind.HIGHLIGHT]
        if highlights:
            colours = self.addMenu("Colour")
            colours.setEnabled(writable)
            for colour, name in marking.names.items():
                colours.addAction(
                    colour_icon(colour, theme),
                    name.replace("&", "&&"),
                    partial(self._recolour, highlights, colour),
                )
        self.addSeparator()
        self._add_copy("Copy as Markdown", copy_as_markdown, marks)
        self._add_copy("Copy as quotation", copy_as_quotation, marks)
        self.addSeparator()
        self.addAction("Delete", partial(marking.delete, marks)).setEnabled(writable)

    def _add_copy(self, text: str, form: Callable[[Mark], str], marks: Sequence[Mark]) -> None:
        self.addAction(text, lambda: QGuiApplication.clipboard().setText("\n\n".join(map(form, marks))))

    def _recolour(self, mark_ids: list[int], colour: Colour) -> None:
        self._writer.write(lambda: self._writer.noter.recolour(mark_ids, colour), "Colour changed")
