"""From the first paint on, no SQL, parsing or file call of ours is made on the main thread.

Before it, the first article is read there: nothing else would make it stand sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model import Grouping
from reader.paths import Home
from reader.ui.theme import icons
from reader.ui.theme.tokens import ThemeName
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.main_thread import Guard, watched_connections

__all__ = ["watched_connections"]

# Properties that give what is held, objects that are made and do nothing yet, and what stops a search.
_ALLOWED = frozenset(
    {
        *("Library.read_only", "Library.related", "Notebook.read_only"),
        *("Importer.__init__", "RelatedArticles.__init__", "_Interrupt.__call__"),
    }
)


@pytest.fixture
def guarded(
    qtbot: QtBot,
    filled_home: Home,
    nothing_left: None,
    watched_connections: Callable[[Guard], None],
) -> Iterator[tuple[Reader, Guard]]:
    """The window at rest, watched since its first paint."""
    guard = Guard(_ALLOWED)
    watched_connections(guard)
    reader = Reader(qtbot, filled_home)
    key = reader.key_of(showcase.EAST_JUNE)
    reader.window.open_first()
    with qtbot.waitSignal(reader.window.first_painted):
        reader.window.show()
    with guard.watches():
        reader.until(lambda: reader.window.commands.noting and reader.window.commands.noting.marking)
        reader.settle()
        reader.parts.reading.open(key)
        reader.settle()
        yield reader, guard
    reader.close()


def _read(reader: Reader) -> None:
    reader.parts.actions["next_article"].trigger()
    reader.settle()
    for name in ("next_unread", "back", "forward", "read", "star"):
        reader.parts.actions[name].trigger()
        reader.settle()
    view = reader.parts.article.view
    view.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    reader.settle()


def _search(reader: Reader) -> None:
    reader.search("lantern OR region:london")
    box = reader.parts.top_bar.search_box
    QTest.keyClick(box, Qt.Key.Key_Return)
    reader.settle()
    for name in ("next_hit", "next_hit", "previous_hit", "narrow", "sort_oldest", "sort_relevance"):
        reader.parts.actions[name].trigger()
        reader.settle()
    reader.parts.results.list.expandAll()
    reader.settle()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    reader.settle()
    reader.search("zyrkandel")
    box.clear()
    reader.settle()


def _mark(reader: Reader) -> None:
    view = reader.parts.article.view
    cursor = view.textCursor()
    cursor.setPosition(20)
    cursor.setPosition(60, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    for name in ("highlight", "undo", "redo", "note"):
        reader.parts.actions[name].trigger()
        reader.settle()
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.marking is not None
    editor = noting.marking.section.editor
    QTest.keyClicks(editor.field, "Ask again.")
    editor.finish()
    reader.settle()
    for name in ("all_notes", "all_notes"):
        reader.parts.actions[name].trigger()
        reader.settle()


def _find(reader: Reader) -> None:
    reader.parts.actions["find"].trigger()
    in_article = reader.window.commands.finding.in_article
    assert in_article is not None
    QTest.keyClicks(in_article.bar.field, "the")
    QTest.keyClick(in_article.bar.field, Qt.Key.Key_Escape)
    reader.settle()


def _arrange(reader: Reader) -> None:
    for path in ("region/london/2023", "kind/press_release/2023", "own/unread"):
        reader.rows(path)
    for grouping in (Grouping.YEAR_MONTH, Grouping.REGION_YEAR):
        reader.parts.shelf.group(grouping)
        reader.settle()
    for name in ("larger", "normal_size", "library_pane", "library_pane", "details_pane", "details_pane"):
        reader.parts.actions[name].trigger()
    for theme in ThemeName:
        reader.parts.actions[f"theme_{theme}"].trigger()
    reader.window.resize(1024, 700)
    reader.settle()


def _go_to(reader: Reader) -> None:
    for words in ("north west", "larger"):
        reader.parts.actions["go_to"].trigger()
        reader.until(lambda: reader.window.commands.go_to and reader.window.commands.go_to.box.isVisible())
        assert reader.window.commands.go_to is not None
        field = reader.window.commands.go_to.box.field
        QTest.keyClicks(field, words)
        reader.settle()
        QTest.keyClick(field, Qt.Key.Key_Return)
        reader.settle()


def _help(reader: Reader) -> None:
    reader.parts.actions["guide"].trigger()
    guide = reader.window.commands.help.guide
    assert guide is not None
    reader.until(lambda: guide.shown)
    guide.show_place("search/dates")
    guide.close()
    reader.parts.article.show_welcome()
    reader.settle()


def _follow(reader: Reader) -> None:
    """Something else wrote to the library."""
    reader.window.commands.on_library_changed()
    reader.settle()


@pytest.mark.parametrize("journey", [_read, _search, _mark, _find, _arrange, _go_to, _help, _follow])
def test_the_main_thread_only_shows(guarded: tuple[Reader, Guard], journey: Callable[[Reader], None]) -> None:
    reader, guard = guarded
    journey(reader)
    reader.qtbot.wait(400)
    assert not guard.seen, "\n".join(dict.fromkeys(guard.seen))


def test_what_is_forbidden_is_noticed(guarded: tuple[Reader, Guard]) -> None:
    reader, guard = guarded
    reader.library.articles.count()
    assert any(each.startswith("library Articles.count") for each in guard.seen)
    assert any(each.startswith("SQL 'SELECT") for each in guard.seen)
    icons.read_all()
    assert any(each.startswith("os.scandir") for each in guard.seen)
