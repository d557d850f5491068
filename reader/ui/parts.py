"""The parts of the window, made once and handed to those who join them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from reader.ui.actions import Actions, Keymap
from reader.ui.article.pane import ArticlePane
from reader.ui.article.side import ArticleSide
from reader.ui.finding import Finding
from reader.ui.jobs import Jobs
from reader.ui.left import LeftPane
from reader.ui.panes import Panes
from reader.ui.reading import Reading
from reader.ui.status import StatusBar
from reader.ui.top_bar import ON_THE_BAR, TopBar

if TYPE_CHECKING:
    from reader.library import Library
    from reader.paths import Home
    from reader.searching import Searcher
    from reader.ui.results.pane import ResultsPane
    from reader.ui.settings import Settings
    from reader.ui.theme.appearance import Appearance
    from reader.ui.tree.shelf import Shelf


class Parts(NamedTuple):
    """All of them; `shelf` and `results` are made when first asked for."""

    home: Home
    settings: Settings
    appearance: Appearance
    library: Library
    jobs: Jobs
    actions: Actions
    top_bar: TopBar
    left: LeftPane
    article: ArticlePane
    side: ArticleSide
    panes: Panes
    status: StatusBar
    reading: Reading
    finding: Finding

    @property
    def shelf(self) -> Shelf:
        return self.left.shelf

    @property
    def results(self) -> ResultsPane:
        return self.left.results


def make_parts(
    window: QWidget,
    home: Home,
    settings: Settings,
    appearance: Appearance,
    library: Library,
    searcher: Searcher,
) -> Parts:
    """Make every part; `window` owns the actions and the jobs."""
    jobs = Jobs(window)
    actions = Actions(window, Keymap(settings))
    actions.wear(appearance.theme, ON_THE_BAR)  # the others' icons follow when the window stands
    top_bar = TopBar(actions, settings, appearance.theme)
    left = LeftPane(partial(_make_shelf, library, jobs, settings, window), actions, appearance.theme)
    article = ArticlePane(appearance, actions)
    side = ArticleSide(appearance.theme, article.view)
    return Parts(
        home=home,
        settings=settings,
        appearance=appearance,
        library=library,
        jobs=jobs,
        actions=actions,
        top_bar=top_bar,
        left=left,
        article=article,
        side=side,
        panes=Panes(left, article, side),
        status=StatusBar(),
        reading=Reading(library, jobs, article, side, window),
        finding=Finding(searcher, jobs, top_bar.search_box, left, settings, window),
    )


def _make_shelf(library: Library, jobs: Jobs, settings: Settings, owner: QWidget) -> Shelf:
    from reader.ui.tree.shelf import Shelf

    return Shelf(library, jobs, settings.grouping, settings.digests, settings.expanded, owner)
