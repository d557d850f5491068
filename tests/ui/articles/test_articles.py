"""What is done with whole articles, one and many, in the real window."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from reader.noting import Noter
from reader.ui.articles.tags_dialog import TagsDialog
from reader.ui.tree.rows import Role
from tests import showcase
from tests.ui.conftest import Reader


def noter(reader: Reader) -> Noter:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    return noting.noter


def trigger(reader: Reader, action: str) -> None:
    reader.parts.actions[action].trigger()
    reader.settle()


def choose(reader: Reader, path: str, number: int) -> list[str]:
    """Select the first `number` articles of a branch; returns their keys."""
    reader.rows(path)
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    leaf = model.branch_index(path)
    flags = QItemSelectionModel.SelectionFlag
    # Not the view's own way, which asks what keys are held down, and a test before this one may know.
    view.selectionModel().setCurrentIndex(model.index(0, 0, leaf), flags.ClearAndSelect)
    for row in range(1, number):
        view.selectionModel().setCurrentIndex(model.index(row, 0, leaf), flags.Select)
    view.setFocus()
    reader.settle()
    return view.selected_keys()


def dialog(reader: Reader) -> TagsDialog:
    return next(each for each in reader.window.findChildren(TagsDialog) if each.isVisible())


def test_many_selected_articles_are_marked_read_and_unread_again_by_undo(reader: Reader) -> None:
    keys = choose(reader, "kind/press_release/2023", 3)
    assert len(keys) == 3
    QTest.keyClick(reader.parts.shelf.view, Qt.Key.Key_M)
    reader.settle()
    assert all(noter(reader).state(key).read for key in keys)
    assert reader.parts.status.currentMessage() == "3 articles marked as read. Press Ctrl+Z to undo."
    assert "Unread (31)" in reader.rows()
    assert reader.parts.shelf.view.selected_keys() == keys
    assert reader.parts.shelf.model.signs(keys[0]).read
    trigger(reader, "undo")
    assert not any(noter(reader).state(key).read for key in keys)
    assert reader.parts.status.unread_text == "34 unread"


def test_what_is_read_becomes_unread(reader: Reader) -> None:
    article = reader.open(showcase.EAST_JUNE)
    reader.parts.article.view.setFocus()
    trigger(reader, "read")
    trigger(reader, "read")
    assert not noter(reader).state(article.summary.key).read
    assert "marked as unread" in reader.parts.status.currentMessage()


def test_a_whole_branch_is_marked_read_with_one_undo(reader: Reader) -> None:
    view, model = reader.parts.shelf.view, reader.parts.shelf.model
    view.setCurrentIndex(model.branch_index("kind/press_release"))
    trigger(reader, "all_read")
    assert reader.parts.status.currentMessage() == "6 articles marked as read. Press Ctrl+Z to undo."
    index = model.branch_index("kind/press_release")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Press statements, 6 articles"
    trigger(reader, "undo")
    index = model.branch_index("kind/press_release")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Press statements, 6 articles, 6 unread"


def test_many_articles_are_bookmarked_in_one_step(reader: Reader) -> None:
    keys = choose(reader, "kind/press_release/2023", 2)
    trigger(reader, "star")
    assert "Bookmarked (2)" in reader.rows()
    leaf = reader.parts.shelf.model.branch_index("kind/press_release/2023")
    row = reader.parts.shelf.model.index(0, 0, leaf)
    assert "bookmarked" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    trigger(reader, "undo")
    assert "Bookmarked (0)" in reader.rows()
    assert noter(reader).of_article(keys[0]) == ()


def test_tags_that_all_or_some_have_are_told_apart_and_changed(reader: Reader) -> None:
    keys = choose(reader, "kind/press_release/2023", 2)
    noter(reader).tag_articles(keys, ["SEND"])
    noter(reader).tag_articles(keys[:1], ["briefing"])
    trigger(reader, "tags")
    box = dialog(reader)
    assert box.windowTitle() == "Tags of 2 articles"
    rows = [box.list.item(row).text() for row in range(box.list.count())]
    assert rows == ["briefing  (on 1 of 2)", "SEND"]
    box.list.item(0).setCheckState(Qt.CheckState.Checked)
    box.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClicks(box.field, "autumn")
    box.accept()
    reader.settle()
    tags = noter(reader).notebook.tags
    assert [tags.of_article(key) for key in keys] == [("autumn", "briefing")] * 2
    assert "Tags (2)" in reader.rows()
    assert len(reader.rows("own/tags/autumn")) == 2
    trigger(reader, "undo")
    assert tags.of_article(keys[1]) == ("SEND",)


def test_nothing_is_written_where_the_tags_stay(reader: Reader) -> None:
    choose(reader, "kind/press_release/2023", 1)
    trigger(reader, "tags")
    box = dialog(reader)
    box.accept()
    reader.settle()
    assert noter(reader).notebook.history.next_undo() is None


def test_an_article_read_in_the_branch_of_unread_ones_stays_until_it_is_left(reader: Reader) -> None:
    (key,) = choose(reader, "own/unread", 1)
    trigger(reader, "read")
    assert reader.parts.shelf.view.currentIndex().data(Role.KEY) == key
    choose(reader, "kind/press_release/2023", 1)
    reader.parts.shelf.reload()
    reader.settle()
    assert key not in [
        index.data(Role.KEY)
        for row in range(
            reader.parts.shelf.model.rowCount(reader.parts.shelf.model.branch_index("own/unread"))
        )
        if (
            index := reader.parts.shelf.model.index(
                row, 0, reader.parts.shelf.model.branch_index("own/unread")
            )
        )
    ]
