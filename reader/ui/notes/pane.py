"""The left pane while it lists every note: what to look for, the list, what to do with those selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.model import Colour, MarkKind, MarkOrder
from reader.ui.flow import FlowLayout
from reader.ui.keyboard import KeyboardUse, OwnKeys
from reader.ui.labels import plain_label
from reader.ui.notes.filters import Filters
from reader.ui.notes.model import NotesDelegate, NotesModel, Role
from reader.ui.notes.period_button import DOWN
from reader.ui.notes.sifting import Choices, Listed, Wanted, counted
from reader.ui.targets import RoomyButtons
from reader.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Theme

_ORDERS = {
    MarkOrder.NEWEST: "Newest first",
    MarkOrder.OLDEST: "Oldest first",
    MarkOrder.ARTICLE: "By article",
}


class NotesList(KeyboardUse, OwnKeys, QTreeView):
    """The list itself. `left_upwards`: the person pressed Up on the first row; `escaped`: Escape.

    `delete_requested`: Delete was pressed; `menu_requested` carries the place on the screen.
    """

    left_upwards = Signal()
    escaped = Signal()
    activated_row = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: NotesModel, serif: str) -> None:
        super().__init__()
        self.delegate = NotesDelegate(model, serif)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Highlights, notes and bookmarks")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        # Of ten thousand rows no more is laid out than is seen.
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(self.viewport().mapToGlobal(place))
        )

    @property
    def selected_rows(self) -> list[int]:
        """From top to bottom."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(number) for number in range(chosen.size())]
        return sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))

    def select_rows(self, rows: Iterable[int], current: int | None) -> None:
        """Select these alone, and stand on the row `current` without choosing it."""
        model, chosen = self.model(), QItemSelection()
        # As stretches: to add ten thousand rows one by one would take minutes.
        for _, stretch in groupby(enumerate(rows), key=lambda each: each[1] - each[0]):
            of_one = [row for _, row in stretch]
            chosen.append(QItemSelectionRange(model.index(of_one[0], 0), model.index(of_one[-1], 0)))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        if current is not None:
            self.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Up and self.currentIndex().row() <= 0 and not event.modifiers():
            self.left_upwards.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_row.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyboard_use_changed(self) -> None:
        self.delegate.keyboard = self.by_keyboard
        self.viewport().update()


