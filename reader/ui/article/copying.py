"""What is copied from an article: rich text, Markdown and plain text of the same passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.export import Forms, Passage, forms, forms_with_source
from reader.noting import cite

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from reader.ui.article.picking import Picked
    from reader.ui.article.view import ArticleView
    from reader.ui.status import StatusBar

MARKDOWN = "text/markdown"


def fill(data: QMimeData, written: Forms) -> None:
    """Put the three forms of a passage into what goes to the clipboard."""
    data.setHtml(written.html)
    data.setData(MARKDOWN, written.markdown.encode())
    data.setText(written.plain)


def as_passage(picked: Picked) -> Passage:
    return Passage(picked.title, picked.facts, picked.blocks, picked.inside)


def copied(picked: Picked) -> Forms:
    """What is copied of `picked`."""
    return forms(as_passage(picked))


class Copying(QObject):
    """Copies what is selected in the article, else the whole of it; `status` says that it was done."""

    def __init__(self, view: ArticleView, status: StatusBar) -> None:
        super().__init__(view)
        self._view = view
        self._status = status

    def copy_markdown(self) -> None:
        """Put Markdown on the clipboard, for programs that take plain text."""
        picked = self._view.picked or self._view.picked_whole
        if picked:
            QGuiApplication.clipboard().setText(copied(picked).markdown)
            self._status.show_notice(f"{_what(picked)} copied as Markdown")

    def copy_with_source(self) -> None:
        """Put the words with title, publisher, date and address on the clipboard, in all forms."""
        article = self._view.article
        picked = self._view.picked or self._view.picked_whole
        if article and picked:
            written = forms_with_source(as_passage(picked), cite(article.summary))
            QGuiApplication.clipboard().setMimeData(self._view.mime_data(written))
            self._status.show_notice(f"{_what(picked)} copied with its source")


def _what(picked: Picked) -> str:
    return "Article" if picked.title else "Selection"
