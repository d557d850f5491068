"""Finding the next unread article of the list in use: the tree, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from reader.ui.tree.rows import Role

if TYPE_CHECKING:
    from reader.model import ArticleSummary, CancelToken, Digests
    from reader.ui.parts import Parts

_LANE = "next unread"
NOTHING_LEFT = "No more unread articles"


class _Found(NamedTuple):
    """leaf: the id of the branch that holds the article."""

    summary: ArticleSummary
    leaf: str


class _Read(NamedTuple):
    """The keys of the unread ones among the results that are shown, and whether there are more of them."""

    unread: frozenset[str]
    more: bool


class NextUnread(QObject):
    """Opens it, and says where that is; everything is read elsewhere, the newest request wins."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def open(self) -> None:
        """Open the next unread article of the list in use."""
        if self._parts.finding.active:
            self._open_in_results()
        else:
            self._open_in_tree()

    def _say(self, text: str) -> None:
        self._parts.status.show_notice(text)

    # In the tree

    def _open_in_tree(self) -> None:
        parts = self._parts
        view, model, library = parts.shelf.view, parts.shelf.model, parts.library
        current, digests = view.currentIndex(), parts.settings.digests
        open_now, on_article = parts.reading.key, bool(current.data(Role.KEY))
        here = model.branch_id(current.parent()) if on_article else ""
        leaves = model.unread_leaves(current)

        def find(token: CancelToken) -> _Found | None:
            for number, (leaf, place) in enumerate(leaves):
                token.check()
                after = open_now if number == 0 and leaf == here else None
                found = library.unread.first(place, digests, after, open_now)
                if found:
                    return _Found(found, leaf)
            return None

        def show(found: _Found | None) -> None:
            if parts.reading.key != open_now:
                return  # another was opened meanwhile
            if found is None:
                self._say(NOTHING_LEFT)
                return
            parts.shelf.lead(found.summary.key, found.leaf)
            parts.reading.open(found.summary.key)
            where = "" if found.leaf == here else f" in {model.path_label(found.leaf)}"
            self._say(f"Next unread article{where}: {found.summary.title}")

        parts.jobs.run(_LANE, find, show, latest=True)

    # In the results

    def _open_in_results(self) -> None:
        """Look among the results that are shown; where there is none, have more of them shown."""
        parts = self._parts
        model, here = parts.results.model, self._row
        keys = [result.summary.key for row in range(model.rowCount()) if (result := model.result(row))]
        below, above = keys[here + 1 :], keys[: max(here, 0)]

        open_now = parts.reading.key

        def show(read: _Read) -> None:
            if parts.reading.key != open_now:
                return  # another was opened meanwhile
            if wanted := _first(below, read.unread):
                self._stand_on(wanted)
            elif read.more and model.has_more:
                before = model.rowCount()
                model.ask_for_more()
                parts.finding.when_found(partial(self._open_among_more, before))
            elif wanted := _first(above, read.unread):
                self._stand_on(wanted)
            else:
                self._say(f"{NOTHING_LEFT} in these results")

        text, digests = parts.finding.text, parts.settings.digests

        def read(token: CancelToken) -> _Read:
            known = parts.library.personal.of(keys)
            unread = frozenset(key for key in keys if not (key in known and known[key].read))
            enough = _first(below, unread) is not None
            return _Read(unread, not enough and self._unread_in_all(text, digests, token) > len(unread))

        parts.jobs.run(_LANE, read, show, latest=True)

    def _unread_in_all(self, text: str, digests: Digests, token: CancelToken) -> int:
        """How many unread articles the search finds, shown or not; on the lane's thread."""
        from reader.model import Is, SortOrder, State
        from reader.query import with_filter

        narrowed = with_filter(text, Is(State.UNREAD))
        searcher = self._parts.finding.searcher
        return searcher.search(narrowed, 0, token, digests, order=SortOrder.NEWEST).total

    def _open_among_more(self, before: int) -> None:
        """Look again where there are more results than `before` by now."""
        if self._parts.results.model.rowCount() > before:
            self._open_in_results()
        else:
            self._say(f"{NOTHING_LEFT} in these results")

    @property
    def _row(self) -> int:
        """The row of the open article, else the one on which the person stands; -1 for none."""
        results, key = self._parts.results, self._parts.reading.key
        row = results.model.row_of(key) if key else -1
        if row >= 0:
            return row
        index = results.list.currentIndex()
        return index.parent().row() if index.parent().isValid() else index.row()

    def _stand_on(self, key: str) -> None:
        results = self._parts.results
        row = results.model.row_of(key)
        result = results.model.result(row)
        if result:
            results.list.stand_on(row)
            self._say(f"Next unread article: {result.summary.title}")


def _first(keys: Sequence[str], wanted: frozenset[str]) -> str | None:
    return next((key for key in keys if key in wanted), None)
