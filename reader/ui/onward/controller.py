"""What the keys of reading on do: a page, an article, an unread article, along a series."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.ui.article.paging import Paging
from reader.ui.motion import may_move
from reader.ui.onward.along import AlongSeries
from reader.ui.onward.unread import NextUnread

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from reader.ui.parts import Parts
    from reader.ui.results.pane import ResultsPane

_PAGES = ("page_on", "page_back")


class Onward(QObject):
    """Joins the actions. finish: says that the open article was read to its end; None while nobody keeps
    that.
    """

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self.finish: Callable[[], None] | None = None
        self.paging = Paging(parts.article.view, partial(may_move, parts.settings))
        self.unread = NextUnread(parts, self)
        self.series = AlongSeries(parts, self)
        parts.actions.connect(
            {
                "page_on": self.page_on,
                "page_back": self.page_back,
                "next_unread": self.unread.open,
                "next_in_series": partial(self.series.go, True),
                "previous_in_series": partial(self.series.go, False),
            }
        )
        for name in _PAGES:
            # Space types in a field, ticks a box and presses a button; it turns pages only where one reads.
            parts.actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.work_in(parts.article.view)
        self.work_in(parts.shelf.view)
        parts.left.results_made.connect(self._on_results_made)

    def page_on(self) -> None:
        """One page on; from the end of the article, which is read then, to the next unread one."""
        if self._parts.article.view.article is None:
            self.unread.open()
        elif not self.paging.down():
            if self.finish and self._parts.settings.read_at_end:
                self.finish()
            self.unread.open()

    def page_back(self) -> None:
        """One page back; from the beginning of the article to the end of the one read before."""
        if self._parts.article.view.article is None or not self.paging.up():
            self._parts.actions["back"].trigger()

    def _on_results_made(self, results: ResultsPane) -> None:
        self.work_in(results.list)

    def work_in(self, place: QAbstractScrollArea) -> None:
        """Let the keys that turn pages work while the keyboard is there."""
        place.addActions([self._parts.actions[name] for name in _PAGES])