class _TextField(QLineEdit):
    left = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class NotesPane(QWidget):
    """`wanted_changed` carries the `Wanted`; `mark_chosen` the `Listed` to go to, `reading_wanted` asks to
    put the keyboard into the article; `closed` asks for the tree; `selection_changed` says that others are
    selected.
    """

    wanted_changed = Signal(object)
    mark_chosen = Signal(object)
    reading_wanted = Signal()
    selection_changed = Signal()
    closed = Signal()

    def __init__(self, serif: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = NotesModel()
        self.list = NotesList(self.model, serif)
        self.field = _TextField()
        self.field.setPlaceholderText("Find in your notes")
        self.field.setAccessibleName("Find in your notes")
        self.field.setAccessibleDescription("Leaves only the notes with these words; Down goes to them")
        self.field.setClearButtonEnabled(True)
        self._roomy = RoomyButtons(self.field)
        self.filters = Filters()
        self.filters.setAccessibleName("Filters")
        self._order = MarkOrder.NEWEST
        self._hows = ("", "")
        self.order_button = self._make_order_button()
        self._title = plain_label("All notes", "strong")
        self._title.setMinimumWidth(0)
        self.back = QPushButton("Back to library")
        self.back.setProperty("role", "quiet")
        self._count = plain_label("", "muted")
        self._count.setMinimumWidth(0)
        self.clear_button = QPushButton("Clear filters")
        self.clear_button.setProperty("role", "quiet")
        self._empty = plain_label("", "muted")
        self._empty.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, 0)
        self._selected = plain_label("", "strong")
        self._selected.setMinimumWidth(0)
        self.foot = QWidget()
        self._foot_row = FlowLayout(SPACE_1)
        self._lay_out()
        self._connect()
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        self.filters.wear(theme)
        self.list.delegate.theme = theme
        self.list.viewport().update()

    def add_action(self, action: QAction, menu: QMenu | None = None) -> None:
        """Offer an action for the selected notes, at the foot of the list."""
        button = QToolButton()
        button.setDefaultAction(action)
        if menu:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._foot_row.addWidget(button)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        ticked = self.filters.wanted()
        return Wanted(
            ticked.kinds,
            ticked.colours,
            ticked.regions,
            ticked.period,
            ticked.tags,
            self.field.text(),
            self._order,
        )

    @property
    def selected(self) -> list[Listed]:
        """From top to bottom."""
        return [self.model.rows[row] for row in self.list.selected_rows if row < len(self.model.rows)]

    @property
    def count_text(self) -> str:
        return self._count.text()

    @property
    def empty_text(self) -> str:
        """What is said in place of an empty list."""
        return "" if self._empty.isHidden() else self._empty.text()

    def offer(self, offered: Choices, names: Mapping[Colour, str]) -> None:
        """Offer these filters. names: of the colours."""
        self.model.names = names
        self.filters.offer(offered, names)

    def show_found(self, rows: Sequence[Listed], total: int) -> None:
        """Show these of `total`; what was selected stays selected where it is still there."""
        chosen = {listed.mark.id for listed in self.selected}
        current = self.list.currentIndex().data(Role.LISTED)
        scrolled = self.list.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.model.replace(rows)
            self._choose_again(chosen, current.mark.id if current else None)
        self.list.verticalScrollBar().setValue(scrolled)
        wanted = self.wanted
        self._count.setText(_counted(rows, total))
        self.clear_button.setVisible(wanted.filters)
        self._empty.setVisible(not rows)
        self._empty.setText(
            "No note fits. Try fewer words or filters."
            if total
            else f"Nothing here yet. Select words in an article and {self._hows[0]} to highlight them, or "
            f"{self._hows[1]} to write a note."
        )
        if not rows and self.list.hasFocus():
            self.field.setFocus()  # else it would go to whatever comes first in the window
        self.list.setVisible(bool(rows))
        self._on_selection_changed()

    def say_how(self, highlight: str, note: str) -> None:
        """How words are highlighted, and a note written: "press H". Said from the next list on."""
        self._hows = (highlight, note)

    def step(self, down: bool) -> None:
        """Stand on the next or previous note."""
        row = self.list.currentIndex().row() + (1 if down else -1)
        if 0 <= row < len(self.model.rows):
            self.list.setCurrentIndex(self.model.index(row))

    def _choose_again(self, chosen: set[int], current: int | None) -> None:
        if chosen or current:
            ids = [listed.mark.id for listed in self.model.rows]
            rows = [row for row, mark in enumerate(ids) if mark in chosen]
            self.list.select_rows(rows, ids.index(current) if current in ids else None)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.filters.changed.connect(self._ask)
        self.clear_button.clicked.connect(self._on_cleared)
        self.back.clicked.connect(self.closed)
        for control in (self.field, self.list):
            control.escaped.connect(self.closed)
        self.field.left.connect(self._enter_list)
        self.list.left_upwards.connect(self.field.setFocus)
        self.list.activated_row.connect(self.reading_wanted)
        self.list.doubleClicked.connect(lambda index: self.reading_wanted.emit())
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        # Not the selection alone: a note that is selected already can be asked for again.
        self.list.clicked.connect(lambda index: self._go())
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def _on_current_changed(self) -> None:
        if self.list.by_keyboard:
            self._go()

    def _go(self) -> None:
        """A note that is chosen alone is gone to; while many are being selected the article stays."""
        listed = self.list.currentIndex().data(Role.LISTED)
        if listed and len(self.list.selected_rows) <= 1:
            self.mark_chosen.emit(listed)

    def _on_selection_changed(self) -> None:
        number = len(self.list.selected_rows)
        self._selected.setText(f"{number:,} selected")
        self.foot.setVisible(number > 0)
        self.selection_changed.emit()

    def _on_cleared(self) -> None:
        self.filters.clear()
        with QSignalBlocker(self.field):
            self.field.clear()
        self._ask()

    def _enter_list(self) -> None:
        if self.model.rows:
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self) -> None:
        self.wanted_changed.emit(self.wanted)

    def _make_order_button(self) -> QToolButton:
        button = QToolButton()
        menu = QMenu(button)
        for order, name in _ORDERS.items():
            menu.addAction(name).triggered.connect(lambda checked=False, order=order: self._sort(order))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setText(f"{_ORDERS[self._order]} {DOWN}")
        button.setAccessibleName(f"Sort: {_ORDERS[self._order]}")
        return button

    def _sort(self, order: MarkOrder) -> None:
        self._order = order
        self.order_button.setText(f"{_ORDERS[order]} {DOWN}")
        self.order_button.setAccessibleName(f"Sort: {_ORDERS[order]}")
        self._ask()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_3, 0, 0)
        layout.setSpacing(SPACE_2)
        for widgets in (
            (self._title, self.back),
            (self.field, self.order_button),
            (self.filters,),
            (self._count, self.clear_button),
        ):
            row = QHBoxLayout()
            # A button without a frame stands in line with its words.
            row.setContentsMargins(SPACE_2 if self.filters in widgets else SPACE_4, 0, SPACE_3, 0)
            for number, widget in enumerate(widgets):
                row.addWidget(widget, 0 if number else 1)
            layout.addLayout(row)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(SPACE_2, 0, SPACE_3, SPACE_2)
        self._selected.setContentsMargins(SPACE_2, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(self._selected)
        foot.addLayout(self._foot_row)
        self.foot.hide()
        layout.addWidget(self.foot)
        way = (self.back, self.field, self.order_button, *self.filters.buttons, self.clear_button, self.list)
        for control, following in pairwise(way):
            QWidget.setTabOrder(control, following)


def _counted(rows: Sequence[Listed], total: int) -> str:
    kinds = {kind: sum(row.mark.kind is kind for row in rows) for kind in MarkKind}
    if not rows:
        return ""
    shown = counted(kinds)
    return shown if len(rows) == total else f"{shown}, of {total:,} in all"
