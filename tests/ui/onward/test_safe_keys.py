"""No key deletes anything, or marks everything, without a way back: each key of each action is pressed."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.model import PersonalFacts, SavedSearch
from reader.noting import Noter
from reader.ui.tree.rows import Role
from tests import showcase
from tests.ui.conftest import Reader

_ELSEWHERE = {"quit", "import_files", "import_folder", "print", "export_pdf", "undo", "redo"}
_LOOK = 5  # milliseconds for what opens to be there


class _State(NamedTuple):
    """What a key may not change for good."""

    articles: int
    facts: dict[str, PersonalFacts]
    searches: tuple[SavedSearch, ...]


def _noter(reader: Reader) -> Noter:
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    return noting.noter


def _state(reader: Reader) -> _State:
    library, nothing = reader.library, PersonalFacts("")
    facts = library.personal.of([each.key for each in library.articles.list()])
    told = {key: replace(each, opened=None) for key, each in facts.items()}
    return _State(
        library.articles.count(),
        {key: each for key, each in told.items() if replace(each, key="") != nothing},
        _noter(reader).notebook.searches.all(),
    )


def _close_what_opened(reader: Reader) -> None:
    QTest.qWait(_LOOK)
    while popup := QApplication.activePopupWidget():
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if widget is not reader.window and widget.isVisible():
            widget.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    reader.settle()


def _stand(reader: Reader, where: str) -> QWidget:
    """Put the keyboard there, with something selected."""
    reader.window.activateWindow()
    reader.until(reader.window.isActiveWindow)
    if reader.parts.finding.active:
        reader.parts.finding.end()
    article = reader.open(showcase.EAST_JUNE)
    if where == "article":
        start = article.text.index("Two themes")
        reader.parts.article.view.select(start, start + 10)
        reader.parts.article.view.setFocus()
        return reader.parts.article.view
    if reader.parts.left.currentWidget() is not reader.parts.shelf.view:
        reader.parts.left.leave_notes()
    tree = reader.parts.shelf.view
    key = article.summary.key  # the tree follows the article once that is painted
    reader.until(lambda: tree.currentIndex().data(Role.KEY) == key)
    tree.setFocus()
    model = tree.selectionModel()
    model.select(tree.currentIndex(), model.SelectionFlag.ClearAndSelect)
    model.select(tree.currentIndex().siblingAtRow(1), model.SelectionFlag.Select)
    assert len(tree.selected_keys()) == 2
    return tree


def _keys(reader: Reader) -> list[tuple[str, QAction, QKeySequence]]:
    return [
        (spec.name, action, key)
        for spec, action in reader.parts.actions
        if spec.name not in _ELSEWHERE
        for key in action.shortcuts()[:1]
    ]


@pytest.mark.parametrize("where", ["article", "tree"])
def test_what_a_key_changes_one_step_of_undo_brings_back(reader: Reader, where: str) -> None:
    reader.settings.read_at_end, reader.settings.reduce_motion = False, True
    noter = _noter(reader)
    noter.save_search("Lanterns", "lantern")
    noter.star([reader.key_of(showcase.STATEMENT)], True)
    noter.mark_read([reader.key_of(showcase.EAST_JUNE)], True)
    reader.settle()
    changed = set()
    for name, action, key in _keys(reader):
        place = _stand(reader, where)
        if not action.isEnabled():
            continue
        before = _state(reader)
        stroke = key[0]  # type: ignore[index]  # PySide's stubs do not know that this works
        QTest.keyClick(place, stroke.key(), stroke.keyboardModifiers())
        _close_what_opened(reader)
        now = _state(reader)
        assert now.articles == before.articles, name
        if now != before:
            changed.add(name)
            assert len(now.facts.keys() ^ before.facts.keys()) <= 2, f"{name} changed everything"
            reader.parts.actions["undo"].trigger()
            reader.settle()
            assert _state(reader) == before, name
    assert {"star", "read"} <= changed
    assert changed <= {"star", "read", "highlight", "note", "bookmark"}


def test_what_marks_everything_has_no_key_to_begin_with(reader: Reader) -> None:
    for name in ("all_read", "delete_search", "undo_import"):
        assert not reader.parts.actions[name].shortcuts(), name
