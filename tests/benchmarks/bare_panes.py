"""The floor of resizing and turning pages: a window of Qt's own panes, which shows as much as ours."""

from __future__ import annotations

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QSplitter, QTextBrowser, QTreeView

from reader.ui.window import MainWindow

_ROWS, _DETAILS = 2_000, 60


class BarePanes(QMainWindow):
    """A tree, a text and a second text in the sizes of `window`'s panes.

    The text is that of the article which `window` shows, in its letters; nothing is styled or marked.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.tree, self.text, details = QTreeView(), QTextBrowser(), QPlainTextEdit()
        model = QStandardItemModel(self)
        for number in range(_ROWS):
            model.appendRow(QStandardItem(f"Update {number:,} of one of the regions"))
        self.tree.setModel(model)
        self.tree.setUniformRowHeights(True)
        shown = window.parts.article.view.document()
        self.text.document().setDefaultFont(shown.defaultFont())
        self.text.setPlainText(shown.toPlainText())
        details.setPlainText("\n".join(f"Detail {number}" for number in range(_DETAILS)))
        panes = QSplitter()
        for pane in (self.tree, self.text, details):
            panes.addWidget(pane)
        panes.setSizes(window.parts.panes.sizes())
        self.setCentralWidget(panes)
        self.menuBar().addMenu("File")
        self.statusBar().showMessage("At rest")
        self.resize(window.size())
