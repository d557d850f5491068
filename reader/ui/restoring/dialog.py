"""The backups of the notes in a list, and what the chosen one holds beside what is there now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.model import Backup, BackupContents
from reader.ui.dialogs import settle_buttons
from reader.ui.labels import plain_label
from reader.ui.restoring.wording import change_lines, holds, made_label
from reader.ui.theme.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_4, SPACE_6

_SIZE = QSize(640, 520)
_HEADINGS = ("Made", "Highlights", "Notes", "Bookmarks")
_DATE_WIDTH = 300
_LOOKING = "Looking into it…"
_NONE_YET = "One is made every day that you use Regional Reader."
_FIRST = "Choose “Back up now” to make the first."


class BackupsDialog(QDialog):
    """Shows what it is given: the backups, then what each holds, as that is found out. Signals say what is
    wanted; `restore_requested` carries the `BackupContents` of the chosen one.
    """

    restore_requested = Signal(object)
    back_up_requested = Signal()
    folder_requested = Signal()

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._busy = False
        self._backups: tuple[Backup, ...] = ()
        self._faults: dict[str, ReaderError] = {}
        self._contents: dict[str, BackupContents] = {}
        self.setWindowTitle("Restore notes")
        self.resize(_SIZE)
        self.list = self._make_list()
        self.holds = plain_label("", "strong")
        self.changes = plain_label("")
        self._lay_out()
        self._say(_LOOKING, "")
        self._refresh()

    @property
    def chosen(self) -> Backup | None:
        """The backup on which the person stands."""
        item = self.list.currentItem()
        return self._backups[self.list.indexOfTopLevelItem(item)] if item else None

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Fill the list, newest first, and stand on the first; what they hold is not known yet. In place of
        an empty list, say how a backup is made.
        """
        self._backups = tuple(backups)
        self._contents.clear()
        self._faults.clear()
        self.list.clear()
        for backup in self._backups:
            item = QTreeWidgetItem(self.list, [made_label(backup), "", "", ""])
            item.setSizeHint(0, QSize(0, ROW_HEIGHT))
            for column in range(1, len(_HEADINGS)):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.setVisible(bool(self._backups))
        self._refresh()
        if self._backups:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
            self.list.setFocus()
        else:
            self._say("There is no backup yet.", _NONE_YET if self._read_only else f"{_NONE_YET} {_FIRST}")
            self.back_up.setFocus()
        (self._close if self._backups or self._read_only else self.back_up).setDefault(True)

    def show_contents(self, contents: BackupContents) -> None:
        """Fill in what one backup holds."""
        self._contents[str(contents.backup.path)] = contents
        numbers = (contents.highlights, contents.notes, contents.bookmarks)
        self._fill_in(contents.backup, [f"{number:,}" for number in numbers])

    def show_fault(self, backup: Backup, error: ReaderError) -> None:
        """Say why nothing can be told of this backup."""
        self._faults[str(backup.path)] = error
        self._fill_in(backup, ["Damaged"])

    def show_busy(self, said: str) -> None:
        """Work is under way: let nothing be begun meanwhile. "" when it is over."""
        self._busy = bool(said)
        if said:
            self._say(said, "")
        else:
            self._on_current_changed()
        self._refresh()

    def _fill_in(self, backup: Backup, cells: Sequence[str]) -> None:
        if backup in self._backups:
            item = self.list.topLevelItem(self._backups.index(backup))
            for column, text in enumerate(cells, start=1):
                if item:
                    item.setText(column, text)
        if backup == self.chosen:
            self._on_current_changed()

    def _make_list(self) -> QTreeWidget:
        backups = QTreeWidget()
        backups.setHeaderLabels(_HEADINGS)
        backups.setAccessibleName("Backups of your notes")
        backups.setRootIsDecorated(False)
        backups.setUniformRowHeights(True)
        backups.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        backups.header().setSectionsMovable(False)
        backups.header().setStretchLastSection(False)
        backups.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header = backups.headerItem()
        for column in range(1, len(_HEADINGS)):
            header.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        backups.setColumnWidth(0, _DATE_WIDTH)
        backups.currentItemChanged.connect(self._on_current_changed)
        return backups

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(plain_label("Backups of your notes", "heading"))
        layout.addWidget(
            plain_label(
                "A backup holds everything you made: notes, highlights, bookmarks, tags, and what you have "
                "read. Going back to one does not change any article."
            )
        )
        layout.addSpacing(SPACE_2)
        layout.addWidget(self.list, 1)
        layout.addSpacing(SPACE_1)
        layout.addWidget(self.holds)
        layout.addWidget(self.changes)
        layout.addStretch()
        layout.addSpacing(SPACE_4)
        buttons = self._buttons()
        layout.addWidget(buttons)
        settle_buttons(self, self._close)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.restore = box.addButton("Restore…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._close = box.addButton(QDialogButtonBox.StandardButton.Close)
        self.back_up = QPushButton("Back up now")
        self.folder = QPushButton("Show folder")
        for button in (self.back_up, self.folder):
            box.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.back_up.clicked.connect(self.back_up_requested)
        self.folder.clicked.connect(self.folder_requested)
        box.rejected.connect(self.reject)
        return box

    def _on_current_changed(self) -> None:
        backup = self.chosen
        if backup is None or self._busy:
            return
        contents, fault = self._contents.get(str(backup.path)), self._faults.get(str(backup.path))
        if fault:
            self._say(fault.happened, " ".join(part for part in (fault.safe, fault.advice) if part))
        elif contents is None:
            self._say(_LOOKING, "")
        elif self._read_only:
            self._say(holds(contents), "Your notes can only be read here, so no backup can be restored.")
        else:
            self._say(holds(contents), "\n".join(change_lines(contents)))
        self._refresh()

    def _on_restore_clicked(self) -> None:
        backup = self.chosen
        if backup and str(backup.path) in self._contents:
            self.restore_requested.emit(self._contents[str(backup.path)])

    def _say(self, first: str, then: str) -> None:
        self.holds.setText(first)
        self.changes.setText(then)

    def _refresh(self) -> None:
        free, backup = not self._busy and not self._read_only, self.chosen
        self.restore.setEnabled(free and backup is not None and str(backup.path) in self._contents)
        self.back_up.setEnabled(free)
