"""The glossary: every acronym that is known, what it stands for, and where that was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.ui.article.acronyms import where_said
from reader.ui.dialogs import while_alive
from reader.ui.labels import plain_label
from reader.ui.texts import as_tooltip
from reader.ui.theme.tokens import SPACE_3, SPACE_4, SPACE_6

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Meaning
    from reader.ui.jobs import Jobs

_SIZE = (900, 560)
_LANE = "glossary"
_KEY = Qt.ItemDataRole.UserRole + 1
_COLUMNS = ("Acronym", "Stands for", "Source")


class Glossary(QDialog):
    """`article_wanted` carries the key of the article in which an acronym was spelled out."""

    article_wanted = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Acronyms")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_SIZE[0], parent.width() - SPACE_6), min(_SIZE[1], parent.height() - SPACE_6))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Letters of an acronym, or words of what it stands for")
        self.filter.setAccessibleName("Show only acronyms with these letters or words")
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self._model.setHorizontalHeaderLabels(_COLUMNS)
        self._sifted = QSortFilterProxyModel(self)
        self._sifted.setSourceModel(self._model)
        self._sifted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sifted.setFilterKeyColumn(-1)
        self.list = QTreeView()
        self.list.setModel(self._sifted)
        self._dress_list()
        self._said = plain_label("Reading…", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        for widget in (self.filter, self._said, self.list, buttons):
            layout.addWidget(widget)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.list.clicked.connect(self._on_row_used)
        self.list.activated.connect(self._on_row_used)
        jobs.run(_LANE, lambda token: library.acronyms.all(), while_alive(self, self._show), latest=True)

    @property
    def said(self) -> str:
        """What is said above the list."""
        return self._said.text()

    def rows(self) -> list[tuple[str, str, str]]:
        """What the list shows."""
        sifted = self._sifted
        return [
            (
                sifted.index(row, 0).data(),
                sifted.index(row, 1).data(),
                sifted.index(row, 2).data(),
            )
            for row in range(sifted.rowCount())
        ]

    def _dress_list(self) -> None:
        self.list.setAccessibleName("Acronyms")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, 110)
        header.resizeSection(1, 420)

    def _show(self, meanings: Sequence[Meaning]) -> None:
        for meaning in meanings:
            where = where_said(meaning) if meaning.newest else meaning.source or "Not known"
            texts = (meaning.short, meaning.long, where)
            row = [QStandardItem(text) for text in texts]
            for item in row:
                item.setToolTip(as_tooltip("\n".join(texts)))
                item.setData(meaning.newest.key if meaning.newest else "", _KEY)
            self._model.appendRow(row)
        self._tell()

    def _on_filter_changed(self, text: str) -> None:
        self._sifted.setFilterFixedString(text.strip())
        self._tell()

    def _tell(self) -> None:
        shown, known = self._sifted.rowCount(), self._model.rowCount()
        if known == 0:
            self._said.setText("No acronym is known yet. They are learned from the articles you import.")
        elif shown == 0:
            self._said.setText("No acronym has these letters or words.")
        else:
            one = "1 acronym" if shown == 1 else f"{shown:,} acronyms"
            self._said.setText(f"{one}. Choose one whose source is an article to open that article.")

    def _on_row_used(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key:
            self.article_wanted.emit(key)
