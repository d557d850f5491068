"""What the actions of finding do, and how results, article and notes work together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reader.ui.actions import SORTS
from reader.ui.turns import next_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Hit, Related, SearchResult, Series, Snippet
    from reader.query import Known
    from reader.ui.article.acronyms import AcronymHints
    from reader.ui.article.find import FindInArticle
    from reader.ui.marking.controller import Marking
    from reader.ui.marking.writing import Writer
    from reader.ui.parts import Parts
    from reader.ui.saved_searches import SavedSearches
    from reader.ui.theme.tokens import Theme

_KNOWN_LANE, _MARKS_LANE, _RELATED_LANE = "search-known", "marks", "related"
_RELATED_AFTER = 300  # milliseconds: who leafs through articles has no use for them
# Finds every article, so that its facets name every publisher and tag.
_EVERYTHING = "is:read OR is:unread"


class FindingActions(QObject):
    """Joins the actions of finding to what does them. What they open is loaded when it is first used.

    in_article: finding in the open article, hints: what acronyms stand for; None before they are first used.
    """

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._searcher = parts.finding.searcher
        self._marking: Marking | None = None
        self._saved: SavedSearches | None = None
        self._knows = False
        self.in_article: FindInArticle | None = None
        self.hints: AcronymHints | None = None
        parts.actions.connect(
            {
                "search": parts.finding.begin,
                "search_form": self._show_form,
                "find": self._find,
                "glossary": self._show_glossary,
                "narrow": self._on_narrow_toggled,
                "next_hit": partial(self.step_hit, 1),
                "previous_hit": partial(self.step_hit, -1),
                **{f"sort_{order}": partial(self._sort, order) for order, _, _ in SORTS},
            }
        )
        parts.actions["narrow"].setChecked(parts.settings.show_facets)
        parts.top_bar.search_box.focused.connect(self._on_box_focused)
        parts.finding.result_opened.connect(self._on_result_opened)
        parts.finding.read_words = self._read_words
        parts.left.results_made.connect(self._tick_sort)
        parts.reading.opened.connect(self._on_article_opened)
        parts.article.view.article_wanted.connect(parts.reading.follow)
        parts.reading.query = lambda: parts.finding.text
        parts.reading.marked = self._marked_by_search
        self._related_timer = QTimer(self, singleShot=True, interval=_RELATED_AFTER)
        self._related_timer.timeout.connect(self._read_related)
        parts.reading.asked.connect(self._give_up_related)

    def begin_noting(self, writer: Writer, marking: Marking) -> None:
        """The notebook is open: show its searches, and go to its notes."""
        from reader.ui.saved_searches import SavedSearches

        self._marking = marking
        self._saved = SavedSearches(self._window, self._parts, self._searcher, writer)

    def recount(self) -> None:
        """Library or notebook are others than they were: so may be tags, publishers and counts."""
        self._knows = False
        if self._saved:
            self._saved.refresh()

    def step_hit(self, steps: int) -> None:
        """Go to the next match (1) or the one before (-1); from an article's last one to the next article."""
        pane, finding = self._parts.article, self._parts.finding
        view = pane.view
        at_end = view.hit + steps not in range(view.hits)
        in_article = self.in_article is not None and self.in_article.active
        if at_end and not in_article and finding.active and finding.step(steps > 0, 0 if steps > 0 else -1):
            return
        pane.step_hit(steps)

    def wear(self, theme: Theme) -> None:
        if self.in_article:
            self.in_article.bar.wear(theme)

    def _find(self) -> None:
        if self.in_article is None:
            from reader.ui.article.find import FindInArticle

            parts = self._parts
            self.in_article = FindInArticle(parts.article, parts.actions, parts.appearance.theme)
            parts.finding.ended.connect(self.in_article.search_ended)
            parts.finding.found_nothing.connect(self.in_article.search_ended)
        self.in_article.open()

    def _marked_by_search(self) -> tuple[tuple[Hit, ...], int]:
        """The matches of the search in the open article, which finding in it may cover."""
        if self.in_article and self.in_article.active:
            return self.in_article.before
        return self._parts.article.view.hit_state

    def _show_glossary(self) -> None:
        from reader.ui.help.glossary import Glossary

        glossary = Glossary(self._parts.library, self._parts.jobs, self._window)
        glossary.article_wanted.connect(self._parts.reading.follow)
        glossary.show()

    def _on_article_opened(self) -> None:
        if self.in_article:
            self.in_article.article_changed(came_back=self._parts.reading.came_back)
        self._related_timer.start()

    def _give_up_related(self) -> None:
        """Another article is awaited, which is not to wait for what is near this one."""
        self._related_timer.stop()
        self._parts.jobs.give_up(_RELATED_LANE)

    def _read_related(self) -> None:
        """Put its series and the articles near the open one below it, a moment after it was opened."""
        from reader.ui.article.acronyms import AcronymHints
        from reader.ui.article.below import below_html

        parts, key = self._parts, self._parts.reading.key
        view = parts.article.view
        if self.hints is None:
            self.hints = AcronymHints(view, parts.library, parts.jobs)
        if key is None:
            return

        def show(found: tuple[Sequence[Series], Sequence[Related]]) -> None:
            if view.article and view.article.summary.key == key == parts.reading.key:
                view.show_below(below_html(*found))

        library = parts.library
        parts.jobs.run(
            _RELATED_LANE,
            lambda token: (library.related.series(key), library.related.of(key, cancel=token)),
            show,
            lambda error: None,  # an article that is gone has nothing near it
            latest=True,
        )

    def _tick_sort(self) -> None:
        self._parts.actions[f"sort_{self._parts.settings.sort_order}"].setChecked(True)

    def _sort(self, order: str) -> None:
        from reader.model import SortOrder

        self._parts.settings.sort_order = SortOrder(order)
        self._parts.finding.again()

    def _on_narrow_toggled(self) -> None:
        self._parts.settings.show_facets = self._parts.actions["narrow"].isChecked()

    def _show_form(self) -> None:
        from reader.ui.results.form import SearchFormDialog

        dialog = SearchFormDialog(self._parts.top_bar.search_box.text(), self._window)
        dialog.query_wanted.connect(self._parts.finding.search_for)
        dialog.open()

    def _on_result_opened(self, result: SearchResult, hit: int) -> None:
        from reader.model import HitPlace

        shown = tuple(each for each in result.hits if each.place is not HitPlace.NOTE)
        wanted = result.hits[hit] if result.hits else None
        reading, key = self._parts.reading, result.summary.key
        if wanted is None or wanted.place is not HitPlace.NOTE:
            reading.open(key, shown, hit=shown.index(wanted) if wanted else 0)
            return
        reading.open(key, shown)
        self._show_mark_later(wanted.note)

    def _show_mark_later(self, mark: int | None) -> None:
        """Go to a mark as soon as the article and its marks are read."""
        if self._parts.jobs.busy("article") or self._parts.jobs.busy(_MARKS_LANE):
            QTimer.singleShot(20, self, partial(self._show_mark_later, mark))
        elif self._marking:
            for each in self._marking.section.list.cards.marks:
                if each.id == mark:
                    self._marking.open_mark(each)

    def _read_words(self, result: SearchResult) -> dict[int, Snippet]:
        """On a lane's thread."""
        from reader.ui.results.words import words_around

        library, key = self._parts.library, result.summary.key
        facts = library.personal.of([key]).get(key)
        notes = {note.mark: note.text for note in facts.notes} if facts else {}
        text = library.articles.reading_text(key)
        return words_around(result.hits, text.summary.title, text.text, notes)

    def _on_box_focused(self) -> None:
        """Make ready what typing will need, and read what can be completed, unless that is known."""
        if self._knows:
            return
        self._knows = True
        parts = self._parts

        def done(known: Known) -> None:
            parts.top_bar.search_box.known = known
            next_turn(self, make_list)

        def make_list() -> None:
            results = parts.results
            next_turn(self, results.get_ready)

        parts.jobs.run(_KNOWN_LANE, lambda token: self._read_known(), done)

    def _read_known(self) -> Known:
        from reader.model import Digests
        from reader.query import Known, parse

        found = self._parts.library.finder.search(parse(_EVERYTHING), Digests.LONE, limit=0)
        facets = found.facets
        if facets is None:
            return Known()
        return Known(
            tags=tuple(tag for tag, _ in facets.tags),
            publishers=tuple(name for name, _ in facets.publishers if name),
        )
