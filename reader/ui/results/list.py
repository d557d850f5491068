"""The list of what was found: articles, and opened under one of them, every place found in it."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from reader.ui.keyboard import KeyboardUse
from reader.ui.results.model import ResultsModel
from reader.ui.results.painting import ResultPainter
from reader.ui.theme.ground import OwnGround
from reader.ui.theme.rows import paint_ground
from reader.ui.theme.tokens import LIGHT, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Heights(QStyledItemDelegate):
    """Tells how high a row is; the list itself paints."""

    def __init__(self, owner: ResultsList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = self._owner.results.line_at(index) if index.internalId() else None
        painter = self._owner.painter
        return QSize(120, painter.line_height(line) if line else painter.result_height)


class ResultsList(KeyboardUse, OwnGround, QTreeView):
    """`left_upwards`: the person pressed Up on the first row. `escaped`: Escape. `chosen_row` carries the
    index of the row on which the person now stands, `activated_row` of the row to read.
    """

    left_upwards = Signal()
    escaped = Signal()
    chosen_row = Signal(QModelIndex)
    activated_row = Signal(QModelIndex)

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self.results = model
        self._theme = LIGHT
        self._painter: ResultPainter | None = None
        self._hovered = QPersistentModelIndex()
        self._arriving = False
        self._arrived_on = QPersistentModelIndex()
        self._heights = _Heights(self)
        self.setModel(model)
        self.setItemDelegate(self._heights)
        self.setAccessibleName("Search results")
        self.setAccessibleDescription("Right opens the places found in an article, Enter opens the article")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.own_ground()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(self.activated_row)
        self.entered.connect(self._on_entered)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def painter(self) -> ResultPainter:
        if self._painter is None:
            self._painter = ResultPainter(self._theme, self.font(), self.viewport().width())
        return self._painter

    def wear(self, theme: Theme) -> None:
        self._theme = theme
        self._painter = None
        self.viewport().update()

    @property
    def stands(self) -> bool:
        """Whether the person stands on a row; not where the keyboard only came to one."""
        return self.currentIndex().isValid() and not self._arrived_on.isValid()

    def stand_on(self, row: int) -> None:
        """Choose the article of this row alone."""
        self.selectionModel().setCurrentIndex(
            self.results.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(self.results.index(row))

    def arrive(self) -> None:
        """Show where the keyboard is, if it is here and on no row: on the first one, which is not chosen."""
        if self.hasFocus() and self.by_keyboard and not self.currentIndex().isValid():
            self._arriving = True
            self._make_current(self.results.index(0))
            self._arriving = False

    def keyboard_use_changed(self) -> None:
        self.viewport().update()

    # What Qt calls

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        result = self.results.result_at(index)
        if result is None:
            return
        row, chosen = option.rect, self.selectionModel()
        paint_ground(
            painter,
            row,
            self._theme,
            # Asked only where something is: Qt would ask the model for what lies above every row.
            selected=chosen.hasSelection() and chosen.isSelected(index),
            hovered=index == self._hovered,
            focused=self.by_keyboard and index == self.currentIndex(),
        )
        line = self.results.line_at(index)
        if line:
            self.painter.paint_line(painter, row, result.summary.key, line)
        else:
            self.painter.paint_result(painter, row, result, opened=self.isExpanded(index))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt puts a list's focus on its first row where it has none: nobody chose that row.
        self._arriving = True
        super().focusInEvent(event)
        if self._arrived_on.isValid() and not self.by_keyboard:
            self._make_current(QModelIndex())  # no ring shows it, so that Down must not go past it
        self._arriving = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        first = not index.isValid() or (index.row() == 0 and not index.parent().isValid())
        if event.key() == Qt.Key.Key_Up and first and not event.modifiers():
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in _ENTER:
            self.activated_row.emit(index if index.isValid() else self.results.index(0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.results.line_at(index) is None:
            result = self.results.result_at(index)
            row = self._whole_row(index)
            if (
                result
                and result.hits
                and self.painter.matches_place(row, result).contains(event.position().toPoint())
            ):
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = QPersistentModelIndex()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._painter:
            self._painter.fit(self.viewport().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._painter = None

    def _whole_row(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        place = self.visualRect(index)
        return QRect(0, place.top(), self.viewport().width(), place.height())

    def _on_reset(self) -> None:
        self._hovered = QPersistentModelIndex()
        if self._painter:
            self._painter.forget()
        # Now, so that rows are painted with all else, not in a paint of their own after that.
        self.executeDelayedItemsLayout()

    def _make_current(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._arrived_on = QPersistentModelIndex(current) if self._arriving else QPersistentModelIndex()
        if not self._arriving:
            self.chosen_row.emit(current)

    def _on_selection_changed(self) -> None:
        """The row to which the keyboard only came may be chosen now: it is the current one already."""
        row = self._arrived_on
        if row.isValid() and row == self.currentIndex() and self.selectionModel().isSelected(row):
            self._arrived_on = QPersistentModelIndex()
            self.chosen_row.emit(self.currentIndex())

    def _on_scrolled(self, place: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - place < self.viewport().height():
            self.results.ask_for_more()

    def _on_entered(self, index: QModelIndex) -> None:
        before, self._hovered = self._hovered, QPersistentModelIndex(index)
        # Two rows, not the whole list.
        for each in (before, self._hovered):
            self.viewport().update(self._whole_row(each))
