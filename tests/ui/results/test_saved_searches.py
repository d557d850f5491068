"""Saved searches: kept, shown in the tree with what is unread, renamed, deleted, undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.results.name_dialog import NameDialog
from tests.ui.conftest import Reader


def _dialog(reader: Reader) -> NameDialog:
    return next(each for each in reader.window.findChildren(NameDialog) if each.isVisible())


def _save(reader: Reader, text: str, name: str) -> None:
    reader.search(text)
    reader.parts.actions["save_search"].trigger()
    dialog = _dialog(reader)
    dialog.field.setText(name)
    dialog.accept()
    reader.until(lambda: any(each.name == name for each in reader.parts.shelf.model.searches))
    reader.parts.finding.end()
    reader.settle()


def _stand_on_first(reader: Reader) -> None:
    model, view = reader.parts.shelf.model, reader.parts.shelf.view
    view.setCurrentIndex(model.branch_index(f"search/{model.searches[0].id}"))
    view.setFocus()


def test_a_search_is_saved_under_the_proposed_name_and_stands_in_the_tree(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.actions["save_search"].trigger()
    dialog = _dialog(reader)
    assert dialog.field.text() == "lantern"
    dialog.accept()
    reader.until(lambda: reader.parts.shelf.model.searches)
    reader.settle()
    rows = reader.rows()
    assert rows[rows.index("Searches") + 1].startswith("lantern (")
    assert reader.parts.shelf.model.searches[0].unread == 3


def test_choosing_it_searches(reader: Reader) -> None:
    _save(reader, "lantern", "Lanterns")
    _stand_on_first(reader)
    QTest.keyClick(reader.parts.shelf.view, Qt.Key.Key_Return)
    reader.until(lambda: reader.parts.finding.active)
    reader.settle()
    assert reader.parts.top_bar.search_box.text() == "lantern"
    assert reader.parts.results.count_text == "3 articles"


def test_it_is_renamed_deleted_and_brought_back(reader: Reader) -> None:
    parts = reader.parts
    _save(reader, "lantern", "Lanterns")
    _stand_on_first(reader)
    assert parts.actions["rename_search"].isEnabled()
    parts.actions["rename_search"].trigger()
    dialog = _dialog(reader)
    assert dialog.field.text() == "Lanterns"
    dialog.field.setText("Paper lanterns")
    dialog.accept()
    reader.until(lambda: [each.name for each in parts.shelf.model.searches] == ["Paper lanterns"])
    reader.settle()
    _stand_on_first(reader)
    QTest.keyClick(parts.shelf.view, Qt.Key.Key_Delete)
    reader.until(lambda: not parts.shelf.model.searches)
    assert "Searches" not in reader.rows()
    parts.actions["undo"].trigger()
    reader.until(lambda: [each.name for each in parts.shelf.model.searches] == ["Paper lanterns"])
    reader.settle()


def test_counts_follow_what_was_read(reader: Reader) -> None:
    _save(reader, "lantern", "Lanterns")
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    noting.noter.mark_read([reader.key_of("What foster carers told us over tea")], True)
    noting.changed.emit()
    reader.until(lambda: reader.parts.shelf.model.searches[0].unread == 2)
    reader.settle()


def test_nothing_is_to_be_renamed_where_no_saved_search_is_chosen(reader: Reader) -> None:
    for name in ("rename_search", "delete_search", "save_search"):
        assert not reader.parts.actions[name].isEnabled()
