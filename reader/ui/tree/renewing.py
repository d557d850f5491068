"""The tree made to hold what is there now, row by row: what is open, chosen and scrolled to stays so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.tree.branches import Branch

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex

    from reader.ui.tree.rows import Portion, Signs


class Change(NamedTuple):
    """Rows `start` to `end` go, those of the new list from `new_start` to `new_end` come in their place."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    """What makes `new` of `old`, the last change first, so that one does not move the place of another."""
    if old == new:
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, *places in reversed(matcher.get_opcodes()):
        if kind != "equal":
            yield Change(*places)


class Renewal:
    """Renews the branches of `model` in place.

    index_of: where a branch is. signs: what the person did with the articles shown, renewed with them.
    articles: of leaves, by the branch's id, read already; other leaves keep those they have.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        index_of: Callable[[Branch], QModelIndex],
        signs: dict[str, Signs],
        articles: Mapping[str, Portion],
    ) -> None:
        self._model = model
        self._index_of = index_of
        self._signs = signs
        self._before = dict(signs)  # an article may stand under several branches
        self._articles = articles
        self._changed: list[tuple[Branch, int, int]] = []

    def renew(self, old: Branch, new: Branch) -> None:
        """Let `old`, which stands in the model, say and hold what `new` does."""
        self._renew(old, new)
        # At the end: views lay out all rows anew when they are told between two rows that come or go.
        for branch, first, last in self._changed:
            here = self._index_of(branch)
            self._model.dataChanged.emit(*(self._model.index(row, 0, here) for row in (first, last)))

    def _renew(self, old: Branch, new: Branch) -> bool:
        """Whether the branch itself says anything else now."""
        before = _said(old)
        old.take_from(new)
        if old.leaf:
            self._renew_leaf(old)
        elif old.divided:
            self._renew_children(old, new.children)
        return _said(old) != before

    def _renew_children(self, above: Branch, new: Sequence[Branch]) -> None:
        here = self._index_of(above)
        known = set(above.children)
        for change in changes([_name(each) for each in above.children], [_name(each) for each in new]):
            if change.end > change.start:
                self._model.beginRemoveRows(here, change.start, change.end - 1)
                above.take_out(change.start, change.end)
                self._model.endRemoveRows()
            coming = new[change.new_start : change.new_end]
            if coming:
                self._model.beginInsertRows(here, change.start, change.start + len(coming) - 1)
                above.put_in(change.start, coming)
                self._model.endInsertRows()
        told = [
            row
            for row, (child, fresh) in enumerate(zip(above.children, new, strict=True))
            if child in known and self._renew(child, fresh)
        ]
        if told:
            self._changed.append((above, told[0], told[-1]))

    def _renew_leaf(self, leaf: Branch) -> None:
        portion = self._articles.get(leaf.id)
        if leaf.loading or (portion is None and not leaf.articles):
            return
        here = self._index_of(leaf)
        if portion is not None:
            self._renew_articles(leaf, here, portion)
        self._renew_trailing(leaf, here)
        if leaf.trailing:  # it says how many are left
            self._changed.append((leaf, len(leaf.articles), len(leaf.articles)))

    def _renew_articles(self, leaf: Branch, here: QModelIndex, portion: Portion) -> None:
        new = portion.articles
        for change in changes([each.key for each in leaf.articles], [each.key for each in new]):
            if change.end > change.start:
                self._model.beginRemoveRows(here, change.start, change.end - 1)
                del leaf.articles[change.start : change.end]
                self._model.endRemoveRows()
            coming = new[change.new_start : change.new_end]
            if coming:
                self._model.beginInsertRows(here, change.start, change.start + len(coming) - 1)
                leaf.articles[change.start : change.start] = coming
                self._model.endInsertRows()
        told = []
        for row, summary in enumerate(new):
            sign = portion.signs.get(summary.key)
            if leaf.articles[row] != summary or self._before.get(summary.key) != sign:
                told.append(row)
                leaf.articles[row] = summary
        self._signs.update(portion.signs)
        for summary in new:
            if summary.key not in portion.signs:
                self._signs.pop(summary.key, None)
        if told:
            self._changed.append((leaf, told[0], told[-1]))

    def _renew_trailing(self, leaf: Branch, here: QModelIndex) -> None:
        row, more = len(leaf.articles), 0 < len(leaf.articles) < leaf.count
        if more and not leaf.trailing:
            self._model.beginInsertRows(here, row, row)
            leaf.trailing = True
            self._model.endInsertRows()
        elif leaf.trailing and not more:
            self._model.beginRemoveRows(here, row, row)
            leaf.trailing = False
            self._model.endRemoveRows()


def _said(branch: Branch) -> tuple[object, ...]:
    return branch.label, branch.count, branch.unread, branch.search


def _name(branch: Branch) -> tuple[str, bool]:
    """A year that came to be divided into months is another branch than it was."""
    return branch.id, branch.leaf
