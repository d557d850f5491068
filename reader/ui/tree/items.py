"""The rows of the tree as Qt keeps them itself, where they stand, and the branches and articles they are of.

A view lays out every open row whenever one comes or goes: hundreds of them, and asks of each where it stands
and what it is. Qt's own items answer that without Python. Rows are made as far as branches were opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.ui.tree.labels import row_label

if TYPE_CHECKING:
    from reader.model import ArticleSummary
    from reader.ui.tree.branches import Branch

Index = QModelIndex | QPersistentModelIndex
# Of branches, of headings, which the arrow keys pass over, and of all that stands below a leaf.
_BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_HEADER = Qt.ItemFlag.ItemNeverHasChildren
_BELOW_LEAF = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren


class BranchItem(QStandardItem):
    """The row of a branch. depth: 1 for the outermost."""

    def __init__(self, branch: Branch, depth: int) -> None:
        super().__init__(0, 1)
        self.branch, self.depth = branch, depth
        self.setFlags(_HEADER if branch.header else _BRANCH)


class LeafItem(QStandardItem):
    """A row below `leaf`: "Loading…" or "Show more" where it is no article's."""

    def __init__(self, leaf: Branch, depth: int) -> None:
        super().__init__()
        self.leaf, self.depth = leaf, depth
        self.setFlags(_BELOW_LEAF)


class ArticleItem(LeafItem):
    """The row of an article."""

    def __init__(self, leaf: Branch, depth: int, summary: ArticleSummary) -> None:
        super().__init__(leaf, depth)
        self.say(summary)

    def say(self, summary: ArticleSummary) -> None:
        """Be the row of the article as it is now."""
        self.summary = summary
        self._label: str | None = None

    @property
    def label(self) -> str:
        """Its text, made when it is first asked for: most rows are never looked at."""
        if self._label is None:
            self._label = row_label(self.summary, self.leaf.place)
        return self._label


class Rows(QStandardItemModel):
    """A row for each branch below the root and for each article that was put in; what they say is
    `TreeModel`'s. Branches and rows change together, by the methods here, and never otherwise.
    """

    def __init__(self, root: Branch, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._plant(root)

    def branch(self, index: Index) -> Branch | None:
        """The branch at `index`, the root for an invalid one; None for any other row."""
        if not index.isValid():
            return self.root
        item = self.itemFromIndex(index)
        return item.branch if isinstance(item, BranchItem) else None

    def index_of(self, branch: Branch) -> QModelIndex:
        """Where a branch below the root is; invalid for the root itself. The rows above it are made."""
        if branch not in self._items and branch.parent:
            self.index_of(branch.parent)
            self.fill(branch.parent)
        return self._item(branch).index()

    @property
    def standing(self) -> list[Branch]:
        """The root and the branches of which there is a row, outer before inner."""
        return [self.root, *self._items]

    def stands(self, branch: Branch) -> bool:
        """Whether there is a row of `branch`, or it is the root."""
        return branch is self.root or branch in self._items

    def filled(self, branch: Branch) -> bool:
        """Whether the rows of the branches below it are made."""
        return branch in self._filled

    def fill(self, branch: Branch) -> None:
        """Make the rows of the branches below one that stands."""
        if branch not in self._filled:
            self._filled.add(branch)
            self._insert(branch, 0, branch.children)

    def take_branches(self, above: Branch, start: int, end: int) -> None:
        """Without the branches from `start` to `end` of those below `above`, which is filled."""
        gone = above.children[start:end]
        above.take_out(start, end)
        # Views still ask about them meanwhile.
        self._item(above).removeRows(start, end - start)
        for branch in gone:
            self._forget(branch)

    def put_branches(self, above: Branch, row: int, branches: Sequence[Branch]) -> None:
        """With these branches from `row` on, below `above`, which is filled."""
        above.put_in(row, branches)
        self._insert(above, row, branches)

    def take_articles(self, leaf: Branch, start: int, end: int) -> None:
        """Without the articles from `start` to `end`."""
        del leaf.articles[start:end]
        self._item(leaf).removeRows(start, end - start)

    def put_articles(self, leaf: Branch, row: int, articles: Sequence[ArticleSummary]) -> None:
        """With these articles from `row` on."""
        leaf.articles[row:row] = articles
        below = self._depth(leaf) + 1
        self._item(leaf).insertRows(row, [ArticleItem(leaf, below, each) for each in articles])

    def say_article(self, leaf: Branch, row: int, summary: ArticleSummary) -> None:
        """Let the article in `row` be said to be this. Views are told by `tell`."""
        leaf.articles[row] = summary
        item = self._item(leaf).child(row)
        if isinstance(item, ArticleItem):
            item.say(summary)

    def set_trailing(self, leaf: Branch, trailing: bool) -> None:
        """With the row "Loading…" or "Show more" below the articles, or without it."""
        if trailing == leaf.trailing:
            return
        leaf.trailing = trailing
        item, row = self._item(leaf), len(leaf.articles)
        if trailing:
            # Not `insertRow`, which forgets the Python side of an item.
            item.insertRows(row, [LeafItem(leaf, self._depth(leaf) + 1)])
        else:
            item.removeRow(row)

    def tell(self, above: Branch, first: int, last: int) -> None:
        """Let views know that the rows from `first` to `last` below `above` say something else now."""
        item = self._item(above)
        self.dataChanged.emit(item.child(first).index(), item.child(last).index())

    # Behind it

    def _plant(self, root: Branch) -> None:
        """With the branches below `root` in place of all that is there."""
        self.removeRows(0, self.rowCount())
        self.root = root
        self._items: dict[Branch, BranchItem] = {}
        self._filled: set[Branch] = set()
        self.fill(root)

    def _item(self, branch: Branch) -> QStandardItem:
        # The root's is Qt's own and never kept: PySide is not told when Qt deletes it, and would then take
        # what comes to stand in its place in memory for it.
        return self.invisibleRootItem() if branch is self.root else self._items[branch]

    def _insert(self, above: Branch, row: int, branches: Sequence[Branch]) -> None:
        depth = self._depth(above) + 1
        made = {branch: BranchItem(branch, depth) for branch in branches}
        self._items.update(made)
        if made:
            self._item(above).insertRows(row, list(made.values()))

    def _depth(self, branch: Branch) -> int:
        item = self._item(branch)
        return item.depth if isinstance(item, BranchItem) else 0

    def _forget(self, branch: Branch) -> None:
        del self._items[branch]
        if branch in self._filled:
            self._filled.remove(branch)
            for child in branch.children:
                self._forget(child)
