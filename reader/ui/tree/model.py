"""The library's tree as Qt sees it: branches from counts, articles read only where a branch is opened.

A leaf with very many articles shows them in portions, behind a row "Show more".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Qt

from reader.model import ArticleSummary, Grouping, TreePlace
from reader.ui.texts import as_tooltip
from reader.ui.tree.branches import find, plant, standing_below
from reader.ui.tree.items import ArticleItem, BranchItem, Index, LeafItem, Rows
from reader.ui.tree.labels import tooltip
from reader.ui.tree.renewing import Renewal
from reader.ui.tree.rows import Portion, Role, Row, Signs, Sort

if TYPE_CHECKING:
    from reader.ui.tree.branches import Branch, ShownSearch

PORTION = 100
_SPARE = 50  # room for what came since a branch was read
_UNTOUCHED = Signs()
# Reads a portion of a branch's articles elsewhere: place, limit, offset, what to call with them.
Reader = Callable[[TreePlace, int, int, Callable[[Portion], None]], None]
_NOWHERE = QModelIndex()


class TreeModel(Rows):
    """Read-only; `replace` and `renew` put another tree in. searches: the saved ones to be shown in it."""

    def __init__(self, read: Reader, parent: QObject | None = None) -> None:
        self.grouping = Grouping.REGION_YEAR
        super().__init__(plant((), self.grouping), parent)
        self._read = read
        self.searches: Sequence[ShownSearch] = ()
        self._signs: dict[str, Signs] = {}

    def replace(
        self, root: Branch, grouping: Grouping, articles: Mapping[str, Portion] | None = None
    ) -> None:
        """Show the tree that was planted as `root` in this grouping in place of all that is there. articles:
        of leaves, by the branch's id, read already.
        """
        self.beginResetModel()
        with QSignalBlocker(self):  # of rows that come and go nobody is to hear but that all are others
            self.grouping = grouping
            self._signs = {}
            self._plant(root)
            for path, read in (articles or {}).items():
                leaf = self._find(path)
                if leaf and leaf.leaf:
                    self._signs.update(read.signs)
                    self._show(leaf, read)
        self.endResetModel()

    def renew(self, root: Branch, articles: Mapping[str, Portion]) -> None:
        """The same as `replace` in the same grouping, but only rows that came or went are touched."""
        Renewal(self, self._signs, articles).renew(self.root, root)

    def divided_branches(self) -> list[str]:
        """The ids of the branches below which branches are shown."""
        return [branch.id for branch in self.standing if self.filled(branch)]

    def loaded_leaves(self) -> dict[str, tuple[TreePlace, int]]:
        """The leaves whose articles are shown: the id of each, its place, and how many to read of it anew."""
        return {
            branch.id: (branch.place, len(branch.articles) + (0 if branch.trailing else _SPARE))
            for branch in self.standing
            if branch.articles
        }

    def shown(self, path: str) -> Portion:
        """What is shown of the leaf with the id `path`."""
        leaf = self._find(path)
        articles = tuple(leaf.articles) if leaf else ()
        signs = {each.key: self._signs[each.key] for each in articles if each.key in self._signs}
        return Portion(articles, signs)

    def place(self, index: Index) -> TreePlace | None:
        """Which articles the branch at `index` holds; None for what is no branch, or holds other branches
        than those of one place.
        """
        branch = self.branch(index)
        if branch is None or branch is self.root or branch.header or branch.place == TreePlace():
            return None
        return branch.place

    def unread_leaves(self, here: Index) -> list[tuple[str, TreePlace]]:
        """The branches in which to look for the next unread article, seen from the row `here`: the id and
        the place of each, in order (`onward.unread_leaves`).
        """
        from reader.ui.tree.onward import unread_leaves

        branch = self.branch(here) or self.branch(here.parent()) if here.isValid() else None
        return [(leaf.id, leaf.place) for leaf in unread_leaves(self.root, branch)]

    def path_label(self, path: str) -> str:
        """What the branch with the id `path` and those above it are called: "North West, 2018"."""
        branch = self._find(path)
        return branch.path_label if branch else ""

    def search(self, index: Index) -> ShownSearch | None:
        """The saved search at `index`; None for any other row."""
        branch = self.branch(index) if index.isValid() else None
        return branch.search if branch else None

    def signs(self, key: str) -> Signs:
        """What the person did with an article that is shown."""
        return self._signs.get(key, _UNTOUCHED)

    def show_more(self, index: Index) -> None:
        """Read the next portion of the branch to which the row "Show more" belongs; nothing for others."""
        item = self.itemFromIndex(index)
        if type(item) is LeafItem:
            self._load(item.leaf)

    def branch_id(self, index: Index) -> str:
        """The id of the branch at `index`; "" for an article."""
        branch = self.branch(index)
        return branch.id if branch else ""

    def branch_index(self, path: str) -> QModelIndex:
        """Where the branch with the id `path` is; an invalid index where there is none."""
        branch = self._find(path)
        return self.index_of(branch) if branch else QModelIndex()

    def row(self, index: Index) -> Row:
        """What is painted of the row at `index`, which is valid."""
        item = self.itemFromIndex(index)
        if isinstance(item, BranchItem):
            branch = item.branch
            if branch.header:
                return Row(Sort.HEADER, branch.label, None, item.depth)
            if branch.search:
                return Row(Sort.SEARCH, branch.label, branch.count, item.depth)
            return Row(Sort.BRANCH, branch.label, branch.count, item.depth, branch.unread)
        if isinstance(item, ArticleItem):
            signs = self.signs(item.summary.key)
            return Row(Sort.ARTICLE, item.label, None, item.depth, signs=signs)
        assert isinstance(item, LeafItem)
        return Row(Sort.MORE, _more_text(item.leaf), None, item.depth)

    def leaf_of(self, summary: ArticleSummary) -> QModelIndex:
        """The (first) leaf under which the article belongs; an invalid index where there is none."""
        branch = self.root
        while not branch.leaf:
            below = next((child for child in branch.children if child.holds(summary)), None)
            if below is None:
                return QModelIndex()
            branch = below
        return self.index_of(branch)

    def article_index(self, leaf: Index, key: str) -> QModelIndex:
        """Where the article is among those read of a leaf; an invalid index where it is not."""
        branch = self.branch(leaf)
        for row, summary in enumerate(branch.articles if branch else ()):
            if summary.key == key:
                return self.index(row, 0, leaf)
        return QModelIndex()

    # What Qt asks

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        # Asked for every branch on each laying out.
        item = self.itemFromIndex(parent)
        if isinstance(item, BranchItem):
            return item.branch.count > 0 and item.branch.search is None
        return not parent.isValid()

    def canFetchMore(self, parent: Index) -> bool:
        branch = self.branch(parent)
        if branch is None or branch.count == 0:
            return False
        return not (branch.articles or branch.loading) if branch.leaf else not self.filled(branch)

    def fetchMore(self, parent: Index) -> None:
        branch = self.branch(parent)
        if branch is not None and branch.leaf:
            self._load(branch)
        elif branch is not None:
            self.fill(branch)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.itemFromIndex(index)
        if isinstance(item, BranchItem):
            return self._branch_data(item.branch, role)
        if isinstance(item, ArticleItem):
            return self._article_data(item, role)
        return self._more_data(item.leaf, role) if isinstance(item, LeafItem) else None

    # Behind it

    def _branch_data(self, branch: Branch, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return branch.label
            case Qt.ItemDataRole.AccessibleTextRole if not branch.header:
                return f"{branch.label}, {_counted(branch)}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return standing_below(branch.parent)
            case Qt.ItemDataRole.ToolTipRole if branch.unread:
                return as_tooltip(f"{branch.label}\n{_counted(branch)}")
            case Role.COUNT if not branch.header:
                return branch.count
            case Role.SORT:
                return Sort.HEADER if branch.header else Sort.SEARCH if branch.search else Sort.BRANCH
        return None

    def _article_data(self, item: ArticleItem, role: int) -> Any:
        summary = item.summary
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.label
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (summary.title, summary.issued.label, *self.signs(summary.key).words)
                return ", ".join(said)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return standing_below(item.leaf)
            case Qt.ItemDataRole.ToolTipRole:
                state = ", ".join(self.signs(summary.key).words).capitalize()
                return as_tooltip("\n".join(part for part in (tooltip(summary), state) if part))
            case Role.KEY:
                return summary.key
            case Role.SUMMARY:
                return summary
            case Role.SORT:
                return Sort.ARTICLE
        return None

    def _more_data(self, leaf: Branch, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _more_text(leaf)
        return Sort.MORE if role == Role.SORT else None

    def _load(self, leaf: Branch) -> None:
        if leaf.loading:
            return
        row = len(leaf.articles)
        leaf.loading = True
        if leaf.trailing:
            self.tell(leaf, row, row)
        else:
            self.set_trailing(leaf, True)
        self._read(leaf.place, PORTION, row, lambda read: self._on_articles_read(leaf, read))

    def _on_articles_read(self, leaf: Branch, read: Portion) -> None:
        if not self.stands(leaf):
            return  # the tree was made anew since, or is without it
        self._signs.update(read.signs)
        leaf.loading = False
        self.set_trailing(leaf, False)
        self._show(leaf, read)

    def _show(self, leaf: Branch, read: Portion) -> None:
        """Show what was read below the articles that are there, and whether there are more."""
        if read.articles:
            self.put_articles(leaf, len(leaf.articles), read.articles)
            self.set_trailing(leaf, len(leaf.articles) < leaf.count)

    def _find(self, path: str) -> Branch | None:
        branch = find(self.root, path)
        if branch:
            self.index_of(branch)
        return branch


def _counted(branch: Branch) -> str:
    """ "6 articles, 2 unread"."""
    counted = f"{branch.count:,} {branch.things[0] if branch.count == 1 else branch.things[1]}"
    return f"{counted}, {branch.unread:,} unread" if branch.unread else counted


def _more_text(branch: Branch) -> str:
    left = branch.count - len(branch.articles)
    return "Loading…" if branch.loading else f"Show more ({left:,} left)"
