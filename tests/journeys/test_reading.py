"""What a person does on the first day, in a real window with real keys and mouse."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from reader.importing import Importer
from reader.library import Library
from reader.ui.importing.summary import SummaryDialog
from reader.ui.window import MainWindow
from tests.invented import write_documents
from tests.journeys.hand import Hand

pytestmark = pytest.mark.display


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def filled(library: Library, documents: Path) -> Library:
    """The library with the invented documents in it; to be asked for before `window`."""
    Importer(library).import_paths([documents])
    return library


def branch(window: MainWindow, *labels: str) -> QModelIndex:
    """The row of the tree below the rows that begin with `labels`; none while it is not there."""
    model, index = window.parts.shelf.view.model(), QModelIndex()
    for label in labels:
        rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        index = next((row for row in rows if str(row.data()).startswith(label)), QModelIndex())
        if not index.isValid():
            break
    return index


def has_row(window: MainWindow, place: tuple[str, ...]) -> bool:
    return window.parts.shelf.view.visualRect(branch(window, *place)).isValid()


def walk(window: MainWindow, hand: Hand, *labels: str) -> None:
    """Click from the outermost row down to the one wanted, each as soon as it is there."""
    tree = window.parts.shelf.view
    for depth in range(1, len(labels) + 1):
        place = labels[:depth]
        hand.until(partial(has_row, window, place))
        hand.click_row(tree, tree.visualRect(branch(window, *place)))


def summary_dialog(window: MainWindow) -> SummaryDialog | None:
    return next((each for each in window.findChildren(SummaryDialog) if each.isVisible()), None)


def test_first_start_says_what_to_do_and_a_drop_brings_documents_in(
    window: MainWindow, hand: Hand, documents: Path, library: Library
) -> None:
    assert window.parts.article.is_empty_library
    assert window.parts.status.count_text == "No articles"

    hand.drop_files([documents], on=window)
    hand.until(lambda: summary_dialog(window))
    dialog = summary_dialog(window)
    assert dialog is not None
    assert dialog.summary.added == library.articles.count() > 0
    assert dialog.summary.failed == ()

    hand.click(dialog.read)
    hand.until(lambda: window.parts.reading.key == library.articles.newest())
    assert not window.parts.article.is_empty_library
    assert str(library.articles.count()) in window.parts.status.count_text


def test_browsing_to_an_article_with_the_mouse(filled: Library, window: MainWindow, hand: Hand) -> None:
    walk(window, hand, "North West", "2018", "May")
    hand.until(lambda: "North West Update May 2018" in window.windowTitle())
    article = window.parts.article.view.article
    assert article is not None
    assert "Winter plans" in [heading.text for heading in article.headings]
    assert "green kites go first" in window.parts.article.view.toPlainText()


def test_searching_as_one_types_and_opening_a_hit(filled: Library, window: MainWindow, hand: Hand) -> None:
    hand.press("ctrl+shift+f")
    hand.until(window.parts.top_bar.search_box.hasFocus)
    hand.type('"tartan tail"')
    hand.until(lambda: window.parts.results.isVisible() and window.parts.results.list.model().rowCount() == 1)
    hand.press("Return")
    hand.until(lambda: "North West" in window.windowTitle())
    view = window.parts.article.view
    hand.until(lambda: view.hits == 1)
    hand.press("ctrl+shift+f", "Escape")
    hand.until(window.parts.shelf.view.isVisible)
    assert window.parts.top_bar.search_box.text() == ""


def test_an_article_of_no_known_date_stands_under_its_kind(
    filled: Library, window: MainWindow, hand: Hand
) -> None:
    walk(window, hand, "Press statements", "No date", "Harbour")
    hand.until(lambda: "Harbour swimming" in window.windowTitle())
    article = window.parts.article.view.article
    assert article is not None
    assert article.summary.issued.iso is None


def test_going_back_and_forward_with_the_keyboard(filled: Library, window: MainWindow, hand: Hand) -> None:
    first = window.parts.reading.key
    other = next(each.key for each in filled.articles.list() if each.key != first)
    window.parts.reading.open(other)
    hand.until(lambda: window.parts.reading.key == other and window.parts.actions["back"].isEnabled())
    hand.press("alt+Left")
    hand.until(lambda: window.parts.reading.key == first and window.parts.actions["forward"].isEnabled())
    hand.press("alt+Right")
    hand.until(lambda: window.parts.reading.key == other)


def test_pasting_a_page(window: MainWindow, hand: Hand, library: Library) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("London Update June 2020\n\nBoats\n\nThe boat club has two new boats and a jetty.\n")
    hand.press("ctrl+shift+v")
    hand.until(lambda: QApplication.activeWindow() not in (None, window))
    hand.until(lambda: "London Update June 2020" in shown_text(QApplication.activeWindow()))
    hand.press("Return")
    hand.until(lambda: library.articles.count() == 1)


def shown_text(window: object) -> str:
    from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

    assert isinstance(window, QWidget)
    labels = [label.text() for label in window.findChildren(QLabel)]
    return "\n".join(labels + [edit.toPlainText() for edit in window.findChildren(QTextEdit)])
