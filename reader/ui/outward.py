"""What leaves the window at a person's wish: copies, PDF files and printed pages of the open article."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reader.ui.article.copying import Copying
    from reader.ui.parts import Parts

OF_THE_OPEN_ARTICLE = ("copy_markdown", "copy_with_source")


class Outward(QObject):
    """Joins the actions; what does the work is made when it is first asked for."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        parts.actions.connect(
            {
                "copy_markdown": lambda: self.copying.copy_markdown(),
                "copy_with_source": lambda: self.copying.copy_with_source(),
            }
        )
        parts.reading.opened.connect(self._refresh)
        parts.reading.closed.connect(self._refresh)
        self._refresh()

    @cached_property
    def copying(self) -> Copying:
        from reader.ui.article.copying import Copying

        return Copying(self._parts.article.view, self._parts.status)

    def _refresh(self) -> None:
        for name in OF_THE_OPEN_ARTICLE:
            self._parts.actions[name].setEnabled(self._parts.article.view.article is not None)
