"""Contrast of what is really on the screen, in every theme: the tokens alone do not say which meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget

from reader.model import Colour, MarkKind
from reader.ui.theme.tokens import THEMES, ThemeName
from tests import showcase
from tests.ui.accessibility import walking
from tests.ui.accessibility.dialogs import OPENERS, close_dialogs, open_dialog
from tests.ui.accessibility.paint import best_contrast, changed, ground, picture
from tests.ui.accessibility.views import VIEWS
from tests.ui.conftest import Reader

TEXT, CONTROL, UNUSABLE = 4.5, 3.0, 1.9
LEAST_RING = 40  # pixels that show where the keyboard is: more than a caret


@pytest.fixture(autouse=True)
def closed(reader: Reader) -> Iterator[None]:
    """No dialog stays open where a test failed."""
    yield
    close_dialogs()


def themes(reader: Reader) -> Iterator[ThemeName]:
    """Every theme, one after the other, on the same window."""
    for theme in THEMES:
        reader.appearance.choose(theme)
        reader.settle()
        yield theme


def words(reader: Reader, text: str) -> tuple[QWidget, QRect]:
    """Where the article shows `text`: the widget, and the rectangle in it."""
    view = reader.parts.article.view
    found = view.document().find(text)
    assert not found.isNull()
    ends = []
    for position in (found.selectionStart(), found.selectionEnd()):
        cursor = QTextCursor(view.document())
        cursor.setPosition(position)
        ends.append(view.cursorRect(cursor))
    assert view.viewport().rect().contains(ends[0])
    return view.viewport(), QRect(ends[0].topLeft(), ends[1].bottomRight())


def test_the_window_s_own_words(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    tree, box = reader.parts.shelf.view, reader.parts.top_bar.search_box
    top = tree.visualRect(tree.model().index(0, 0))
    count = QRect(tree.viewport().width() - 48, top.top(), 48, top.height())
    placeholder = QRect(QPoint(40, 6), QSize(120, box.height() - 12))
    unusable = next(each for each in reader.parts.top_bar.controls if not each.isEnabled())
    for theme in themes(reader):
        current = tree.visualRect(tree.currentIndex())
        assert best_contrast(picture(tree.viewport(), current)) >= TEXT, (theme, "the chosen row")
        assert best_contrast(picture(tree.viewport(), count)) >= TEXT, (theme, "a count")
        assert best_contrast(picture(box, placeholder)) >= TEXT, (theme, "what a field is for")
        border = QRect(0, 4, 12, box.height() - 8)
        assert best_contrast(picture(box, border)) >= CONTROL, (theme, "the border of a field")
        assert best_contrast(picture(reader.parts.status)) >= TEXT, (theme, "the status bar")
        assert best_contrast(picture(unusable)) >= UNUSABLE, (theme, "what cannot be used now")


def test_a_match_on_a_highlight_and_a_link_that_is_selected(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    assert noting.writer is not None
    start = reader.library.articles.reading_text(key).text.index("waiting lists")
    noting.noter.add(key, MarkKind.HIGHLIGHT, (start, start + 30), colour=Colour.YELLOW)
    noting.writer.changed.emit()
    reader.settle()
    marked = {theme: picture(*words(reader, "waiting lists")) for theme in themes(reader)}
    reader.search("waiting")
    reader.parts.results.activate_first()
    reader.until(lambda: reader.parts.article.view.hits)
    for theme in themes(reader):
        found = picture(*words(reader, "waiting"))
        assert best_contrast(marked[theme]) >= TEXT, theme
        assert best_contrast(found) >= TEXT, theme
        assert ground(found) != ground(marked[theme]), theme
    reader.parts.finding.end()
    reader.open(showcase.EAST_JUNE)
    view = reader.parts.article.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    for theme in themes(reader):
        view.selectAll()
        assert best_contrast(picture(*words(reader, "networks@example.org"))) >= TEXT, theme


def test_buttons(reader: Reader) -> None:
    dialog = open_dialog(reader, OPENERS["ExportDialog"])
    for theme in themes(reader):
        for button in dialog.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled():
                inner = button.rect().adjusted(6, 4, -6, -4)
                assert best_contrast(picture(button, inner)) >= TEXT, (theme, button.text())


@pytest.mark.parametrize("name", ["article", "narrowed results", "all notes", "writing a note", "tabs"])
def test_the_keyboard_s_place_can_be_seen_in_a_view(reader: Reader, name: str) -> None:
    VIEWS[name](reader)
    reader.settle()
    faults = {theme: unseen(reader.window) for theme in themes(reader)}
    assert not any(faults.values()), faults
    reader.parts.finding.end()


@pytest.mark.parametrize(
    "name", ["CorrectDialog", "ExportDialog", "ReviewWindow", "SearchFormDialog", "TagsDialog"]
)
def test_the_keyboard_s_place_can_be_seen_in_a_dialog(reader: Reader, name: str) -> None:
    dialog = open_dialog(reader, OPENERS[name])
    faults = {theme: unseen(dialog) for theme in themes(reader)}
    assert not any(faults.values()), faults


def unseen(root: QWidget) -> list[str]:
    """The controls where the window looks as before when the keyboard comes to them, or nearly so: their ring
    is too faint, or they stand out of sight.
    """
    faults = []
    way = walking.tab_way(root)
    for control, other in zip(way, way[1:] + way[:1], strict=True):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        place = QRect(control.mapTo(root, QPoint(0, 0)), control.size()).adjusted(-4, -4, 4, 4)
        place = place.intersected(root.rect())
        here = picture(root, place)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        ring = changed(picture(root, place), here, CONTROL)
        if ring < LEAST_RING:
            faults.append(f"{walking.said(control)}: {ring} pixels")
    return faults
