"""The context menus of tree, results and article."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu

from reader.model import Colour, MarkKind
from reader.ui.context_menus import ContextMenus
from tests import showcase
from tests.ui.conftest import Reader

WORDS = "waiting lists for speech therapy"


@pytest.fixture
def menus(reader: Reader) -> ContextMenus:
    notebook = reader.window.commands.notebook
    assert notebook is not None
    return notebook.menus


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def article_menu(reader: Reader, menus: ContextMenus, words: str = "", at: str = "") -> QMenu:
    """The article's menu with `words` selected, asked for at the words `at`."""
    view = reader.parts.article.view
    article = view.article
    assert article is not None
    cursor = QTextCursor(view.document())
    place = view.viewport().rect().bottomRight()
    if words:
        start = article.text.index(words)
        cursor.setPosition(view.positions.to_cursor(start))
        cursor.setPosition(view.positions.to_cursor(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
    if at:
        cursor.setPosition(view.positions.to_cursor(article.text.index(at) + 1))
        place = view.cursorRect(cursor).center()
    menu = QMenu(view)
    menus.fill_article_menu(menu, place)
    return menu


def test_articles_and_branches_of_the_tree_have_their_own(reader: Reader, menus: ContextMenus) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    reader.open(showcase.EAST_JUNE)
    row = view.visualRect(view.currentIndex()).center()
    assert texts(menus.of_tree(row)) == [
        "Open in a new tab",
        "Mark as read or unread",
        "Bookmark article",
        "Tags…",
        "Correct details…",
        "Remove from library…",
    ]
    branch = model.branch_index("region/london")
    view.setCurrentIndex(branch)
    assert texts(menus.of_tree(view.visualRect(branch).center())) == ["Mark all in this group as read"]


def test_results_have_the_menu_of_articles(reader: Reader, menus: ContextMenus) -> None:
    reader.search(showcase.QUOTED_PHRASE)
    assert "Tags…" in texts(menus.of_results())


def test_selected_words_are_highlighted_quoted_and_looked_up(reader: Reader, menus: ContextMenus) -> None:
    reader.open(showcase.EAST_JUNE)
    menu = article_menu(reader, menus, WORDS)
    assert texts(menu) == [
        "Highlight",
        "Write a note…",
        "Add bookmark…",
        "Copy with source",
        "Copy as Markdown",
        "Search for “waiting lists for speech ther…”",
    ]
    colours = menu.actions()[1].menu()
    assert isinstance(colours, QMenu)
    assert texts(colours) == ["Yellow", "Green", "Blue", "Pink", "Violet"]
    menu.actions()[-3].trigger()
    assert QGuiApplication.clipboard().text() == (
        f"“{WORDS}” (Directors’ Circle, {showcase.EAST_JUNE}, June 2024)"
    )
    menu.actions()[-1].trigger()
    reader.until(lambda: reader.parts.finding.active)
    reader.settle()
    assert WORDS in reader.parts.top_bar.search_box.text()


def test_a_mark_under_the_pointer_can_be_edited_and_deleted(reader: Reader, menus: ContextMenus) -> None:
    article = reader.open(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    start = article.text.index(WORDS)
    noting.noter.add(article.summary.key, MarkKind.HIGHLIGHT, (start, start + len(WORDS)), colour=Colour.BLUE)
    assert noting.marking is not None
    noting.marking.again()
    reader.settle()
    menu = article_menu(reader, menus, at=WORDS)
    assert texts(menu)[-2:] == ["Edit note…", "Delete highlight"]
    menu.actions()[-1].trigger()
    reader.settle()
    assert noting.noter.of_article(article.summary.key) == ()
