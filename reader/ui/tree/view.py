"""The tree in the left pane: opens an article when it is chosen, remembers what is open and chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from reader.ui.keyboard import KeyboardUse
from reader.ui.theme.ground import OwnGround
from reader.ui.theme.rows import paint_ground
from reader.ui.theme.tokens import LIGHT, SPACE_4, Theme
from reader.ui.tree.delegate import RowHeight, RowPainter
from reader.ui.tree.model import TreeModel
from reader.ui.tree.rows import Role, Sort

if TYPE_CHECKING:
    from reader.model import ArticleSummary

_INDENT = SPACE_4


class TreeView(KeyboardUse, OwnGround, QTreeView):
    """Shows a `TreeModel`.

    `article_chosen` names the article on which the person now stands, `article_left` the one that was left
    for another kind of row; `article_activated` the one on which
    Enter was pressed or that was clicked twice; `search_chosen` carries the query of a saved search that was
    clicked, `search_delete_requested` asks to delete the one on which the person stands.
    """

    article_chosen = Signal(str)
    article_activated = Signal(str)
    search_chosen = Signal(str)
    article_left = Signal(str)
    search_delete_requested = Signal()

    def __init__(self, model: TreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = RowHeight()
        self._painter = RowPainter(LIGHT, self.font())
        self._quiet = False
        self._hovered = self._more = QPersistentModelIndex()
        # The end of a portion came into sight: the next one is read without being asked for.
        self._more_timer = QTimer(self, singleShot=True, interval=0)
        self._more_timer.timeout.connect(lambda: self._model.show_more(self._more))
        self.own_ground()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Library")
        self.setAccessibleDescription("Regions or years, and the articles under them")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.entered.connect(self._on_entered)

    def wear(self, theme: Theme) -> None:
        if theme is not self._painter.theme:
            self._painter = RowPainter(theme, self.font())
            self.update()

    def selected_keys(self) -> list[str]:
        """The keys of the selected articles, from top to bottom, each once."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda index: self.visualRect(index).y())
        return list(dict.fromkeys(key for index in chosen if (key := index.data(Role.KEY))))

    @property
    def has_selected(self) -> bool:
        """Whether an article is selected; asked often, and of hundreds, it costs less than their keys."""
        return any(index.data(Role.KEY) for index in self.selectionModel().selectedIndexes())

    def expanded_branches(self) -> list[str]:
        """The ids of the open branches, outer before inner."""
        return [
            path for index in self._open_branches(QModelIndex()) if (path := self._model.branch_id(index))
        ]

    def expand_branches(self, paths: Sequence[str]) -> None:
        """Open these branches, as far as they are there."""
        for path in sorted(paths, key=len):
            index = self._model.branch_index(path)
            if index.isValid():
                self.expand(index)

    def show_branch(self, path: str) -> None:
        """Open the branch with this id and those above it, and stand on it; does nothing where it is gone."""
        index = self._model.branch_index(path)
        if index.isValid():
            above = index
            while above.isValid():
                self.expand(above)
                above = above.parent()
            flag = self.selectionModel().SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
            self.scrollTo(index)

    def reveal(self, summary: ArticleSummary, path: str = "") -> bool:
        """Open the branches above the article and stand on it, without choosing the article again.

        path: the id of the branch to find it in, where it belongs to several. Returns False where its branch
        is not read yet: then `stand_on` has to be called when it is.
        """
        leaf = self._model.branch_index(path) if path else QModelIndex()
        if not leaf.isValid():
            leaf = self._current_leaf(summary)
        above = leaf
        while above.isValid():
            self.expand(above)
            above = above.parent()
        return self.stand_on(leaf, summary.key)

    def stand_on(self, leaf: QModelIndex, key: str) -> bool:
        """Make an article of `leaf` the current row, without choosing it; False where it is not there."""
        index = self._model.article_index(leaf, key)
        model = self.selectionModel()
        if index.isValid() and not (index == self.currentIndex() and model.isSelected(index)):
            quiet, self._quiet = self._quiet, True
            # Whatever key is held down: with Ctrl, Qt alone would stand there without selecting.
            model.setCurrentIndex(index, model.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self._quiet = quiet
        return index.isValid()

    def keeping_state(self, change: Callable[[], None]) -> None:
        """Run `change`, which resets the model, and keep what is open, chosen and in sight."""
        paths, keys = self.expanded_branches(), self.selected_keys()
        current = self.currentIndex()
        here = self._model.branch_id(current.parent()), current.data(Role.KEY) or ""
        branch, selected = self._model.branch_id(current), self.selectionModel().isSelected(current)
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        change()
        self.expand_branches(paths)
        if here[1]:
            self.stand_on(self._model.branch_index(here[0]), here[1])
            self._select(self._model.branch_index(here[0]), keys)
        elif branch:
            flag = self.selectionModel().SelectionFlag
            self.selectionModel().setCurrentIndex(
                self._model.branch_index(branch), flag.ClearAndSelect if selected else flag.NoUpdate
            )
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False

    def keeping_still(self, change: Callable[[], None]) -> None:
        """Run a `change` that takes rows out of the model and puts some in, and choose no other article where
        the current one's row goes.
        """
        before = self._name_of_current()
        self._quiet = True
        change()
        if self._name_of_current() != before:
            self.selectionModel().clear()  # Qt went on to the next row
        self._quiet = False

    def fetch_open(self) -> None:
        """Read what came into open branches that were empty; Qt asks only when a branch is opened."""
        for index in self._open_branches(QModelIndex()):
            if self._model.canFetchMore(index):
                self._model.fetchMore(index)

    def step(self, down: bool) -> str | None:
        """The article after (or before) the current one among the rows that are open; None at the end."""
        index = self.currentIndex()
        while index.isValid():
            index = self.indexBelow(index) if down else self.indexAbove(index)
            if key := index.data(Role.KEY):
                self.setCurrentIndex(index)
                return str(key)
        return None

    def keyboard_use_changed(self) -> None:
        self.viewport().update()

    # What Qt calls

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row(index)
        if row.sort == Sort.MORE:
            self._more = QPersistentModelIndex(index)
            self._more_timer.start()
        selected = self.selectionModel().isSelected(index)
        hovered = index == self._hovered and row.sort != Sort.HEADER
        focused = self.by_keyboard and index == self.currentIndex()
        if selected or hovered or focused:
            paint_ground(
                painter,
                option.rect,
                self._painter.theme,
                selected=selected,
                hovered=hovered,
                focused=focused,
            )
        self._painter.paint(painter, option.rect, row, opened=bool(row.articles) and self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.currentIndex().data(Role.KEY)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key:
            self.article_activated.emit(key)
        elif event.key() == Qt.Key.Key_Delete and self._model.search(self.currentIndex()):
            self.search_delete_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = QPersistentModelIndex()
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        key = current.data(Role.KEY)
        if key and not self._quiet:
            self.article_chosen.emit(key)
        elif current.isValid() and not self._quiet and (left := previous.data(Role.KEY)):
            self.article_left.emit(left)

    def _on_clicked(self, index: QModelIndex) -> None:
        sort = index.data(Role.SORT)
        if sort == Sort.MORE:
            self._model.show_more(index)
        elif sort == Sort.BRANCH:
            self.setExpanded(index, not self.isExpanded(index))
        elif search := self._model.search(index):
            self.search_chosen.emit(search.query)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if key := index.data(Role.KEY):
            self.article_activated.emit(key)

    def _on_entered(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)

    # Behind it

    def _name_of_current(self) -> str:
        current = self.currentIndex()
        return str(current.data(Role.KEY) or self._model.branch_id(current))

    def _open_branches(self, parent: QModelIndex) -> list[QModelIndex]:
        found = []
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            if self.isExpanded(index):
                found += [index, *self._open_branches(index)]
        return found

    def _current_leaf(self, summary: ArticleSummary) -> QModelIndex:
        current = self.currentIndex()
        if current.data(Role.KEY) == summary.key:
            return current.parent()
        return self._model.leaf_of(summary)

    def _select(self, leaf: QModelIndex, keys: Sequence[str]) -> None:
        for key in keys:
            index = self._model.article_index(leaf, key)
            if index.isValid():
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)
