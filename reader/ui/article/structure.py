"""The article as a screen reader may walk through it: headings, paragraphs, items of lists, cells and links.

Qt tells of a text browser only its text, in one piece. This stands beside that, as what is in the browser's
viewport: a document whose children are the blocks. Qt's own text, with its caret, stays as it is.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextBlock, QTextCursor
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from reader.ui.article.page import ArticlePage

_Role = QAccessible.Role


def let_walk(page: ArticlePage) -> None:
    """From now on, screen readers may walk through the parts of `page`, and of every other one."""
    _install()
    if QAccessible.isActive():  # the viewport was asked for already: what Qt made of it goes
        made = QAccessible.queryAccessibleInterface(page.viewport())
        if made is not None and not isinstance(made, ArticleDocument):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))


@cache
def _install() -> None:
    """Once: Qt has one list of factories for the whole program."""
    QAccessible.installFactory(_make)


def _make(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if kind != "QWidget" or not isinstance(thing, QWidget):
        return None
    page = thing.parent()
    return ArticleDocument(page) if isinstance(page, ArticlePage) else None


class ArticleDocument(QAccessibleWidget):
    """The viewport of `page`. What it hands out is kept until the page holds another text."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page.viewport(), _Role.Document, "")
        self._page = page
        self._state = (-1, -1)
        self._numbers: list[int] = []
        self._made: dict[int, Part] = {}
        self._ids: list[int] = []
        page.filled.connect(self.forget)
        page.destroyed.connect(self.forget)
        # What Qt still held when Python has ended would be deleted through it.
        ending = QCoreApplication.instance()
        if ending:
            ending.aboutToQuit.connect(self.forget)

    def childCount(self) -> int:
        return len(self._blocks())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        blocks = self._blocks()
        if not 0 <= index < len(blocks):
            return None
        number = blocks[index]
        if number not in self._made:
            part = Part(self._page, number)
            self._made[number] = part
            self._ids.append(QAccessible.registerAccessibleInterface(part))
        return self._made[number]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        number = getattr(child, "number", -1)
        blocks = self._blocks()
        return blocks.index(number) if number in blocks else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._page.viewport().mapFromGlobal(QPoint(x, y))
        number = self._page.cursorForPosition(place).blockNumber()
        blocks = self._blocks()
        return self.child(blocks.index(number)) if number in blocks else None

    def text(self, kind: QAccessible.Text) -> str:
        article = self._page.article if isValid(self._page) else None
        return article.summary.title if article and kind == QAccessible.Text.Name else ""

    def forget(self) -> None:
        """The text is another one: what was handed out is taken back."""
        self._state = (-1, -1)
        # In this order: to Python they belong, but Qt still knows them by their numbers.
        for each in self._ids:
            QAccessible.deleteAccessibleInterface(each)
        self._ids.clear()
        self._made.clear()

    def _blocks(self) -> list[int]:
        """The numbers of the blocks that hold words; Qt puts empty ones around tables."""
        document = self._page.document()
        state = (document.blockCount(), document.characterCount())
        if state != self._state:  # what stands below an article comes later
            self._state, self._numbers = state, []
            block = document.begin()
            while block.isValid():
                if block.text().strip():
                    self._numbers.append(block.blockNumber())
                block = block.next()
        return self._numbers


class Part(QAccessibleInterface):
    """One block of the page's text."""

    def __init__(self, page: ArticlePage, number: int) -> None:
        super().__init__()
        self.number = number
        self._page = page

    def isValid(self) -> bool:
        return isValid(self._page)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self._page.viewport())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        block = self._block
        if block.blockFormat().headingLevel():
            return _Role.Heading
        if block.textList():
            return _Role.ListItem
        return _Role.Cell if QTextCursor(block).currentTable() else _Role.Paragraph

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        if not self.rect().intersects(_on_screen(self._page)):
            state.offscreen = True
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._block.text()
        level = self._block.blockFormat().headingLevel()
        return f"Heading level {level}" if kind == QAccessible.Text.Description and level else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It cannot be changed."""

    def rect(self) -> QRect:
        place = self._page.document().documentLayout().blockBoundingRect(self._block)
        scrolled = QPoint(self._page.horizontalScrollBar().value(), self._page.verticalScrollBar().value())
        shown = place.toRect().translated(-scrolled)
        return QRect(self._page.viewport().mapToGlobal(shown.topLeft()), shown.size())

    @property
    def _block(self) -> QTextBlock:
        return self._page.document().findBlockByNumber(self.number)


def _on_screen(page: ArticlePage) -> QRect:
    viewport = page.viewport()
    return QRect(viewport.mapToGlobal(QPoint(0, 0)), viewport.size())
