"""The parts of the window, made once and handed to those who join them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.paths import Home
from reader.ui.actions import Actions
from reader.ui.article.pane import ArticlePane
from reader.ui.article.side import ArticleSide
from reader.ui.finding import Finding
from reader.ui.jobs import Jobs
from reader.ui.panes import Panes
from reader.ui.reading import Reading
from reader.ui.results.pane import ResultsPane
from reader.ui.settings import Settings
from reader.ui.status import StatusBar
from reader.ui.theme.appearance import Appearance
from reader.ui.top_bar import TopBar
from reader.ui.tree.shelf import Shelf

if TYPE_CHECKING:
    from reader.library import Library
    from reader.searching import Searcher


@dataclass(frozen=True, slots=True)
class Parts:
    """left: the pane that holds either the tree or the results."""

    home: Home
    settings: Settings
    appearance: Appearance
    library: Library
    jobs: Jobs
    actions: Actions
    top_bar: TopBar
    shelf: Shelf
    results: ResultsPane
    left: QStackedWidget
    article: ArticlePane
    side: ArticleSide
    panes: Panes
    status: StatusBar
    reading: Reading
    finding: Finding


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
    actions = Actions(window)
    actions.wear(appearance.theme)
    top_bar = TopBar(actions, appearance.theme)
    shelf = Shelf(library, jobs, settings.grouping, window)
    results = ResultsPane()
    left = QStackedWidget()
    left.setObjectName("pane")
    left.addWidget(shelf.view)
    left.addWidget(results)
    article = ArticlePane(appearance, actions)
    side = ArticleSide()
    parts = Parts(
        home=home,
        settings=settings,
        appearance=appearance,
        library=library,
        jobs=jobs,
        actions=actions,
        top_bar=top_bar,
        shelf=shelf,
        results=results,
        left=left,
        article=article,
        side=side,
        panes=Panes(left, article, side),
        status=StatusBar(),
        reading=Reading(library, jobs, article, side, window),
        finding=Finding(searcher, jobs, top_bar.search_box, results, window),
    )
    for part in (shelf.view, results, side):
        part.wear(appearance.theme)
    return parts
