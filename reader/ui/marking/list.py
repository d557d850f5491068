"""The list of the article's marks in the right pane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader.model import Colour, Mark
from reader.ui.keyboard import KeyboardUse, OwnKeys
from reader.ui.marking.cards import CardsDelegate, CardsModel, Index, Role
from reader.ui.theme.tokens import Theme

_BATCH = 20


class MarksList(KeyboardUse, OwnKeys, QListView):
    """`mark_chosen` carries the mark to go to, `edit_requested` the one whose note is to be written,
    `delete_requested` the selected ones; `pointed_at` the one under the pointer, None when it left;
    `menu_requested` the place on the screen.
    """

    mark_chosen = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    pointed_at = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, serif: str) -> None:
        super().__init__()
        self.cards = CardsModel()
        self._delegate = CardsDelegate(self, serif)
        self.setModel(self.cards)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Highlights, notes and bookmarks in this article")
        self.setMouseTracking(True)
        # Where an article has hundreds of marks, those that are on the screen come first.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(self.viewport().mapToGlobal(place))
        )
        self.clicked.connect(lambda index: self.mark_chosen.emit(index.data(Role.MARK)))
        self.doubleClicked.connect(lambda index: self.edit_requested.emit(index.data(Role.MARK)))
        self.entered.connect(lambda index: self.pointed_at.emit(index.data(Role.MARK)))

    def wear(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def name_colours(self, names: Mapping[Colour, str]) -> None:
        """Say the colours by these names."""
        self.cards.names = names

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these; what was selected stays selected where it is still there."""
        chosen = {mark.id for mark in self.selected}
        self.cards.replace(marks)
        if chosen and not self.selected:
            for mark_id in chosen:
                self.select(mark_id)
        self.updateGeometry()

    @property
    def selected(self) -> list[Mark]:
        """In document order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.cards.marks[row] for row in rows if row < len(self.cards.marks)]

    def select(self, mark_id: int) -> None:
        """Stand on this mark, if it is here."""
        row = self.cards.row_of(mark_id)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))

    def glow(self, mark_id: int | None) -> None:
        """Show which mark is pointed at in the text."""
        if mark_id != self._delegate.glowing:
            self._delegate.glowing = mark_id
            self.viewport().update()

    def sizeHint(self) -> QSize:
        font = self.font()
        height = sum(self._delegate.height(mark, font) for mark in self.cards.marks[:_BATCH])
        return QSize(200, height + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex().data(Role.MARK)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            self.mark_chosen.emit(current)
        elif event.key() == Qt.Key.Key_F2 and current:
            self.edit_requested.emit(current)
        elif event.key() == Qt.Key.Key_Delete and self.selected:
            self.delete_requested.emit(self.selected)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.pointed_at.emit(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit(None)

    def keyboard_use_changed(self) -> None:
        self._delegate.keyboard = self.by_keyboard
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.by_keyboard and current.isValid():
            self.mark_chosen.emit(current.data(Role.MARK))
