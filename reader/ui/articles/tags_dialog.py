"""Asks for tags of one or many things: those that they have can be taken away, new ones be typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs import FittedHeight, settle_buttons
from reader.ui.labels import plain_label
from reader.ui.marking.tag_field import TagField
from reader.ui.theme.tokens import ROW_HEIGHT, SPACE_2, SPACE_3, SPACE_4, SPACE_6

_WIDTH = 420
_MOST_ROWS = 8
_TAG, _HELD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TagsDialog(FittedHeight, QDialog):
    """`chosen` carries the tags to add and those to take away, as two tuples; it is not sent for none.

    things: what the tags are of, each with the tags that it has. noun: "article", "note".
    """

    chosen = Signal(tuple, tuple)

    def __init__(
        self, noun: str, things: Sequence[Sequence[str]], known: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        total = len(things)
        self.setWindowTitle(f"Tags of {total:,} {noun}s" if total > 1 else f"Tags of this {noun}")
        self.setMinimumWidth(_WIDTH)
        self.field = TagField()
        self.field.set_known(known)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Tags that are there already")
        for tag, held in _held(things):
            self._add_row(tag, held, total)
        buttons = QDialogButtonBox()
        save = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_2)
        add = QLabel("&Add tags")
        add.setBuddy(self.field)
        layout.addWidget(add)
        layout.addWidget(self.field)
        layout.addSpacing(SPACE_2)
        if self.list.count():
            layout.addWidget(plain_label("Tags so far. Untick one to remove it."))
            layout.addWidget(self.list)
            rows = min(self.list.count(), _MOST_ROWS)
            self.list.setFixedHeight(rows * (ROW_HEIGHT + 2) + SPACE_2)
        else:
            self.list.hide()
            here = f"These {noun}s have" if total > 1 else f"This {noun} has"
            none = f"{here} no tags yet. Type one above: the library then lists it under Tags."
            layout.addWidget(plain_label(none, "muted"))
        layout.addSpacing(SPACE_3)
        layout.addWidget(buttons)
        self.accepted.connect(self._tell)
        self.finished.connect(self.deleteLater)
        settle_buttons(self, save, focus=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    def _add_row(self, tag: str, held: int, total: int) -> None:
        item = QListWidgetItem(tag if held == total else f"{tag}  (on {held:,} of {total:,})")
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        state = Qt.CheckState.Checked if held == total else Qt.CheckState.PartiallyChecked
        item.setCheckState(state)
        item.setData(_TAG, tag)
        item.setData(_HELD, state)
        self.list.addItem(item)

    def _tell(self) -> None:
        rows = [self.list.item(row) for row in range(self.list.count())]
        changed = [item for item in rows if item.checkState() != item.data(_HELD)]
        added = [item.data(_TAG) for item in changed if item.checkState() == Qt.CheckState.Checked]
        removed = [item.data(_TAG) for item in changed if item.checkState() == Qt.CheckState.Unchecked]
        add = tuple(dict.fromkeys((*self.field.tags, *added)))
        if add or removed:
            self.chosen.emit(add, tuple(removed))


def _held(things: Iterable[Iterable[str]]) -> list[tuple[str, int]]:
    """Each tag with the number of things that have it, in alphabetical order."""
    counts: dict[str, int] = {}
    for tags in things:
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts.items(), key=lambda each: (each[0].casefold(), each[0]))
