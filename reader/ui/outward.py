"""What leaves the window at a person's wish: copies, PDF files and printed pages of the open article."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reader.ui.article.copying import Copying
    from reader.ui.noting import Noting
    from reader.ui.parts import Parts
    from reader.ui.printing.controller import Printing

OF_THE_OPEN_ARTICLE = ("copy_markdown", "copy_with_source", "save_pdf", "print")


class Outward(QObject):
    """Joins the actions; what does the work is made when it is first asked for."""

    def __init__(self, window: QWidget, parts: Parts, noting: Callable[[], Noting | None]) -> None:
        """noting: the notebook in the window as it is now, None where there is none."""
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._noting = noting
        parts.actions.connect(
            {
                "copy_markdown": lambda: self.copying.copy_markdown(),
                "copy_with_source": lambda: self.copying.copy_with_source(),
                "save_pdf": lambda: self.printing.save_pdf(),
                "print": lambda: self.printing.print_out(),
            }
        )
        parts.reading.opened.connect(self._refresh)
        parts.reading.closed.connect(self._refresh)
        self._refresh()

    @cached_property
    def copying(self) -> Copying:
        from reader.ui.article.copying import Copying

        return Copying(self._parts.article.view, self._parts.status)

    @cached_property
    def printing(self) -> Printing:
        from reader.ui.printing.controller import Printing

        return Printing(self._window, self._parts, self._noting)

    def _refresh(self) -> None:
        for name in OF_THE_OPEN_ARTICLE:
            self._parts.actions[name].setEnabled(self._parts.article.view.article is not None)
