"""The left pane's tree, kept as the library is: read elsewhere, put in here, with what is open kept open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal

from reader.ui.tree.model import TreeModel
from reader.ui.tree.view import TreeView

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.model import ArticleSummary, CancelToken, Digests, Grouping, TreeCount, TreePlace
    from reader.ui.jobs import Jobs

_LANE = "tree"
_SPARE = 50  # room for what came since a branch was read


class Shelf(QObject):
    """Owns the tree's model and view. `counted` carries how many articles there are after each reading."""

    counted = Signal(int)

    def __init__(
        self, library: Library, jobs: Jobs, grouping: Grouping, digests: Digests, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._grouping = grouping
        self._digests = digests
        self._shown: ArticleSummary | None = None
        self._awaited: ArticleSummary | None = None
        self.model = TreeModel(self._read, self)
        self.view = TreeView(self.model)
        self.model.rowsInserted.connect(self._on_rows_inserted)

    @property
    def grouping(self) -> Grouping:
        return self._grouping

    def show_first(self) -> None:
        """Read the counts here and now, for the first window."""
        counts = self._library.tree.counts(self._digests)
        articles = self._library.articles.count(self._digests)
        self.model.replace(counts, self._grouping)
        self.counted.emit(articles)

    def group(self, grouping: Grouping) -> None:
        """Arrange the tree anew."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self.reload()

    def choose(self, digests: Digests) -> None:
        """Hold these digests from now on."""
        self._digests = digests
        self.reload()

    def reload(self, done: Callable[[], None] | None = None) -> None:
        """Read everything again, and the articles of the open branches, and show it as it stood before."""
        grouping, digests, leaves = self._grouping, self._digests, self.model.loaded_leaves()
        if grouping is not self.model.grouping:
            leaves = {}

        def read(token: CancelToken) -> tuple[int, Sequence[TreeCount], dict[str, list[ArticleSummary]]]:
            articles = {}
            for path, (place, number) in leaves.items():
                token.check()
                articles[path] = list(self._library.articles.list(place, digests, limit=number + _SPARE))
            return self._library.articles.count(digests), self._library.tree.counts(digests), articles

        def show(found: tuple[int, Sequence[TreeCount], dict[str, list[ArticleSummary]]]) -> None:
            number, counts, articles = found
            regrouped = grouping is not self.model.grouping
            self.view.keeping_state(lambda: self.model.replace(counts, grouping, articles))
            wanted = self._shown if regrouped else self._awaited
            if wanted:
                self.reveal(wanted)
            self.counted.emit(number)
            if done:
                done()

        self._jobs.run(_LANE, read, show)

    def reveal(self, summary: ArticleSummary) -> None:
        """Stand on the article in the tree, as soon as its branch is read."""
        self._shown = self._awaited = summary
        if self.view.reveal(summary):
            self._awaited = None

    def _read(
        self, place: TreePlace, limit: int, offset: int, done: Callable[[Sequence[ArticleSummary]], None]
    ) -> None:
        def failed(error: ReaderError) -> None:
            done(())
            self._jobs.fault_occurred.emit(error)

        digests = self._digests
        self._jobs.run(
            _LANE,
            lambda token: self._library.articles.list(place, digests, limit=limit, offset=offset),
            done,
            failed,
        )

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if self._awaited and self.view.stand_on(parent, self._awaited.key):
            self._awaited = None
