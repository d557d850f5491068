"""The user guide in a window of its own: contents, the page in the article's type, and finding in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.ui.article.find_bar import FindBar
from reader.ui.article.links import ask_and_open
from reader.ui.dialogs import while_alive
from reader.ui.help.page_view import PageView
from reader.ui.theme.icons import icon
from reader.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_6

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.errors import ReaderError
    from reader.ui.help.pages import Page
    from reader.ui.jobs import Jobs
    from reader.ui.theme.appearance import Appearance
    from reader.ui.theme.tokens import Theme

_SIZE = (1040, 720)
_CONTENTS = 300
_LANE = "guide"
_PLACE = Qt.ItemDataRole.UserRole + 1
_DEEPEST = 2  # headings in the contents: a page's title and the sections of it


class GuideWindow(QDialog):
    """Not modal: it can stand beside the main window. `ready` says that the pages are read.

    find_folder: tells, on a lane's thread, in which folder they are.
    """

    ready = Signal()

    def __init__(
        self, find_folder: Callable[[], Path], jobs: Jobs, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("User guide – Regional Reader")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_SIZE[0], parent.width() - SPACE_6), min(_SIZE[1], parent.height() - SPACE_6))
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._before: list[tuple[str, int]] = []
        self._wanted = ""
        self._model = QStandardItemModel(self)
        self.contents = QTreeView()
        self.contents.setModel(self._model)
        self.page = PageView(appearance)
        self.previous = self._action("Previous match", "previous", "Shift+F3", lambda: self.page.step(-1))
        self.following = self._action("Next match", "next", "F3", lambda: self.page.step(1))
        self.back = self._action("Back", "back", "Alt+Left", self.go_back)
        self.find_action = self._action("Find on this page", "search", "Ctrl+F", self._open_find)
        self.bar = FindBar(self.previous, self.following, appearance.theme)
        self._lay_out()
        self._connect(appearance)
        self._wear(appearance.theme)
        self._show_place()
        jobs.run(
            _LANE,
            lambda token: _read(find_folder()),
            while_alive(self, self._on_read),
            while_alive(self, self._on_failed),
        )

    @property
    def shown(self) -> str:
        """The name of the page that is shown; "" before they are read."""
        return self._shown

    def show_place(self, place: str) -> None:
        """Show a page, and a section of it, named "page/section"."""
        if not self._pages:
            self._wanted = place
            return
        name, _, anchor = place.partition("/")
        name = name or self._shown
        if name in self._pages:
            self._before.append((self._shown, self.page.verticalScrollBar().value()))
            self._show_page(name)
            self.page.go_to(anchor)

    def go_back(self) -> None:
        """Back to where a link was followed."""
        if self._before:
            name, scrolled = self._before.pop()
            self._show_page(name)
            self.page.verticalScrollBar().setValue(scrolled)

    # Making it

    def _action(self, text: str, picture: str, key: str, slot: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setObjectName(picture)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.contents.setAccessibleName("Contents of the guide")
        self.contents.setObjectName("guideContents")
        self.contents.setHeaderHidden(True)
        self.contents.setUniformRowHeights(True)
        self.contents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.bar.field.setPlaceholderText("Find on this page")
        self.bar.field.setAccessibleName("Find on this page")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        for action in (self.back, self.find_action):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            buttons.addWidget(button)
        buttons.addStretch()
        left, right = QWidget(), QWidget()
        beside, column = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (beside, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        beside.addLayout(buttons)
        beside.addWidget(self.contents, 1)
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        panes = QSplitter()
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_CONTENTS, self.width() - _CONTENTS])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)

    def _connect(self, appearance: Appearance) -> None:
        self.page.anchorClicked.connect(self._on_link)
        self.page.matches_changed.connect(self._show_place)
        self.contents.clicked.connect(self._on_chosen)
        self.contents.activated.connect(self._on_chosen)
        self.bar.changed.connect(self._find)
        self.bar.stepped.connect(self.page.step)
        self.bar.closed.connect(self._close_find)
        appearance.theme_changed.connect(self._wear)

    def _wear(self, theme: Theme) -> None:
        for action in (self.previous, self.following, self.back, self.find_action):
            action.setIcon(icon(action.objectName(), theme))
        self.bar.wear(theme)

    # What happens

    def _on_read(self, pages: Sequence[Page]) -> None:
        self._pages = {page.name: page for page in pages}
        for page in pages:
            top = _item(page.title, page.name)
            for section in page.sections[1:]:
                if section.level <= _DEEPEST:
                    top.appendRow(_item(section.text, f"{page.name}/{section.anchor}"))
            self._model.appendRow(top)
        self.contents.expand(self._model.index(0, 0))
        self._show_page(pages[0].name)
        if self._wanted:
            self.show_place(self._wanted)
        self.page.setFocus()
        self.ready.emit()

    def _on_failed(self, error: ReaderError) -> None:
        self.page.setPlainText(str(error))

    def _show_page(self, name: str) -> None:
        if name != self._shown:
            self._shown = name
            self.page.show_html(self._pages[name].html)
            self._find()
        self.back.setEnabled(bool(self._before))
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(_PLACE) == name:
                self.contents.expand(index)
                self.contents.setCurrentIndex(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.show_place(str(index.data(_PLACE)))
        self.contents.setCurrentIndex(index)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme():
            ask_and_open(url, self)
        else:
            self.show_place(url.fragment())

    def _open_find(self) -> None:
        self.bar.show()
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._find()

    def _close_find(self) -> None:
        self.bar.hide()
        self._find()
        self.page.setFocus()

    def _find(self) -> None:
        words = "" if self.bar.isHidden() else self.bar.field.text()
        self.page.find_words(
            words, whole_word=self.bar.whole_word.isChecked(), match_case=self.bar.match_case.isChecked()
        )

    def _show_place(self) -> None:
        self.bar.show_place(self.page.match, self.page.matches)
        for action in (self.previous, self.following):
            action.setEnabled(self.page.matches > 0)
        self.back.setEnabled(bool(self._before))


def _read(folder: Path) -> Sequence[Page]:
    # Loaded on the lane's thread: it brings the Markdown parser with it.
    from reader.ui.help.pages import read_pages

    return read_pages(folder)


def _item(text: str, place: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(place, _PLACE)
    item.setToolTip(text)
    return item
