"""Finding words in the open article: what is typed into the strip is marked as one types."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.model import HitPlace
from reader.ui.article.find_bar import FindBar
from reader.ui.article.occurrences import MOST, occurrences

if TYPE_CHECKING:
    from reader.model import Hit
    from reader.ui.actions import Actions
    from reader.ui.article.pane import ArticlePane
    from reader.ui.theme.tokens import Theme


class FindInArticle(QObject):
    """Made when it is first asked for. While it is open, its matches stand in the place of the search's."""

    def __init__(self, pane: ArticlePane, actions: Actions, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._view = pane.view
        self._before: tuple[tuple[Hit, ...], int] = ((), -1)
        self.bar = FindBar(actions["previous_hit"], actions["next_hit"], theme)
        pane.put_bar(self.bar)
        self.bar.changed.connect(self._find)
        self.bar.closed.connect(self.close)
        self.bar.stepped.connect(self._pane.step_hit)
        pane.hits_changed.connect(self._tell)

    @property
    def active(self) -> bool:
        return not self.bar.isHidden()

    def open(self) -> None:
        """Put the keyboard into the strip, with what is selected in the article, if that is short."""
        if self._view.article is None:
            return
        if not self.active:
            self._before = self._view.hit_state
            self._pane.show_bar(self.bar)
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected and len(selected) <= 80:
            self.bar.field.setText(selected)
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._find()

    def close(self) -> None:
        """Take the strip and its marks away; those of the search come back."""
        if self.active:
            self._pane.show_bar(None)
            hits, hit = self._before
            self._pane.mark_hits(hits, hit)
            self._view.setFocus()

    @property
    def before(self) -> tuple[tuple[Hit, ...], int]:
        """The matches of the search that come back when the finding ends, and which of them was shown."""
        return self._before

    def article_changed(self, *, came_back: bool = False) -> None:
        """Another article stands there: if a search opened it, that ends the finding; else it goes on, as it
        does where the person came back to one that a search had opened.
        """
        if self.active and came_back:
            self._before = self._view.hit_state
            self._find(stay=True)
        elif self.active and self._view.hits:
            self._before = self._view.hit_state
            self._pane.show_bar(None)
            self._pane.mark_hits(*self._before)
        elif self.active:
            self._before = ((), -1)
            self._find()

    def search_ended(self) -> None:
        """The marks of the search are not to come back; those of the finding stay."""
        self._before = ((), -1)
        QTimer.singleShot(0, self, self._find)

    def _find(self, *, stay: bool = False) -> None:
        article = self._view.article
        if article is None or not self.active:
            return
        bar = self.bar
        found = occurrences(
            article,
            bar.field.text(),
            whole_word=bar.whole_word.isChecked(),
            match_case=bar.match_case.isChecked(),
        )
        if found:
            show = self._pane.mark_hits if stay else self._pane.show_hits
            show(found, self._nearest(found))
        else:
            self._pane.forget_hits()

    def _nearest(self, found: tuple[Hit, ...]) -> int:
        """The first match from the top of the pane on, else the very first."""
        if not self._view.verticalScrollBar().value():
            return 0
        top = self._view.top_offset
        places = [-1 if hit.place is HitPlace.TITLE else hit.start for hit in found]
        return bisect_left(places, top) % len(found)

    def _tell(self) -> None:
        if self.active:
            self.bar.show_place(self._view.hit, self._view.hits, more=self._view.hits == MOST)
