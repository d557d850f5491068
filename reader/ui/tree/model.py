"""The library's tree as Qt sees it: branches from counts, articles read only where a branch is opened.

An index carries the number of the branch above it and its row there, so that no object is needed for an
article that nobody looks at. A leaf with very many articles shows them in portions, behind a row "Show more".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model import ArticleSummary, Grouping, TreePlace
from reader.ui.texts import as_tooltip
from reader.ui.tree.branches import find, plant, standing_below
from reader.ui.tree.labels import row_label, tooltip
from reader.ui.tree.renewing import Renewal
from reader.ui.tree.rows import Portion, Role, Row, Signs, Sort

if TYPE_CHECKING:
    from reader.ui.tree.branches import Branch, ShownSearch

PORTION = 100
_SPARE = 50  # room for what came since a branch was read


_UNTOUCHED = Signs()

Index = QModelIndex | QPersistentModelIndex
# Reads a portion of a branch's articles elsewhere: place, limit, offset, what to call with them.
Reader = Callable[[TreePlace, int, int, Callable[[Portion], None]], None]
_NOWHERE = QModelIndex()


# Asked for thousands of times, and dear to put together: of branches, of headings, which the arrow keys pass
# over, and of articles.
_BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_HEADER = Qt.ItemFlag.ItemNeverHasChildren
_ARTICLE = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren


class TreeModel(QAbstractItemModel):
    """Read-only; `replace` and `renew` put another tree in. searches: the saved ones to be shown in it."""

    def __init__(self, read: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.grouping = Grouping.REGION_YEAR
        self.searches: Sequence[ShownSearch] = ()
        self._signs: dict[str, Signs] = {}
        self._set_root(plant((), self.grouping))

    def replace(
        self, root: Branch, grouping: Grouping, articles: Mapping[str, Portion] | None = None
    ) -> None:
        """Show the tree that was planted as `root` in this grouping in place of all that is there. articles:
        of leaves, by the branch's id, read already.
        """
        self.beginResetModel()
        self.grouping = grouping
        self._signs = {}
        self._set_root(root)
        for path, read in (articles or {}).items():
            leaf = self._find(path)
            if leaf and leaf.leaf:
                self._signs.update(read.signs)
                leaf.articles = list(read.articles)
                leaf.trailing = 0 < len(leaf.articles) < leaf.count
        self.endResetModel()

    def renew(self, root: Branch, articles: Mapping[str, Portion]) -> None:
        """The same as `replace` in the same grouping, but only rows that came or went are touched."""
        Renewal(self, self._index_of, self._signs, articles).renew(self._root, root)

    def divided_branches(self) -> list[str]:
        """The ids of the branches whose children are known."""
        return [branch.id for branch in self._branches if branch.number >= 0 and branch.divided]

    def loaded_leaves(self) -> dict[str, tuple[TreePlace, int]]:
        """The leaves whose articles are shown: the id of each, its place, and how many to read of it anew."""
        return {
            branch.id: (branch.place, len(branch.articles) + (0 if branch.trailing else _SPARE))
            for branch in self._branches
            if branch.articles and branch.number >= 0
        }

    def place(self, index: Index) -> TreePlace | None:
        """Which articles the branch at `index` holds; None for what is no branch, or holds other branches
        than those of one place.
        """
        branch = self._branch(index)
        if branch is None or branch is self._root or branch.header or branch.place == TreePlace():
            return None
        return branch.place

    def unread_leaves(self, here: Index) -> list[tuple[str, TreePlace]]:
        """The branches in which to look for the next unread article, seen from the row `here`: the id and
        the place of each, in order (`onward.unread_leaves`).
        """
        from reader.ui.tree.onward import unread_leaves

        branch = self._branch(here) or self._branch(here.parent()) if here.isValid() else None
        return [(leaf.id, leaf.place) for leaf in unread_leaves(self._root, branch)]

    def path_label(self, path: str) -> str:
        """What the branch with the id `path` and those above it are called: "North West, 2018"."""
        branch = self._find(path)
        return branch.path_label if branch else ""

    def search(self, index: Index) -> ShownSearch | None:
        """The saved search at `index`; None for any other row."""
        branch = self._branch(index) if index.isValid() else None
        return branch.search if branch else None

    def signs(self, key: str) -> Signs:
        """What the person did with an article that is shown."""
        return self._signs.get(key, _UNTOUCHED)

    def show_more(self, index: Index) -> None:
        """Read the next portion of the branch to which the row "Show more" belongs; nothing for others."""
        branch = self._branches[index.internalId()] if index.isValid() else None
        if branch and branch.leaf and index.row() == len(branch.articles):
            self._load(branch)

    def branch_id(self, index: Index) -> str:
        """The id of the branch at `index`; "" for an article."""
        branch = self._branch(index)
        return branch.id if branch else ""

    def branch_index(self, path: str) -> QModelIndex:
        """Where the branch with the id `path` is; an invalid index where there is none."""
        branch = self._find(path)
        return self._index_of(branch) if branch else QModelIndex()

    def row(self, index: Index) -> Row:
        """What is painted of the row at `index`, which is valid."""
        above = self._branches[index.internalId()]
        depth, outer = 1, above
        while outer.parent is not None:
            depth, outer = depth + 1, outer.parent
        number = index.row()
        if not above.leaf:
            branch = above.children[number]
            if branch.header:
                return Row(Sort.HEADER, branch.label, None, depth)
            if branch.search:
                return Row(Sort.SEARCH, branch.label, branch.count, depth)
            return Row(Sort.BRANCH, branch.label, branch.count, depth, branch.unread)
        if number < len(above.articles):
            article = above.articles[number]
            signs = self.signs(article.key)
            return Row(Sort.ARTICLE, row_label(article, above.place), None, depth, signs=signs)
        return Row(Sort.MORE, _more_text(above), None, depth)

    def leaf_of(self, summary: ArticleSummary) -> QModelIndex:
        """The (first) leaf under which the article belongs; an invalid index where there is none."""
        branch = self._root
        while not branch.leaf:
            below = next((child for child in branch.children if child.holds(summary)), None)
            if below is None:
                return QModelIndex()
            branch = self._known(below)
        return self._index_of(branch)

    def article_index(self, leaf: Index, key: str) -> QModelIndex:
        """Where the article is among those read of a leaf; an invalid index where it is not."""
        branch = self._branch(leaf)
        for row, summary in enumerate(branch.articles if branch else ()):
            if summary.key == key:
                return self.index(row, 0, leaf)
        return QModelIndex()

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        branch = self._branch(parent)
        if branch is None or column != 0 or not 0 <= row < self._rows(branch):
            return QModelIndex()
        return self.createIndex(row, 0, branch.number)

    def parent(self, index: Index = _NOWHERE) -> Any:
        if not index.isValid():
            return QModelIndex()
        return self._index_of(self._branches[index.internalId()])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        branch = self._branch(parent)
        return self._rows(branch) if branch else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        if parent.isValid() and self._branches[parent.internalId()].leaf:
            return False
        branch = self._branch(parent)
        return branch is not None and branch.search is None and (branch is self._root or branch.count > 0)

    def canFetchMore(self, parent: Index) -> bool:
        branch = self._branch(parent)
        return (
            branch is not None
            and branch.leaf
            and not branch.articles
            and not branch.loading
            and branch.count > 0
        )

    def fetchMore(self, parent: Index) -> None:
        branch = self._branch(parent)
        if branch is not None and branch.leaf:
            self._load(branch)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        above = self._branches[index.internalId()]
        if above.leaf:
            return _ARTICLE
        return _HEADER if above.children[index.row()].header else _BRANCH

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        branch = self._branch(index)
        if branch is not None:
            return self._branch_data(branch, role)
        above = self._branches[index.internalId()]
        if index.row() < len(above.articles):
            return self._article_data(above, above.articles[index.row()], role)
        return self._more_data(above, role)

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

    def _article_data(self, above: Branch, summary: ArticleSummary, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row_label(summary, above.place)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (summary.title, summary.issued.label, *self.signs(summary.key).words)
                return ", ".join(said)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return standing_below(above)
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

    def _more_data(self, above: Branch, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _more_text(above)
        return Sort.MORE if role == Role.SORT else None

    def _load(self, branch: Branch) -> None:
        if branch.loading:
            return
        row = len(branch.articles)
        branch.loading = True
        if branch.trailing:
            self._changed(branch, row)
        else:
            self.beginInsertRows(self._index_of(branch), row, row)
            branch.trailing = True
            self.endInsertRows()
        self._read(branch.place, PORTION, row, lambda read: self._on_articles_read(branch, read))

    def _on_articles_read(self, branch: Branch, read: Portion) -> None:
        if branch.number < 0 or self._branches[branch.number : branch.number + 1] != [branch]:
            return  # the tree was made anew since, or is without it
        articles = read.articles
        self._signs.update(read.signs)
        here, row = self._index_of(branch), len(branch.articles)
        self.beginRemoveRows(here, row, row)
        branch.loading = branch.trailing = False
        self.endRemoveRows()
        if articles:
            more = branch.count > row + len(articles)
            self.beginInsertRows(here, row, row + len(articles) - (0 if more else 1))
            branch.articles.extend(articles)
            branch.trailing = more
            self.endInsertRows()

    def _changed(self, branch: Branch, row: int) -> None:
        index = self.createIndex(row, 0, branch.number)
        self.dataChanged.emit(index, index)

    @staticmethod
    def _rows(branch: Branch) -> int:
        return len(branch.articles) + branch.trailing if branch.leaf else len(branch.children)

    def _set_root(self, root: Branch) -> None:
        self._root = root
        self._branches: list[Branch] = []
        self._known(root)

    def _known(self, branch: Branch) -> Branch:
        """`branch` with a number, under which indexes find it."""
        if branch.number < 0:
            branch.number = len(self._branches)
            self._branches.append(branch)
        return branch

    def _branch(self, index: Index) -> Branch | None:
        """The branch at `index`, the root for an invalid one; None for any other row."""
        if not index.isValid():
            return self._root
        above = self._branches[index.internalId()]
        if above.leaf or index.row() >= len(above.children):
            return None
        return self._known(above.children[index.row()])

    def _index_of(self, branch: Branch) -> QModelIndex:
        if branch.parent is None:
            return QModelIndex()
        return self.createIndex(branch.row, 0, self._known(branch.parent).number)

    def _find(self, path: str) -> Branch | None:
        branch = find(self._root, path)
        return self._known_down_to(branch) if branch else None

    def _known_down_to(self, branch: Branch) -> Branch:
        if branch.parent:
            self._known_down_to(branch.parent)
        return self._known(branch)


def _counted(branch: Branch) -> str:
    """ "6 articles, 2 unread"."""
    counted = f"{branch.count:,} {branch.things[0] if branch.count == 1 else branch.things[1]}"
    return f"{counted}, {branch.unread:,} unread" if branch.unread else counted


def _more_text(branch: Branch) -> str:
    left = branch.count - len(branch.articles)
    return "Loading…" if branch.loading else f"Show more ({left:,} left)"
