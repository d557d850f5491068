"""Opening articles: read elsewhere, shown here, remembered for back and forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from reader.errors import ReaderError, UnknownArticle
from reader.ui.history import History, Visit
from reader.ui.turns import after_painting

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import ArticleDetails, ArticleText, Heading, Hit
    from reader.ui.article.pane import ArticlePane
    from reader.ui.article.side import ArticleSide
    from reader.ui.jobs import Jobs

_TEXT_LANE, _DETAILS_LANE = "article", "details"


class Reading(QObject):
    """What is open in the article pane.

    `asked` says that an article is to be opened, `opened` carries its summary when it is shown, `closed` says
    that none is, `history_changed` that back and forward may lead elsewhere. history: along which it goes
    back and forward, another one for each tab. place_of: where in the reading text of an article, given by
    its key, the person stopped last time. query: the search in force, "" for none. marked: the hits of that
    search that are marked, and which is shown. open_behind: opens an article without leaving this one; None
    while nobody can. came_back: the article that is open was left before, and stands as it did.
    """

    asked = Signal()
    opened = Signal(object)  # ArticleSummary
    closed = Signal()
    history_changed = Signal()

    def __init__(
        self, library: Library, jobs: Jobs, pane: ArticlePane, side: ArticleSide, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._pane = pane
        self._side = side
        self._wanted: str | None = None
        self._on_screen: Visit | None = None
        self._first: Callable[[], None] | None = None  # shows the first article where it was left
        self.place_of: Callable[[str], int] = lambda key: 0
        # Called on another thread with the key of an article whose text is shown next: what is to be painted
        # with it can be read there.
        self.prepare: Callable[[str], object] = lambda key: None
        self.query: Callable[[], str] = lambda: ""
        self.marked: Callable[[], tuple[tuple[Hit, ...], int]] = lambda: pane.view.hit_state
        self.open_behind: Callable[[str], object] | None = None
        self.came_back = False
        self.history = History()
        pane.view.place_changed.connect(self._on_place_changed)
        side.heading_chosen.connect(self._go_to_heading)
        side.earlier_text_requested.connect(lambda key, version: self.open(key, version=version))
        side.current_text_requested.connect(lambda key: self.open(key))
        side.article_requested.connect(self.follow)

    @property
    def key(self) -> str | None:
        """The article that is open, or is being opened."""
        return self._wanted

    @property
    def is_current(self) -> bool:
        """Whether the open text is the article's present one, no earlier text."""
        visit = self.history.current
        return visit is not None and visit.version is None

    @property
    def shows_details_soon(self) -> bool:
        """Whether the details of an article are being read, and not shown yet."""
        return self._jobs.busy(_DETAILS_LANE)

    def open(self, key: str, hits: Sequence[Hit] = (), version: int | None = None, hit: int = 0) -> None:
        """Show the article; with hits at the one of this number (-1: the last one). Opening what is open
        keeps its place, unless there are hits to go to.
        """
        current = self.history.current
        shown = self._pane.view.article
        same = current is not None and (current.key, current.version) == (key, version)
        if same and shown and shown.summary.key == key:
            if not hits:
                self._wanted = key
                return
            if not self._jobs.busy(_TEXT_LANE) and _fitting(hits, shown) == tuple(hits):
                self._pane.show_hits(hits, hit)
                return
        self._leave()
        self._read(self.history.visit(key, version), hits, hit)

    def follow(self, key: str) -> None:
        """A link to the article was clicked: show it; with Ctrl, let it wait behind this one."""
        behind = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if behind and self.open_behind:
            self.open_behind(key)
        else:
            self.open(key)

    def switch(self, history: History) -> None:
        """Go along this history from now on, and show what it stands at as it was left."""
        self._leave(exactly=True)
        self.history = history
        self.history_changed.emit()
        if history.current:
            self._read(history.current, back=True)
        else:
            self.close()

    def open_first(self, key: str, offset: int = 0) -> bool:
        """Show the article here and now, for the first window, which is not shown yet; False where it is not
        in the library.

        offset: where in the reading text the person stopped; `stand_at_first` goes there.
        """
        try:
            text = self._library.articles.text(key)
        except UnknownArticle:
            return False
        self._wanted = key
        self._on_screen = self.history.visit(key)
        if 0 < offset <= len(text.text):
            self._first = partial(self._pane.view.show_article, text, offset=offset)
        else:
            self._pane.show_article(text)
        return True

    def stand_at_first(self) -> None:
        """The first window has its size, without which no text can be scrolled; it is painted next."""
        first, self._first = self._first, None
        if first:
            first()

    def finish_first(self) -> None:
        """What belongs to the article of `open_first`, once it stands on the screen."""
        visit, text = self.history.current, self._pane.view.article
        if visit and text and visit.key == text.summary.key:
            self._show_around(text)
            self._read_details(visit)

    def go(self, steps: int) -> None:
        """Back (-1) or forward (1)."""
        self._leave()
        visit = self.history.go(steps)
        if visit:
            self._read(visit, back=True)

    def refresh(self) -> None:
        """Read the open article again, where its text changed; close it where it is gone."""
        visit = self.history.current
        if visit is None or self._wanted is None:
            return

        def show(text: ArticleText) -> None:
            shown = self._pane.view.article
            if shown and (shown.html != text.html or shown.summary != text.summary):
                place = self._pane.view.verticalScrollBar().value()
                self._pane.show_article(text, (), place)
                self._show_around(text)

        # Behind an article that is just being opened, which would else never come.
        failed = partial(self._on_failed, visit)
        self._jobs.run(_TEXT_LANE, lambda token: self._text(visit), show, failed, later=True)
        self._read_details(visit)

    def close(self) -> None:
        """Show no article."""
        self._wanted = self._on_screen = None
        self._pane.show_nothing_chosen()
        self._side.clear()
        self.closed.emit()

    def _leave(self, *, exactly: bool = False) -> None:
        """Remember how the article that is left stood. exactly: for another run and another size of text
        too, which may cost a map of a long text.
        """
        visit, view = self.history.current, self._pane.view
        if visit is None or visit is not self._on_screen or view.article is None:
            return
        visit.place, visit.setting, visit.offset = view.verticalScrollBar().value(), view.setting, None
        if exactly or view.knows_positions:
            visit.offset = view.top_offset if visit.place else 0
        visit.selected = view.selected_text if view.textCursor().hasSelection() else (0, 0)
        visit.query = self.query()
        visit.hits, visit.hit = self.marked() if visit.query else ((), 0)

    def _read(self, visit: Visit, hits: Sequence[Hit] = (), hit: int = 0, *, back: bool = False) -> None:
        """back: show it as it was left."""
        self._wanted = visit.key
        self.asked.emit()
        self._jobs.run(
            _TEXT_LANE,
            lambda token: self._text(visit),
            partial(self._show_again, visit) if back else partial(self._show, visit, hits, hit),
            partial(self._on_failed, visit),
            latest=True,
            later=True,  # the row in which it was chosen is painted first
        )

    def _text(self, visit: Visit) -> ArticleText:
        """On the lane's thread."""
        text = self._library.articles.text(visit.key, visit.version)
        self.prepare(visit.key)
        return text

    def _read_details(self, visit: Visit) -> None:
        self._jobs.run(
            _DETAILS_LANE,
            lambda token: self._library.articles.details(visit.key),
            partial(self._show_details, visit),
            lambda error: None,  # the text's own reading says it
            latest=True,
            later=True,  # the text and its outline are painted first
        )

    def _show(self, visit: Visit, hits: Sequence[Hit], hit: int, text: ArticleText) -> None:
        """At the hit, else where the person stopped last time."""
        self._on_screen, self.came_back = visit, False
        hits = _fitting(hits, text)
        stopped = 0 if hits or visit.version is not None else self.place_of(visit.key)
        self._pane.show_article(text, hits, 0, hit, offset=stopped)
        self._show_around(text)
        self._read_details(visit)

    def _show_again(self, visit: Visit, text: ArticleText) -> None:
        """As it was left; what was never shown before begins as anything that is opened."""
        asked = bool(visit.query) and visit.query == self.query()
        hits = _fitting(visit.hits, text) if asked else ()
        if visit.place is None:
            self._show(visit, hits, visit.hit, text)
            if visit.offset and not hits:
                self._go_to(visit.offset)
            return
        self._on_screen, self.came_back = visit, True
        view = self._pane.view
        self._pane.show_article(text, (), visit.place)
        start, end = visit.selected
        if start < end <= len(text.text):
            view.select(start, end)
        if visit.setting == view.setting or visit.offset is None:
            view.verticalScrollBar().setValue(visit.place)
        else:
            self._go_to(visit.offset)
        if hits:
            self._pane.mark_hits(hits, visit.hit)
        self._show_around(text)
        self._read_details(visit)

    def _show_around(self, text: ArticleText) -> None:
        """Show everything that goes with the article in the pane."""
        self.opened.emit(text.summary)
        self.history_changed.emit()
        # The text is not to wait for the outline, nor for its mark, which costs a map of the text.
        after_painting(self, partial(self._show_outline, text))

    def _show_outline(self, text: ArticleText) -> None:
        if self._pane.view.article is text:
            self._side.show_article(text)
            self._on_place_changed()

    def _show_details(self, visit: Visit, details: ArticleDetails) -> None:
        if self._wanted is not None:  # else no article is shown any more
            self._side.show_details(details, visit.version)

    def _on_failed(self, visit: Visit, error: ReaderError) -> None:
        if isinstance(error, UnknownArticle):
            self.history.forget(visit.key)
            self.close()
            self.history_changed.emit()
        else:
            self._jobs.fault_occurred.emit(error)

    def _go_to(self, offset: int) -> None:
        article = self._pane.view.article
        if article and 0 < offset <= len(article.text):
            self._pane.view.go_to(offset)

    def _go_to_heading(self, heading: Heading) -> None:
        self._pane.view.go_to(heading.start)
        self._side.show_place(heading.start)  # one near the end does not come to the top

    def _on_place_changed(self) -> None:
        if self._side.isVisible() and self._pane.view.article and self._pane.view.article.headings:
            self._side.show_place(self._pane.view.section_offset)


def _fitting(hits: Sequence[Hit], article: ArticleText) -> tuple[Hit, ...]:
    """Those hits that stand in the article's title or text as they were found, since it may be another one
    by now.
    """
    where = {"title": article.summary.title, "text": article.text}
    return tuple(hit for hit in hits if where.get(hit.place, "")[hit.start : hit.end] == hit.text != "")
