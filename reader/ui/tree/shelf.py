"""The left pane's tree, kept as the library is: read elsewhere, put in here, with what is open kept open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Signal

from reader.ui.tree.branches import UNREAD, Branch, divide, plant
from reader.ui.tree.model import TreeModel
from reader.ui.tree.rows import NOTHING, Portion, Role, Signs
from reader.ui.tree.view import TreeView

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.model import (
        ArticleSummary,
        CancelToken,
        Digests,
        Grouping,
        PersonalCounts,
        TreeCount,
        TreePlace,
    )
    from reader.ui.jobs import Jobs
    from reader.ui.tree.branches import ShownSearch

_LANE = "tree"


class _Read(NamedTuple):
    """A tree planted of what was read. number, unread: of all articles; articles: of leaves, by their ids, as
    far as they changed.
    """

    root: Branch
    number: int
    unread: int
    hidden: int
    articles: dict[str, Portion]


class Shelf(QObject):
    """Owns the tree's model and view. `counted` carries how many articles there are after each reading, how
    many of them are unread, and where there are none, how many are only hidden; `reading_ended` comes after
    one that failed, too.
    """

    counted = Signal(int, int, int)
    reading_ended = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        grouping: Grouping,
        digests: Digests,
        expanded: Sequence[str],
        parent: QObject,
    ) -> None:
        """expanded: the ids of the branches that are to be open when the tree is filled first."""
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._grouping = grouping
        self._digests = digests
        self._shown: ArticleSummary | None = None
        self._awaited: ArticleSummary | None = None
        self._left: str | None = None
        self._expanded = expanded
        self._shows: tuple[Grouping, Digests] | None = None
        self._reading = self._outdated = False
        self._lead = ("", "")
        self.model = TreeModel(self._read, self)
        self.view = TreeView(self.model)
        self.model.rowsInserted.connect(self._on_rows_inserted)
        self.view.article_left.connect(self._on_left)
        self.view.article_chosen.connect(lambda key: self._on_left(None))

    @property
    def grouping(self) -> Grouping:
        return self._grouping

    @property
    def expanded(self) -> Sequence[str]:
        """The ids of the open branches; before the tree is filled, of those that will be open then."""
        return self.view.expanded_branches() if self._shows else self._expanded

    def group(self, grouping: Grouping) -> None:
        """Arrange the tree anew."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self.reload()

    def choose(self, digests: Digests) -> None:
        """Hold these digests from now on."""
        self._digests = digests
        self.reload()

    def show_branch(self, path: str, key: str | None) -> None:
        """Open the branch with this id in the tree and stand on it. key: of the open article, on which to
        stand again is not asked for.
        """
        self._awaited = None
        self.view.show_branch(path)
        self._left = key  # whatever stood in the tree until now

    def reload(self) -> None:
        """Read everything again, and the articles of the open branches, and show it as it stood before."""
        if self._reading:
            self._outdated = True  # once more, then, however many changes there are meanwhile
            return
        self._reading = True
        model, grouping, digests = self.model, self._grouping, self._digests
        anew = self._shows != (grouping, digests)
        leaves = {} if anew else model.loaded_leaves()
        known, searches = model.divided_branches(), model.searches
        shown = {path: model.shown(path) for path in leaves}

        def read(token: CancelToken) -> _Read:
            articles = {}
            for path, (place, number) in leaves.items():
                token.check()
                portion = self._portion(place, digests, number, 0)
                # Most have not changed, which is found out here and not by the main thread.
                if not _same(portion, shown[path]):
                    articles[path] = portion
            number_of_all, counts, personal = self._count(digests)
            root = plant(counts, grouping, personal, searches)
            divide(root, known)  # here, so that the main thread finds it done
            hidden = 0 if number_of_all else self._library.articles.count()
            return _Read(root, number_of_all, personal.unread, hidden, articles)

        def show(found: _Read) -> None:
            stood = self.view.currentIndex().data(Role.KEY) is not None
            if anew:
                self._shows = (grouping, digests)
                self.view.keeping_state(lambda: model.replace(found.root, grouping))
                self.view.expand_branches(self._expanded)
                self._expanded = ()
            else:
                self._renew(found, leaves)
            # The row may be gone: its branch was read since, or holds the article no more.
            lost = stood and not self.view.currentIndex().isValid()
            wanted = self._shown if anew or lost else self._awaited
            if wanted:
                self.reveal(wanted)
            self.counted.emit(found.number, found.unread, found.hidden)
            self._end_reading()

        def failed(error: ReaderError) -> None:
            self._jobs.fault_occurred.emit(error)
            self._end_reading()

        self._jobs.run(_LANE, read, show, failed)

    def show_searches(self, searches: Sequence[ShownSearch]) -> None:
        """Show these saved searches among the branches."""
        if list(searches) != list(self.model.searches):
            self.model.searches = searches
            self.reload()

    def reveal(self, summary: ArticleSummary) -> None:
        """Stand on the article in the tree, as soon as its branch is read, unless the person left it there
        for a branch.
        """
        if summary.key == self._left:
            return
        self._left = None
        self._shown = self._awaited = summary
        key, leaf = self._lead
        if self.view.reveal(summary, leaf if key == summary.key else ""):
            self._awaited = None

    def lead(self, key: str, leaf: str) -> None:
        """The article of this key is about to be opened from the branch with the id `leaf`: `reveal` is to
        stand on it there, wherever else it belongs.
        """
        self._lead = (key, leaf)

    def _renew(self, found: _Read, leaves: Mapping[str, tuple[TreePlace, int]]) -> None:
        now = self.model.loaded_leaves()
        # A branch of which more was read meanwhile is not cut off again.
        articles = {path: read for path, read in found.articles.items() if now.get(path) == leaves[path]}
        self._keep_shown(articles)
        self.view.keeping_still(lambda: self.model.renew(found.root, articles))
        self.view.fetch_open()

    def _end_reading(self) -> None:
        self._reading = False
        self.reading_ended.emit()
        if self._outdated:
            self._outdated = False
            self.reload()

    def _read(self, place: TreePlace, limit: int, offset: int, done: Callable[[Portion], None]) -> None:
        def failed(error: ReaderError) -> None:
            done(NOTHING)
            self._jobs.fault_occurred.emit(error)

        digests = self._digests
        self._jobs.run(
            _LANE,
            lambda token: self._portion(place, digests, limit, offset),
            done,
            failed,
        )

    def _keep_shown(self, articles: dict[str, Portion]) -> None:
        """An article that was read in the branch of unread ones stays there until the person stands on
        another: the list is not to move away below them.
        """
        current = self.view.currentIndex()
        summary, path = current.data(Role.SUMMARY), self.model.branch_id(current.parent())
        portion = articles.get(path)
        if portion and summary and path == UNREAD and summary not in portion.articles:
            kept = list(portion.articles)
            kept.insert(min(current.row(), len(kept)), summary)
            articles[path] = Portion(kept, {**portion.signs, summary.key: Signs(read=True)})

    def _count(self, digests: Digests) -> tuple[int, Sequence[TreeCount], PersonalCounts]:
        tree = self._library.tree
        return self._library.articles.count(digests), tree.counts(digests), tree.personal(digests)

    def _portion(self, place: TreePlace, digests: Digests, limit: int, offset: int) -> Portion:
        articles = self._library.articles.list(place, digests, limit=limit, offset=offset)
        known = self._library.personal.of(summary.key for summary in articles)
        return Portion(
            articles,
            {
                key: Signs(facts.read, facts.bookmarks > 0, facts.highlights > 0 or bool(facts.notes))
                for key, facts in known.items()
            },
        )

    def _on_left(self, key: str | None) -> None:
        self._left = key
        if key is not None:
            self._awaited = None

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if self._awaited and self.view.stand_on(parent, self._awaited.key):
            self._awaited = None


def _same(read: Portion, shown: Portion) -> bool:
    """Whether what was read is what is shown."""
    return list(read.articles) == list(shown.articles) and all(
        read.signs.get(each.key) == shown.signs.get(each.key) for each in shown.articles
    )
